using System.Net;
using System.Text;
using System.Text.Json;
using Holdfast.Runtime.Hosting;

namespace Holdfast.Desk.Tests.Intake;

/// <summary>One event a request, and every way in which it may be answered.</summary>
public sealed class OneEventTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private Desk _desk = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _desk = await Desk.StartAsync(_folder["records"]);

    [Fact]
    public async Task An_event_is_answered_with_its_decision_as_it_stands_in_the_journal()
    {
        using var response = await SendAsync(Events.SignIn("e-1"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
        var answer = await response.Content.ReadAsStringAsync(Ct);
        Assert.Contains("\"event\":\"e-1\"", answer, StringComparison.Ordinal);
        var kept = EventContent.Read(_desk.Partition.Journal.At(1));
        Assert.Equal(Encoding.UTF8.GetString(kept.Decision.Span), answer);
        Assert.Equal(Events.SignIn("e-1"), Encoding.UTF8.GetString(kept.Event.Span));
    }

    [Fact]
    public async Task An_event_sent_again_gets_its_first_answer_and_is_kept_once()
    {
        using var first = await SendAsync(Events.SignIn("e-1"));
        using var other = await SendAsync(Events.SignIn("e-2", minute: 1));
        using var again = await SendAsync(Events.SignIn("e-1"));

        Assert.Equal(await first.Content.ReadAsStringAsync(Ct), await again.Content.ReadAsStringAsync(Ct));
        Assert.Equal(3, _desk.Partition.Journal.Head.Size);
    }

    [Fact]
    public async Task An_id_used_for_another_event_is_a_conflict()
    {
        using var first = await SendAsync(Events.SignIn("e-1"));
        using var other = await SendAsync(Events.SignIn("e-1", minute: 1));

        await AssertProblemAsync(other, HttpStatusCode.Conflict, "/problems/event-id-reused", "/id");
    }

    [Theory]
    [InlineData("{", "/problems/invalid-json")]
    [InlineData("", "/problems/invalid-json")]
    [InlineData("[]", "/problems/invalid-json")]
    [InlineData("{\"id\":\"e\",\"type\":\"no.such\",\"time\":\"2026-01-05T14:00:00Z\"}",
        "/problems/unknown-event-type", "/type")]
    [InlineData("{\"id\":\"?\",\"type\":\"login.succeeded\",\"time\":\"noon\",\"customer\":\"c\",\"session\":\"s\","
        + "\"data\":{\"method\":\"password\"}}", "/problems/invalid-event",
        "/id", "/time")]
    [InlineData("{\"id\":\"e\",\"type\":\"login.succeeded\",\"time\":\"2126-01-05T14:00:00Z\",\"customer\":\"c\","
        + "\"session\":\"s\",\"data\":{\"method\":\"password\"}}", "/problems/time-in-future", "/time")]
    public async Task What_is_no_event_is_told_all_its_faults_and_nothing_is_kept(
        string body, string type, params string[] pointers)
    {
        using var response = await SendAsync(body);

        await AssertProblemAsync(response, HttpStatusCode.UnprocessableEntity, type, pointers);
        Assert.Equal(1, _desk.Partition.Journal.Head.Size);
    }

    [Theory]
    [InlineData(64 * 1024, HttpStatusCode.OK)]
    [InlineData((64 * 1024) + 1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(900 * 1024, HttpStatusCode.RequestEntityTooLarge)]
    public async Task An_event_may_have_64_KiB_whether_or_not_its_length_is_told_before(
        int bytes, HttpStatusCode expected)
    {
        var text = Events.SignIn("e-1").PadRight(bytes);
        using var told = await SendAsync(text);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/events") { Content = Events.One(text) };
        request.Headers.TransferEncodingChunked = true;
        using var untold = await _desk.Client.SendAsync(request, Ct);

        Assert.Equal((expected, expected), (told.StatusCode, untold.StatusCode));
        if (expected is not HttpStatusCode.OK)
        {
            await AssertProblemAsync(untold, expected, "/problems/event-too-large");
        }
    }

    [Theory]
    [InlineData("application/json; charset=utf-8", HttpStatusCode.OK)]
    [InlineData("Application/JSON", HttpStatusCode.OK)]
    [InlineData("text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json-patch+json", HttpStatusCode.UnsupportedMediaType)]
    public async Task Only_the_two_content_types_are_taken(string type, HttpStatusCode expected)
    {
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(Events.SignIn("e-1")));
        body.Headers.TryAddWithoutValidation("Content-Type", type);
        using var response = await _desk.Client.PostAsync("/v1/events", body, Ct);

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("identity, gzip")]
    public async Task Nothing_that_is_packed_is_taken(string encoding)
    {
        using var body = Events.One(Events.SignIn("e-1"));
        body.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        using var response = await _desk.Client.PostAsync("/v1/events", body, Ct);

        await AssertProblemAsync(
            response, HttpStatusCode.UnsupportedMediaType, "/problems/unsupported-content-encoding");
    }

    [Fact]
    public async Task Who_may_not_send_events_is_refused()
    {
        using var client = new HttpClient { BaseAddress = _desk.Address };
        using var nobody = await client.PostAsync("/v1/events", Events.One(Events.SignIn("e-1")), Ct);
        client.DefaultRequestHeaders.Add("X-Scope", "decisions:read");
        using var other = await client.PostAsync("/v1/events", Events.One(Events.SignIn("e-1")), Ct);

        Assert.Equal(
            (HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden), (nobody.StatusCode, other.StatusCode));
        Assert.Equal(1, _desk.Partition.Journal.Head.Size);
    }

    public async ValueTask DisposeAsync()
    {
        await _desk.DisposeAsync();
        _folder.Dispose();
    }

    private Task<HttpResponseMessage> SendAsync(string text) =>
        _desk.Client.PostAsync("/v1/events", Events.One(text), Ct);

    private static async Task AssertProblemAsync(
        HttpResponseMessage response, HttpStatusCode status, string type, params string[] pointers)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.ToString());
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Ct));
        Assert.Equal(type, problem.RootElement.GetProperty("type").GetString());
        Assert.Equal((int)status, problem.RootElement.GetProperty("status").GetInt32());
        Assert.Equal(pointers, problem.RootElement.TryGetProperty("errors", out var errors)
            ? errors.EnumerateArray().Select(error => error.GetProperty("pointer").GetString()!).Order()
            : []);
    }
}
