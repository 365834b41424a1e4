using System.Collections.Immutable;

namespace Holdfast.Desk.Customers.Import;

/// <summary>A fault of a file. It never tells what stands there: that is customer information.</summary>
/// <param name="Row">The row, as a spreadsheet counts them: the names of the columns are row 1.</param>
/// <param name="Column">The column; empty where it is the row as a whole.</param>
/// <param name="Detail">What is wrong, as a sentence.</param>
public sealed record ImportFault(long Row, string Column, string Detail);

/// <summary>What an import came to, or would come to.</summary>
public sealed record ImportReport
{
    /// <summary>The most faults that are listed; more are counted.</summary>
    public const int FaultsListed = 1_000;

    /// <summary>What the file holds; null where its first row does not tell.</summary>
    public ImportKind? Kind { get; init; }

    /// <summary>Whether nothing was to be changed.</summary>
    public required bool IsDryRun { get; init; }

    /// <summary>Rows that were read.</summary>
    public long Rows { get; init; }

    /// <summary>Rows that put something on file that was not there.</summary>
    public long Begun { get; init; }

    /// <summary>Rows that changed what was on file.</summary>
    public long Changed { get; init; }

    /// <summary>Rows that changed nothing: it was so already.</summary>
    public long Same { get; init; }

    /// <summary>The first faults, in the order of the rows.</summary>
    public ImmutableArray<ImportFault> Faults { get; init; } = [];

    /// <summary>How many faults there are.</summary>
    public long FaultCount { get; init; }

    /// <summary>Whether the file was read to its end and, where it was to be, all of it was carried out.</summary>
    public bool IsFinished { get; init; }
}
