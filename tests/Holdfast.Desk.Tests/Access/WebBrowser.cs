using System.Net;
using System.Text.RegularExpressions;

namespace Holdfast.Desk.Tests.Access;

/// <summary>
/// A browser without script: keeps cookies as one does, sends forms as pages have them, and goes nowhere by itself.
/// </summary>
internal sealed partial class WebBrowser(Uri address) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, UseCookies = false,
    })
    {
        BaseAddress = address,
    };

    public Dictionary<string, string> Cookies { get; } = new(StringComparer.Ordinal);

    /// <summary>All that pages set, as they set it.</summary>
    public List<string> SetCookies { get; } = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async Task<Seen> GetAsync(string path) => await SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Loads a page, fills its form in and sends it.</summary>
    public async Task<Seen> SubmitAsync(string path, params (string Field, string Value)[] fields)
    {
        var page = await GetAsync(path);
        Assert.True(page.Status is HttpStatusCode.OK, $"{path}: {page.Status} {page.Location} {page.Body}");
        return await PostAsync(page.FormAction ?? path, [.. page.Hidden, .. fields]);
    }

    public async Task<Seen> PostAsync(string path, IEnumerable<(string Field, string Value)> fields)
    {
        // What was filled in goes before what the page had there.
        var last = fields.Reverse().DistinctBy(field => (field.Field, field.Field == "roles" ? field.Value : ""))
            .Reverse();
        return await SendAsync(new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(last.Select(field => KeyValuePair.Create(field.Field, field.Value))),
        });
    }

    public async Task<Seen> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            if (!request.Headers.Contains("Accept"))
            {
                request.Headers.Add("Accept", "text/html");
            }

            if (Cookies.Count > 0)
            {
                request.Headers.Add(
                    "Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            }

            using var answer = await _client.SendAsync(request, Ct);
            Take(answer);
            var headers = answer.Headers.Concat(answer.Content.Headers)
                .ToDictionary(header => header.Key, header => string.Join(", ", header.Value));
            return new Seen(
                answer.StatusCode, answer.Headers.Location?.OriginalString,
                await answer.Content.ReadAsStringAsync(Ct), headers);
        }
    }

    public void Dispose() => _client.Dispose();

    private void Take(HttpResponseMessage answer)
    {
        if (!answer.Headers.TryGetValues("Set-Cookie", out var set))
        {
            return;
        }

        foreach (var cookie in set)
        {
            SetCookies.Add(cookie);
            var (name, value) = (cookie.Split('=')[0], cookie.Split(';')[0][(cookie.IndexOf('=') + 1)..]);
            if (value.Length == 0)
            {
                Cookies.Remove(name);
            }
            else
            {
                Cookies[name] = value;
            }
        }
    }

    /// <summary>What a browser was answered.</summary>
    internal sealed record Seen(
        HttpStatusCode Status, string? Location, string Body, IReadOnlyDictionary<string, string> Headers)
    {
        // The layout has forms of its own around what is the page's.
        private string Main => Body.Split("<main", 2)[^1].Split("</main>", 2)[0];

        private string Form => FormOfPage().Matches(Main) is { Count: > 0 } forms ? forms[^1].Value : "";

        public string? FormAction => ActionOfForm().Match(Form) is { Success: true } match
            ? WebUtility.HtmlDecode(match.Groups[1].Value)
            : null;

        public IReadOnlyList<(string Field, string Value)> Hidden =>
        [
            .. Inputs().Matches(Form).Select(input => input.Value).Where(input =>
                input.Contains("type=\"hidden\"", StringComparison.Ordinal))
                .Select(input => (ValueOf(input, "name"), ValueOf(input, "value"))),
        ];

        public string HiddenOf(string name) => Hidden.First(hidden => hidden.Field == name).Value;

        public string Attribute(string name) =>
            WebUtility.HtmlDecode(Regex.Match(Body, $"{name}=\"([^\"]*)\"").Groups[1].Value);

        public string Secret(int index = 0) => Secrets().Matches(Body)[index].Groups[1].Value;

        public bool IsSignInWanted => Status is HttpStatusCode.SeeOther
            && Location?.StartsWith("/sign-in", StringComparison.Ordinal) == true;

        private static string ValueOf(string input, string attribute) => WebUtility.HtmlDecode(
            Regex.Match(input, $"\\b{attribute}=\"([^\"]*)\"").Groups[1].Value);
    }

    [GeneratedRegex("<form .*?</form>", RegexOptions.Singleline)]
    private static partial Regex FormOfPage();

    [GeneratedRegex("<form[^>]* action=\"([^\"]*)\"")]
    private static partial Regex ActionOfForm();

    [GeneratedRegex("<input [^>]*>")]
    private static partial Regex Inputs();

    [GeneratedRegex("<code class=\"secret\">([^<]*)</code>")]
    private static partial Regex Secrets();
}
