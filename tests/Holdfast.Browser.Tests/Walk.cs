using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Holdfast.Browser.Tests;

/// <summary>
/// A walk through pages in a browser of its own, which keeps account of all that a page must not do: errors, reports
/// of its policy, requests to anybody else.
/// </summary>
internal sealed class Walk : IAsyncDisposable
{
    private static readonly (int Width, int Height)[] Sizes = [(320, 720), (1280, 800)];

    private static readonly ColorScheme[] Themes = [ColorScheme.Light, ColorScheme.Dark];

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _faults = [];

    private Walk(IBrowserContext context, IPage page, Uri address)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            // A status of ours that is no success is told by the browser as an error, and is none.
            if (message.Type is "error" or "warning"
                && !message.Text.StartsWith("Failed to load resource: the server responded", StringComparison.Ordinal))
            {
                _faults.Enqueue($"{message.Type} at {page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => _faults.Enqueue($"error at {page.Url}: {error}");
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: not "data" } uri && uri.Authority != address.Authority)
            {
                _faults.Enqueue($"{page.Url} asks {uri.Authority}");
            }
            else if (request.Url.Contains("policy-reports", StringComparison.Ordinal))
            {
                _faults.Enqueue($"{page.Url} was reported: {request.PostData}");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Begins a walk.</summary>
    /// <param name="browser">The browser.</param>
    /// <param name="address">Where the server is.</param>
    /// <param name="cookie">The cookie of a session; null for nobody.</param>
    /// <param name="hasScript">Whether the browser runs scripts.</param>
    public static async Task<Walk> BeginAsync(
        IBrowser browser, Uri address, string? cookie = null, bool hasScript = true)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            ViewportSize = new ViewportSize { Width = 1280, Height = 800 },
            JavaScriptEnabled = hasScript,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-US",
        });
        context.SetDefaultTimeout(30_000);
        if (cookie?.Split('=', 2) is [var name, var value])
        {
            // A browser gives such a cookie to its own machine over plain HTTP too; set from outside, it has to look as
            // if it had come over TLS.
            var url = new UriBuilder(address) { Scheme = Uri.UriSchemeHttps }.Uri.ToString();
            await context.AddCookiesAsync(
                [new Cookie { Name = name, Value = value, Url = url, Secure = true, HttpOnly = true }]);
        }

        return new Walk(context, await context.NewPageAsync(), address);
    }

    /// <summary>Goes to a page, which answers with a status.</summary>
    public async Task GoAsync(string path, int status = 200)
    {
        var answer = await Page.GotoAsync(path);
        Assert.Equal(status, answer?.Status);
    }

    /// <summary>
    /// Looks at the page as it stands, narrow and wide, light and dark: holds it to the rules of accessibility, keeps
    /// that nothing goes beyond its sides, and leaves pictures of it to be looked at by people.
    /// </summary>
    public async Task LookAsync(string name)
    {
        List<string> faults = [];
        foreach (var (width, height) in Sizes)
        {
            await Page.SetViewportSizeAsync(width, height);
            foreach (var theme in Themes)
            {
                await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = theme });
                var place = $"{name}-{width}-{(theme is ColorScheme.Dark ? "dark" : "light")}";
                await PictureAsync(place);
                faults.AddRange((await PageRules.FaultsAsync(Page, isOfTheme: theme is ColorScheme.Dark))
                    .Select(fault => $"{place}: {fault}"));
            }
        }

        await Page.SetViewportSizeAsync(1280, 800);
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        AssertNothingAmiss();
    }

    /// <summary>Leaves a picture of the page among what was built.</summary>
    public Task PictureAsync(string name) => Page.ScreenshotAsync(
        new PageScreenshotOptions { Path = Path.Combine(Pictures, name + ".png"), FullPage = true });

    /// <summary>That no page of the walk did what none may do.</summary>
    public void AssertNothingAmiss() => Assert.True(_faults.IsEmpty, string.Join('\n', _faults));

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private static string Pictures { get; } = Directory.CreateDirectory(
        Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "screens")).FullName;
}
