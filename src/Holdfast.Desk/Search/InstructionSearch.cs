using Holdfast.Desk.Access;
using Holdfast.Desk.Console.Parts;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Pages;
using Holdfast.Desk.Instructions.Work;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using Microsoft.EntityFrameworkCore;
using Amount = Holdfast.Desk.Console.Parts.Amount;

namespace Holdfast.Desk.Search;

/// <summary>
/// Finds instructions by their id or the firm's, by customer, by the account that pays and by the account that is paid;
/// and whether an account is frozen.
/// </summary>
internal sealed class InstructionSearch(DeskReader reader, Marks marks) : ISearchSource
{
    public string Scope => Scopes.InstructionsRead;

    public async Task<IReadOnlyList<Found>> FindAsync(SearchQuestion question, Actor by, CancellationToken ct)
    {
        var text = question.Text;
        await using var db = reader.Open();
        if (InstructionId.TryParse(text, null, out _))
        {
            return await db.Set<InstructionRow>().FindAsync([text], ct) is { } row
                ? [FoundOf(row, Fit.ItsId, "its id")]
                : [];
        }

        var (account, payee) = (marks.OfAccount(text), marks.OfPayee(text));
        var rows = db.Set<InstructionRow>();
        List<Found> found =
        [
            .. await TakeAsync(rows.Where(row => row.Transfer == text), Fit.ItsOwn, "the firm's id of it", ct),
            .. await TakeAsync(rows.Where(row => row.AccountMark == account), Fit.About, "paid from this account", ct),
            .. await TakeAsync(rows.Where(row => row.PayeeMark == payee), Fit.About, "paid to this account", ct),
            .. await TakeAsync(rows.Where(row => row.Customer == text), Fit.About, "of this customer", ct),
        ];
        if (await db.Set<FreezeRow>().FindAsync([account], ct) is { } freeze)
        {
            found.Add(new Found(FoundKind.Account, Fit.ItsId, $"Account {text}", $"of customer {freeze.Customer}", null)
            {
                State = "Frozen", Tone = Tone.Danger,
            });
        }

        return [.. found.DistinctBy(one => (one.Kind, one.Path))];
    }

    private static async Task<IEnumerable<Found>> TakeAsync(
        IQueryable<InstructionRow> rows, Fit fit, string why, CancellationToken ct) =>
        (await rows.OrderByDescending(row => row.ReceivedAt).ThenBy(row => row.Id).Take(ISearchSource.ShownAtMost)
            .ToListAsync(ct)).Select(row => FoundOf(row, fit, why));

    private static Found FoundOf(InstructionRow row, Fit fit, string why)
    {
        var (state, tone) = Wording.Of(row.State);
        var rail = Words.TryParse<Rail>(row.Rail, out var known) ? Wording.Of(known) : row.Rail;
        return new Found(
            FoundKind.Instruction, fit, $"{rail} of {Amount.Text(row.Money)}", why,
            $"/instructions/{row.Id}")
        {
            State = state, Tone = tone,
        };
    }
}
