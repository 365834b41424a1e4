using System.Globalization;
using System.Text.Json;
using Holdfast.Desk.Access;
using Holdfast.Desk.Api;
using Holdfast.Runtime.Following;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using NodaTime.Text;

namespace Holdfast.Desk.Records;

/// <summary>
/// <c>GET /v1/accounts/{account}/timeline</c> and <c>GET /v1/customers/{customer}/timeline</c>: what happened, newest
/// first, with the decisions as they were answered. Which entries are meant is the timelines' to say; what they say
/// comes from the journal, so that what was disposed of is shown by nobody.
/// </summary>
internal sealed class ReadTimeline(
    Partition partition, FollowedTimelines timelines, LookUps lookUps, IAuthorizationService authorization)
{
    private const int LongestSubject = 64 * 6;

    public Task OfAccountAsync(HttpContext context) => HandleAsync(context, SubjectKind.Account, "account");

    public Task OfCustomerAsync(HttpContext context) => HandleAsync(context, SubjectKind.Customer, "customer");

    private async Task HandleAsync(HttpContext context, SubjectKind kind, string name)
    {
        var subject = SubjectOf(context);
        var query = new Query(context.Request.Query);
        var question = new TimelineQuestion(kind, subject, query.Limit())
        {
            Before = query.Position("after"),
            Type = query.Type(),
            Outcome = query.Outcome(),
            From = query.Time("from"),
            To = query.Time("to"),
            LookUps = query.Flag("lookUps"),
        };
        if (subject.Length > LongestSubject)
        {
            query.Fault(name, "The subject is longer than any that there is.");
        }

        if (query.Refusal(["after", "limit", "type", "outcome", "from", "to", "lookUps"]) is { } faults)
        {
            await JsonAnswer.InvalidAsync(context, faults);
            return;
        }

        if (question.LookUps && !(await authorization.AuthorizeAsync(context.User, Scopes.RecordsRead)).Succeeded)
        {
            await Problem.OfScope(Scopes.RecordsRead).ExecuteAsync(context);
            return;
        }

        // The place first: what is said to be told up to there is.
        var upTo = timelines.Follower.Status.Position;
        var page = timelines.Timelines.Page(question);
        JournalEntry[] entries = [.. page.Select(entry => partition.Journal.At(entry.Position))
            .Where(entry => entry.Salted is not null)];
        await lookUps.RecordAsync(context, new Look("timeline", entries.Length)
        {
            Account = kind is SubjectKind.Account ? subject : null,
            Customer = kind is SubjectKind.Customer ? subject : null,
        });
        var next = page.Count == question.Limit ? page[^1].Position : (long?)null;
        await AnswerAsync(context, entries, next, json => json.WriteString(name, subject), upTo);
    }

    // A slash in it stays escaped in the route's own value, which would not be the exact text any more.
    private static string SubjectOf(HttpContext context) => Uri.UnescapeDataString(
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0].TrimEnd('/').Split('/')[^2]);

    private static async Task AnswerAsync(
        HttpContext context, JournalEntry[] entries, long? next, Action<Utf8JsonWriter> subject, long upTo)
    {
        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        subject(json);
        json.WriteStartArray("entries");
        foreach (var entry in entries)
        {
            Write(json, entry);
            await json.FlushAsync(context.RequestAborted);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        }

        json.WriteEndArray();
        if (next is { } position)
        {
            json.WriteString("next", position.ToString(CultureInfo.InvariantCulture));
        }

        json.WriteNumber("upTo", upTo);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, JournalEntry entry)
    {
        json.WriteStartObject();
        json.WriteNumber("position", entry.Position);
        json.WriteString("recordedAt", InstantPattern.ExtendedIso.Format(entry.Head.At));
        if (entry.Head.Kind is EntryKind.Event)
        {
            var content = EventContent.Read(entry);
            json.WriteString("account", content.Account.Span);
            json.WriteString("customer", content.Customer.Span);
            json.WritePropertyName("event");
            json.WriteRawValue(content.Event.Span, skipInputValidation: true);
            json.WritePropertyName("decision");
            json.WriteRawValue(content.Decision.Span, skipInputValidation: true);
        }
        else
        {
            json.WritePropertyName("lookUp");
            json.WriteRawValue(entry.Content.Span, skipInputValidation: true);
        }

        json.WriteEndObject();
    }
}
