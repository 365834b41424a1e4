using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Holdfast.Desk.Access.SignIn;
using Holdfast.Desk.Actions.Http;
using Holdfast.Desk.Tests.Instructions;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Sealing;
using Json.Schema;
using Microsoft.AspNetCore.Routing;
using static Holdfast.Desk.Tests.Instructions.Given;

namespace Holdfast.Desk.Tests.Actions;

/// <summary>Orders over HTTP.</summary>
public sealed class ActionRouteTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly MasterKey _master = MasterKey.Generate();
    private Firm _firm = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _firm = await Firm.StartAsync(_folder["."], _master, Firm.ClockAt(Monday));
        await _firm.PutCustomerOnFileAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _firm.DisposeAsync();
        _folder.Dispose();
        _master.Dispose();
    }

    [Fact]
    [Trait("Case", "F1")]
    public async Task An_order_goes_its_whole_way_over_http()
    {
        const string Body = """{"requestId":"r-1","kind":"freezeAccount","target":"a-7","reason":"a stranger is in"}""";
        var (asked, said) = await AskAsync("POST", "/v1/actions/consequences", "ann", Body);
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Equal(0, said.GetProperty("receivers").GetInt32());
        Assert.Contains("second person", said.GetProperty("will").GetRawText(), StringComparison.Ordinal);
        Assert.Empty(said.GetProperty("objections").EnumerateArray());

        var (made, stand) = await AskAsync("POST", "/v1/actions", "ann", Body);
        Assert.Equal((HttpStatusCode.Created, "proposed"), (made.StatusCode, stand.GetProperty("state").GetString()));
        AssertFits(ActionDescriptions.Stand.Schema, stand);
        var (again, same) = await AskAsync("POST", "/v1/actions", "ann", Body);
        Assert.Equal((HttpStatusCode.Created, stand.GetRawText()), (again.StatusCode, same.GetRawText()));
        var path = $"/v1/actions/{stand.GetProperty("id").GetString()}";

        var (own, why) = await AskAsync("POST", path + "/approve", "ann", "{}", role: "supervisor");
        Assert.Equal(HttpStatusCode.Conflict, own.StatusCode);
        Assert.Equal("sameAsOrderer", Assert.Single(why.GetProperty("objections").EnumerateArray()).GetString());
        var (stale, _) = await AskAsync("POST", path + "/approve", "bob", "{}", "\"9\"", "supervisor");
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        var (approved, _) = await AskAsync(
            "POST", path + "/approve", "bob", "{}", made.Headers.ETag!.Tag, "supervisor");
        Assert.Equal(HttpStatusCode.OK, approved.StatusCode);

        var (told, _) = await AskAsync("POST", path + "/outcome", "core", """{"outcome":"carriedOut"}""");
        var (retold, _) = await AskAsync("POST", path + "/outcome", "core", """{"outcome":"carriedOut"}""");
        Assert.Equal((HttpStatusCode.OK, told.Headers.ETag), (retold.StatusCode, retold.Headers.ETag));
        var (read, shown) = await AskAsync("GET", path, "dan");
        Assert.Equal(told.Headers.ETag, read.Headers.ETag);
        AssertFits(ActionDescriptions.Action.Schema, shown);
        Assert.Equal("a-7", shown.GetProperty("target").GetString());
        var (undone, undo) = await AskAsync(
            "POST", path + "/undo", "bob", """{"reason":"it was the customer"}""", role: "supervisor");
        Assert.Equal(HttpStatusCode.OK, undone.StatusCode);
        Assert.Equal(stand.GetProperty("id").GetString(), undo.GetProperty("undoes").GetString());
    }

    [Fact]
    public async Task A_list_is_read_page_by_page_newest_first_and_tells_of_no_account()
    {
        foreach (var number in Enumerable.Range(1, 7))
        {
            await AskAsync("POST", "/v1/actions", "ann", $$"""
                {"kind":"openIncident","reason":"number {{number}}","case":"c-{{number}}","customer":"c-7"}
                """);
        }

        List<string> cases = [];
        var next = "";
        do
        {
            var (_, page) = await AskAsync("GET", $"/v1/actions?limit=3{next}", "dan");
            Assert.All(page.GetProperty("actions").EnumerateArray(), row =>
            {
                AssertFits(ActionDescriptions.Row.Schema, row);
                cases.Add(row.GetProperty("case").GetString()!);
            });
            next = page.TryGetProperty("next", out var after) ? $"&after={after.GetString()}" : "";
        }
        while (next.Length > 0);

        Assert.Equal(["c-7", "c-6", "c-5", "c-4", "c-3", "c-2", "c-1"], cases);
        var (_, one) = await AskAsync("GET", "/v1/actions?case=c-3&state=ordered&kind=openIncident", "dan");
        Assert.Single(one.GetProperty("actions").EnumerateArray());
        var (wrong, _) = await AskAsync("GET", "/v1/actions?state=none&sate=ordered", "dan");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    [Trait("Case", "F2")]
    public async Task What_is_wrong_with_a_body_is_told_all_at_once_and_never_repeated()
    {
        var (answer, problem) = await AskAsync("POST", "/v1/actions", "ann", """
            {"kind":"shout","target":"=1+1","reason":"x","secret":"123-45-6789"}
            """);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(
            ["/kind", "/target", "/secret"],
            problem.GetProperty("errors").EnumerateArray().Select(one => one.GetProperty("pointer").GetString()));
        Assert.DoesNotContain("6789", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2_000, HttpStatusCode.Created)]
    [InlineData(2_001, HttpStatusCode.BadRequest)]
    [Trait("Case", "S10")]
    public async Task A_reason_has_two_thousand_characters_at_most(int length, HttpStatusCode status)
    {
        var (answer, _) = await AskAsync(
            "POST", "/v1/actions", "ann", $$"""{"kind":"openIncident","reason":"{{new string('x', length)}}"}""");

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task What_there_is_not_and_what_is_no_id_are_answered_alike_and_a_look_is_kept_before_it_is_shown()
    {
        var (absent, first) = await AskAsync("GET", "/v1/actions/o-00000000000000ff", "ann");
        var (none, second) = await AskAsync("GET", "/v1/actions/x", "ann");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (absent.StatusCode, none.StatusCode));
        Assert.Equal(first.GetProperty("detail").GetString(), second.GetProperty("detail").GetString());

        var (_, made) = await AskAsync(
            "POST", "/v1/actions", "ann", """{"kind":"endSessions","target":"c-7","reason":"a stranger"}""");
        await AskAsync("GET", $"/v1/actions/{made.GetProperty("id").GetString()}", "dan");
        var journal = _firm.Partition.Journal;
        var look = LookUpContent.Read(journal.ReadOf(EntryKind.LookUp, 0, journal.Head.Size).Last());
        Assert.Equal(("dan", "action", "c-7"), (look.By, look.What, look.Customer));
    }

    [Theory]
    [InlineData("ApproveAction", true)]
    [InlineData("ReviewAction", true)]
    [InlineData("UndoAction", true)]
    [InlineData("DeclineAction", false)]
    public void What_has_the_systems_act_by_a_second_person_takes_a_fresh_sign_in(string route, bool isFresh)
    {
        var endpoint = Assert.Single(_firm.Get<EndpointDataSource>().Endpoints, one =>
            one.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == route);

        Assert.Equal(isFresh, endpoint.Metadata.GetMetadata<RequireFreshSignInAttribute>() is not null);
    }

    private static void AssertFits(string schema, JsonElement answer)
    {
        var found = JsonSchema.FromText(schema)
            .Evaluate(answer, new EvaluationOptions { OutputFormat = OutputFormat.List });
        Assert.True(found.IsValid, answer.GetRawText());
    }

    private async Task<(HttpResponseMessage Answer, JsonElement Body)> AskAsync(
        string method, string path, string by, string? body = null, string? tag = null, string role = "analyst")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("X-Name", by);
        request.Headers.Add("X-Role", role);
        if (tag is not null)
        {
            request.Headers.Add("If-Match", tag);
        }

        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        var answer = await _firm.Client.SendAsync(request, Ct);
        return (answer, await answer.Content.ReadFromJsonAsync<JsonElement>(Ct));
    }
}
