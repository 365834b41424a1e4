using System.Globalization;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Instructions.Changes;
using Holdfast.Desk.Instructions.Policy;
using Holdfast.Desk.Messages;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Desk.Instructions.Reports;

/// <summary>What a report is made of.</summary>
/// <param name="Instructions">Instructions received in the period.</param>
/// <param name="Changes">Changes asked for in the period.</param>
/// <param name="Now">The time.</param>
/// <param name="Policy">The policy of the day.</param>
public sealed record ReportInput(
    IReadOnlyList<InstructionRow> Instructions, IReadOnlyList<ChangeRow> Changes, Instant Now, InstructionPolicy Policy)
{
    /// <summary>The branch that is inspected; null for the whole firm.</summary>
    public string? Branch { get; init; }

    /// <summary>Who inspects it, by their name; null where nobody is named.</summary>
    public string? Inspector { get; init; }

    /// <summary>For how many accounts a trusted contact is on file now.</summary>
    public TrustedCoverage Coverage { get; init; } = NoCoverage;

    /// <summary>What a report is told that says nothing of trusted contacts.</summary>
    public static TrustedCoverage NoCoverage { get; } = new(0, 0, 0);
}

/// <summary>Makes reports of rows. The same rows make the same report.</summary>
public static class InstructionReports
{
    private const int SampleAtMost = 25;

    /// <summary>Makes one.</summary>
    public static ReportTable Make(ReportKind kind, ReportInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return kind switch
        {
            ReportKind.Instructions => Instructions(input),
            ReportKind.CallBacks => CallBacks(input),
            ReportKind.RelatedChanges => RelatedChanges(input),
            ReportKind.SharedPayees => SharedPayees(input),
            ReportKind.RepresentativePayees => RepresentativePayees(input),
            ReportKind.HandDeliveries => HandDeliveries(input),
            ReportKind.Holds => Holds(input),
            ReportKind.Overrides => Overrides(input),
            ReportKind.ChangeNotices => ChangeNotices(input),
            ReportKind.TrustedContacts => TrustedContacts(input),
            ReportKind.Allocation => Allocation(input),
            ReportKind.BranchSample => BranchReports.Sample(input, SampleAtMost),
            ReportKind.BranchStatement => BranchReports.Statement(input),
        };
    }

    /// <summary>Whether there is a confirmation or a notice that documents it.</summary>
    internal static bool IsDocumented(InstructionRow row) =>
        row.ConfirmedAt is not null || row.ReleaseWay == Words.Of(ReleaseNeed.Nobody) || row.Rejection is not null;

    /// <summary>An amount with its currency.</summary>
    internal static string Amount(InstructionRow row) => string.Create(
        CultureInfo.InvariantCulture, $"{Money.OfTenThousandths(row.Amount).Units:0.00##} {row.Currency}");

    private static ReportTable Instructions(ReportInput input) => new(
        ReportKind.Instructions, ["category", "channel", "outcome", "instructions", "documented", "documentedPercent"],
        [
            .. from row in input.Instructions
               from category in row.Categories.Length == 0 ? ["none"] : row.Categories.Split(' ')
               group row by (category, row.Medium, Words.Of(row.State)) into same
               orderby same.Key
               let documented = same.Count(IsDocumented)
               select (IReadOnlyList<string>)
               [
                   same.Key.category, same.Key.Medium, same.Key.Item3, ReportTable.Of(same.Count()),
                   ReportTable.Of(documented), ReportTable.Of(100L * documented / same.Count()),
               ],
        ]);

    private static ReportTable CallBacks(ReportInput input) => new(
        ReportKind.CallBacks, ["instruction", "receivedAt", "attempts", "outcome"],
        [
            .. input.Instructions
                .Where(row => row.IsExpired || row.Rejection == Words.Of(RejectionReason.CustomerRefused))
                .Select(row => (IReadOnlyList<string>)
                [
                    row.Id, InstantText.Of(row.ReceivedAt), ReportTable.Of(row.Attempts),
                    row.IsExpired ? "expired" : "refused",
                ]),
        ]);

    private static ReportTable RelatedChanges(ReportInput input) => new(
        ReportKind.RelatedChanges, ["instruction", "receivedAt", "amount", "changes", "state"],
        [
            .. input.Instructions.Where(row => row.RelatedChanges > 0).Select(row => (IReadOnlyList<string>)
            [
                row.Id, InstantText.Of(row.ReceivedAt), Amount(row), ReportTable.Of(row.RelatedChanges),
                Words.Of(row.State),
            ]),
        ]);

    // FINRA Regulatory Notice 09-64: several customers to one payee, and above all those of one representative.
    private static ReportTable SharedPayees(ReportInput input) => new(
        ReportKind.SharedPayees, ["payee", "customers", "representatives", "sameRepresentative", "instructions"],
        [
            .. from row in input.Instructions
               where row.PayeeMark.Length > 0
               group row by row.PayeeMark into payee
               let customers = payee.Select(row => row.Customer).Distinct().Count()
               where customers >= input.Policy.SharedPayeeCustomers
               let representatives = payee.Select(row => row.Representative ?? "").Distinct().Order().ToList()
               orderby customers descending, payee.Key
               select (IReadOnlyList<string>)
               [
                   payee.Key[..12], ReportTable.Of(customers), string.Join(' ', representatives),
                   representatives is [{ Length: > 0 }] ? "yes" : "no",
                   string.Join(' ', payee.OrderBy(row => row.ReceivedAt).Select(row => row.Id)),
               ],
        ]);

    private static ReportTable RepresentativePayees(ReportInput input) => new(
        ReportKind.RepresentativePayees, ["representative", "payee", "customers", "instructions"],
        [
            .. from row in input.Instructions
               where row.PayeeMark.Length > 0
               group row by row.PayeeMark into payee
               let representatives = payee.Select(row => row.Representative).Distinct().ToList()
               let customers = payee.Select(row => row.Customer).Distinct().Count()
               where customers >= 2 && representatives is [not null]
               orderby representatives[0], payee.Key
               select (IReadOnlyList<string>)
               [
                   representatives[0]!, payee.Key[..12], ReportTable.Of(customers), ReportTable.Of(payee.Count()),
               ],
        ]);

    private static ReportTable HandDeliveries(ReportInput input) => new(
        ReportKind.HandDeliveries, ["instruction", "representative", "handedOverAt", "overdue"],
        [
            .. input.Instructions.Where(row => row.HandedOverAt is not null && !row.IsHandOverComplete)
                .Select(row => (IReadOnlyList<string>)
                [
                    row.Id, row.Representative ?? "", InstantText.Of(row.HandedOverAt!.Value),
                    row.Alarms.Contains(Words.Of(InstructionAlarm.ChequeFollowUpOverdue), StringComparison.Ordinal)
                        ? "yes" : "no",
                ]),
        ]);

    private static ReportTable Holds(ReportInput input) => new(
        ReportKind.Holds,
        ["instruction", "kind", "placedAt", "placedBy", "days", "lifted", "noticesGiven", "noticesOpen"],
        [
            .. input.Instructions.Where(row => row.HeldAt is not null).OrderBy(row => row.HeldAt)
                .Select(row => (IReadOnlyList<string>)
                [
                    row.Id, row.HoldKind ?? "", InstantText.Of(row.HeldAt!.Value), row.HeldBy ?? "",
                    ReportTable.Of((long)((row.LiftedAt ?? input.Now) - row.HeldAt.Value).TotalDays),
                    row.LiftedAt is { } lifted ? InstantText.Of(lifted) : "", ReportTable.Of(row.NoticesGiven),
                    ReportTable.Of(row.NoticesOpen),
                ]),
        ]);

    private static ReportTable Overrides(ReportInput input) => new(
        ReportKind.Overrides, ["instruction", "amount", "score", "held", "releasedAt", "releasedBy", "alarms"],
        [
            .. input.Instructions
                .Where(row => row.ReleasedAt is not null && (row.HeldAt is not null || row.Alarms.Length > 0))
                .Select(row => (IReadOnlyList<string>)
                [
                    row.Id, Amount(row),
                    (row.Score / 10_000m).ToString("0.####", CultureInfo.InvariantCulture), row.HoldKind ?? "",
                    InstantText.Of(row.ReleasedAt!.Value), row.ReleasedBy ?? "", row.Alarms,
                ]),
        ]);

    private static ReportTable ChangeNotices(ReportInput input) => new(
        ReportKind.ChangeNotices, ["change", "what", "requestedAt", "due", "sent", "alarms", "state"],
        [
            .. input.Changes.Where(row => row.NoticesDue > 0).Select(row => (IReadOnlyList<string>)
            [
                row.Id, Words.Of(row.What), InstantText.Of(row.RequestedAt), ReportTable.Of(row.NoticesDue),
                ReportTable.Of(row.NoticesSent), row.Alarms, Words.Of(row.State),
            ]),
        ]);

    // FINRA Rule 4512(a)(1)(F): what is on file now, whatever the period.
    private static ReportTable TrustedContacts(ReportInput input)
    {
        var (accounts, named, disclosed) = input.Coverage;
        return new ReportTable(
            ReportKind.TrustedContacts,
            ["accounts", "withTrustedContact", "withTrustedContactPercent", "disclosedInWriting"],
            [
                [
                    ReportTable.Of(accounts), ReportTable.Of(named),
                    accounts == 0 ? "" : ReportTable.Of(100L * named / accounts), ReportTable.Of(disclosed),
                ],
            ]);
    }

    private static ReportTable Allocation(ReportInput input) => new(
        ReportKind.Allocation, ["allocation", "instructions", "documented"],
        [
            .. input.Instructions.GroupBy(row => row.Allocation ?? "this firm").OrderBy(same => same.Key)
                .Select(same => (IReadOnlyList<string>)
                    [same.Key, ReportTable.Of(same.Count()), ReportTable.Of(same.Count(IsDocumented))]),
        ]);
}

/// <summary>Reports for the inspection of a branch: FINRA Rule 3110(c)(2).</summary>
internal static class BranchReports
{
    private static readonly string[] Changes = ["addressChange", "objectiveChange", "otherAccountChange"];

    /// <summary>
    /// A sample of transmittals and changes with how each was confirmed, and whether the inspector is independent of
    /// it.
    /// The same branch and period have the same sample, and whoever is inspected cannot choose it.
    /// </summary>
    public static ReportTable Sample(ReportInput input, int atMost)
    {
        var transmittals = input.Instructions.Where(row => row.Branch == input.Branch)
            .OrderBy(row => Mark.Of(System.Text.Encoding.UTF8.GetBytes("sample " + row.Id)).Value).Take(atMost)
            .Select(row => (IReadOnlyList<string>)
            [
                "3110(c)(2)(A)(iv)", row.Id, row.Categories, InstantText.Of(row.ReceivedAt),
                InstructionReports.Amount(row), row.ConfirmedHow ?? row.RouteRule ?? "", row.Alarms,
                Independence(input, row),
            ]);
        var changes = input.Changes.Where(row => row.Branch == input.Branch)
            .OrderBy(row => Mark.Of(System.Text.Encoding.UTF8.GetBytes("sample " + row.Id)).Value).Take(atMost)
            .Select(row => (IReadOnlyList<string>)
            [
                "3110(c)(2)(A)(v)", row.Id, WordOf(row.What), InstantText.Of(row.RequestedAt), "",
                row.ConfirmedHow ?? $"notices {row.NoticesSent} of {row.NoticesDue}", row.Alarms,
                row.Representative == input.Inspector && input.Inspector is not null ? "no" : "yes",
            ]);
        return new ReportTable(
            ReportKind.BranchSample,
            ["rule", "item", "kind", "receivedAt", "amount", "evidence", "exceptions", "inspectorIndependent"],
            [.. transmittals, .. changes]);
    }

    /// <summary>
    /// FINRA Rule 3110(c)(2)(D): what a location does none of is said, and that procedures come before it begins.
    /// </summary>
    public static ReportTable Statement(ReportInput input)
    {
        var categories = input.Instructions.Where(row => row.Branch == input.Branch)
            .SelectMany(row => row.Categories.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var cheques = input.Instructions.Count(row => row.Branch == input.Branch && row.Rail == "check");
        var changes = input.Changes.Where(row => row.Branch == input.Branch).Select(row => WordOf(row.What)).ToList();
        return new ReportTable(
            ReportKind.BranchStatement, ["activity", "count", "statement"],
            [
                .. Words.All<TransmittalCategory>().Select(word => Line(word, categories.Count(one => one == word))),
                Line("cheques", cheques),
                .. Changes.Select(word => Line(word, changes.Count(one => one == word))),
            ]);
    }

    private static IReadOnlyList<string> Line(string activity, int count) =>
    [
        activity, ReportTable.Of(count),
        count > 0
            ? "Done at this location; see the sample."
            : "Not done at this location. Procedures have to be in place before it begins.",
    ];

    private static string Independence(ReportInput input, InstructionRow row) =>
        input.Inspector is { } inspector && (row.Representative == inspector
            || row.EnteredBy.StartsWith(inspector, StringComparison.Ordinal)
            || row.ReleasedBy?.StartsWith(inspector, StringComparison.Ordinal) == true)
            ? "no"
            : "yes";

    private static string WordOf(DataKind what) => what switch
    {
        DataKind.Address => Changes[0],
        DataKind.Objective => Changes[1],
        DataKind.Email or DataKind.Phone or DataKind.Name or DataKind.TrustedContact or DataKind.Authority
            or DataKind.Delivery or DataKind.BankLink or DataKind.Credential => Changes[2],
    };
}
