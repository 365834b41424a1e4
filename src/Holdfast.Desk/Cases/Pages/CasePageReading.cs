using System.Collections.Immutable;
using Holdfast.Desk.Access;
using Holdfast.Desk.Cases.Around;
using Holdfast.Desk.Cases.Work;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;

namespace Holdfast.Desk.Cases.Pages;

/// <summary>Opens cases for pages; that somebody looks is kept before anything of it is shown.</summary>
internal sealed class CasePageReading(
    CaseReader cases, CaseTexts texts, SurroundingsReading surroundings, InPlaceReading inPlace, Vault vault,
    VaultLooks looks, DeskReader desk)
{
    private const int AlertsAtMost = 400, CustomersAtMost = 40, OthersAtMost = 10, TasksAtMost = 200,
        HistoryAtMost = 200;

    /// <summary>Opens a case; null where there is none.</summary>
    /// <param name="found">The case.</param>
    /// <param name="view">What of its timeline is asked for.</param>
    /// <param name="focus">Whose usual life is asked for; null for the first of the case.</param>
    /// <param name="before">The position before which its history is asked for.</param>
    /// <param name="by">Who looks.</param>
    /// <param name="has">Whether whoever looks has a right: what it takes one to see is not read without.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<OpenedCase> OpenAsync(
        FoundCase found, TimelineView view, long? focus, long before, Actor by, Func<string, bool> has,
        CancellationToken ct)
    {
        var id = found.Id;
        var alerts = await cases.AlertsOfAsync(id, -1, AlertsAtMost, ct);
        var around = surroundings.Read(found.Row, [.. alerts.Select(alert => alert.Position)], view, focus);
        var file = LookAsync(around, id, by, has(Scopes.CustomersRead), ct);
        ImmutableArray<string> customers =
            [.. around.Parties.Select(party => party.Customer).Where(one => one.Length > 0).Take(CustomersAtMost)];
        await file;
        var history = await cases.HistoryOfAsync(id, before, HistoryAtMost, ct);
        var tasks = await cases.TasksOfAsync(id, TasksAtMost + 1, ct);
        var (instructions, messages) = await inPlace.ReadAsync(customers, around.First, has, ct);
        return new OpenedCase
        {
            Found = found,
            Around = around,
            AlertsRead = alerts.Count,
            View = view,
            File = await file,
            Instructions = instructions,
            Messages = messages,
            Others = await OthersAsync(found.Row, customers, ct),
            History = history,
            IsHistoryUpToNow = before == long.MaxValue,
            Tasks = [.. tasks.Take(TasksAtMost)],
            HasMoreTasks = tasks.Count > TasksAtMost,
            Texts = texts.Read([.. history.Rows.Select(row => row.Position), .. tasks.Select(row => row.Position)]),
            Merged = [.. await cases.MergedIntoAsync(id, ct)],
            UpTo = await UpToAsync(found, ct),
        };
    }

    // What came while all of this was read may be shown in part only: then the page says at once that it is old. A look
    // changes nothing that is shown.
    private async Task<long> UpToAsync(FoundCase found, CancellationToken ct)
    {
        var upTo = desk.UpTo;
        return await cases.FindAsync(found.Id, ct) is { Row: var now }
            && (now.Id, now.Version, now.AtRisk, now.InstructionDue)
                == (found.Row.Id, found.Row.Version, found.Row.AtRisk, found.Row.InstructionDue)
            ? upTo
            : 0;
    }

    // 17 CFR 248.30(a)(2): who looked, at whose data, and for what. The engine hears of it once.
    private async Task<CustomerFile?> LookAsync(
        Surroundings around, CaseId id, Actor by, bool mayReadFiles, CancellationToken ct)
    {
        var purpose = new Purpose(PurposeKind.Investigation, id.ToString());
        var customer = around.Focus is { Customer: { Length: > 0 } named } ? named : null;
        var opensFile = mayReadFiles && customer is not null;
        var look = looks.RecordAsync(
            new VaultLook("case", opensFile ? null : customer, purpose, ["events"], around.Rows)
            {
                Account = around.Focus?.Accounts.FirstOrDefault(),
            },
            by, ct);
        var file = opensFile ? await vault.OpenAsync(customer!, purpose, by, ct) : null;
        await look;
        return file;
    }

    private async Task<ImmutableArray<CaseRow>> OthersAsync(
        CaseRow row, ImmutableArray<string> customers, CancellationToken ct)
    {
        List<CaseRow> others = [];
        foreach (var customer in customers.Take(OthersAtMost))
        {
            others.AddRange(await cases.CasesOfSubjectAsync(customer, OthersAtMost, ct));
        }

        return
        [
            .. others.Where(other => other.Id != row.Id && other.State is not CaseState.Merged)
                .DistinctBy(other => other.Id).OrderByDescending(other => other.OpenedAt).Take(OthersAtMost),
        ];
    }
}
