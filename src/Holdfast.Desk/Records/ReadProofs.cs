using System.Globalization;
using System.Text;
using System.Text.Json;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Tree;
using Holdfast.Runtime.Journal.Verification;
using Microsoft.AspNetCore.Http;
using NodaTime.Text;

namespace Holdfast.Desk.Records;

/// <summary>
/// Heads and proofs of the journal, by which anybody can tell whether it still says what it said, and single entries
/// with theirs.
/// </summary>
internal sealed class ReadProofs(Partition partition, LookUps lookUps)
{
    public Task HeadAsync(HttpContext context)
    {
        var head = partition.Journal.Head;
        return JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, json =>
        {
            json.WriteString("origin", head.Origin);
            json.WriteNumber("size", head.Size);
            json.WriteString("root", head.Root.ToString());
            json.WriteString("at", InstantPattern.ExtendedIso.Format(head.At));
            json.WriteString("signature", Convert.ToHexStringLower(head.Signature));
            json.WriteString("head", head.ToString());
        });
    }

    public Task InclusionAsync(HttpContext context)
    {
        var journal = partition.Journal;
        var query = new Query(context.Request.Query);
        var position = query.NeededPosition("position");
        var size = query.Position("size") ?? journal.Head.Size;
        if (size > journal.Head.Size)
        {
            query.Fault("size", "The journal has no such size yet.");
        }

        if (position >= size)
        {
            query.Fault("position", "There is no such entry in a tree of this size.");
        }

        return query.Refusal(["position", "size"]) is { } faults
            ? JsonAnswer.InvalidAsync(context, faults)
            : JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, json =>
            {
                json.WriteNumber("position", position);
                json.WriteNumber("size", size);
                json.WriteString("leaf", journal.At(position).Leaf.ToString());
                json.WriteString("root", journal.RootAt(size).ToString());
                Write(json, journal.ProveInclusion(position, size));
            });
    }

    public Task ConsistencyAsync(HttpContext context)
    {
        var journal = partition.Journal;
        var query = new Query(context.Request.Query);
        var from = query.NeededPosition("from");
        var to = query.Position("to") ?? journal.Head.Size;
        if (to > journal.Head.Size)
        {
            query.Fault("to", "The journal has no such size yet.");
        }

        if (from > to || from == 0)
        {
            query.Fault("from", "Expected a size that the journal had, from 1 to the other one.");
        }

        return query.Refusal(["from", "to"]) is { } faults
            ? JsonAnswer.InvalidAsync(context, faults)
            : JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, json =>
            {
                json.WriteNumber("from", from);
                json.WriteNumber("to", to);
                json.WriteString("fromRoot", journal.RootAt(from).ToString());
                json.WriteString("toRoot", journal.RootAt(to).ToString());
                Write(json, journal.ProveConsistency(from, to));
            });
    }

    public async Task EntryAsync(HttpContext context)
    {
        var journal = partition.Journal;
        var head = journal.Head;
        if (!long.TryParse((string)context.Request.RouteValues["position"]!, NumberStyles.None,
            CultureInfo.InvariantCulture, out var position) || position >= head.Size)
        {
            await JsonAnswer.NotFoundAsync(context, "There is no entry at this position.");
            return;
        }

        var entry = journal.At(position);
        await lookUps.RecordAsync(context, LookAt(entry));
        context.Response.ContentType = "application/json";
        EntryProof.Write(journal, head, entry, context.Response.BodyWriter);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private static Look LookAt(JournalEntry entry)
    {
        var look = new Look("entry", entry.Salted is null ? 0 : 1) { Position = entry.Position };
        if (entry is not { Salted: not null, Head.Kind: EntryKind.Event })
        {
            return look;
        }

        var content = EventContent.Read(entry);
        return look with
        {
            Account = Encoding.UTF8.GetString(content.Account.Span),
            Customer = Encoding.UTF8.GetString(content.Customer.Span),
        };
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<TreeHash> proof)
    {
        json.WriteStartArray("proof");
        foreach (var hash in proof)
        {
            json.WriteStringValue(hash.ToString());
        }

        json.WriteEndArray();
    }
}
