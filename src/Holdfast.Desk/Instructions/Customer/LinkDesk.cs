using System.Security.Cryptography;
using Holdfast.Desk.Access;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Messages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Holdfast.Desk.Instructions.Customer;

/// <summary>The three ways on that a link has.</summary>
internal sealed record LinkWays(LinkTimers Answers, LinkTimers Objections, LinkTimers Reverts);

/// <summary>
/// What a customer does at a link. Each deed is one entry that is durable before anything is answered; of two at once,
/// the second is decided against what the first did.
/// </summary>
internal sealed class LinkDesk(
    DeskReader reader, DeskWriter writer, OpenFor open, LinkWays ways, TimeProvider clock)
{
    private Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>Opens the page of a link by its code.</summary>
    /// <returns>
    /// What the browser keeps, by which it is known again; null where nothing opens, whatever the reason.
    /// </returns>
    public Task<string?> OpenAsync(LinkToken token, string? code, CancellationToken ct) =>
        writer.DecideAsync<string?>(async (db, end) =>
        {
            var link = await FindAsync(db, token, end);
            switch (LinkRules.OfCode(link, token, code, Now))
            {
                case CodeVerdict.Right:
                    var browser = Base32.Write(RandomNumberGenerator.GetBytes(32));
                    return new(browser, new LinkEntry.Opened(link!.Id, LinkRules.HashOfBrowser(browser)).ToEntry());
                case CodeVerdict.Wrong:
                    return new(null, new LinkEntry.WrongCode(link!.Id).ToEntry());
                case CodeVerdict.Nothing:
                    return new(null);
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }, ct);

    /// <summary>
    /// What the page of a link shows to the browser that opened it; null to any other, and when it is over.
    /// </summary>
    public async Task<LinkDetails?> ShowAsync(LinkToken token, string? browser, CancellationToken ct)
    {
        await using var db = reader.Open();
        var link = await FindAsync(db, token, ct);
        return LinkRules.CanAnswer(link, browser, Now) && link!.Sealed is { } sealedDetails
            && await open(link.Customer, sealedDetails, LinkDetails.Use, ct) is { } opened
                ? LinkDetails.Read(opened)
                : null;
    }

    /// <summary>Takes what the customer states.</summary>
    /// <returns>Whether there was something to answer.</returns>
    public async Task<bool> AnswerAsync(
        LinkToken token, string? browser, CustomerStatement statement, CancellationToken ct)
    {
        var answered = await writer.DecideAsync<LinkRow?>(async (db, end) =>
            await FindAsync(db, token, end) is { } link && LinkRules.CanAnswer(link, browser, Now)
                ? new(link, new LinkEntry.Answered(link.Id, statement.ToText()).ToEntry())
                : new(null), ct);
        if (answered is not null)
        {
            await ways.Answers.DueAsync(answered.Id, Now, CancellationToken.None);
        }

        return answered is not null;
    }

    /// <summary>Stops everything: it was not the customer. Done again it stays done.</summary>
    public async Task DisownAsync(LinkToken token, CancellationToken ct)
    {
        var disowned = await writer.DecideAsync<string?>(async (db, end) =>
            await FindAsync(db, token, end) is { } link && LinkRules.CanDisown(link, Now)
                ? new(link.Id, link.NotMeAt is null ? new LinkEntry.Disowned(link.Id).ToEntry() : null)
                : new(null), ct);
        if (disowned is not null)
        {
            await ways.Objections.DueAsync(disowned, Now, CancellationToken.None);
        }
    }

    /// <summary>Undoes a change. Done again it stays done.</summary>
    public async Task RevertAsync(LinkToken token, CancellationToken ct)
    {
        var reverted = await writer.DecideAsync<string?>(async (db, end) =>
            await FindAsync(db, token, end) is { } link && LinkRules.CanRevert(link, Now)
                ? new(link.Id, new LinkEntry.Reverted(link.Id).ToEntry())
                : new(null), ct);
        if (reverted is not null)
        {
            await ways.Reverts.DueAsync(reverted, Now, CancellationToken.None);
        }
    }

    private static async Task<LinkRow?> FindAsync(DeskDb db, LinkToken token, CancellationToken ct)
    {
        var hash = token.Hash();
        return await db.Set<LinkRow>().FirstOrDefaultAsync(row => row.Hash == hash, ct);
    }
}
