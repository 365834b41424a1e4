using Holdfast.Desk.Access.Staff;
using Microsoft.Playwright;
using static Holdfast.Browser.Tests.Instructions.WireSteps;

namespace Holdfast.Browser.Tests.Instructions;

/// <summary>A wire from the queue to its release or its rejection, as each role goes the way.</summary>
public sealed class WayOfAWireTests(Chromium chromium) : IAsyncLifetime
{
    private Site _site = null!;

    public async ValueTask InitializeAsync() => _site = await StartAsync();

    public async ValueTask DisposeAsync() => await _site.DisposeAsync();

    [Fact, Trait("Case", "A1")]
    public async Task An_analyst_calls_the_customer_back_and_a_supervisor_releases_what_a_third_person_entered()
    {
        var wire = await EnteredAsync(_site, 80_000);
        await using (var analyst = await BeginAsync("Ana Reyes", Roles.Analyst))
        {
            await analyst.GoAsync("/");
            await analyst.LookAsync("home-analyst");
            await analyst.Page.GetByRole(AriaRole.Link, new() { Name = "Instructions", Exact = true }).ClickAsync();
            await Assertions.Expect(analyst.Page.GetByText("$80,000.00").First).ToBeVisibleAsync();
            await analyst.LookAsync("queue");
            await analyst.Page.GetByRole(AriaRole.Link, new() { Name = "Wire" }).ClickAsync();
            await Assertions.Expect(analyst.Page.GetByText("It was not on file long enough")).ToBeVisibleAsync();
            await analyst.LookAsync("instruction-waits");
            await CallBackAsync(analyst, "80,000");
            await Assertions.Expect(analyst.Page.GetByText("The call is recorded.")).ToBeVisibleAsync();
            await Assertions.Expect(analyst.Page.GetByText("Confirmed by the customer").First).ToBeVisibleAsync();
            await Assertions.Expect(LinkOf(analyst, "Release")).ToHaveCountAsync(0);
            await analyst.GoAsync($"/instructions/{wire}/release", 403);
            analyst.AssertNothingAmiss();
        }

        await using var supervisor = await BeginAsync("Cleo Marsh", Roles.Supervisor);
        await supervisor.GoAsync($"/instructions/{wire}");
        await supervisor.LookAsync("instruction-confirmed");
        await LinkOf(supervisor, "Release").ClickAsync();
        await supervisor.LookAsync("release");
        await supervisor.Page.GetByRole(AriaRole.Button, new() { Name = "Release $80,000.00" }).ClickAsync();
        await Assertions.Expect(supervisor.Page.GetByText("$80,000.00 is released.")).ToBeVisibleAsync();
        await supervisor.LookAsync("instruction-released");
        Assert.Equal(0, _site.PolicyReports);
    }

    [Fact, Trait("Case", "T8")]
    public async Task Whoever_entered_an_instruction_reads_why_they_cannot_release_it_and_cannot()
    {
        await _site.SignInAsync("Cleo Marsh", Roles.Supervisor);
        var wire = await CustomerOnFile.WireAsync(_site, 20_000, "Cleo Marsh");
        await using (var analyst = await BeginAsync("Ana Reyes", Roles.Analyst))
        {
            await analyst.GoAsync($"/instructions/{wire}");
            await CallBackAsync(analyst, "20000.00");
        }

        await using var supervisor = await BeginAsync("Cleo Marsh", Roles.Supervisor);
        await supervisor.GoAsync($"/instructions/{wire}");
        await Assertions.Expect(supervisor.Page.GetByText("You cannot release it now:")).ToBeVisibleAsync();
        await LinkOf(supervisor, "Release").ClickAsync();
        await supervisor.Page.GetByRole(AriaRole.Button, new() { Name = "Release $20,000.00" }).ClickAsync();
        await Assertions.Expect(supervisor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("entered");
        await supervisor.LookAsync("release-refused");
    }

    [Fact]
    public async Task The_whole_way_is_gone_without_script_and_on_a_phone()
    {
        var wire = await EnteredAsync(_site, 30_000);
        await using var analyst = await BeginAsync("Ana Reyes", Roles.Analyst, hasScript: false);
        await analyst.Page.SetViewportSizeAsync(320, 640);
        await analyst.GoAsync("/instructions");
        await analyst.Page.GetByRole(AriaRole.Link, new() { Name = "Wire" }).ClickAsync();
        await LinkOf(analyst, "Record an attempt").ClickAsync();
        await analyst.Page.GetByLabel(CustomerOnFile.Phone).CheckAsync();
        await analyst.Page.GetByLabel("No answer").CheckAsync();
        await analyst.Page.GetByRole(AriaRole.Button, new() { Name = "Record the attempt" }).ClickAsync();
        await Assertions.Expect(analyst.Page.GetByText("The attempt is recorded.")).ToBeVisibleAsync();
        await CallBackAsync(analyst, "30,000");

        await using var principal = await BeginAsync("Ida Brandt", Roles.Principal, hasScript: false);
        await principal.GoAsync($"/instructions/{wire}/reject");
        await principal.Page.GetByRole(AriaRole.Button, new() { Name = "Reject" }).ClickAsync();
        await Assertions.Expect(principal.Page.GetByText("Say why it is rejected.").First).ToBeVisibleAsync();
        await principal.Page.GetByLabel("The customer cancelled it").CheckAsync();
        await principal.Page.GetByLabel("What was found?").FillAsync("She called and cancelled it.");
        await principal.Page.GetByRole(AriaRole.Button, new() { Name = "Reject" }).ClickAsync();
        await Assertions.Expect(principal.Page.GetByText("No money leaves.").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_auditor_reads_everything_and_is_offered_nothing_and_an_administrator_sees_no_instruction()
    {
        var wire = await EnteredAsync(_site, 80_000);
        await using (var auditor = await BeginAsync("Otto Lind", Roles.Auditor))
        {
            await auditor.GoAsync($"/instructions/{wire}");
            await Assertions.Expect(auditor.Page.Locator("main .deeds .button")).ToHaveCountAsync(0);
            await auditor.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
            await auditor.PictureAsync("instruction-print");
            await auditor.GoAsync($"/instructions/{wire}/call", 403);
            await auditor.GoAsync("/instructions/new", 403);
            await auditor.GoAsync("/instructions/i-0000000000000", 404);
        }

        await using var administrator = await BeginAsync("Vera Koch", Roles.Administrator);
        await administrator.GoAsync("/");
        await administrator.LookAsync("home-administrator");
        await administrator.GoAsync("/instructions", 403);
        await administrator.GoAsync($"/instructions/{wire}", 403);
    }

    [Fact, Trait("Case", "C2")]
    public async Task Of_two_supervisors_with_the_same_page_open_the_second_is_told_what_the_first_did()
    {
        var wire = await EnteredAsync(_site, 20_000);
        await using (var analyst = await BeginAsync("Ana Reyes", Roles.Analyst))
        {
            await analyst.GoAsync($"/instructions/{wire}");
            await CallBackAsync(analyst, "20,000");
        }

        await using var first = await BeginAsync("Cleo Marsh", Roles.Supervisor);
        await using var second = await BeginAsync("Jon Weiss", Roles.Supervisor);
        await first.GoAsync($"/instructions/{wire}/release");
        await second.GoAsync($"/instructions/{wire}/reject");
        await first.Page.GetByRole(AriaRole.Button, new() { Name = "Release" }).ClickAsync();
        await second.Page.GetByLabel("The firm decided so").CheckAsync();
        await second.Page.GetByLabel("What was found?").FillAsync("Too late.");
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "Reject" }).ClickAsync();

        await Assertions.Expect(second.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Somebody else changed");
        await Assertions.Expect(second.Page.GetByText("Released").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_analyst_enters_what_was_asked_on_the_telephone_once_however_often_it_is_sent()
    {
        await using var analyst = await BeginAsync("Ana Reyes", Roles.Analyst);
        await analyst.GoAsync("/instructions/new");
        await analyst.LookAsync("enter");
        await analyst.Page.GetByRole(AriaRole.Button, new() { Name = "Enter the instruction" }).ClickAsync();
        await analyst.LookAsync("enter-faults");
        var form = analyst.Page;
        await form.GetByLabel("Customer", new() { Exact = true }).FillAsync(CustomerOnFile.Id);
        await form.GetByLabel("Account that pays").FillAsync(CustomerOnFile.Account);
        await form.GetByLabel("By telephone").CheckAsync();
        await form.GetByLabel("Who gave it?").SelectOptionAsync("The customer");
        await form.GetByLabel("By which way?").SelectOptionAsync("Wire");
        await form.GetByLabel("Amount in US dollars").FillAsync("$41,500.25");
        await form.GetByLabel("What kind of place?").SelectOptionAsync("Somebody else's bank account");
        await form.GetByLabel("Payee").FillAsync("Northern Lumber Co. <script>alert(1)</script>");
        await form.GetByLabel("Account number, wallet").FillAsync("778812");
        var first = await form.EvaluateAsync<string>(
            """
            async () => {
              const fields = new URLSearchParams(new FormData(document.querySelector("form.form")));
              return new URL((await fetch(location.href, { method: "POST", body: fields })).url).pathname;
            }
            """);
        await form.GetByRole(AriaRole.Button, new() { Name = "Enter the instruction" }).ClickAsync();

        await Assertions.Expect(form.GetByText("<script>alert(1)</script>").First).ToBeVisibleAsync();
        Assert.Equal(first, new Uri(form.Url).AbsolutePath);
        Assert.StartsWith("/instructions/i-", first, StringComparison.Ordinal);
        analyst.AssertNothingAmiss();
    }

    private async Task<Walk> BeginAsync(string name, string role, bool hasScript = true) => await Walk.BeginAsync(
        chromium.Browser, _site.Address, await _site.SignInAsync(name, role), hasScript);
}
