using Holdfast.Desk.Access.Staff;
using Microsoft.Playwright;
using static Holdfast.Browser.Tests.Instructions.WireSteps;

namespace Holdfast.Browser.Tests.Instructions;

/// <summary>What stops a wire or takes its place, and what examiners read of it.</summary>
public sealed class WireStoppedTests(Chromium chromium) : IAsyncLifetime
{
    private Site _site = null!;

    public async ValueTask InitializeAsync() => _site = await StartAsync();

    public async ValueTask DisposeAsync() => await _site.DisposeAsync();

    [Fact, Trait("Case", "T10")]
    public async Task Another_amount_on_the_call_rejects_the_instruction_and_opens_a_case()
    {
        var wire = await EnteredAsync(_site, 80_000);
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
        var wire = await EnteredAsync(_site, 60_000);
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

    [Fact, Trait("Case", "T7")]
    public async Task A_check_carried_by_hand_is_put_in_the_place_of_a_wire_and_followed_up_by_somebody_independent()
    {
        var wire = await EnteredAsync(_site, 30_000);
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
        await EnteredAsync(_site, 80_000);
        await using var compliance = await BeginAsync("Noor Haddad", Roles.Compliance);
        await compliance.GoAsync("/reports");
        await compliance.LookAsync("reports");
        await Assertions.Expect(compliance.Page.GetByText("Third party, Outside entity")).ToBeVisibleAsync();
        Assert.DoesNotContain(
            CustomerOnFile.Id, await compliance.Page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    private async Task<Walk> BeginAsync(string name, string role) =>
        await Walk.BeginAsync(chromium.Browser, _site.Address, await _site.SignInAsync(name, role));
}
