using System.Globalization;
using System.Text;
using Holdfast.Desk.Cases;
using Holdfast.Engine.Contract;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Scoring;
using Microsoft.AspNetCore.Http;
using NodaTime.Text;

namespace Holdfast.Desk.Records;

/// <summary>
/// <c>GET /v1/decisions/{event}</c>: the decision of an event, byte for byte as it was answered, and the case that the
/// event went to, if any; where it stands, and when it was recorded, is in the header.
/// </summary>
internal sealed class ReadDecision(Partition partition, LookUps lookUps, CaseReader? cases = null)
{
    public const string PositionHeader = "Holdfast-Position", RecordedHeader = "Holdfast-Recorded-At";

    private const int LongestId = 64;

    public async Task HandleAsync(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["event"]!;
        if (id.Length > LongestId || !id.All(letter => char.IsAsciiLetterOrDigit(letter) || "._:-".Contains(letter)))
        {
            // No event has such an id, and none was looked at.
            await NotFoundAsync(context);
            return;
        }

        var found = Find(Encoding.UTF8.GetBytes(id));
        var content = found is null ? default : EventContent.Read(found);
        await lookUps.RecordAsync(context, new Look("decision", found is null ? 0 : 1)
        {
            Event = id,
            Position = found?.Position,
            Account = Encoding.UTF8.GetString(content.Account.Span),
            Customer = Encoding.UTF8.GetString(content.Customer.Span),
        });
        if (found is null)
        {
            await NotFoundAsync(context);
            return;
        }

        context.Response.Headers[PositionHeader] = found.Position.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers[RecordedHeader] = InstantPattern.ExtendedIso.Format(found.Head.At);
        context.Response.ContentType = "application/json";
        var went = cases is null ? null : await cases.CaseOfEntryAsync(found.Position, context.RequestAborted);
        var decision = went is { } file ? WithCase(content.Decision.Span, file) : content.Decision;
        context.Response.ContentLength = decision.Length;
        await context.Response.Body.WriteAsync(decision, context.RequestAborted);
    }

    // Where the contract has it: before "late", which every decision ends with but for what never holds that word.
    private static ReadOnlyMemory<byte> WithCase(ReadOnlySpan<byte> decision, CaseId id)
    {
        var at = decision.LastIndexOf(",\"late\":"u8);
        at = at < 0 ? decision.LastIndexOf((byte)'}') : at;
        return (byte[])[.. decision[..at], .. Encoding.UTF8.GetBytes($",\"case\":\"{id}\""), .. decision[at..]];
    }

    // The index goes by a fingerprint; that it is the very id is seen in the event itself.
    private JournalEntry? Find(byte[] id)
    {
        if (!partition.Journal.TryFind(IdFingerprint.Of(id), out var position, out _) ||
            partition.Journal.At(position) is not { Salted: not null } entry)
        {
            return null;
        }

        var text = EventContent.Read(entry).Event.ToArray();
        return new EventReader().Read(text, 0, text.Length) is { IsEvent: true } read &&
            read.Event.Id.Utf8.SequenceEqual(id)
            ? entry
            : null;
    }

    // The same for an event that never was and for one whose records were disposed of.
    private static Task NotFoundAsync(HttpContext context) =>
        JsonAnswer.NotFoundAsync(context, "There is no decision of an event with this id.");
}
