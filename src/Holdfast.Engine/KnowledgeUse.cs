namespace Holdfast.Engine;

/// <summary>What memory the customers and accounts take that are in it, and what was moved there and out.</summary>
public readonly record struct KnowledgeUse
{
    /// <summary>Customers and accounts that are in memory.</summary>
    public required long SubjectsInMemory { get; init; }

    /// <summary>Customers and accounts that are not.</summary>
    public required long SubjectsElsewhere { get; init; }

    /// <summary>About how many bytes those in memory take; 0 where nothing is moved out.</summary>
    public required long BytesInMemory { get; init; }

    /// <summary>How often one was fetched.</summary>
    public required long Fetches { get; init; }

    /// <summary>How often one was moved out.</summary>
    public required long Evictions { get; init; }
}
