using Holdfast.Desk.Facts;
using Holdfast.Desk.Messages;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Holdfast.Desk.Instructions.Customer;

/// <summary>
/// Passes on what was said at a link. It is done in the request that brings it; a timer that was set with it does it
/// again where that was cut off, so that nothing a customer said is lost.
/// </summary>
internal sealed class LinkTimers(
    string kind, DeskReader reader, DeskWriter writer, OpenFor open, ICustomerCommands commands) : IDeskTimers
{
    /// <summary>Answers, objections and reverts that are to be passed on.</summary>
    public const string OfAnswers = "link.answered", OfObjections = "link.disowned", OfReverts = "link.reverted";

    public string Kind => kind;

    public async Task DueAsync(string subject, Instant due, CancellationToken ct)
    {
        LinkRow? link;
        await using (var db = reader.Open())
        {
            link = await db.Set<LinkRow>().FirstOrDefaultAsync(row => row.Id == subject, ct);
        }

        if (link is not null)
        {
            await PassOnAsync(link, ct);
        }

        await writer.DecideAsync<bool>(
            async (db, end) => await db.Timers.AnyAsync(timer => timer.Kind == kind && timer.Subject == subject, end)
                ? new(true, new LinkEntry.PassedOn(subject, kind).ToEntry())
                : new(false), ct);
    }

    private async Task PassOnAsync(LinkRow link, CancellationToken ct)
    {
        var voice = new CustomerVoice(link.Id, link.Subject, link.Customer, link.Contact);
        switch (kind)
        {
            case OfAnswers:
                await commands.AnswerAsync(await WithAnswerAsync(voice, link, ct), ct);
                break;
            case OfObjections:
                await commands.NotMeAsync(voice, ct);
                break;
            case OfReverts:
                await commands.RevertAsync(voice, ct);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<CustomerVoice> WithAnswerAsync(CustomerVoice voice, LinkRow link, CancellationToken ct)
    {
        var statement = CustomerStatement.Read(link.Answer!);
        var details = link.Sealed is { } sealedDetails
            && await open(link.Customer, sealedDetails, LinkDetails.Use, ct) is { } opened
                ? LinkDetails.Read(opened)
                : null;
        var chosen = details is null || statement.Chosen is null
            ? null
            : LinkChoices.Of(details).FirstOrDefault(choice => choice.Id == statement.Chosen);
        return voice with
        {
            Amount = chosen?.Amount,
            Payee = chosen?.Payee,
            IsRight = chosen is { IsRight: true },
            IsCoached = statement.IsCoached,
            Purpose = details?.Purpose,
        };
    }
}
