using Holdfast.Desk.Access;
using Holdfast.Desk.Cases;
using Holdfast.Desk.Cases.Pages;
using Amount = Holdfast.Desk.Console.Parts.Amount;

namespace Holdfast.Desk.Search;

/// <summary>
/// Finds cases by their id, and by anything they are about: a customer, an account, a session, a device, an address, a
/// payee, a security, an employee.
/// </summary>
internal sealed class CaseSearch(CaseReader cases, CaseMarks marks) : ISearchSource
{
    // In words, and in the order in which they are told: who first, then by what.
    private static readonly (KeyKind Kind, string Why)[] Kinds =
    [
        (KeyKind.Customer, "about this customer"),
        (KeyKind.Account, "about this account"),
        (KeyKind.Employee, "about this employee"),
        (KeyKind.Session, "this session is in it"),
        (KeyKind.Device, "this device is in it"),
        (KeyKind.Network, "this address is in it"),
        (KeyKind.Payee, "this payee is in it"),
        (KeyKind.Symbol, "about this security"),
    ];

    public string Scope => Scopes.CasesRead;

    public async Task<IReadOnlyList<Found>> FindAsync(SearchQuestion question, Actor by, CancellationToken ct)
    {
        if (CaseId.TryParse(question.Text, null, out var id))
        {
            return await cases.FindAsync(id, ct) is { } one
                ? [FoundOf(one.Row, Fit.ItsId, one.IsElsewhere ? "a case that is part of it now" : "its id")]
                : [];
        }

        List<Found> found = [];
        foreach (var (kind, why) in Kinds)
        {
            var mark = marks.Of(kind, TextOf(kind, question.Text));
            found.AddRange((await cases.CasesOfKeyAsync(kind, mark, ISearchSource.ShownAtMost, ct))
                .Select(row => FoundOf(row, Fit.About, why)));
        }

        return [.. found.DistinctBy(one => one.Path)];
    }

    // Securities are typed as they come; all else is taken by the letter.
    private static string TextOf(KeyKind kind, string text) => kind switch
    {
        KeyKind.Symbol => text.ToUpperInvariant(),
        KeyKind.Network => LinkSearch.NetworkIn(text) ?? text,
        _ => text,
    };

    private static Found FoundOf(CaseRow row, Fit fit, string why)
    {
        var (state, tone) = CaseWording.Of(row.State);
        return new Found(
            FoundKind.Case, fit, $"{CaseWording.Title(row)}, {Amount.Text(CaseWording.AtRisk(row))} at risk", why,
            $"/cases/{row.Id}")
        {
            State = state, Tone = tone,
        };
    }
}
