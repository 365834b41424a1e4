using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
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

    // What the theme changes is what can be read on what; all else is the same in both.
    private static readonly AxeRunOptions RulesOfTheme = new()
    {
        RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] },
    };

    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions
        {
            Type = "tag",
            Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
        },
        Rules = new Dictionary<string, RuleOptions> { ["target-size"] = new() { Enabled = true } },
    };

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
                faults.AddRange(await AxeFaultsAsync(
                    place, theme is ColorScheme.Light ? Rules : RulesOfTheme));
                faults.AddRange(await DrawingFaultsAsync(place));
            }

            faults.AddRange(await LayoutFaultsAsync($"{name} at {width}"));
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

    private async Task<IEnumerable<string>> AxeFaultsAsync(string place, AxeRunOptions rules)
    {
        var result = await Page.RunAxe(rules);
        return result.Violations.Concat(result.Incomplete).SelectMany(rule => rule.Nodes.Where(node =>
            !IsOfDrawing(rule, node)).Select(node =>
            $"{place}: {rule.Id}: {rule.Help}: {node.Html}: {string.Join("; ",
                node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message))}"));
    }

    // On what the text of a drawing stands axe cannot tell; it is reckoned below.
    private static bool IsOfDrawing(AxeResultItem rule, AxeResultNode node) =>
        rule.Id == "color-contrast" && node.Html.StartsWith("<text ", StringComparison.Ordinal);

    // WCAG 2.2, 1.4.3, for text in drawings: on the box that comes before it in its group, else on the page's ground.
    private async Task<IEnumerable<string>> DrawingFaultsAsync(string place) => (await Page.EvaluateAsync<string[]>(
        """
        () => {
          const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
          const rgb = colour => {
            context.clearRect(0, 0, 1, 1);
            context.fillStyle = colour;
            context.fillRect(0, 0, 1, 1);
            return [...context.getImageData(0, 0, 1, 1).data];
          };
          const light = ([r, g, b]) => [r, g, b].map(part => part / 255)
            .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
            .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
          const groundOf = text => {
            const box = [...text.parentElement.children].find(child => child.tagName === "rect");
            if (box && rgb(getComputedStyle(box).fill)[3] === 255) {
              return rgb(getComputedStyle(box).fill);
            }
            for (let around = text.closest("svg"); around; around = around.parentElement) {
              const colour = rgb(getComputedStyle(around).backgroundColor);
              if (colour[3] === 255) {
                return colour;
              }
            }
            return [255, 255, 255, 255];
          };
          return [...document.querySelectorAll("svg text")].flatMap(text => {
            const [one, other] = [light(rgb(getComputedStyle(text).fill)), light(groundOf(text))];
            const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
            return ratio < 4.5 ? [`${ratio.toFixed(2)} to 1: ${text.outerHTML.slice(0, 100)}`] : [];
          });
        }
        """)).Select(fault => $"{place}: {fault}");

    // WCAG 2.2: 1.4.10 (nothing has to be scrolled sideways), 2.5.8 (targets of 24 pixels; links within text are free).
    private async Task<IEnumerable<string>> LayoutFaultsAsync(string place) => (await Page.EvaluateAsync<string[]>(
        """
        () => {
          const faults = [];
          const page = document.documentElement;
          if (page.scrollWidth > page.clientWidth) {
            faults.push(`is ${page.scrollWidth} wide`);
          }
          for (const target of document.querySelectorAll("a[href], button, input, select, textarea, summary")) {
            const box = target.getBoundingClientRect();
            const style = getComputedStyle(target);
            const isInText = target.tagName === "A" && style.display === "inline";
            if (box.width > 1 && box.height > 1 && !isInText && target.type !== "hidden"
              && (box.width < 24 || box.height < 24)) {
              faults.push(`a target of ${box.width} by ${box.height}: ${target.outerHTML.slice(0, 100)}`);
            }
          }
          return faults;
        }
        """)).Select(fault => $"{place}: {fault}");
}
