using Holdfast.Desk.Access.Staff;
using Microsoft.Playwright;

namespace Holdfast.Browser.Tests.Console;

/// <summary>Pages that go on by themselves, and keys, in a real browser.</summary>
public sealed class LivePagesTests(Chromium chromium) : IAsyncLifetime
{
    private Site _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await Site.StartAsync();
        await CustomerOnFile.PutAsync(_site);
        await _site.SignInAsync("Bea Stone", Roles.Analyst);
    }

    public async ValueTask DisposeAsync() => await _site.DisposeAsync();

    [Fact, Trait("Case", "A5")]
    public async Task A_list_takes_in_what_comes_and_keeps_focus_filter_and_place_and_says_it_once()
    {
        await CustomerOnFile.WireAsync(_site, 20_000, "Bea Stone");
        await using var walk = await BeginAsync();
        await walk.GoAsync("/instructions");
        var rows = walk.Page.Locator("#queue tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await walk.Page.Keyboard.PressAsync("j");
        var first = rows.First.GetByRole(AriaRole.Link);
        await Assertions.Expect(first).ToBeFocusedAsync();
        await walk.Page.GetByLabel("Category").SelectOptionAsync("Third party");

        await CustomerOnFile.WireAsync(_site, 30_000, "Bea Stone");

        await Assertions.Expect(rows).ToHaveCountAsync(2);
        await Assertions.Expect(walk.Page.Locator("#live-said")).ToHaveTextAsync("1 new.");
        await Assertions.Expect(walk.Page.Locator("#queue .sum")).ToContainTextAsync("$50,000.00");
        await Assertions.Expect(walk.Page.Locator("tr.fresh")).ToHaveCountAsync(1);
        await walk.LookAsync("queue-fresh");
    }

    [Fact]
    public async Task Where_reading_anew_is_a_look_at_somebodys_data_a_person_presses()
    {
        var wire = await CustomerOnFile.WireAsync(_site, 20_000, "Bea Stone");
        await using var walk = await BeginAsync();
        await walk.GoAsync($"/instructions/{wire}");
        var note = walk.Page.GetByText("This instruction changed after you opened it.");
        await Assertions.Expect(note).ToBeHiddenAsync();
        await CustomerOnFile.WireAsync(_site, 30_000, "Bea Stone");
        await RejectAsync(wire);

        await Assertions.Expect(note).ToBeVisibleAsync();
        await walk.LookAsync("instruction-changed");
        await walk.Page.GetByRole(AriaRole.Link, new() { Name = "Show it as it is now" }).ClickAsync();
        await Assertions.Expect(walk.Page.GetByText("Rejected").First).ToBeVisibleAsync();
    }

    [Fact, Trait("Case", "A2")]
    public async Task A_list_is_worked_through_by_keys_alone_and_the_palette_leads_anywhere()
    {
        await CustomerOnFile.WireAsync(_site, 20_000, "Bea Stone");
        await CustomerOnFile.WireAsync(_site, 30_000, "Bea Stone");
        await using var walk = await BeginAsync();
        await walk.GoAsync("/");
        var page = walk.Page;
        var palette = page.GetByRole(AriaRole.Combobox, new() { Name = "Go to a page, or search" });
        await page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(palette).ToBeFocusedAsync();
        await walk.LookAsync("palette");
        await Assertions.Expect(palette).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("instr");
        await Assertions.Expect(page.GetByRole(AriaRole.Option, new() { Name = "Instructions", Selected = true }))
            .ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await ArriveAsync(page, "/instructions");
        var links = page.Locator("#queue tbody th a");
        await Assertions.Expect(links).ToHaveCountAsync(2);
        var second = (await links.Nth(1).GetAttributeAsync("href"))!.Split('/')[^1];
        foreach (var (key, row) in ((string, int)[])[("j", 0), ("j", 1), ("k", 0), ("j", 1)])
        {
            await page.Keyboard.PressAsync(key);
            await Assertions.Expect(links.Nth(row)).ToBeFocusedAsync();
        }

        await page.Keyboard.PressAsync("Enter");
        await ArriveAsync(page, $"/instructions/{second}");
        await page.Keyboard.PressAsync("u");
        await ArriveAsync(page, "/instructions");
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Keys" })).ToBeVisibleAsync();
        await walk.LookAsync("keys");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Keys" })).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("/");
        await Assertions.Expect(palette).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(second);
        await page.Keyboard.PressAsync("Enter");
        await ArriveAsync(page, $"/instructions/{second}");
        walk.AssertNothingAmiss();
        Assert.Equal(0, _site.PolicyReports);
    }

    [Fact]
    public async Task Without_script_search_views_and_home_work_at_the_width_of_a_phone()
    {
        var wire = await CustomerOnFile.WireAsync(_site, 20_000, "Bea Stone");
        await using var walk = await BeginAsync(hasScript: false);
        await walk.Page.SetViewportSizeAsync(320, 640);
        await walk.GoAsync("/");
        await walk.Page.GetByRole(AriaRole.Link, new() { Name = "Search" }).First.ClickAsync();
        await walk.Page.GetByLabel("What do you look for?").FillAsync(CustomerOnFile.Account);
        await walk.Page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Assertions.Expect(walk.Page.GetByText("paid from this account")).ToBeVisibleAsync();
        await walk.Page.GetByRole(AriaRole.Link, new() { Name = "Wire of $20,000.00" }).ClickAsync();
        Assert.EndsWith(wire, walk.Page.Url, StringComparison.Ordinal);
        await walk.GoAsync("/instructions?state=all");
        await walk.Page.GetByRole(AriaRole.Link, new() { Name = "Save this view" }).ClickAsync();
        await walk.Page.GetByLabel("Name").FillAsync("Everything");
        await walk.Page.GetByRole(AriaRole.Button, new() { Name = "Save the view" }).ClickAsync();
        await Assertions.Expect(walk.Page.GetByText("The view is saved as")).ToBeVisibleAsync();
    }

    [Fact, Trait("Case", "A1")]
    public async Task Home_search_and_my_console_are_within_the_rules_of_accessibility_for_each_who_opens_them()
    {
        await CustomerOnFile.WireAsync(_site, 80_000, "Bea Stone");
        await using (var walk = await BeginAsync())
        {
            await walk.GoAsync("/search");
            await walk.LookAsync("search");
            await walk.Page.GetByLabel("What do you look for?").FillAsync("Okafor");
            await walk.Page.GetByText("Look for customers, too").ClickAsync();
            await walk.Page.GetByLabel("Purpose").SelectOptionAsync("Serve the customer, who asked for something");
            await walk.Page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
            await Assertions.Expect(walk.Page.GetByRole(AriaRole.Link, new() { Name = "Rosalind Okafor" }))
                .ToBeVisibleAsync();
            await walk.LookAsync("search-found");
            await walk.GoAsync("/my/console");
            await walk.LookAsync("my-console");
        }

        foreach (var role in (string[])[Roles.Supervisor, Roles.Compliance, Roles.Security])
        {
            await using var walk = await Walk.BeginAsync(
                chromium.Browser, _site.Address, await _site.SignInAsync($"Kim {role}", role));
            await walk.GoAsync("/");
            await walk.LookAsync($"home-{role}");
        }
    }

    // Keys do something once the page has loaded, with its script; whether it did before this asks is all the same.
    private static async Task ArriveAsync(IPage page, string path)
    {
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(new Uri(page.Url), path).ToString());
        await page.WaitForLoadStateAsync();
    }

    private async Task RejectAsync(string wire)
    {
        await using var supervisor = await Walk.BeginAsync(
            chromium.Browser, _site.Address, await _site.SignInAsync("Cleo Marsh", Roles.Supervisor));
        await supervisor.GoAsync($"/instructions/{wire}/reject");
        await supervisor.Page.GetByLabel("The firm decided so").CheckAsync();
        await supervisor.Page.GetByLabel("What was found?").FillAsync("Nobody asked for it.");
        await supervisor.Page.GetByRole(AriaRole.Button, new() { Name = "Reject" }).ClickAsync();
        await Assertions.Expect(supervisor.Page.GetByText("No money leaves.").First).ToBeVisibleAsync();
    }

    private async Task<Walk> BeginAsync(bool hasScript = true) => await Walk.BeginAsync(
        chromium.Browser, _site.Address, await _site.SignInAsync("Ana Reyes", Roles.Analyst), hasScript);
}
