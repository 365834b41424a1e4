using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Holdfast.Desk.Access;
using Holdfast.Desk.Api;
using Holdfast.Desk.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.Desk.Tests.Api;

/// <summary>
/// Every error is problem details of a known type, and every answer has the headers that keep it harmless.
/// </summary>
public sealed class ErrorTests : IAsyncLifetime
{
    private const string Canary = "123-45-6789";

    private readonly TemporaryFolder _folder = new();
    private Served _served = null!;
    private HttpClient _client = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var settings = new ServerSettings { Limits = new LimitSettings { RequestSeconds = 1 } };
        _served = await Served.StartAsync(_folder["records"], settings, routes: Routes);
        _client = _served.With(await _served.KeyAsync(
            "tester", Scopes.RecordsRead, Scopes.KeysWrite, Scopes.EventsWrite));
    }

    [Theory]
    [InlineData("GET", "/nothing", 404, "not-found")]
    [InlineData("PATCH", "/v1/keys", 405, "method-not-allowed")]
    [InlineData("GET", "/v1/keys?limit=many", 400, "invalid-request")]
    [InlineData("POST", "/v1/keys", 415, "unsupported-media-type")]
    [InlineData("POST", "/v1/events", 415, "unsupported-media-type")]
    [InlineData("GET", "/health/live", 403, "scope-missing")]
    [InlineData("GET", "/throws", 500, "internal")]
    [InlineData("GET", "/bad", 400, "invalid-request")]
    [InlineData("GET", "/waits", 504, "timed-out")]
    [InlineData("GET", "/teapot", 418, "invalid-request")]
    [InlineData("GET", "/bare", 503, "unavailable")]
    public async Task Every_error_is_problem_details_with_a_known_type_and_all_headers(
        string method, string path, int status, string name)
    {
        using var answer = await _client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path), Ct);
        var body = await answer.Content.ReadAsStringAsync(Ct);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(body);
        var type = ProblemTypes.All.Single(known => known.Name == name);
        Assert.Equal(type.Uri, problem.RootElement.GetProperty("type").GetString());
        Assert.Equal(type.Title, problem.RootElement.GetProperty("title").GetString());
        Assert.Equal(status, problem.RootElement.GetProperty("status").GetInt32());
        AssertHeaders(answer);
    }

    [Fact]
    public async Task A_failure_tells_neither_stack_nor_message_and_the_log_no_message()
    {
        using var answer = await _client.GetAsync("/throws", Ct);
        var body = await answer.Content.ReadAsStringAsync(Ct);

        Assert.DoesNotContain(Canary, body, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", body, StringComparison.Ordinal);
        var log = string.Concat(_served.Log.All);
        Assert.Contains("System.InvalidOperationException", log, StringComparison.Ordinal);
        Assert.Contains(nameof(ErrorTests), log, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, log, StringComparison.Ordinal);
        using var problem = JsonDocument.Parse(body);
        Assert.Contains(problem.RootElement.GetProperty("requestId").GetString()!, log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_are_on_good_answers_and_refusals_alike()
    {
        using var good = await _client.GetAsync("/v1/keys", Ct);
        using var nobody = await _served.Nobody.GetAsync("/v1/keys", Ct);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (good.StatusCode, nobody.StatusCode));
        AssertHeaders(good);
        AssertHeaders(nobody);
        Assert.False(good.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Whatever_is_sent_no_line_of_the_log_is_forged_and_none_names_the_path()
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, _served.Address.Port, Ct);
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"GET /v1/accounts/{Canary}%0d%0aforged?x={Canary}%0a HTTP/1.1\r\nHost: x\r\n"
            + $"User-Agent: {Canary}\x1b[2K\r\n"
            + "Authorization: Bearer forged\r\nConnection: close\r\n\r\n"), Ct);
        using var reader = new StreamReader(connection.GetStream());
        var answer = await reader.ReadToEndAsync(Ct);

        Assert.StartsWith("HTTP/1.1 4", answer, StringComparison.Ordinal);
        Assert.DoesNotContain(_served.Log.All, line => line.Contains("forged", StringComparison.Ordinal)
            || line.Contains(Canary, StringComparison.Ordinal) || line.Any(char.IsControl));
    }

    [Fact]
    public void Every_type_has_its_own_name_and_a_sentence_on_what_to_do()
    {
        Assert.Equal(ProblemTypes.All.Length, ProblemTypes.All.Select(type => type.Name).Distinct().Count());
        Assert.All(ProblemTypes.All, type =>
        {
            Assert.Matches("^[a-z]+(-[a-z]+)*$", type.Name);
            Assert.InRange(type.Status, 400, 599);
            Assert.EndsWith(".", type.Title, StringComparison.Ordinal);
            Assert.EndsWith(".", type.Next, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_reference_page_of_problems_is_what_the_code_says()
    {
        var page = new StringBuilder(
            "# Problems\n\nEvery error is answered as problem details (RFC 9457, `application/problem+json`): "
            + "`type`, `title`, `status`, where there is\nmore to say `detail`, and for faults of a body `errors`, "
            + "each with `pointer` and `detail`. Types are never renamed and never reused;\na program goes by `type`, "
            + "not by title or detail. This page is made of the code.\n\n"
            + "Requests that are no HTTP are answered by the web server itself, with a status and nothing else.\n");
        foreach (var type in ProblemTypes.All)
        {
            page.Append($"\n## `{type.Uri}` ({type.Status})\n\n**{type.Title}** {type.Means}\n\n*Next:* {type.Next}\n");
        }

        Golden.AssertSame("docs/reference/problems.md", page.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _served.DisposeAsync();
        _folder.Dispose();
    }

    private static void AssertHeaders(HttpResponseMessage answer)
    {
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(SecurityHeaders.ContentPolicy, answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
        Assert.Contains("no-store", answer.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server"));
    }

    private static void Routes(IEndpointRouteBuilder routes)
    {
        var all = routes.MapGroup("").RequireAuthorization(Scopes.RecordsRead);
        all.MapGet("/throws", string () => throw new InvalidOperationException($"Customer {Canary} is odd."));
        all.MapGet("/bad", string () => throw new BadHttpRequestException($"Not {Canary}."));
        all.MapGet("/teapot", (HttpContext context) => { context.Response.StatusCode = 418; });
        all.MapGet("/bare", (HttpContext context) => { context.Response.StatusCode = 503; });
        all.MapGet("/waits", async (CancellationToken ct) =>
        {
            var never = new TaskCompletionSource();
            await never.Task.WaitAsync(ct);
        });
    }
}
