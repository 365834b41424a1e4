using System.Net;
using System.Text.RegularExpressions;

namespace Holdfast.Demo;

/// <summary>Fills in forms of the console as a member of staff does, who sets up how they sign in.</summary>
internal sealed partial class DemoBrowser : IDisposable
{
    // The cookies are for secure connections; a browser takes this machine's own for one, and this client does not.
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);
    private readonly HttpClient _http;

    public DemoBrowser(Uri address) => _http = new HttpClient(
        new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        BaseAddress = address,
        DefaultRequestHeaders = { { "Accept", "text/html" } },
    };

    /// <summary>Reads a page.</summary>
    public Task<string> GetAsync(string path, CancellationToken ct) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, path), ct);

    /// <summary>Fills in the form of a page and sends it.</summary>
    /// <returns>The page that came back; empty where the browser is sent on.</returns>
    public Task<string> SubmitAsync(
        string path, string page, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken ct) =>
        SendAsync(
            new HttpRequestMessage(HttpMethod.Post, path)
            {
                Content = new FormUrlEncodedContent(
                [
                    .. Hidden().Matches(MainOf(page)).Select(input => KeyValuePair.Create(
                        input.Groups[1].Value, WebUtility.HtmlDecode(input.Groups[2].Value))),
                    .. fields,
                ]),
            },
            ct);

    /// <summary>What a page shows this once.</summary>
    public static string SecretOf(string page) => Secret().Match(page) is { Success: true } found
        ? found.Groups[1].Value
        : throw new WorkFailedException("the demo's firm could not be set up: a page shows no secret.");

    public void Dispose() => _http.Dispose();

    // The layout has forms of its own around what is the page's.
    private static string MainOf(string page) => page.Split("<main", 2)[^1].Split("</main>", 2)[0];

    private async Task<string> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        using var sent = request;
        if (_cookies.Count > 0)
        {
            sent.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        using var answer = await _http.SendAsync(sent, ct);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var pair in set.Select(cookie => cookie.Split(';')[0].Split('=', 2)))
            {
                _cookies[pair[0]] = pair[1];
            }
        }

        return (int)answer.StatusCode is >= 200 and < 400
            ? await answer.Content.ReadAsStringAsync(ct)
            : throw new WorkFailedException(
                $"the demo's firm could not be set up: {sent.RequestUri} answered {(int)answer.StatusCode}.");
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("<code class=\"secret\">([^<]*)</code>")]
    private static partial Regex Secret();
}
