using Holdfast.Desk.Access.Staff;
using Microsoft.Playwright;

namespace Holdfast.Browser.Tests.Console;

/// <summary>What every page is made of, in a real browser.</summary>
public sealed class ConsoleTests(Chromium chromium, SharedSite shared) : IClassFixture<SharedSite>
{
    private readonly Site _site = shared.Site;

    [Fact, Trait("Case", "A1"), Trait("Case", "A3"), Trait("Case", "A4")]
    public async Task All_parts_are_within_the_rules_of_accessibility_in_every_state_size_and_theme()
    {
        var reports = _site.PolicyReports;
        await using var walk = await BeginAsync();
        await walk.GoAsync("/");
        await walk.LookAsync("home");
        await walk.GoAsync("/all-parts");
        await walk.LookAsync("parts");
        await walk.GoAsync("/all-parts?empty=1");
        await walk.LookAsync("parts-empty");
        await walk.Page.GetByRole(AriaRole.Button, new() { Name = "Record the answers" }).ClickAsync();
        await walk.LookAsync("parts-faults");
        await walk.GoAsync("/nowhere", 404);
        await walk.LookAsync("not-found");
        Assert.Equal(reports, _site.PolicyReports);
    }

    [Fact, Trait("Case", "A2")]
    public async Task A_form_is_filled_in_by_keyboard_alone_and_its_faults_take_the_focus()
    {
        await using var walk = await BeginAsync();
        await walk.GoAsync("/all-parts");
        await walk.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the page", await FocusedAsync(walk));
        await walk.Page.Keyboard.PressAsync("Enter");
        await walk.Page.GetByLabel("Which amount").FocusAsync();
        await walk.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(walk.Page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await Assertions.Expect(walk.Page).ToHaveTitleAsync(
            "Not done: Wire of $80,000.00 to Northern Lumber Co. – Holdfast");
        await walk.Page.Keyboard.PressAsync("Tab");
        await walk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(walk.Page.GetByLabel("Which amount")).ToBeFocusedAsync();
        await walk.Page.Keyboard.TypeAsync("80,000");
        await walk.Page.GetByLabel("No", new() { Exact = true }).FocusAsync();
        await walk.Page.Keyboard.PressAsync("Space");
        await walk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(walk.Page.GetByText("The answers are recorded.")).ToBeVisibleAsync();
        walk.AssertNothingAmiss();
    }

    [Fact]
    public async Task Everything_works_without_script_and_the_notice_is_told_once()
    {
        await using var walk = await BeginAsync(hasScript: false);
        await walk.GoAsync("/all-parts");
        await walk.Page.GetByLabel("Which amount").FillAsync("80,000 <b>");
        await walk.Page.GetByRole(AriaRole.Button, new() { Name = "Record" }).ClickAsync();
        await Assertions.Expect(walk.Page.GetByLabel("Which amount")).ToHaveValueAsync("80,000 <b>");
        await walk.Page.GetByLabel("No", new() { Exact = true }).CheckAsync();
        await walk.Page.GetByRole(AriaRole.Button, new() { Name = "Record" }).ClickAsync();

        await Assertions.Expect(walk.Page.GetByText("The answers are recorded.")).ToBeVisibleAsync();
        Assert.EndsWith("/all-parts", walk.Page.Url, StringComparison.Ordinal);
        await walk.Page.ReloadAsync();
        await Assertions.Expect(walk.Page.GetByText("The answers are recorded.")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task On_a_phone_the_navigation_opens_and_closes_without_script()
    {
        await using var walk = await BeginAsync(hasScript: false);
        await walk.Page.SetViewportSizeAsync(320, 640);
        await walk.GoAsync("/");
        var nav = walk.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" });
        await Assertions.Expect(nav).ToBeHiddenAsync();
        await walk.Page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();
        await Assertions.Expect(nav).ToBeVisibleAsync();
        await walk.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(nav).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_page_that_fails_says_so_with_a_number_and_nothing_of_what_failed()
    {
        await using var walk = await BeginAsync();
        await walk.GoAsync("/all-parts");
        await walk.Page.GetByLabel("Which amount").FillAsync("boom");
        await walk.Page.GetByRole(AriaRole.Button, new() { Name = "Record" }).ClickAsync();

        await Assertions.Expect(walk.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToHaveTextAsync("Something went wrong on our side");
        Assert.DoesNotContain("A page that fails", await walk.Page.ContentAsync(), StringComparison.Ordinal);
        await Assertions.Expect(walk.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" })).ToBeVisibleAsync();
        walk.AssertNothingAmiss();
    }

    [Fact, Trait("Case", "S3")]
    public async Task What_a_page_may_not_do_it_does_not_do_and_the_browser_reports_it()
    {
        var expected = _site.PolicyReports + 2;
        await using var walk = await BeginAsync();
        await walk.GoAsync("/all-parts");
        await walk.Page.EvaluateAsync(
            """
            () => {
              const inline = document.createElement("style");
              inline.append("h1 { color: red }");
              document.head.append(inline);
              const other = document.createElement("img");
              other.src = "https://example.com/x.png";
              document.body.append(other);
            }
            """);
        var until = DateTimeOffset.UtcNow.AddSeconds(10);
        while (_site.PolicyReports < expected && DateTimeOffset.UtcNow < until)
        {
            await walk.Page.WaitForTimeoutAsync(100);
        }

        Assert.Equal(expected, _site.PolicyReports);
        Assert.NotEqual("rgb(255, 0, 0)", await walk.Page.EvaluateAsync<string>(
            "getComputedStyle(document.querySelector('h1')).color"));
    }

    [Fact]
    public async Task A_thousand_rows_are_one_page()
    {
        await using var walk = await BeginAsync();
        await walk.GoAsync("/all-parts?rows=1000");
        await Assertions.Expect(walk.Page.Locator("tbody tr")).ToHaveCountAsync(1000);
        walk.AssertNothingAmiss();
    }

    [Fact]
    public async Task On_paper_there_is_nothing_to_press_but_who_printed_it_and_when()
    {
        await using var walk = await BeginAsync();
        await walk.GoAsync("/all-parts");
        await walk.Page.EmulateMediaAsync(new PageEmulateMediaOptions
        {
            Media = Media.Print,
            ColorScheme = ColorScheme.Dark,
        });
        await walk.PictureAsync("parts-print");

        await Assertions.Expect(walk.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" })).ToBeHiddenAsync();
        await Assertions.Expect(walk.Page.GetByRole(AriaRole.Button, new() { Name = "Record" })).ToBeHiddenAsync();
        await Assertions.Expect(walk.Page.GetByText("by Ana Reyes").Last).ToBeVisibleAsync();
        Assert.Equal("rgb(23, 32, 43)", await walk.Page.EvaluateAsync<string>("getComputedStyle(document.body).color"));
    }

    [Fact, Trait("Case", "A4")]
    public async Task Forced_colours_wide_text_and_large_text_lose_nothing()
    {
        await using var walk = await BeginAsync();
        await walk.Page.SetViewportSizeAsync(320, 720);
        await walk.GoAsync("/all-parts");
        await walk.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ForcedColors = ForcedColors.Active });
        await walk.PictureAsync("parts-forced");
        await walk.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ForcedColors = ForcedColors.None });
        // WCAG 1.4.12 and 1.4.4, set the way that the policy of the page leaves open to a user's own style sheet.
        await walk.Page.EvaluateAsync(
            """
            () => {
              const sheet = new CSSStyleSheet();
              sheet.replaceSync("html { font-size: 200% } * { line-height: 1.5 !important; " +
                "letter-spacing: 0.12em !important; word-spacing: 0.16em !important }");
              document.adoptedStyleSheets = [sheet];
            }
            """);
        await walk.Page.SetViewportSizeAsync(640, 900);
        await walk.PictureAsync("parts-large-text");
        Assert.True(await walk.Page.EvaluateAsync<bool>(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
    }

    private static Task<string> FocusedAsync(Walk walk) =>
        walk.Page.EvaluateAsync<string>("document.activeElement.textContent.trim()");

    private async Task<Walk> BeginAsync(bool hasScript = true) => await Walk.BeginAsync(
        chromium.Browser, _site.Address, await _site.SignInAsync("Ana Reyes", Roles.Analyst), hasScript);
}
