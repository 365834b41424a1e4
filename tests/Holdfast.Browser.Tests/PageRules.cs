using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Holdfast.Browser.Tests;

/// <summary>What a page is held to as it stands: the rules of axe, and what axe does not reckon.</summary>
internal static class PageRules
{
    // In the page itself, once for each that is loaded: the package for browsers opens a page of its own for each look.
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>What is wrong with a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="isOfTheme">
    /// Whether only that is asked for which the theme changes: what can be read on what. All else is the same in both.
    /// </param>
    public static async Task<IEnumerable<string>> FaultsAsync(IPage page, bool isOfTheme)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Axe);
        }

        var faults = await page.EvaluateAsync<string[]>(Rules, isOfTheme);
        var drawn = await page.EvaluateAsync<string[]>(Drawings);
        return [.. faults, .. drawn, .. isOfTheme ? [] : await page.EvaluateAsync<string[]>(Layout)];
    }

    // On what the text of a drawing stands axe cannot tell; it is reckoned below.
    private const string Rules =
        """
        async isOfTheme => {
          const all = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
          const found = await axe.run(document, {
            iframes: false,
            resultTypes: ["violations", "incomplete"],
            ...(isOfTheme
              ? { runOnly: { type: "rule", values: ["color-contrast"] } }
              : { runOnly: { type: "tag", values: all }, rules: { "target-size": { enabled: true } } }),
          });
          const isOfDrawing = (rule, node) => rule.id === "color-contrast" && node.html.startsWith("<text ");
          return [...found.violations, ...found.incomplete].flatMap(rule => rule.nodes
            .filter(node => !isOfDrawing(rule, node))
            .map(node => `${rule.id}: ${rule.help}: ${node.html}: `
              + [...node.any, ...node.all, ...node.none].map(check => check.message).join("; ")));
        }
        """;

    // WCAG 2.2, 1.4.3, for text in drawings: on the box that comes before it in its group, else on the page's ground.
    private const string Drawings =
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
        """;

    // WCAG 2.2: 1.4.10 (nothing has to be scrolled sideways), 2.5.8 (targets of 24 pixels; links within text are free).
    private const string Layout =
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
        """;
}
