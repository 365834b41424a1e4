using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;

namespace Holdfast.Desk.Instructions.Reports;

/// <summary>The reports that examiners ask for. Wire words.</summary>
[JsonConverter(typeof(WordConverter<ReportKind>))]
public enum ReportKind
{
    /// <summary>
    /// Instructions by category, channel and outcome, and how many have a confirmation that is documented.
    /// </summary>
    Instructions,

    /// <summary>Call-backs that failed, and instructions that expired.</summary>
    CallBacks,

    /// <summary>Instructions shortly after a change of account data.</summary>
    RelatedChanges,

    /// <summary>Payees of several customers.</summary>
    SharedPayees,

    /// <summary>Payees whom only customers of one representative pay.</summary>
    RepresentativePayees,

    /// <summary>Cheques carried by hand without receipt or follow-up.</summary>
    HandDeliveries,

    /// <summary>Holds by kind, with their age, who placed them, and notices.</summary>
    Holds,

    /// <summary>Holds that were lifted by a release, and releases with alarms.</summary>
    Overrides,

    /// <summary>Records of changes: sent against due.</summary>
    ChangeNotices,

    /// <summary>For how many accounts a trusted contact person is on file.</summary>
    TrustedContacts,

    /// <summary>Who verifies what between the introducing and the clearing firm.</summary>
    Allocation,

    /// <summary>A sample of one branch for its inspection.</summary>
    BranchSample,

    /// <summary>What a branch does none of, for the written procedures.</summary>
    BranchStatement,
}

/// <summary>A report as a table.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Columns">The names of its columns.</param>
/// <param name="Rows">Its rows.</param>
public sealed record ReportTable(
    ReportKind Kind, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>As CSV of RFC 4180. No cell is read as a formula by a spreadsheet.</summary>
    public string ToCsv() => Csv(Rows.Prepend(Columns));

    /// <summary>Rows as CSV, for reports of other slices too.</summary>
    internal static string Csv(IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }

        return text.ToString();
    }

    /// <summary>A number as a report shows it.</summary>
    internal static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Cell(string value)
    {
        // A spreadsheet runs what begins so; a leading apostrophe makes it text.
        var safe = value.Length > 0 && "=+-@\t\r\n".Contains(value[0], StringComparison.Ordinal) ? "'" + value : value;
        return safe.AsSpan().ContainsAny("\",\r\n".AsSpan())
            ? "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""
            : safe;
    }
}
