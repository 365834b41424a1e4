using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Http;
using Holdfast.Runtime.Sealing;
using Json.Schema;
using static Holdfast.Desk.Tests.Instructions.Given;

namespace Holdfast.Desk.Tests.Instructions;

/// <summary>Instructions, changes and reports over HTTP.</summary>
public sealed class InstructionRouteTests : IAsyncLifetime
{
    private const string WireBody = """
        {"requestId":"r-1","customer":"c-7","account":"a-7","rail":"wire","amount":"20000.00",
        "payee":{"kind":"thirdPartyBank","name":"Acme Tiles LLC","account":"021000021/9876","owner":"mismatch"},
        "purpose":"a new kitchen","medium":"phone","instructedBy":"customer","sanctions":"clear"}
        """;

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
    public async Task An_instruction_goes_its_whole_way_over_http()
    {
        var (made, stand) = await AskAsync(HttpMethod.Post, "/v1/instructions", "ann", WireBody);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        AssertFits(InstructionSchemas.Stand.Schema, stand);
        Assert.Equal("awaitingConfirmation", stand.GetProperty("state").GetString());
        var path = $"/v1/instructions/{stand.GetProperty("id").GetString()}";
        var (again, same) = await AskAsync(HttpMethod.Post, "/v1/instructions", "ann", WireBody);
        Assert.Equal((HttpStatusCode.Created, stand.GetRawText()), (again.StatusCode, same.GetRawText()));

        var (called, _) = await AskAsync(HttpMethod.Post, path + "/call-back", "bob", """
            {"contact":"c-phone","direction":"outbound","proof":"possession","askedForIt":true,"coached":false,
            "distressed":false,"recording":"rec-1","seconds":"240",
            "told":{"amount":"20000","payee":"acme tiles llc","purpose":"kitchen","purposeAgrees":true}}
            """);
        Assert.Equal(HttpStatusCode.OK, called.StatusCode);
        var (stale, problem) = await AskAsync(
            HttpMethod.Post, path + "/release", "cleo", "{}", made.Headers.ETag!.Tag, "principal");
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Contains("changed", problem.GetProperty("type").GetString(), StringComparison.Ordinal);
        var (refused, why) = await AskAsync(HttpMethod.Post, path + "/release", "bob", "{}", null, "supervisor");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal("sameAsCaller", Assert.Single(why.GetProperty("objections").EnumerateArray()).GetString());
        var (released, done) = await AskAsync(
            HttpMethod.Post, path + "/release", "cleo", "{}", called.Headers.ETag!.Tag, "principal");
        Assert.Equal((HttpStatusCode.OK, "released"), (released.StatusCode, done.GetProperty("state").GetString()));

        var (read, shown) = await AskAsync(HttpMethod.Get, path, "dan");
        Assert.Equal(released.Headers.ETag, read.Headers.ETag);
        Assert.Equal("Acme Tiles LLC", shown.GetProperty("payee").GetProperty("name").GetString());
        AssertFits(InstructionSchemas.Instruction.Schema, shown);
        var (_, list) = await AskAsync(HttpMethod.Get, "/v1/instructions?state=released&category=thirdParty", "dan");
        AssertFits(InstructionSchemas.Row.Schema, Assert.Single(list.GetProperty("instructions").EnumerateArray()));
        Assert.DoesNotContain("Acme", list.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Case", "F2")]
    public async Task What_is_wrong_with_a_body_is_told_all_at_once_and_never_repeated()
    {
        var (answer, problem) = await AskAsync(HttpMethod.Post, "/v1/instructions", "ann", """
            {"customer":"c-7","account":"a-7","rail":"pigeon","amount":"-4","payee":{"kind":"ownBank","nme":"x"},
            "medium":"phone","instructedBy":"customer","secret":"123-45-6789"}
            """);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(
            ["/rail", "/amount", "/payee/nme", "/secret"],
            problem.GetProperty("errors").EnumerateArray().Select(one => one.GetProperty("pointer").GetString()));
        Assert.DoesNotContain("6789", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_there_is_not_and_what_is_no_id_are_answered_alike()
    {
        var (absent, first) = await AskAsync(HttpMethod.Get, "/v1/instructions/i-00000000000000ff", "ann");
        var (none, second) = await AskAsync(HttpMethod.Get, "/v1/instructions/x", "ann");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (absent.StatusCode, none.StatusCode));
        Assert.Equal(first.GetProperty("detail").GetString(), second.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_change_of_an_address_tells_the_old_contact_and_is_undone_in_the_file_too()
    {
        var (made, stand) = await AskAsync(HttpMethod.Post, "/v1/changes", "ann", """
            {"customer":"c-7","account":"a-7","what":"email","new":"thief@example.com","medium":"phone",
            "instructedBy":"customer"}
            """);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        AssertFits(InstructionSchemas.ChangeStand.Schema, stand);
        var path = $"/v1/changes/{stand.GetProperty("id").GetString()}";
        var (_, shown) = await AskAsync(HttpMethod.Get, path, "bob");
        AssertFits(InstructionSchemas.Change.Schema, shown);
        Assert.Contains(shown.GetProperty("contacts").EnumerateArray(), contact =>
            contact.GetProperty("value").GetString() == "thief@example.com"
            && !contact.GetProperty("eligible").GetBoolean());

        var (undone, _) = await AskAsync(
            HttpMethod.Post, path + "/revert", "bob", """{"reason":"the customer called"}""", null, "supervisor");
        Assert.Equal(HttpStatusCode.OK, undone.StatusCode);
        await _firm.RunDueAsync();
        (_, shown) = await AskAsync(HttpMethod.Get, path, "bob");
        Assert.Contains(shown.GetProperty("contacts").EnumerateArray(), contact =>
            contact.GetProperty("faults").EnumerateArray().Any(fault => fault.GetString() == "removed"));
    }

    [Theory]
    [InlineData("/v1/changes", """
        {"requestId":"r-1","customer":"c-7","what":"email","new":"one@example.com","medium":"phone",
        "instructedBy":"customer"}
        """)]
    [InlineData("/v1/letters", """
        {"requestId":"r-1","customer":"c-7","account":"a-7","rail":"wire","atMost":"5000.00","document":"one",
        "payee":{"kind":"thirdPartyBank","name":"Acme Tiles LLC","account":"021000021/9876","owner":"mismatch"}}
        """)]
    [Trait("Case", "C4")]
    public async Task A_request_id_that_comes_again_with_another_body_is_refused_and_changes_nothing(
        string path, string body)
    {
        var (made, stand) = await AskAsync(HttpMethod.Post, path, "ann", body);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var size = _firm.Partition.Journal.Head.Size;

        var (other, why) = await AskAsync(HttpMethod.Post, path, "ann", body.Replace(
            "\"one", "\"two", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        Assert.Equal("requestIdReused", Assert.Single(why.GetProperty("objections").EnumerateArray()).GetString());
        Assert.Equal(size, _firm.Partition.Journal.Head.Size);
        var (again, same) = await AskAsync(HttpMethod.Post, path, "ann", body);
        Assert.Equal((HttpStatusCode.Created, stand.GetRawText()), (again.StatusCode, same.GetRawText()));
        var (anothers, _) = await AskAsync(HttpMethod.Post, path, "bob", body.Replace(
            "\"one", "\"two", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Created, anothers.StatusCode);
    }

    [Fact]
    public async Task A_report_is_answered_as_json_and_as_csv()
    {
        await AskAsync(HttpMethod.Post, "/v1/instructions", "ann", WireBody);
        _firm.Clock.Advance(TimeSpan.FromMinutes(1));
        var (_, report) = await AskAsync(HttpMethod.Get, "/v1/reports/instructions", "dan");
        Assert.Equal(
            ["outsideEntity", "thirdParty"],
            report.GetProperty("rows").EnumerateArray().Select(row => row[0].GetString()));

        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/reports/instructions?format=csv");
        request.Headers.Add("X-Name", "dan");
        using var csv = await _firm.Client.SendAsync(request, Ct);
        Assert.StartsWith("category,channel,", await csv.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Equal("attachment", csv.Content.Headers.ContentDisposition!.DispositionType);
    }

    private static void AssertFits(string schema, JsonElement answer)
    {
        var found = JsonSchema.FromText(schema)
            .Evaluate(answer, new EvaluationOptions { OutputFormat = OutputFormat.List });
        Assert.True(found.IsValid, string.Join('\n', found.Details.Where(one => one.HasErrors)
            .SelectMany(one => one.Errors!.Select(error => $"{one.InstanceLocation}: {error.Value}"))));
    }

    private async Task<(HttpResponseMessage Answer, JsonElement Body)> AskAsync(
        HttpMethod method, string path, string name, string? body = null, string? version = null, string? role = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("X-Name", name);
        if (role is not null)
        {
            request.Headers.Add("X-Role", role);
        }

        if (version is not null)
        {
            request.Headers.Add("If-Match", version);
        }

        request.Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var answer = await _firm.Client.SendAsync(request, Ct);
        return (answer, await answer.Content.ReadFromJsonAsync<JsonElement>(Ct));
    }
}
