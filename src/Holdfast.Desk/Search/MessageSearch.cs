using Holdfast.Desk.Access;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Messages;

namespace Holdfast.Desk.Search;

/// <summary>Finds a message by its id.</summary>
internal sealed class MessageSearch(DeskReader reader) : ISearchSource
{
    public string Scope => Scopes.MessagesRead;

    public async Task<IReadOnlyList<Found>> FindAsync(SearchQuestion question, Actor by, CancellationToken ct)
    {
        await using var db = reader.Open();
        return await db.Set<OutboxRow>().FindAsync([question.Text], ct) is { } row
            ? [new Found(
                FoundKind.Message, Fit.ItsId, $"Message {row.Template}", "its id",
                $"/messages/{Uri.EscapeDataString(row.Id)}")
            {
                State = MessageWords.Of(row.State),
            }]
            : [];
    }
}
