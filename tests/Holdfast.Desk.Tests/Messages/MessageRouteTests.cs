using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Holdfast.Desk.Messages;
using Holdfast.Desk.Messages.Webhooks;

namespace Holdfast.Desk.Tests.Messages;

public sealed class MessageRouteTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_are_listed_page_by_page_without_what_they_say()
    {
        using var folder = new TemporaryFolder();
        await using var desk = await MessagesDesk.StartAsync(folder["data"]);
        for (var i = 0; i < 5; i++)
        {
            await desk.QueueAsync("maria@example.com");
        }

        using var key = await desk.KeyAsync("messages:read");
        List<string> ids = [];
        string? after = null;
        do
        {
            var text = await key.GetStringAsync($"/v1/messages?limit=2{(after is null ? "" : $"&after={after}")}", Ct);
            Assert.DoesNotContain("maria", text);
            var page = JsonDocument.Parse(text).RootElement;
            ids.AddRange(page.GetProperty("messages").EnumerateArray()
                .Select(one => one.GetProperty("id").GetString()!));
            after = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }
        while (after is not null);

        Assert.Equal(desk.Messages().Select(row => row.Id).Reverse(), ids);
    }

    [Fact]
    public async Task A_test_is_queued_and_what_is_no_address_is_refused()
    {
        using var folder = new TemporaryFolder();
        await using var desk = await MessagesDesk.StartAsync(folder["data"]);
        using var key = await desk.KeyAsync("messages:write");

        using var good = await key.PostAsJsonAsync(
            "/v1/messages/test", new { medium = "email", to = "ops@example.com" }, Ct);
        using var bad = await key.PostAsJsonAsync("/v1/messages/test", new { medium = "pigeon", to = "x" }, Ct);

        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
        Assert.Equal("test", Assert.Single(desk.Messages()).Template);
    }

    [Fact]
    public async Task A_receiver_is_made_changed_by_whoever_saw_it_last_and_removed()
    {
        using var folder = new TemporaryFolder();
        await using var desk = await MessagesDesk.StartAsync(folder["data"]);
        using var key = await desk.KeyAsync("messages:write", "messages:read");

        using var made = await key.PostAsJsonAsync(
            "/v1/webhooks", new { name = "core", url = "https://hooks.example.com/", types = new[] { "instruction.*" } }, Ct);
        var answer = await made.Content.ReadFromJsonAsync<JsonElement>(Ct);
        var id = answer.GetProperty("id").GetString();
        using var listed = await key.GetAsync("/v1/webhooks", Ct);
        using var read = await key.GetAsync($"/v1/webhooks/{id}", Ct);
        using var changed = await ChangeAsync(read.Headers.ETag!.Tag);
        using var stale = await ChangeAsync(read.Headers.ETag!.Tag);
        using var rotated = await key.PostAsync($"/v1/webhooks/{id}/rotate", null, Ct);
        using var tested = await key.PostAsync($"/v1/webhooks/{id}/test", null, Ct);
        using var removed = await key.DeleteAsync($"/v1/webhooks/{id}", Ct);
        using var gone = await key.GetAsync($"/v1/webhooks/{id}", Ct);

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.NotNull(WebhookSecret.Read(answer.GetProperty("secret").GetString()!));
        Assert.DoesNotContain("whsec_", await listed.Content.ReadAsStringAsync(Ct));
        Assert.DoesNotContain("whsec_", await read.Content.ReadAsStringAsync(Ct));
        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.PreconditionFailed, HttpStatusCode.OK),
            (changed.StatusCode, stale.StatusCode, rotated.StatusCode));
        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.NoContent, HttpStatusCode.NotFound),
            (tested.StatusCode, removed.StatusCode, gone.StatusCode));

        Task<HttpResponseMessage> ChangeAsync(string tag) => key.SendAsync(
            new HttpRequestMessage(HttpMethod.Patch, $"/v1/webhooks/{id}")
            {
                Headers = { { "If-Match", tag } },
                Content = JsonContent.Create(new { name = "core 2" }),
            }, Ct);
    }

    [Theory]
    [InlineData("GET", "/v1/messages", "messages:write")]
    [InlineData("POST", "/v1/messages/test", "messages:read")]
    [InlineData("POST", "/v1/messages/returned", "messages:read")]
    [InlineData("POST", "/v1/webhooks", "messages:read")]
    [InlineData("DELETE", "/v1/webhooks/we-1", "messages:read")]
    public async Task Who_may_do_one_may_not_do_the_other(string method, string path, string scope)
    {
        using var folder = new TemporaryFolder();
        await using var desk = await MessagesDesk.StartAsync(folder["data"]);
        using var key = await desk.KeyAsync(scope);

        using var answer = await key.SendAsync(new HttpRequestMessage(new HttpMethod(method), path), Ct);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_letter_that_was_mailed_is_kept_with_who_mailed_it()
    {
        using var folder = new TemporaryFolder();
        await using var desk = await MessagesDesk.StartAsync(folder["data"]);
        var id = await desk.QueueAsync("Maria\n12 Elm St", "record.change", Medium.Paper);
        using var key = await desk.KeyAsync("messages:write");

        using var mailed = await key.PostAsync($"/v1/messages/{id}/mailed", null, Ct);
        using var again = await key.PostAsync($"/v1/messages/{id}/mailed", null, Ct);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict), (mailed.StatusCode, again.StatusCode));
    }
}
