using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Holdfast.Desk.Access;
using Holdfast.Desk.Tests.Intake;

namespace Holdfast.Desk.Tests.Access;

/// <summary>Keys over HTTP: made, used, revoked, and refused in one way.</summary>
public sealed class KeyRouteTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_opens_what_its_scopes_say_until_it_is_revoked()
    {
        await using var served = await Served.StartAsync(_folder["records"]);
        var key = await served.KeyAsync("core", "events:write");
        using var client = served.With(key);

        using var before = await client.PostAsync("/v1/events", Events.One(Events.SignIn("e-1")), Ct);
        using var revoked = await served.Shell.DeleteAsync($"/control/keys/{key.Split('_')[1]}", Ct);
        using var after = await client.PostAsync("/v1/events", Events.One(Events.SignIn("e-2")), Ct);
        using var again = await served.Shell.DeleteAsync($"/control/keys/{key.Split('_')[1]}", Ct);

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.OK),
            (before.StatusCode, revoked.StatusCode, after.StatusCode, again.StatusCode));
        Assert.Equal(await revoked.Content.ReadAsStringAsync(Ct), await again.Content.ReadAsStringAsync(Ct));
        Assert.Contains(
            "\"revokedBy\":\"shell:ops\"", await revoked.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_that_is_under_way_breaks_off_when_its_key_is_revoked()
    {
        await using var served = await Served.StartAsync(_folder["records"]);
        var key = await served.KeyAsync("core", "events:write");
        using var connection = await RawConnection.OpenAsync(served.Address);
        await connection.SendAsync(
            $"POST /v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {key}\r\n"
            + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
        await connection.SendChunkAsync(Events.SignIn("e-1") + "\n");
        var head = await connection.HeadAsync();
        var answer = await connection.AnswerAsync();

        using var revoked = await served.Shell.DeleteAsync($"/control/keys/{key.Split('_')[1]}", Ct);

        Assert.StartsWith("HTTP/1.1 200", head, StringComparison.Ordinal);
        Assert.Contains("\"event\":\"e-1\"", answer, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, revoked.StatusCode);

        // Whether the end is seen as such or as a reset is the network's to choose.
        var last = await Record.ExceptionAsync(async () => Assert.Null(await connection.AnswerAsync()));
        Assert.True(last is null or IOException, last?.ToString());
    }

    [Fact]
    public async Task Malformed_unknown_expired_and_revoked_keys_and_none_are_refused_alike()
    {
        var clock = new SetClock(TimeProvider.System.GetUtcNow());
        await using var served = await Served.StartAsync(_folder["records"], clock: clock);
        var revoked = await served.KeyAsync("revoked", "events:write");
        using var gone = await served.Shell.DeleteAsync($"/control/keys/{revoked.Split('_')[1]}", Ct);
        using var made = await served.Shell.PostAsJsonAsync("/control/keys", new
        {
            name = "short",
            scopes = new[] { "events:write" },
            expires = ApiKey.TextOf(NodaTime.Instant.FromDateTimeOffset(clock.GetUtcNow().AddHours(1))),
        }, Ct);
        var expired = (await made.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("key").GetString()!;
        using var stillGood = await served.With(expired).PostAsync("/v1/events", Events.One(Events.SignIn("e-1")), Ct);
        clock.Advance(TimeSpan.FromHours(1));
        var known = await served.KeyAsync("known", "events:write");
        var wrongSecret = KeyText.Draw(KeyId.Parse(known.Split('_')[1], null));

        List<string> answers = [];
        foreach (var header in (string?[])
            [null, "Bearer x", "Basic eDp5", $"Bearer {KeyText.Draw(KeyId.Draw())}", $"Bearer {wrongSecret}",
                $"Bearer {revoked}", $"Bearer {expired}", $"Bearer {known}x", "Bearer "])
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/events");
            request.Headers.TryAddWithoutValidation("Authorization", header);
            using var answer = await served.Nobody.SendAsync(request, Ct);
            answer.Headers.Date = null;
            answers.Add($"{answer.StatusCode} {answer.Headers} {await answer.Content.ReadAsStringAsync(Ct)}");
        }

        Assert.Equal(HttpStatusCode.OK, stillGood.StatusCode);
        Assert.StartsWith("Unauthorized ", answers[0], StringComparison.Ordinal);
        Assert.Contains("/problems/key-required", answers[0], StringComparison.Ordinal);
        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task Keys_and_their_last_use_outlive_the_server_and_their_text_is_nowhere()
    {
        string key;
        await using (var served = await Served.StartAsync(_folder["records"]))
        {
            key = await served.KeyAsync("core", "events:write");
            using var used = await served.With(key).PostAsync("/v1/events", Events.One(Events.SignIn("e-1")), Ct);
        }

        await using var again = await Served.StartAsync(_folder["records"]);
        using var listed = await again.Shell.GetAsync("/control/keys", Ct);
        using var opened = await again.With(key).PostAsync("/v1/events", Events.One(Events.SignIn("e-1")), Ct);

        var text = await listed.Content.ReadAsStringAsync(Ct);
        Assert.Contains("\"lastUsed\":\"2", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        Assert.DoesNotContain(key[14..], text, StringComparison.Ordinal);
        foreach (var file in Directory.GetFiles(_folder["records"])
            .Where(file => Path.GetFileName(file) is not ("control.sock" or "lock")))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            Assert.DoesNotContain(key[14..], await reader.ReadToEndAsync(Ct), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_key_makes_keys_with_its_own_scopes_only_and_is_named_as_their_maker()
    {
        await using var served = await Served.StartAsync(_folder["records"]);
        using var maker = served.With(await served.KeyAsync("maker", "keys:write", "events:write"));

        using var made = await AskAsync(maker, new { name = "a", scopes = new[] { "events:write" } });
        using var same = await AskAsync(maker, new { name = "a", scopes = new[] { "events:write" } });
        using var more = await AskAsync(maker, new { name = "b", scopes = new[] { "records:read" } });
        using var odd = await AskAsync(maker, new { name = "b", scopes = new[] { "events:write" }, all = true });
        using var large = await AskAsync(maker, new { name = new string('b', 20_000) });

        Assert.Equal(
            [HttpStatusCode.Created, HttpStatusCode.Conflict, HttpStatusCode.Forbidden, HttpStatusCode.BadRequest,
                HttpStatusCode.RequestEntityTooLarge],
            new[] { made, same, more, odd, large }.Select(answer => answer.StatusCode));
        Assert.Contains("\"madeBy\":\"maker\"", await made.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_are_listed_in_pages()
    {
        await using var served = await Served.StartAsync(_folder["records"]);
        foreach (var name in (string[])["a", "b", "c"])
        {
            await served.KeyAsync(name, "events:write");
        }

        var first = await served.Shell.GetFromJsonAsync<JsonElement>("/control/keys?limit=2", Ct);
        var second = await served.Shell.GetFromJsonAsync<JsonElement>(
            $"/control/keys?limit=2&after={first.GetProperty("next").GetString()}", Ct);
        using var wrong = await served.Shell.GetAsync("/control/keys?limit=501", Ct);
        using var lost = await served.Shell.GetAsync("/control/keys?after=nothing", Ct);

        Assert.Equal(["a", "b"], Names(first));
        Assert.Equal(["c"], Names(second));
        Assert.False(second.TryGetProperty("next", out _));
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (wrong.StatusCode, lost.StatusCode));
    }

    public void Dispose() => _folder.Dispose();

    private static Task<HttpResponseMessage> AskAsync(HttpClient client, object wish) =>
        client.PostAsJsonAsync("/v1/keys", wish, Ct);

    private static IEnumerable<string?> Names(JsonElement page) =>
        page.GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("name").GetString());
}
