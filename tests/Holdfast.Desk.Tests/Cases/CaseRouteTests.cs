using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Holdfast.Desk.Api;
using Holdfast.Desk.Cases;
using Holdfast.Desk.Cases.Http;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Tests.Instructions;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Sealing;
using Json.Schema;
using static Holdfast.Desk.Tests.Instructions.Given;

namespace Holdfast.Desk.Tests.Cases;

/// <summary>Cases over HTTP, over a real journal and the engine's own answers.</summary>
public sealed class CaseRouteTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly MasterKey _master = MasterKey.Generate();
    private readonly SetClock _clock = Firm.ClockAt(Monday);
    private Firm _firm = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _firm = await Firm.StartAsync(_folder["."], _master, _clock);

    public async ValueTask DisposeAsync()
    {
        await _firm.DisposeAsync();
        _folder.Dispose();
        _master.Dispose();
    }

    [Fact]
    [Trait("Case", "F1")]
    public async Task A_case_goes_its_whole_way_over_http_and_the_engine_is_told_what_it_was()
    {
        var id = await ReportedAsync("c-1");
        var (listed, list) = await AskAsync(HttpMethod.Get, "/v1/cases", "ann");
        Assert.Equal(HttpStatusCode.OK, listed.StatusCode);
        AssertFits(CaseDescriptions.Row.Schema, list.GetProperty("cases")[0]);

        var (taken, stand) = await AskAsync(HttpMethod.Post, $"/v1/cases/{id}/take", "ann", "{}");
        Assert.Equal(("inWork", "ann"), (Word(stand, "state"), Word(stand, "assignee")));
        AssertFits(CaseDescriptions.Stand.Schema, stand);
        var (_, task) = await AskAsync(HttpMethod.Post, $"/v1/cases/{id}/tasks", "ann",
            """{"text":"Call the customer\n- at the old number","due":"2026-11-23T18:00:00Z"}""");
        var (open, refused) = await AskAsync(HttpMethod.Post, $"/v1/cases/{id}/decide", "ann",
            """{"disposition":"intrusion","reason":"A stranger."}""");
        Assert.Equal(HttpStatusCode.Conflict, open.StatusCode);
        Assert.Equal("tasksOpen", refused.GetProperty("objections")[0].GetString());
        await DoneAsync(
            $"/v1/cases/{id}/tasks/{task.GetProperty("position").GetInt64()}/done", "ann", """{"text":"Called."}""");
        await DoneAsync($"/v1/cases/{id}/note", "ann", """{"text":"Says it was not them."}""");
        var decided = await DoneAsync($"/v1/cases/{id}/decide", "ann",
            """{"disposition":"intrusion","reason":"A stranger."}""");
        Assert.Equal("decided", Word(decided, "state"));

        var (found, whole) = await AskAsync(HttpMethod.Get, $"/v1/cases/{id}", "bob");
        AssertFits(CaseDescriptions.Case.Schema, whole, CaseDescriptions.Alert);
        Assert.Equal($"\"{whole.GetProperty("version").GetInt32()}\"", found.Headers.ETag!.Tag);
        Assert.Contains("Says it was not them.", whole.GetRawText(), StringComparison.Ordinal);
        await _firm.RunDueAsync();
        Assert.Equal(1, CountOf("desk-case-"));
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
    }

    [Fact]
    [Trait("Case", "C4")]
    public async Task A_request_that_is_sent_again_has_one_effect_and_another_by_its_id_is_refused()
    {
        var id = await ReportedAsync("c-1");
        const string Body = """{"requestId":"r-1","text":"Once."}""";
        var first = await DoneAsync($"/v1/cases/{id}/note", "ann", Body);
        var again = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            DoneAsync($"/v1/cases/{id}/note", "ann", Body)));

        Assert.All(again, one => Assert.Equal(
            first.GetProperty("position").GetInt64(), one.GetProperty("position").GetInt64()));
        var (other, problem) = await AskAsync(
            HttpMethod.Post, $"/v1/cases/{id}/note", "ann", """{"requestId":"r-1","text":"Twice."}""");
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        Assert.Equal("requestIdReused", problem.GetProperty("objections")[0].GetString());
        Assert.Single(await _firm.Get<CaseReader>().NotesOfAsync(id, Ct));
    }

    [Fact]
    [Trait("Case", "C3")]
    public async Task Of_two_who_take_a_case_at_once_one_has_it()
    {
        var id = await ReportedAsync("c-1");

        var all = await Task.WhenAll(Enumerable.Range(0, 10).Select(one =>
            AskAsync(HttpMethod.Post, $"/v1/cases/{id}/take", $"analyst-{one}", "{}")));

        var won = Assert.Single(all, one => one.Answer.StatusCode is HttpStatusCode.OK);
        Assert.All(all.Where(one => one.Answer != won.Answer), one => Assert.Equal(
            "takenByAnother", one.Body.GetProperty("objections")[0].GetString()));
        Assert.Equal(Word(won.Body, "assignee"), (await RowAsync(id)).AssigneeName);
    }

    [Fact]
    public async Task Nothing_is_decided_against_a_case_that_changed_since_it_was_read()
    {
        var id = await ReportedAsync("c-1");
        await DoneAsync($"/v1/cases/{id}/take", "ann", "{}");
        var (read, _) = await AskAsync(HttpMethod.Get, $"/v1/cases/{id}", "ann");
        Assert.Equal(id, await ReportedAsync("c-1"));

        var (stale, _) = await AskAsync(HttpMethod.Post, $"/v1/cases/{id}/decide", "ann",
            """{"disposition":"falseAlarm","reason":"Nothing."}""", read.Headers.ETag!.Tag);

        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(CaseState.InWork, (await RowAsync(id)).State);
    }

    [Fact]
    [Trait("Case", "T8")]
    public async Task A_merged_case_is_found_by_its_old_id_with_all_that_was_done()
    {
        var (first, second) = (await ReportedAsync("c-1"), await ReportedAsync("c-2"));
        await DoneAsync($"/v1/cases/{second}/note", "ann", """{"text":"Of the second."}""");
        await DoneAsync($"/v1/cases/{second}/merge", "ann", $$"""{"into":"{{first}}","reason":"One thief."}""");

        var (_, whole) = await AskAsync(HttpMethod.Get, $"/v1/cases/{second}", "ann");

        Assert.Equal(first.ToString(), Word(whole, "id"));
        Assert.Equal((2, 2), (whole.GetProperty("alerts").GetArrayLength(), whole.GetProperty("subjects").GetInt32()));
        Assert.Contains("Of the second.", whole.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(second.ToString(), whole.GetProperty("merged")[0].GetString());

        await DoneAsync($"/v1/cases/{second}/split", "ann", """{"customers":["c-2"],"reason":"Two thieves."}""");
        var (_, split) = await AskAsync(HttpMethod.Get, "/v1/cases?customer=c-2", "ann");
        Assert.Equal(first.ToString(), Word(split.GetProperty("cases")[0], "splitFrom"));
        (_, split) = await AskAsync(HttpMethod.Get, "/v1/cases?customer=c-2&state=decided", "ann");
        Assert.Empty(split.GetProperty("cases").EnumerateArray());
        Assert.Equal(1, (await RowAsync(first)).Alerts);
    }

    [Fact]
    public async Task What_was_done_is_read_page_by_page_from_the_newest()
    {
        var id = await ReportedAsync("c-1");
        foreach (var note in (string[])["One.", "Two.", "Three."])
        {
            await DoneAsync($"/v1/cases/{id}/note", "ann", $$"""{"text":"{{note}}"}""");
        }

        var (_, page) = await AskAsync(HttpMethod.Get, $"/v1/cases/{id}/history?limit=2", "ann");
        var before = page.GetProperty("before").GetInt64();
        var (_, older) = await AskAsync(HttpMethod.Get, $"/v1/cases/{id}/history?limit=2&before={before}", "ann");

        Assert.Equal(["Two.", "Three."], TextsOf(page));
        Assert.Equal(["One."], TextsOf(older));
        Assert.False(older.TryGetProperty("before", out _));

        static IEnumerable<string?> TextsOf(JsonElement answer) =>
            answer.GetProperty("history").EnumerateArray().Select(row => Word(row, "text"));
    }

    [Fact]
    public async Task A_sample_is_the_same_however_often_it_is_drawn_and_is_looked_at_by_somebody_else()
    {
        var id = await ReportedAsync("c-1");
        await DoneAsync($"/v1/cases/{id}/take", "ann", "{}");
        await DoneAsync($"/v1/cases/{id}/decide", "ann", """{"disposition":"falseAlarm","reason":"Theirs."}""");
        const string Period = """{"from":"2026-11-23","until":"2026-11-24"}""";

        var (_, drawn) = await AskAsync(HttpMethod.Post, "/v1/cases/reviews", "bob", Period, role: "supervisor");
        var (_, again) = await AskAsync(HttpMethod.Post, "/v1/cases/reviews", "bob", Period, role: "supervisor");
        Assert.Equal(
            (1, 0), (drawn.GetProperty("drawn").GetArrayLength(), again.GetProperty("drawn").GetArrayLength()));

        const string Disagrees = """{"agrees":false,"text":"The device was new."}""";
        var (own, problem) = await AskAsync(HttpMethod.Post, $"/v1/cases/{id}/review", "ann", Disagrees);
        Assert.Equal(HttpStatusCode.Conflict, own.StatusCode);
        Assert.Equal("sameAsDecider", problem.GetProperty("objections")[0].GetString());
        await DoneAsync($"/v1/cases/{id}/review", "bob", Disagrees);

        var row = await RowAsync(id);
        Assert.Equal((CaseState.InWork, ReviewState.Returned, "ann"), (row.State, row.Review, row.AssigneeName));
    }

    [Fact]
    public async Task One_shift_hands_over_to_the_next()
    {
        await ReportedAsync("c-1");
        await DoneAsync("/v1/cases/hand-overs", "ann", """{"text":"Call c-1 back at nine.","requestId":"h-1"}""");
        await DoneAsync("/v1/cases/hand-overs", "ann", """{"text":"Call c-1 back at nine.","requestId":"h-1"}""");

        var (_, list) = await AskAsync(HttpMethod.Get, "/v1/cases/hand-overs", "bob");
        var only = Assert.Single(list.GetProperty("handOvers").EnumerateArray());
        Assert.Equal((1, "Call c-1 back at nine."), (only.GetProperty("openCases").GetInt32(), Word(only, "text")));
        await DoneAsync($"/v1/cases/hand-overs/{only.GetProperty("number").GetInt64()}/take", "bob", "");

        (_, list) = await AskAsync(HttpMethod.Get, "/v1/cases/hand-overs", "bob");
        Assert.StartsWith("bob", Word(list.GetProperty("handOvers")[0], "takenBy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_that_is_not_done_in_time_is_overdue_once_and_stands_where_the_case_went()
    {
        var (first, second) = (await ReportedAsync("c-1"), await ReportedAsync("c-2"));
        await DoneAsync(
            $"/v1/cases/{second}/tasks", "ann", """{"text":"Call.","due":"2026-11-23T16:00:00Z"}""");
        await DoneAsync($"/v1/cases/{second}/merge", "ann", $$"""{"into":"{{first}}","reason":"One."}""");
        _clock.Advance(TimeSpan.FromHours(2));
        await _firm.RunDueAsync();

        var task = Assert.Single(await _firm.Get<CaseReader>().TasksOfAsync(first, 10, Ct));
        Assert.NotNull(task.OverdueAt);
        await using var db = _firm.Get<DeskReader>().Open();
        Assert.DoesNotContain(db.Timers, timer => timer.Kind == "case.task");
    }

    [Theory]
    [InlineData("GET", "/v1/cases/c-0000000000009999", null, 404)]
    [InlineData("GET", "/v1/cases/i-0000000000000001", null, 404)]
    [InlineData("GET", "/v1/cases?state=none", null, 400)]
    [InlineData("GET", "/v1/cases?after=x", null, 400)]
    [InlineData("GET", "/v1/cases/reports/none", null, 404)]
    [InlineData("GET", "/v1/cases/reports/decision?from=2025-01-01T00:00:00Z&to=2026-02-05T00:00:00Z", null, 200)]
    [InlineData("GET", "/v1/cases/reports/decision?from=2025-01-01T00:00:00Z&to=2026-02-05T00:00:01Z", null, 400)]
    [InlineData("GET", "/v1/cases/c-0000000000009999/history", null, 404)]
    [InlineData("POST", "/v1/cases/c-0000000000009999/take", "{}", 404)]
    [InlineData("POST", "/v1/cases/c-0000000000009999/note", "{}", 400)]
    [InlineData("POST", "/v1/cases/c-0000000000009999/note", """{"text":"\u202Eevil"}""", 400)]
    [InlineData("POST", "/v1/cases/c-0000000000009999/note", """{"txt":"x"}""", 400)]
    [InlineData("POST", "/v1/cases/hand-overs/7/take", "{}", 404)]
    public async Task What_is_not_well_formed_or_not_there_is_told_so(
        string method, string path, string? body, int status)
    {
        var (answer, _) = await AskAsync(new HttpMethod(method), path, "ann", body);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("firstLook")]
    [InlineData("decision")]
    [InlineData("falseAlarms")]
    [InlineData("moneySaved")]
    [InlineData("workload")]
    public async Task Each_report_is_a_table_as_json_and_as_csv(string report)
    {
        await ReportedAsync("c-1");
        var (json, table) = await AskAsync(HttpMethod.Get, $"/v1/cases/reports/{report}", "bob");
        using var csv = await _firm.Client.SendAsync(
            Request(HttpMethod.Get, $"/v1/cases/reports/{report}?format=csv"), Ct);

        Assert.Equal(HttpStatusCode.OK, json.StatusCode);
        Assert.StartsWith(
            string.Join(',', table.GetProperty("columns").EnumerateArray().Select(one => one.GetString())),
            await csv.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rules_in_force_can_be_read()
    {
        using var answer = await _firm.Client.SendAsync(Request(HttpMethod.Get, "/v1/cases/rules"), Ct);

        Assert.Equal(Alerts.Rules.Text, await answer.Content.ReadAsStringAsync(Ct));
    }

    [Fact]
    public async Task Tables_that_are_thrown_away_are_made_again_the_same()
    {
        var id = await ReportedAsync("c-1");
        await DoneAsync($"/v1/cases/{id}/take", "ann", "{}");
        await DoneAsync($"/v1/cases/{id}/decide", "ann", """{"disposition":"intrusion","reason":"A stranger."}""");
        await _firm.RunDueAsync();
        var before = await RowAsync(id);
        await _firm.DisposeAsync();
        new Facts.SqliteDeskPlace(_folder["."]).Forget();

        _firm = await Firm.StartAsync(_folder["."], _master, _clock);
        await CaughtUpAsync();

        Assert.Equivalent(before, await RowAsync(id), strict: true);
        await _firm.RunDueAsync();
        Assert.Equal(1, CountOf("desk-case-"));
    }

    private int _reports;

    // A customer says that it was not them: an alert whatever the engine knows of them.
    private async Task<CaseId> ReportedAsync(string customer)
    {
        var id = $"rep-{_reports++}";
        await _firm.SendAsync($$"""
            {"id":"{{id}}","type":"customer.reported","time":"{{_clock.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}}",
            "customer":"{{customer}}","account":"a-{{customer}}","data":{"what":"unauthorizedActivity"} }
            """);
        var position = _firm.Partition.Journal.Head.Size - 1;
        await CaughtUpAsync();
        return (await _firm.Get<CaseReader>().CaseOfEntryAsync(position, Ct))!.Value;
    }

    private Task CaughtUpAsync() => _firm.Get<DeskFollowing>().HasComeToAsync(
        _firm.Partition.Journal.Head.Size, TimeSpan.FromSeconds(30), Ct);

    private int CountOf(string ids)
    {
        var journal = _firm.Partition.Journal;
        return Enumerable.Range(0, (int)journal.Head.Size).Select(at => journal.At(at))
            .Where(entry => entry.Head.Kind is EntryKind.Event)
            .Count(entry => System.Text.Encoding.UTF8.GetString(entry.Content.Span)
                .Contains($"\"id\":\"{ids}", StringComparison.Ordinal));
    }

    private async Task<CaseRow> RowAsync(CaseId id) => (await _firm.Get<CaseReader>().FindAsync(id, Ct))!.Row;

    private async Task<JsonElement> DoneAsync(string path, string name, string body)
    {
        var (answer, told) = await AskAsync(HttpMethod.Post, path, name, body);
        Assert.True(answer.StatusCode is HttpStatusCode.OK, told.GetRawText());
        return told;
    }

    private async Task<(HttpResponseMessage Answer, JsonElement Body)> AskAsync(
        HttpMethod method, string path, string name, string? body = null, string? version = null,
        string role = "analyst")
    {
        using var request = Request(method, path, name, role);
        if (body is not null)
        {
            request.Content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        }

        if (version is not null)
        {
            request.Headers.Add("If-Match", version);
        }

        var answer = await _firm.Client.SendAsync(request, Ct);
        return (answer, await answer.Content.ReadFromJsonAsync<JsonElement>(Ct));
    }

    private static HttpRequestMessage Request(
        HttpMethod method, string path, string name = "bob", string role = "supervisor") =>
        new(method, path) { Headers = { { "X-Name", name }, { "X-Role", role } } };

    private static string? Word(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static void AssertFits(string schema, JsonElement value, params ApiSchema[] parts)
    {
        // Schemas of parts stand beside the others in the document; here they are put in.
        var whole = parts.Aggregate(schema, (text, part) => text.Replace(
            part.Reference, part.Schema, StringComparison.Ordinal));
        var fits = JsonSchema.FromText(whole).Evaluate(value);
        Assert.True(fits.IsValid, value.GetRawText());
    }
}
