using System.Net;
using Holdfast.Desk.Access.Staff;

namespace Holdfast.Browser.Tests.Console;

/// <summary>What a page sends and takes, asked without a browser: what a hostile page or program could send.</summary>
public sealed class FormSafetyTests(SharedSite shared) : IClassFixture<SharedSite>, IAsyncLifetime
{
    private readonly Site _site = shared.Site;
    private HttpClient _client = null!;
    private string _session = "";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _session = await _site.SignInAsync("Ana Reyes", Roles.Analyst);
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = _site.Address,
            DefaultRequestHeaders = { { "Accept", "text/html" } },
        };
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact, Trait("Case", "S6")]
    public async Task A_form_without_its_token_with_another_s_or_from_another_site_does_nothing()
    {
        var (token, cookie) = await LoadAsync();
        var (_, other) = await LoadAsync();

        Assert.Equal(HttpStatusCode.SeeOther, await PostAsync(token, cookie));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(null, cookie));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(token, null));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(token, other));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(token, cookie, ("Sec-Fetch-Site", "cross-site")));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(token, cookie, ("Sec-Fetch-Site", "same-site")));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(token, cookie, ("Origin", "https://example.com")));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(token, cookie, ("Origin", "null")));
        Assert.Equal(
            HttpStatusCode.SeeOther, await PostAsync(token, cookie, ("Origin", $"https://{_site.Address.Authority}")));
    }

    [Fact]
    public async Task Whoever_is_sent_on_goes_to_a_path_and_not_to_a_scheme_that_a_proxy_spoke()
    {
        var (token, cookie) = await LoadAsync();
        using var answer = await SendAsync(token, cookie);

        Assert.Equal("/all-parts", answer.Headers.Location?.OriginalString);
        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), line =>
            line.StartsWith("__Host-holdfast-notice=", StringComparison.Ordinal)
            && line.Contains("secure", StringComparison.OrdinalIgnoreCase)
            && line.Contains("httponly", StringComparison.OrdinalIgnoreCase)
            && line.Contains("samesite=strict", StringComparison.OrdinalIgnoreCase)
            && line.Contains("path=/", StringComparison.OrdinalIgnoreCase)
            && !line.Contains("recorded", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Style_and_script_are_kept_for_a_year_under_the_hash_of_their_bytes_and_come_packed()
    {
        using var loaded = await GetAsync("/all-parts");
        var page = await loaded.Content.ReadAsStringAsync(Ct);
        foreach (var (extension, most) in new[] { ("css", 20_000), ("js", 5_000) })
        {
            var end = page.IndexOf($".{extension}\"", StringComparison.Ordinal) + extension.Length + 1;
            var path = page[(page.LastIndexOf('"', end - 1) + 1)..end];
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("Accept-Encoding", "br");
            using var answer = await _client.SendAsync(request, Ct);

            Assert.Equal("public, max-age=31536000, immutable", answer.Headers.GetValues("Cache-Control").Single());
            Assert.Equal("br", answer.Content.Headers.ContentEncoding.Single());
            Assert.InRange((await answer.Content.ReadAsByteArrayAsync(Ct)).Length, 100, most);
        }

        using var wrong = await _client.GetAsync("/assets/console.0000000000000000.css", Ct);
        Assert.Equal(HttpStatusCode.NotFound, wrong.StatusCode);
    }

    [Fact, Trait("Case", "S3")]
    public async Task Every_page_also_of_errors_has_the_headers_that_keep_it_harmless_and_is_kept_by_nobody()
    {
        foreach (var path in new[] { "/", "/all-parts", "/nowhere" })
        {
            using var answer = await GetAsync(path);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();

            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.Contains("no-store", answer.Headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
            Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
            Assert.False(answer.Headers.Contains("blazor-enhanced-nav"));
        }
    }

    private async Task<(string Token, string Cookie)> LoadAsync()
    {
        using var answer = await GetAsync("/all-parts");
        var page = await answer.Content.ReadAsStringAsync(Ct);
        var name = page.LastIndexOf("name=\"__form\"", StringComparison.Ordinal);
        var begin = page.IndexOf("value=\"", name, StringComparison.Ordinal) + 7;
        return (page[begin..page.IndexOf('"', begin)],
            answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
    }

    private Task<HttpResponseMessage> GetAsync(string path) => _client.SendAsync(
        new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Cookie", _session } } }, Ct);

    private async Task<HttpStatusCode> PostAsync(string? token, string? cookie, (string, string)? header = null)
    {
        using var answer = await SendAsync(token, cookie, header);
        return answer.StatusCode;
    }

    private Task<HttpResponseMessage> SendAsync(string? token, string? cookie, (string, string)? header = null)
    {
        List<KeyValuePair<string, string>> fields =
            [new("_handler", "call"), new("amount", "1"), new("coached", "no"), new("__form", token ?? "")];
        var request = new HttpRequestMessage(HttpMethod.Post, "/all-parts")
        {
            Content = new FormUrlEncodedContent(fields.Where(field => field.Value.Length > 0)),
        };
        request.Headers.Add("Cookie", cookie is null ? _session : $"{_session}; {cookie}");
        if (header is var (name, value))
        {
            request.Headers.Add(name, value);
        }

        return _client.SendAsync(request, Ct);
    }
}
