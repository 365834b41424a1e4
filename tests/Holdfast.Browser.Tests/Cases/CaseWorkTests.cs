using System.Text.RegularExpressions;
using Holdfast.Desk.Access.Staff;
using Holdfast.Desk.Cases;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Holdfast.Browser.Tests.Cases;

/// <summary>
/// All that is done with a case on its page, by each whose work it is, with a mouse and with nothing but a keyboard;
/// and what each of them is not shown, because it is not theirs.
/// </summary>
public sealed class CaseWorkTests(Chromium chromium, SharedSite shared) : IClassFixture<SharedSite>
{
    private const string Analyst = "Ana Reyes", Other = "Bea Stone";

    private Site Site => shared.Site;

    [Theory, Trait("Case", "A1"), Trait("Case", "A2")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_analyst_gives_a_case_back_does_a_task_merges_splits_and_decides(bool isKeyboard)
    {
        var who = isKeyboard ? "c-31" : "c-41";
        var one = await CaseOnFile.ReportedAsync(Site, who);
        var other = await CaseOnFile.ReportedAsync(Site, who + "2");
        await using var walk = await BeginAsync(Analyst, Roles.Analyst);
        var way = new Way(walk, isKeyboard);
        await walk.GoAsync("/cases");
        await way.PressAsync(walk.Page.Locator($"#queue a[href='/cases/{one}']"));
        await way.OfferedAsync(
            "Take it in hand", "Order an action", "Attachments", "Add a note", "Set a task", "Merge");

        await way.DoAsync("Take it in hand", "You have the case in hand.");
        await way.OpenAsync("Give it back", "case-give-back");
        await way.DoAsync("Give it back", "Nobody has the case in hand now.");

        await way.OpenAsync("Set a task");
        await way.RefusedAsync("Set the task", "case-task-faults");
        await way.WriteAsync("What is to be done", "Call her at the number from before.");
        await way.DoAsync("Set the task", "The task is set.");
        await way.PressAsync(walk.Page.GetByRole(AriaRole.Link, new() { Name = "It is done" }));
        await way.HeadedAsync("A task is done");
        await way.WriteAsync("What came of it", "She did not sign in today.");
        await way.LookAsync("case-task-done");
        await way.DoAsync("It is done", "The task is done.");

        await way.OpenAsync("Merge", heading: "Merge it into another case");
        await way.WriteAsync("Into which case", other);
        await way.WriteAsync("Why they are one case", "Both called about one caller.");
        await way.LookAsync("case-merge");
        await way.DoAsync("Merge the cases", "The cases are one now.");
        Assert.EndsWith(other, walk.Page.Url, StringComparison.Ordinal);
        await way.LookAsync("case-merged");

        await way.OpenAsync("Split", heading: "Split some of it off");
        await way.RefusedAsync("Split them off", "case-split-faults");
        await way.ChooseAsync(new Regex($"^{who} "));
        await way.WriteAsync("Why they do not belong to this", "Another caller, by the recording.");
        await way.DoAsync("Split them off", "They are a case of their own now.");

        await way.DoAsync("Take it in hand", "You have the case in hand.");
        await way.OpenAsync("Say what it was");
        await way.ChooseAsync(new Regex("^False alarm"));
        await way.WriteAsync("What you found, and why you decide so", "She forgot that she had signed in.");
        await way.DoAsync("Decide the case", "The case is decided: false alarm.");
        await way.OfferedAsync("Attachments", "Add a note", "Take it up again");
        await NotForAsync(walk, other, "assign", "review");
    }

    [Theory, Trait("Case", "A1"), Trait("Case", "A2")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_supervisor_gives_a_case_to_somebody_and_takes_up_again_what_was_decided(bool isKeyboard)
    {
        var who = isKeyboard ? "c-51" : "c-61";
        await Site.SignInAsync(Other, Roles.Analyst);
        var one = await CaseOnFile.ReportedAsync(Site, who);
        var decided = await CaseOnFile.DecidedAsync(Site, who + "2", Other);
        await using var walk = await BeginAsync("Cleo Marsh", Roles.Supervisor);
        var way = new Way(walk, isKeyboard);
        await walk.GoAsync("/cases");
        await way.PressAsync(walk.Page.Locator($"#queue a[href='/cases/{one}']"));
        await way.OpenAsync("Give it to somebody");
        await way.RefusedAsync("Give it to them", "case-assign-faults");
        await way.SelectAsync("Who", Other);
        await way.DoAsync("Give it to them", "The case is in their hand.");
        await Expect(walk.Page.GetByText($"In work: {Other}")).ToBeVisibleAsync();
        await way.OfferedAsync(
            "Order an action", "Attachments", "Add a note", "Set a task", "Give it to somebody", "Give it back",
            "Merge");

        await walk.GoAsync("/cases");
        await way.PressAsync(walk.Page.GetByRole(AriaRole.Link, new() { Name = "Decided", Exact = true }));
        await way.PressAsync(walk.Page.Locator($"#queue a[href='/cases/{decided}']"));
        await way.OpenAsync("Take it up again");
        await way.RefusedAsync("Take it up again", "case-reopen-faults");
        await way.WriteAsync("Why", "She called again: it was not her.");
        await way.DoAsync("Take it up again", "The case is taken up again.");
        await Expect(walk.Page.GetByText("She called again: it was not her.")).ToBeVisibleAsync();
        walk.AssertNothingAmiss();
    }

    [Theory, Trait("Case", "A1"), Trait("Case", "A2")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_compliance_officer_signs_in_reviews_a_decision_and_reads_reports(bool isKeyboard)
    {
        // Of everybody who decided a case one is drawn at least: whoever decided this one decided no other.
        var (officer, decider) = isKeyboard ? ("Noor Haddad", "Lou Berg") : ("Kim Vale", "Max Ito");
        await Site.SignInAsync(decider, Roles.Analyst);
        var drawn = await CaseOnFile.DrawnAsync(Site, isKeyboard ? "c-71" : "c-81", decider);
        var (name, password, code) = await Site.WithPasswordAsync(officer, Roles.Compliance);
        await using var walk = await Walk.BeginAsync(chromium.Browser, Site.Address);
        var way = new Way(walk, isKeyboard);
        await walk.GoAsync("/");
        await way.PressAsync(walk.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in with a password and a code" }));
        await way.HeadedAsync("Sign in with a password");
        await way.WriteAsync("Sign-in name", name);
        await way.WriteAsync("Password", password);
        await way.WriteAsync("Code", code);
        await way.PressAsync(walk.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }));
        await way.HeadedAsync("Home");
        await Expect(walk.Page.GetByText("temporary holds in force")).ToBeVisibleAsync();
        await way.LookAsync("compliance-home");

        await way.PressAsync(walk.Page.GetByRole(AriaRole.Link, new() { Name = "Cases", Exact = true }));
        await way.HeadedAsync("Cases");
        await way.PressAsync(walk.Page.GetByRole(AriaRole.Link, new() { Name = "To be reviewed" }));
        await Expect(walk.Page.GetByText("Decided cases that wait for somebody else")).ToBeVisibleAsync();
        await way.LookAsync("compliance-queue");
        await way.PressAsync(walk.Page.Locator($"#queue a[href='/cases/{drawn}']"));
        await way.OfferedAsync("Review the decision", "Attachments");
        await Expect(walk.Page.GetByLabel("Add a note")).ToHaveCountAsync(0);
        await way.LookAsync("case-drawn");

        await way.OpenAsync("Review the decision");
        await way.RefusedAsync("Keep the review", "case-review-faults");
        await way.ChooseAsync(new Regex("^Otherwise"));
        await way.WriteAsync("Why", "Nobody called her back.");
        await way.DoAsync("Keep the review", "The case is given back to be looked into again.");
        await way.OfferedAsync("Attachments", "Give it to somebody");

        await way.PressAsync(walk.Page.GetByRole(AriaRole.Link, new() { Name = "Reports", Exact = true }));
        await way.HeadedAsync("Reports on instructions");
        await NotForAsync(walk, drawn, "take", "decide", "note", "task", "merge", "split", "reopen", "give-back");
    }

    private async Task NotForAsync(Walk walk, string id, params string[] deeds)
    {
        foreach (var deed in deeds)
        {
            await walk.GoAsync($"/cases/{id}/{deed}", 403);
        }

        walk.AssertNothingAmiss();
        Assert.Equal(0, Site.PolicyReports);
    }

    private async Task<Walk> BeginAsync(string name, string role) =>
        await Walk.BeginAsync(chromium.Browser, Site.Address, await Site.SignInAsync(name, role));

    /// <summary>A way through the pages of a case; looked at where it is gone with a mouse.</summary>
    private sealed class Way(Walk walk, bool isKeyboard)
    {
        private readonly Hand _hand = new(walk, isKeyboard);

        public Task PressAsync(ILocator place) => _hand.PressAsync(place);

        public Task WriteAsync(string field, string text) => _hand.WriteAsync(FieldOf(field), text);

        public Task SelectAsync(string list, string text) => _hand.SelectAsync(FieldOf(list), text);

        public Task ChooseAsync(Regex box) => _hand.ChooseAsync(walk.Page.GetByLabel(box));

        public async Task OpenAsync(string deed, string? picture = null, string? heading = null)
        {
            await PressAsync(walk.Page.Locator(".case-work")
                .GetByRole(AriaRole.Link, new() { Name = deed, Exact = true }));
            await HeadedAsync(heading ?? deed);
            if (picture is not null)
            {
                await LookAsync(picture);
            }
        }

        public async Task RefusedAsync(string button, string picture)
        {
            await PressAsync(ButtonOf(button));
            await Expect(walk.Page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
            await LookAsync(picture);
        }

        public async Task DoAsync(string button, string notice)
        {
            await PressAsync(ButtonOf(button));
            await Expect(walk.Page.GetByText(notice)).ToBeVisibleAsync();
        }

        public Task HeadedAsync(string heading) => Expect(
            walk.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(new Regex($"^{heading}"));

        public async Task OfferedAsync(params string[] deeds)
        {
            await Expect(walk.Page.Locator(".case-work")).ToBeVisibleAsync();
            Assert.Equal(deeds, await walk.Page.Locator(".case-work .button").AllInnerTextsAsync());
        }

        public Task LookAsync(string picture) => isKeyboard ? Task.CompletedTask : walk.LookAsync(picture);

        private ILocator FieldOf(string label) => walk.Page.GetByLabel(label, new() { Exact = true });

        private ILocator ButtonOf(string name) =>
            walk.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
    }
}
