using Holdfast.Desk.Access.Staff;
using Microsoft.Playwright;

namespace Holdfast.Browser.Tests.Actions;

/// <summary>An order from the case that it is about to its answer and back, as each role goes the way.</summary>
public sealed class OrderingTests(Chromium chromium) : IAsyncLifetime
{
    private const string NewOrder = "/cases/c-0000000000000012/actions/new";

    private Site _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await Site.StartAsync();
        await CustomerOnFile.PutAsync(_site);
    }

    public async ValueTask DisposeAsync() => await _site.DisposeAsync();

    [Fact, Trait("Case", "A1")]
    public async Task An_analyst_reads_what_a_freeze_will_do_and_a_supervisor_has_it_go_out_and_takes_it_back()
    {
        await _site.SignInAsync("Ben Ito", Roles.Analyst);
        await CustomerOnFile.WireAsync(_site, 80_000, "Ben Ito");
        string order;
        await using (var analyst = await BeginAsync("Ana Reyes", Roles.Analyst))
        {
            await analyst.GoAsync($"{NewOrder}?customer={CustomerOnFile.Id}");
            await analyst.LookAsync("action-choose");
            await analyst.Page.GetByRole(AriaRole.Link, new() { Name = "Freeze an account" }).ClickAsync();
            await ButtonOf(analyst, "See what it will do").ClickAsync();
            await Assertions.Expect(analyst.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("It is said why.");
            await analyst.LookAsync("action-faults");
            await analyst.Page.GetByLabel("Account").SelectOptionAsync(CustomerOnFile.Account);
            await analyst.Page.GetByLabel("Why?").FillAsync("She says that the wire is not hers.");
            await ButtonOf(analyst, "See what it will do").ClickAsync();
            await Assertions.Expect(analyst.Page.GetByText("1 instruction for $80,000.00 is open")).ToBeVisibleAsync();
            await Assertions.Expect(analyst.Page.GetByText("when a second person says so")).ToBeVisibleAsync();
            await analyst.LookAsync("action-consequences");
            Assert.DoesNotContain(CustomerOnFile.Account, analyst.Page.Url, StringComparison.Ordinal);
            await ButtonOf(analyst, "Propose to freeze the account").ClickAsync();
            await Assertions.Expect(analyst.Page.GetByText("It is proposed.")).ToBeVisibleAsync();
            await analyst.LookAsync("action-proposed");
            order = new Uri(analyst.Page.Url).AbsolutePath;
            await Assertions.Expect(LinkOf(analyst, "Have it go out")).ToHaveCountAsync(0);
        }

        await using var supervisor = await BeginAsync("Cleo Marsh", Roles.Supervisor);
        await supervisor.GoAsync("/actions");
        await supervisor.LookAsync("actions");
        await supervisor.Page.GetByRole(AriaRole.Link, new() { Name = "Freeze an account" }).ClickAsync();
        await LinkOf(supervisor, "Have it go out").ClickAsync();
        await supervisor.LookAsync("action-approve");
        await ButtonOf(supervisor, "Have the order go out").ClickAsync();
        await _site.RunDueAsync();
        await supervisor.GoAsync(order);
        await supervisor.LookAsync("action-ordered");
        await LinkOf(supervisor, "Record what came of it").ClickAsync();
        await supervisor.Page.GetByLabel("All of it is done").CheckAsync();
        await supervisor.Page.GetByLabel("What was done").FillAsync("Operations froze it, says Jo.");
        await ButtonOf(supervisor, "Record what came of it").ClickAsync();
        await LinkOf(supervisor, "Take it back").ClickAsync();
        await supervisor.LookAsync("action-undo");
        await supervisor.Page.GetByLabel("Why may it be taken back?").FillAsync("It was her daughter.");
        await ButtonOf(supervisor, "Order to take it back").ClickAsync();
        await Assertions.Expect(supervisor.Page.GetByText("It is being taken back:")).ToBeVisibleAsync();
        Assert.Equal(0, _site.PolicyReports);
    }

    [Fact]
    public async Task What_is_not_answered_shows_as_overdue_and_an_auditor_reads_it_without_script_on_a_phone()
    {
        await using (var analyst = await BeginAsync("Ana Reyes", Roles.Analyst, hasScript: false))
        {
            await analyst.GoAsync($"{NewOrder}?kind=endSessions&customer={CustomerOnFile.Id}");
            await analyst.Page.GetByLabel("Why?").FillAsync("A stranger is in.");
            await ButtonOf(analyst, "See what it will do").ClickAsync();
            await ButtonOf(analyst, "End the sessions").ClickAsync();
            await Assertions.Expect(analyst.Page.GetByText("The order went out.")).ToBeVisibleAsync();
        }

        _site.Clock.Advance(TimeSpan.FromMinutes(6));
        await _site.RunDueAsync();
        await using var auditor = await BeginAsync("Otto Lind", Roles.Auditor, hasScript: false);
        await auditor.Page.SetViewportSizeAsync(320, 640);
        await auditor.GoAsync("/actions?late=on");
        await Assertions.Expect(auditor.Page.GetByText("Overdue")).ToBeVisibleAsync();
        await auditor.Page.GetByRole(AriaRole.Link, new() { Name = "End a customer's sessions" }).ClickAsync();
        await Assertions.Expect(auditor.Page.GetByText("have not answered").First).ToBeVisibleAsync();
        await Assertions.Expect(auditor.Page.Locator("main .deeds .button")).ToHaveCountAsync(0);
        await auditor.PictureAsync("action-late");
        await auditor.GoAsync("/actions/new", 403);
    }

    private static ILocator LinkOf(Walk walk, string name) =>
        walk.Page.Locator(".deeds").GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    private static ILocator ButtonOf(Walk walk, string name) =>
        walk.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private async Task<Walk> BeginAsync(string name, string role, bool hasScript = true) => await Walk.BeginAsync(
        chromium.Browser, _site.Address, await _site.SignInAsync(name, role), hasScript);
}
