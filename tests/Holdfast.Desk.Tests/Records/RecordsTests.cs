using System.Net;
using System.Text;
using System.Text.Json;
using Holdfast.Desk.Tests.Intake;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Tests.Records;

/// <summary>What the records say to whom, and what stays behind of it having been asked.</summary>
public sealed class RecordsTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private Desk _desk = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _desk = await Desk.StartAsync(_folder["records"]);

    public async ValueTask DisposeAsync()
    {
        await _desk.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_decision_is_read_byte_for_byte_with_its_place_and_the_look_is_recorded_before()
    {
        var answered = await SendAsync(Events.SignIn("e-1"));
        using var response = await AskAsync("/v1/decisions/e-1", "decisions:read");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(answered, await response.Content.ReadAsStringAsync(Ct));
        Assert.Equal("1", Assert.Single(response.Headers.GetValues("Holdfast-Position")));
        Assert.EndsWith(
            "Z", Assert.Single(response.Headers.GetValues("Holdfast-Recorded-At")), StringComparison.Ordinal);
        var look = LastLook();
        Assert.Equal(("k-console", "console", "decision", "e-1", 1L, "c-1", 1),
            (look.By, look.Name, look.What, look.Event, look.Position, look.Customer, look.Rows));
    }

    [Theory]
    [InlineData("e-none")]
    [InlineData("no%20such")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789")]
    public async Task An_event_that_there_is_not_has_no_decision(string id)
    {
        await SendAsync(Events.SignIn("e-1"));
        using var response = await AskAsync($"/v1/decisions/{id}", "decisions:read");

        await AssertProblemAsync(response, HttpStatusCode.NotFound, "/problems/not-found");
    }

    [Fact]
    public async Task What_was_disposed_of_is_answered_as_if_it_had_never_been()
    {
        await SendAsync(Events.SignIn("e-1"));
        await TimelineAsync("/v1/customers/c-1/timeline", count: 1);
        await _desk.Partition.DisposeOfAsync(1, "1\n"u8.ToArray(), [1], Ct);

        using var gone = await AskAsync("/v1/decisions/e-1", "decisions:read");
        using var never = await AskAsync("/v1/decisions/e-9", "decisions:read");
        Assert.Equal(await never.Content.ReadAsStringAsync(Ct), await gone.Content.ReadAsStringAsync(Ct));
        var timeline = await TimelineAsync("/v1/customers/c-1/timeline", count: 0);
        Assert.False(timeline.TryGetProperty("next", out _));
        using var entry = await JsonAsync("/v1/records/entries/1", "records:read");
        Assert.True(entry.RootElement.GetProperty("entry").TryGetProperty("disposedBy", out _));
    }

    [Fact]
    public async Task A_timeline_goes_from_the_newest_back_page_by_page_and_shows_events_and_decisions_as_they_were()
    {
        for (var n = 0; n < 7; n++)
        {
            await SendAsync(Events.SignIn($"e-{n}", minute: n));
        }

        await TimelineAsync("/v1/customers/c-1/timeline", count: 7);
        List<string> seen = [];
        var path = "/v1/customers/c-1/timeline?limit=3";
        for (string? next = ""; next is not null;)
        {
            using var page = await JsonAsync(path + (next.Length > 0 ? $"&after={next}" : ""), "timelines:read");
            seen.AddRange(page.RootElement.GetProperty("entries").EnumerateArray()
                .Select(entry => entry.GetProperty("event").GetProperty("id").GetString()!));
            Assert.All(page.RootElement.GetProperty("entries").EnumerateArray(), entry => Assert.Equal(
                Encoding.UTF8.GetString(EventContent.Read(_desk.Partition.Journal.At(
                    entry.GetProperty("position").GetInt64())).Decision.Span),
                entry.GetProperty("decision").GetRawText()));
            next = page.RootElement.TryGetProperty("next", out var after) ? after.GetString() : null;
        }

        Assert.Equal(["e-6", "e-5", "e-4", "e-3", "e-2", "e-1", "e-0"], seen);
        Assert.Equal(("timeline", "c-1", 1), LastLook() is var look ? (look.What, look.Customer, look.Rows) : default);
    }

    [Theory]
    [InlineData("?type=login.succeeded", 3)]
    [InlineData("?type=order.placed", 0)]
    [InlineData("?outcome=deny", 0)]
    [InlineData("?from=2026-01-05T14:01:00Z", 2)]
    [InlineData("?to=2026-01-05T14:01:00Z", 1)]
    [InlineData("?from=2026-01-05T09:01:00-05:00&to=2026-01-05T14:02:00Z", 1)]
    public async Task A_timeline_is_narrowed_by_type_outcome_and_time(string query, int count)
    {
        for (var n = 0; n < 3; n++)
        {
            await SendAsync(Events.SignIn($"e-{n}", minute: n));
        }

        await TimelineAsync("/v1/customers/c-1/timeline", count: 3);
        await TimelineAsync("/v1/customers/c-1/timeline" + query, count);
    }

    [Theory]
    [InlineData("?limit=0", "/limit")]
    [InlineData("?limit=501", "/limit")]
    [InlineData("?limit=x", "/limit")]
    [InlineData("?after=-1", "/after")]
    [InlineData("?type=no.such&outcome=none", "/type", "/outcome")]
    [InlineData("?from=yesterday", "/from")]
    [InlineData("?lookUps=yes", "/lookUps")]
    [InlineData("?typ=login.failed", "/typ")]
    [InlineData("?limit=1&limit=2", "/limit")]
    public async Task A_query_that_is_not_valid_is_told_all_its_faults_and_nothing_is_looked_at(
        string query, params string[] pointers)
    {
        using var response = await AskAsync("/v1/accounts/a-1/timeline" + query, "timelines:read");

        await AssertProblemAsync(response, HttpStatusCode.BadRequest, "/problems/invalid-request", pointers);
        Assert.Empty(_desk.Partition.Journal.ReadOf(EntryKind.LookUp, 0, long.MaxValue));
    }

    [Fact]
    public async Task Looks_are_in_the_timeline_only_for_who_asks_for_them_and_may_see_them()
    {
        await SendAsync(Events.SignIn("e-1"));
        await TimelineAsync("/v1/customers/c-1/timeline", count: 1);
        await TimelineAsync("/v1/customers/c-1/timeline", count: 1);

        using var refused = await AskAsync("/v1/customers/c-1/timeline?lookUps=true", "timelines:read");
        await AssertProblemAsync(refused, HttpStatusCode.Forbidden, "/problems/scope-missing");
        await UntilAsync(async () =>
        {
            using var page = await JsonAsync(
                "/v1/customers/c-1/timeline?lookUps=true&limit=500", "timelines:read records:read");
            return page.RootElement.GetProperty("entries").EnumerateArray()
                .Count(entry => entry.TryGetProperty("lookUp", out var look) &&
                    look.GetProperty("what").GetString() == "timeline") >= 2;
        });
    }

    [Fact]
    public async Task A_subject_nobody_knows_has_an_empty_timeline_like_one_that_has_nothing()
    {
        await TimelineAsync("/v1/accounts/%27%20OR%201=1--/timeline", count: 0);
        await TimelineAsync("/v1/customers/%E2%98%83/timeline", count: 0);
        Assert.Equal("☃", LastLook().Customer);
        await TimelineAsync("/v1/customers/a%2Fb%252Fc/timeline", count: 0);
        Assert.Equal("a/b%2Fc", LastLook().Customer);
    }

    [Theory]
    [InlineData("/v1/decisions/e-1", "decisions:read")]
    [InlineData("/v1/accounts/a-1/timeline", "timelines:read")]
    [InlineData("/v1/customers/c-1/timeline", "timelines:read")]
    [InlineData("/v1/records/head", "records:read")]
    [InlineData("/v1/records/proof/inclusion?position=0", "records:read")]
    [InlineData("/v1/records/proof/consistency?from=1", "records:read")]
    [InlineData("/v1/records/entries/0", "records:read")]
    [InlineData("/v1/records/set-aside", "records:read")]
    [InlineData("/v1/records/holds", "records:read")]
    [InlineData("/v1/records/disposals", "records:read")]
    [InlineData("/v1/records/disposals/plan", "records:read")]
    public async Task Only_the_scope_that_is_named_opens_a_route(string path, string scope)
    {
        await SendAsync(Events.SignIn("e-1"));
        string[] others = ["events:write", "decisions:read", "timelines:read", "records:read", "holds:write"];
        using var allowed = await AskAsync(path, scope);
        using var denied = await AskAsync(path, string.Join(' ', others.Where(other => other != scope)));

        Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, denied.StatusCode);
    }

    private async Task<JsonElement> TimelineAsync(string path, int count)
    {
        JsonElement root = default;
        await UntilAsync(async () =>
        {
            using var page = await JsonAsync(path, "timelines:read");
            root = page.RootElement.Clone();
            return root.GetProperty("entries").GetArrayLength() == count;
        });
        return root;
    }

    private LookUpContent LastLook()
    {
        var journal = _desk.Partition.Journal;
        return LookUpContent.Read(journal.LastBefore(journal.Head.Size, EntryKind.LookUp)!);
    }

    private async Task<string> SendAsync(string @event)
    {
        using var response = await _desk.Client.PostAsync("/v1/events", Events.One(@event), Ct);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(Ct);
    }

    private Task<HttpResponseMessage> AskAsync(string path, string scopes) =>
        _desk.AskAsync(HttpMethod.Get, path, scopes);

    private async Task<JsonDocument> JsonAsync(string path, string scopes)
    {
        using var response = await AskAsync(path, scopes);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(Ct));
    }

    internal static async Task AssertProblemAsync(
        HttpResponseMessage response, HttpStatusCode status, string type, params string[] pointers)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.ToString());
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Ct));
        Assert.Equal(type, problem.RootElement.GetProperty("type").GetString());
        Assert.All(pointers, pointer => Assert.Contains(
            problem.RootElement.GetProperty("errors").EnumerateArray(),
            fault => fault.GetProperty("pointer").GetString() == pointer));
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await isSo())
        {
            await timer.WaitForNextTickAsync(timeout.Token);
        }
    }
}
