using Holdfast.Desk.Access.Staff;
using Holdfast.Desk.Cases;
using Holdfast.Desk.Cases.Work;
using Holdfast.Desk.Instructions;
using Microsoft.Playwright;

namespace Holdfast.Browser.Tests.Cases;

/// <summary>The queue of cases and the page on which a case is decided.</summary>
public sealed class CasesTests(Chromium chromium, SharedCase shared) : IClassFixture<SharedCase>
{
    private Site Site => shared.Site;

    [Fact]
    public async Task An_analyst_goes_from_the_queue_to_a_decision()
    {
        await using var walk = await BeginAsync("Ada Quill", Roles.Analyst);
        await walk.GoAsync("/cases");
        await walk.LookAsync("cases-queue");

        var link = walk.Page.Locator($"main a[href='/cases/{shared.Case}']").First;
        await Assertions.Expect(link).ToContainTextAsync("Account takeover");
        await link.ClickAsync();
        await Assertions.Expect(walk.Page.GetByText("Rosalind Okafor, 71")).ToBeVisibleAsync();
        await Assertions.Expect(walk.Page.GetByText("nobody travels so fast").First).ToBeVisibleAsync();
        await Assertions.Expect(walk.Page.GetByRole(AriaRole.Heading, new() { Name = "Who is linked" }))
            .ToBeVisibleAsync();
        await walk.LookAsync("case");

        await walk.Page.GetByRole(AriaRole.Button, new() { Name = "Take it in hand" }).ClickAsync();
        await Assertions.Expect(walk.Page.GetByText("In work: Ada Quill")).ToBeVisibleAsync();

        // That somebody looked at it is no alert of it.
        await Assertions.Expect(walk.Page.GetByText("1 customer · 5 alerts")).ToBeVisibleAsync();

        await walk.Page.GetByRole(AriaRole.Link, new() { Name = "Say what it was" }).ClickAsync();
        await walk.Page.GetByRole(AriaRole.Button, new() { Name = "Decide the case" }).ClickAsync();
        await Assertions.Expect(walk.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await walk.LookAsync("case-decide");
        await walk.Page.GetByLabel("Intrusion", new() { Exact = true }).CheckAsync();
        await walk.Page.GetByLabel("What you found, and why you decide so")
            .FillAsync("She was at home in New York; she called at 10:20.");
        await walk.Page.GetByRole(AriaRole.Button, new() { Name = "Decide the case" }).ClickAsync();

        await Assertions.Expect(walk.Page.GetByText("The case is decided: intrusion.")).ToBeVisibleAsync();
        walk.AssertNothingAmiss();
    }

    [Fact]
    public async Task Who_decides_by_a_page_that_became_old_is_told_and_keeps_what_they_wrote()
    {
        await using var walk = await BeginAsync("Ada Quill", Roles.Analyst, hasScript: false);
        var one = await CaseOnFile.ReportedAsync(Site, "c-became-old");
        await walk.GoAsync($"/cases/{one}");
        await walk.Page.GetByRole(AriaRole.Button, new() { Name = "Take it in hand" }).ClickAsync();
        var noted = await Site.Get<CaseDesk>().NoteAsync(
            new CaseRequest(CaseId.Parse(one), null, Officer.System), "Seen elsewhere.",
            TestContext.Current.CancellationToken);
        Assert.IsType<CaseOutcome.Done>(noted);

        await walk.Page.GetByRole(AriaRole.Link, new() { Name = "Say what it was" }).ClickAsync();
        await Assertions.Expect(walk.Page.GetByText("Something about this case changed after you opened it."))
            .ToBeVisibleAsync();
        await walk.Page.GetByLabel("False alarm", new() { Exact = true }).CheckAsync();
        var why = walk.Page.GetByLabel("What you found, and why you decide so");
        await why.FillAsync("It was her.");
        await walk.Page.GetByRole(AriaRole.Button, new() { Name = "Decide the case" }).ClickAsync();
        await Assertions.Expect(walk.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Assertions.Expect(why).ToHaveValueAsync("It was her.");

        await walk.Page.GetByLabel("I have looked at it as it is now").CheckAsync();
        await walk.Page.GetByRole(AriaRole.Button, new() { Name = "Decide the case" }).ClickAsync();
        await Assertions.Expect(walk.Page.GetByText("The case is decided: false alarm.")).ToBeVisibleAsync();
        walk.AssertNothingAmiss();
    }

    [Fact]
    public async Task Without_script_and_by_keyboard_a_note_is_kept_and_the_timeline_is_filtered()
    {
        await using var walk = await BeginAsync("Ada Quill", Roles.Analyst, hasScript: false);
        await walk.GoAsync($"/cases/{shared.Case}");

        await walk.Page.GetByLabel("Alerts only").FocusAsync();
        await walk.Page.Keyboard.PressAsync("Space");
        await walk.Page.GetByLabel("How much time").FocusAsync();
        await walk.Page.Keyboard.PressAsync("Tab");
        await walk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(walk.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("alerts=on"));
        await Assertions.Expect(walk.Page.GetByLabel("Alerts only")).ToBeCheckedAsync();

        await walk.Page.GetByLabel("Add a note").FocusAsync();
        await walk.Page.Keyboard.TypeAsync("Called her; she has not signed in today.");
        await walk.Page.Keyboard.PressAsync("Tab");
        await walk.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(walk.Page.GetByText("The note is kept.")).ToBeVisibleAsync();
        await Assertions.Expect(walk.Page.GetByText("Called her; she has not signed in today.")).ToBeVisibleAsync();
        walk.AssertNothingAmiss();
        Assert.Equal(0, Site.PolicyReports);
    }

    [Fact]
    public async Task A_queue_without_cases_says_what_to_do_and_a_case_that_is_none_is_not_there()
    {
        await using var walk = await BeginAsync("Ada Quill", Roles.Analyst);
        await walk.GoAsync("/cases?kind=insider&who=me");
        await Assertions.Expect(walk.Page.GetByText("No case fits.")).ToBeVisibleAsync();
        await walk.LookAsync("cases-empty");
        await walk.GoAsync("/cases/c-00000000000fffff", 404);
        await walk.GoAsync("/cases/nonsense", 404);
        walk.AssertNothingAmiss();
    }

    private async Task<Walk> BeginAsync(string name, string role, bool hasScript = true) => await Walk.BeginAsync(
        chromium.Browser, Site.Address, await Site.SignInAsync(name, role), hasScript);
}
