namespace Holdfast.Runtime.Journal.Verification;

/// <summary>What came of verifying records.</summary>
public sealed record Verification
{
    /// <summary>Entries that were found to be as they were written.</summary>
    public required long Entries { get; init; }

    /// <summary>Bytes of content that were hashed.</summary>
    public required long ContentBytes { get; init; }

    /// <summary>The signed head that the records fit, for keeping elsewhere; null where there is a fault.</summary>
    public string? Head { get; init; }

    /// <summary>The first thing that is not as it was written; null where all is.</summary>
    public VerificationFault? Fault { get; init; }
}

/// <summary>Something in the records that is not as it was written.</summary>
/// <param name="Entry">The position of the first entry concerned; null where it is none in particular.</param>
/// <param name="What">What is wrong, in a sentence.</param>
public sealed record VerificationFault(long? Entry, string What);
