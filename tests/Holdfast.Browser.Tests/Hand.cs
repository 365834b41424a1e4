using Microsoft.Playwright;

namespace Holdfast.Browser.Tests;

/// <summary>
/// How somebody goes through pages: with a mouse, or with nothing but a keyboard. By keyboard everything is come to by
/// Tab, from where the focus is, and it is seen where it is.
/// </summary>
internal sealed class Hand(Walk walk, bool isKeyboard)
{
    private const int StopsAtMost = 150;

    private IKeyboard Keyboard => walk.Page.Keyboard;

    /// <summary>Presses a button or follows a link.</summary>
    public async Task PressAsync(ILocator place)
    {
        if (isKeyboard)
        {
            await ComeToAsync(place);
            await Keyboard.PressAsync("Enter");
        }
        else
        {
            await place.ClickAsync();
        }
    }

    /// <summary>Writes into a field, in place of what was in it.</summary>
    public async Task WriteAsync(ILocator field, string text)
    {
        if (isKeyboard)
        {
            await ComeToAsync(field);
            await Keyboard.PressAsync("Control+a");
            await Keyboard.TypeAsync(text);
        }
        else
        {
            await field.FillAsync(text);
        }
    }

    /// <summary>Ticks a box, or chooses one of several answers.</summary>
    public async Task ChooseAsync(ILocator box)
    {
        if (!isKeyboard)
        {
            await box.CheckAsync();
            return;
        }

        // To a group of answers Tab leads as one; within it, arrows go from one to the next and choose it.
        await ComeToAsync(box);
        for (var stops = 0; !await HasFocusAsync(box) && stops < StopsAtMost; stops++)
        {
            await Keyboard.PressAsync("ArrowDown");
        }

        if (!await box.IsCheckedAsync())
        {
            await Keyboard.PressAsync("Space");
        }

        await Assertions.Expect(box).ToBeCheckedAsync();
    }

    /// <summary>Chooses from a list what begins with a text.</summary>
    public async Task SelectAsync(ILocator list, string text)
    {
        if (isKeyboard)
        {
            await ComeToAsync(list);
            await Keyboard.TypeAsync(text);
        }
        else
        {
            await list.SelectOptionAsync(text);
        }

        Assert.Equal(text, await list.EvaluateAsync<string>("list => list.selectedOptions[0].text"));
    }

    private async Task ComeToAsync(ILocator place)
    {
        await Assertions.Expect(place).ToBeVisibleAsync();
        if (await place.EvaluateAsync<bool>(IsBehindWhatIsSkipped))
        {
            await Keyboard.PressAsync("Tab");
            await Keyboard.PressAsync("Enter");
        }

        for (var stops = 0; stops < StopsAtMost; stops++)
        {
            await Keyboard.PressAsync("Tab");
            if (await place.EvaluateAsync<bool>(IsAt))
            {
                // WCAG 2.2, 2.4.7: where the focus is can be seen.
                Assert.NotEqual("none", await place.EvaluateAsync<string>(
                    "() => getComputedStyle(document.activeElement).outlineStyle"));
                return;
            }
        }

        Assert.Fail($"Tab does not lead to {place} at {walk.Page.Url}.");
    }

    private static Task<bool> HasFocusAsync(ILocator place) =>
        place.EvaluateAsync<bool>("place => place === document.activeElement");

    // Whoever comes to a page anew skips what is the same on all pages.
    private const string IsBehindWhatIsSkipped =
        """
        place => document.activeElement === document.body && place.closest("main") !== null
          && document.querySelector("body > a.skip") !== null
        """;

    private const string IsAt =
        """
        place => {
          const now = document.activeElement;
          return now === place || (now.type === "radio" && place.type === "radio" && now.name === place.name);
        }
        """;
}
