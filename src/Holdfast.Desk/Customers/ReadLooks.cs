using System.Collections.Immutable;
using System.Globalization;
using Holdfast.Desk.Access;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Records;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Desk.Customers;

/// <summary>A look at a file, as whoever watches over looks sees it.</summary>
/// <param name="Content">Who looked at whose file, and for what.</param>
/// <param name="Position">The entry that tells of it.</param>
/// <param name="At">When.</param>
/// <param name="Marks">What is odd about it.</param>
internal sealed record ShownLook(LookUpContent Content, long Position, Instant At, LookMarks Marks)
{
    /// <summary>What is odd about it, in words of the wire.</summary>
    public IEnumerable<string> Words
    {
        get
        {
            if (Marks.HasFlag(LookMarks.NoCase))
            {
                yield return "noCase";
            }

            if (Marks.HasFlag(LookMarks.Own))
            {
                yield return "own";
            }

            if (Marks.HasFlag(LookMarks.Family))
            {
                yield return "family";
            }

            if (Marks.HasFlag(LookMarks.Bulk))
            {
                yield return "bulk";
            }
        }
    }
}

/// <summary>
/// <c>GET /v1/looks</c>: who looked at customers' files, the newest first; only odd looks, where not all are asked
/// for.
/// </summary>
internal sealed class ReadLooks(Partition partition, DeskReader reader)
{
    public async Task HandleAsync(HttpContext context)
    {
        var query = new Query(context.Request.Query);
        var (before, limit, all) = (query.Position("after"), query.Limit(), query.Flag("all"));
        if (query.Refusal(["after", "limit", "all"]) is { } faults)
        {
            await JsonAnswer.InvalidAsync(context, faults);
            return;
        }

        var looks = await PageAsync(before, limit, all, context.RequestAborted);
        await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, json =>
        {
            json.WriteStartArray("looks");
            foreach (var look in looks)
            {
                json.WriteStartObject();
                json.WriteNumber("position", look.Position);
                json.WriteString("at", InstantPattern.ExtendedIso.Format(look.At));
                json.WriteString("by", look.Content.By);
                json.WriteString("name", look.Content.Name);
                json.WriteString("customer", look.Content.Customer);
                json.WriteString("purpose", look.Content.Purpose);
                if (look.Content.Case is { } named)
                {
                    json.WriteString("case", named);
                }

                json.WriteStartArray("fields");
                foreach (var field in look.Content.Fields)
                {
                    json.WriteStringValue(field);
                }

                json.WriteEndArray();
                json.WriteStartArray("marks");
                foreach (var mark in look.Words)
                {
                    json.WriteStringValue(mark);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (looks.Length == limit)
            {
                json.WriteString("next", looks[^1].Position.ToString(CultureInfo.InvariantCulture));
            }
        });
    }

    /// <summary>A page of looks. It tells of staff and of ids, and shows nothing of anybody's file.</summary>
    public async Task<ImmutableArray<ShownLook>> PageAsync(long? before, int limit, bool all, CancellationToken ct)
    {
        await using var db = reader.Open();
        var rows = db.Set<LookRow>().AsQueryable();
        if (before is { } position)
        {
            rows = rows.Where(row => row.Position < position);
        }

        if (!all)
        {
            rows = rows.Where(row => row.Marks != LookMarks.None);
        }

        var page = await rows.OrderByDescending(row => row.Position).Take(limit).ToListAsync(ct);
        return
        [
            .. page.Select(row => (Row: row, Entry: partition.Journal.At(row.Position)))
                .Where(one => one.Entry.Salted is not null)
                .Select(one => new ShownLook(
                    LookUpContent.Read(one.Entry), one.Row.Position, Instant.FromUnixTimeTicks(one.Row.At),
                    one.Row.Marks)),
        ];
    }
}
