using Holdfast.Desk.Access.Staff;
using Microsoft.Playwright;

namespace Holdfast.Browser.Tests.Instructions;

/// <summary>A wire from the queue to its release or its rejection, as each role goes the way.</summary>
public sealed class WayOfAWireTests(Chromium chromium) : IAsyncLifetime
{
    private Site _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await Site.StartAsync();
        await CustomerOnFile.PutAsync(_site);
    }

    public async ValueTask DisposeAsync() => await _site.DisposeAsync();

    [Fact, Trait("Case", "A1")]
    public async Task An_analyst_calls_the_customer_back_and_a_supervisor_releases_what_a_third_person_entered()
    {
        var wire = await EnteredAsync(80_000);
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

    [Fact, Trait("Case", "T10")]
    public async Task Another_amount_on_the_call_rejects_the_instruction_and_opens_a_case()
    {
        var wire = await EnteredAsync(80_000);
        await using var analyst = await BeginAsync("Ana Reyes", Roles.Analyst);
        await analyst.GoAsync($"/instructions/{wire}/call");
        await analyst.LookAsync("call");
        Assert.DoesNotContain("Northern Lumber", await analyst.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await analyst.Page.GetByRole(AriaRole.Button, new() { Name = "Record the call" }).ClickAsync();
        await Assertions.Expect(analyst.Page.GetByRole(AriaRole.Alert))
            .ToContainTextAsync("Write the id of the recording.");
        await analyst.LookAsync("call-faults");
        await analyst.GoAsync($"/instructions/{wire}");
        await CallBackAsync(analyst, "8,000");
        await Assertions.Expect(analyst.Page.GetByText("The customer told other details.").First).ToBeVisibleAsync();
        await analyst.LookAsync("instruction-refused");
    }

    [Fact, Trait("Case", "T14")]
    public async Task A_supervisor_holds_under_rule_2165_tells_the_parties_and_compliance_reviews_and_extends()
    {
        var wire = await EnteredAsync(60_000);
        await using (var supervisor = await BeginAsync("Cleo Marsh", Roles.Supervisor))
        {
            await supervisor.GoAsync($"/instructions/{wire}");
            await LinkOf(supervisor, "Hold").ClickAsync();
            await supervisor.LookAsync("hold-place");
            await supervisor.Page.GetByLabel("Financial exploitation of a specified adult").CheckAsync();
            await supervisor.Page.GetByLabel("What do you believe").FillAsync("A caller tells her what to say.");
            await supervisor.Page.GetByRole(AriaRole.Button, new() { Name = "Hold the instruction" }).ClickAsync();
            await Assertions.Expect(supervisor.Page.GetByText("The instruction is held.")).ToBeVisibleAsync();
            await LinkOf(supervisor, "Work on the hold").ClickAsync();
            await Assertions.Expect(supervisor.Page.GetByText("the system writes to whoever")).ToBeVisibleAsync();
            await supervisor.LookAsync("hold");
            await supervisor.Page.GetByRole(AriaRole.Link, new() { Name = "Record the notice" }).First.ClickAsync();
            await supervisor.LookAsync("hold-notice");
            await supervisor.Page.GetByLabel("Not yet: write to them now").CheckAsync();
            await supervisor.Page.GetByRole(AriaRole.Button, new() { Name = "Record the notice" }).ClickAsync();
            await Assertions.Expect(supervisor.Page.GetByText("They are being written to.")).ToBeVisibleAsync();
            Assert.Equal("mail-1", (await Letterbox.NewestAsync(_site, "hold.authorised")).Contact);
        }

        await using var compliance = await BeginAsync("Noor Haddad", Roles.Compliance);
        await compliance.GoAsync($"/instructions/{wire}/hold/review");
        await compliance.Page.GetByLabel("Yes").CheckAsync();
        await compliance.Page.GetByLabel("What did you find?").FillAsync("Two more calls from the same number.");
        await compliance.Page.GetByRole(AriaRole.Button, new() { Name = "Record the review" }).ClickAsync();
        await compliance.GoAsync($"/instructions/{wire}/hold/extend");
        await compliance.Page.GetByLabel("Why is it extended?").FillAsync("The review goes on.");
        await compliance.Page.GetByRole(AriaRole.Button, new() { Name = "Extend the hold" }).ClickAsync();
        await Assertions.Expect(compliance.Page.GetByText("The hold is extended.")).ToBeVisibleAsync();
        await compliance.GoAsync($"/instructions/{wire}/hold");
        await compliance.LookAsync("hold-extended");
    }

    [Fact]
    public async Task The_whole_way_is_gone_without_script_and_on_a_phone()
    {
        var wire = await EnteredAsync(30_000);
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
        var wire = await EnteredAsync(80_000);
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
        var wire = await EnteredAsync(20_000);
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

    [Fact, Trait("Case", "T7")]
    public async Task A_check_carried_by_hand_is_put_in_the_place_of_a_wire_and_followed_up_by_somebody_independent()
    {
        var wire = await EnteredAsync(30_000);
        await using (var analyst = await BeginAsync("Ben Ito", Roles.Analyst))
        {
            await analyst.GoAsync($"/instructions/{wire}");
            await LinkOf(analyst, "Put another in its place").ClickAsync();
            await analyst.LookAsync("amend");
            await Assertions.Expect(analyst.Page.GetByLabel("Amount in US dollars")).ToHaveValueAsync("30,000.00");
            await analyst.Page.GetByLabel("By telephone").CheckAsync();
            await analyst.Page.GetByLabel("Who gave it?").SelectOptionAsync("The customer");
            await analyst.Page.GetByLabel("By which way?").SelectOptionAsync("Check");
            await analyst.Page.GetByLabel("What kind of place?").SelectOptionAsync("The address of record");
            await analyst.Page.GetByLabel("How is a check delivered?")
                .SelectOptionAsync("By the hand of a representative");
            await analyst.Page.GetByRole(AriaRole.Button, new() { Name = "Put this in its place" }).ClickAsync();
            await Assertions.Expect(analyst.Page.GetByText("It stands in the place of").First).ToBeVisibleAsync();
            await Assertions.Expect(analyst.Page.GetByRole(AriaRole.Link, new() { Name = wire }).First)
                .ToBeVisibleAsync();
            wire = new Uri(analyst.Page.Url).Segments[^1];
        }

        await using (var caller = await BeginAsync("Ana Reyes", Roles.Analyst))
        {
            await caller.GoAsync($"/instructions/{wire}");
            await CallBackAsync(caller, "30,000");
        }

        await using (var supervisor = await BeginAsync("Cleo Marsh", Roles.Supervisor))
        {
            await supervisor.GoAsync($"/instructions/{wire}/release");
            await supervisor.Page.GetByRole(AriaRole.Button, new() { Name = "Release $30,000.00" }).ClickAsync();
            await LinkOf(supervisor, "The check carried by hand").ClickAsync();
            await supervisor.Page.GetByLabel("Number of the check").FillAsync("000317");
            await supervisor.LookAsync("cheque");
            await supervisor.Page.GetByRole(AriaRole.Button, new() { Name = "Record who handed it over" }).ClickAsync();
            await LinkOf(supervisor, "The check carried by hand").ClickAsync();
            await supervisor.Page.GetByLabel("Id of the receipt").FillAsync("doc-9");
            await supervisor.LookAsync("cheque-receipt");
            await supervisor.Page.GetByRole(AriaRole.Button, new() { Name = "Record the receipt" }).ClickAsync();
        }

        await using var other = await BeginAsync("Ana Reyes", Roles.Analyst);
        await other.GoAsync($"/instructions/{wire}/cheque/follow-up");
        await other.Page.GetByLabel(CustomerOnFile.Phone).CheckAsync();
        await other.Page.GetByLabel("Yes").CheckAsync();
        await other.LookAsync("cheque-follow-up");
        await other.Page.GetByRole(AriaRole.Button, new() { Name = "Record what the customer says" }).ClickAsync();
        await Assertions.Expect(other.Page.GetByText("The customer has it.")).ToBeVisibleAsync();
        await Assertions.Expect(LinkOf(other, "The check carried by hand")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Reports_count_what_examiners_ask_for_and_name_no_customer()
    {
        await EnteredAsync(80_000);
        await using var compliance = await BeginAsync("Noor Haddad", Roles.Compliance);
        await compliance.GoAsync("/reports");
        await compliance.LookAsync("reports");
        await Assertions.Expect(compliance.Page.GetByText("Third party, Outside entity")).ToBeVisibleAsync();
        Assert.DoesNotContain(
            CustomerOnFile.Id, await compliance.Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    private static ILocator LinkOf(Walk walk, string name) =>
        walk.Page.Locator(".deeds").GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    private static async Task CallBackAsync(Walk walk, string amount)
    {
        await LinkOf(walk, "Record a call").ClickAsync();
        await walk.Page.GetByLabel("I dialed this number myself").CheckAsync();
        await walk.Page.GetByLabel("By something only they have").CheckAsync();
        await walk.Page.GetByRole(AriaRole.Group, new() { Name = "Did they give the instruction?" })
            .GetByLabel("Yes").CheckAsync();
        await walk.Page.GetByLabel("Which amount did they say?").FillAsync(amount);
        await walk.Page.GetByLabel("To whom?").FillAsync("Northern Lumber Co");
        await walk.Page.GetByLabel("What for?").FillAsync("wood for a barn");
        await walk.Page.GetByLabel("What they said it is for fits").CheckAsync();
        await NoAsync(walk, "Is somebody telling them what to say?");
        await NoAsync(walk, "Do they seem in distress?");
        await walk.Page.GetByLabel("How do they know the payee?").FillAsync("The lumber yard of the town");
        await walk.Page.GetByLabel("Id of the recording").FillAsync("rec-1");
        await walk.Page.GetByLabel("How many minutes").FillAsync("4");
        await walk.Page.GetByLabel("What was said, in short").FillAsync("She told it as it is.");
        await walk.Page.GetByRole(AriaRole.Button, new() { Name = "Record the call" }).ClickAsync();
    }

    private static Task NoAsync(Walk walk, string question) => walk.Page
        .GetByRole(AriaRole.Group, new() { Name = question }).GetByLabel("No", new() { Exact = true }).CheckAsync();

    private async Task<string> EnteredAsync(decimal amount)
    {
        await _site.SignInAsync("Ben Ito", Roles.Analyst);
        return await CustomerOnFile.WireAsync(_site, amount, "Ben Ito");
    }

    private async Task<Walk> BeginAsync(string name, string role, bool hasScript = true) => await Walk.BeginAsync(
        chromium.Browser, _site.Address, await _site.SignInAsync(name, role), hasScript);
}
