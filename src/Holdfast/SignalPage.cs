using System.Globalization;
using System.Text;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Signals;

namespace Holdfast;

/// <summary>
/// The reference page of signals, docs/reference/signals.md: all it says of a signal stands with the signal.
/// </summary>
internal static class SignalPage
{
    /// <summary>A line for each signal.</summary>
    public static string List() => string.Concat(SignalCatalog.All.Select(signal => string.Create(
        CultureInfo.InvariantCulture,
        $"{signal.Description.Weight,7:+0.###;-0.###}  {signal.Id,-32}  {signal.Description.Name}\n")));

    public static string Markdown()
    {
        var text = new StringBuilder("""
            # Signals

            Every signal the engine asks: what it sees, where it comes from, what it weighs by default, and what a
            reviewer does next. A weight is in log-odds: +0.7 doubles the odds that it is not the customer, −0.7 halves
            them. What is in force is printed by `holdfast policy show`. Names are wire words: never renamed or reused.

            This page is written by `holdfast signals --markdown`; a test holds it to that.


            """);
        var families = SignalCatalog.All.GroupBy(signal => signal.Description.Family);
        foreach (var family in families.OrderBy(family => family.Key))
        {
            text.Append(CultureInfo.InvariantCulture, $"## {TitleOf(family.Key)}\n\n");
            foreach (var signal in family)
            {
                Append(text, signal.Description);
            }
        }

        AppendSheet(text);
        return text.ToString();
    }

    private static void Append(StringBuilder text, SignalDescription signal)
    {
        var weight = signal.Weight.ToString("+0.###;−0.###", CultureInfo.InvariantCulture);
        var sheet = signal.Sheet.Count > 0 ? string.Join(", ", signal.Sheet) : "not of the sheet";
        text.Append(CultureInfo.InvariantCulture, $"### {signal.Id}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{signal.Name}: {sheet}, {weight}, {CarryOf(signal.Carry)}.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"- Speaks: {signal.Definition}\n");
        text.Append(CultureInfo.InvariantCulture, $"- Reads: {ReadsOf(signal)}\n");
        text.Append(CultureInfo.InvariantCulture, $"- From: {signal.Source}\n");
        text.Append(CultureInfo.InvariantCulture, $"- Reviewer: {signal.Review}\n\n");
    }

    private static string ReadsOf(SignalDescription signal)
    {
        var types = signal.Reads.Types.Select(type => $"`{ContractWords.EventType.Of(type)}`");
        return string.Join(", ", signal.AtVisitStart ? types.Append("the first event of a visit") : types);
    }

    private static string CarryOf(Carry carry) => carry switch
    {
        Carry.Not => "stands for its own event only",
        Carry.Visit => "stands to the end of the visit",
        Carry.Days => "fades over days",
        Carry.Weeks => "fades over weeks",
    };

    private static string TitleOf(EvidenceFamily family) => family switch
    {
        EvidenceFamily.Device => "The device and its software",
        EvidenceFamily.Network => "The network and the place",
        EvidenceFamily.Credentials => "Proof of identity and what was done to it",
        EvidenceFamily.Behavior => "How the session goes",
        EvidenceFamily.Contact => "Contact data and notices",
        EvidenceFamily.Payee => "Who is paid",
        EvidenceFamily.Amount => "How much, and what is left",
        EvidenceFamily.Instruction => "How the instruction came",
        EvidenceFamily.Trading => "What is traded, and at what price",
        EvidenceFamily.Crowd => "What others do at the same time",
        EvidenceFamily.Staff => "What employees do",
        EvidenceFamily.Account => "The account's life",
        EvidenceFamily.Reports => "What customers, carriers and peers tell the firm",
        EvidenceFamily.Own => "What the firm's own signals see",
    };

    private static void AppendSheet(StringBuilder text)
    {
        text.Append("""
            ## The sheet

            Which signals stand for each line of the red-flag sheet on account intrusion, and what that line asks for
            which the fields of the event contract, version 1, cannot tell.

            | sheet | signals | what is missing |
            | --- | --- | --- |

            """);
        for (var number = 1; number <= SheetNotes.Signals; number++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"ATO-{number:00}");
            var signals = SignalCatalog.All.Where(signal => signal.Description.Sheet.Contains(id))
                .Select(signal => $"[`{signal.Id}`](#{AnchorOf(signal.Id)})");
            text.Append(CultureInfo.InvariantCulture, $"| {id} | {string.Join(", ", signals)} |");
            text.Append(CultureInfo.InvariantCulture, $" {SheetNotes.Of(id)} |\n");
        }
    }

    // Headings are addressed in lower case.
#pragma warning disable CA1308
    private static string AnchorOf(string id) => id.ToLowerInvariant();
#pragma warning restore CA1308
}
