using System.Globalization;
using Holdfast.Runtime.Following;
using Microsoft.AspNetCore.Http;
using NodaTime.Text;

namespace Holdfast.Desk.Records;

/// <summary>How the timelines are doing, and entries of which they could make nothing.</summary>
internal sealed class SetAsideEntries(FollowedTimelines timelines, LookUps lookUps)
{
    public Task ListAsync(HttpContext context)
    {
        var query = new Query(context.Request.Query);
        var (after, limit) = (query.Position("after") ?? -1, query.Limit());
        if (query.Refusal(["after", "limit"]) is { } faults)
        {
            return JsonAnswer.InvalidAsync(context, faults);
        }

        var status = timelines.Follower.Status;
        var entries = timelines.Follower.SetAside(after, limit);
        return JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, json =>
        {
            json.WriteStartObject("follower");
            json.WriteString("name", status.Name);
            json.WriteNumber("position", status.Position);
            json.WriteNumber("behind", status.Behind);
            json.WriteNumber("behindForSeconds", status.BehindFor.TotalSeconds);
            json.WriteNumber("setAside", status.SetAside);
            json.WriteBoolean("failing", status.Failure is not null);
            json.WriteEndObject();
            json.WriteStartArray("entries");
            foreach (var entry in entries)
            {
                json.WriteStartObject();
                json.WriteNumber("position", entry.Position);
                json.WriteString("reason", entry.Reason);
                json.WriteNumber("tries", entry.Tries);
                json.WriteString("at", InstantPattern.ExtendedIso.Format(entry.At));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (entries.Count == limit)
            {
                json.WriteString("next", entries[^1].Position.ToString(CultureInfo.InvariantCulture));
            }
        });
    }

    public async Task RetryAsync(HttpContext context)
    {
        if (!long.TryParse((string)context.Request.RouteValues["position"]!, NumberStyles.None,
            CultureInfo.InvariantCulture, out var position))
        {
            await JsonAnswer.NotFoundAsync(context, "There is no entry at this position.");
            return;
        }

        // It changes what timelines tell, so who had it done is recorded as with a look.
        await lookUps.RecordAsync(context, new Look("setAside", 0) { Position = position });
        var isTakenUp = await timelines.Follower.RetryAsync(position).WaitAsync(context.RequestAborted);
        await JsonAnswer.WriteAsync(
            context, StatusCodes.Status200OK, json => json.WriteBoolean("takenUp", isTakenUp));
    }
}
