using Holdfast.Desk.Access;
using Holdfast.Desk.Access.Staff;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Customer;
using Holdfast.Desk.Instructions.Work;
using Microsoft.Playwright;
using ContactKind = Holdfast.Desk.Customers.ContactKind;

namespace Holdfast.Browser.Tests.Instructions;

/// <summary>Changes of account data, standing letters and freezes, as staff work on them.</summary>
public sealed class AccountPagesTests(Chromium chromium) : IAsyncLifetime
{
    private Site _site = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await Site.StartAsync();
        await CustomerOnFile.PutAsync(_site);
    }

    public async ValueTask DisposeAsync() => await _site.DisposeAsync();

    [Fact, Trait("Case", "A1"), Trait("Case", "T17")]
    public async Task A_change_of_address_is_entered_confirmed_by_somebody_else_and_furnished_by_a_mailed_letter()
    {
        await PutAddressAsync();
        await using (var analyst = await BeginAsync("Ben Ito", Roles.Analyst))
        {
            await analyst.GoAsync("/changes");
            await analyst.Page.GetByRole(AriaRole.Link, new() { Name = "Enter a change" }).ClickAsync();
            await analyst.Page.GetByRole(AriaRole.Button, new() { Name = "Enter the change" }).ClickAsync();
            await analyst.LookAsync("change-enter-faults");
            await analyst.Page.GetByLabel("Customer", new() { Exact = true }).FillAsync(CustomerOnFile.Id);
            await analyst.Page.GetByLabel("Account").FillAsync(CustomerOnFile.Account);
            await analyst.Page.GetByLabel("By telephone").CheckAsync();
            await analyst.Page.GetByLabel("Who gave it?").SelectOptionAsync("The customer");
            await analyst.Page.GetByLabel("What?", new() { Exact = true }).SelectOptionAsync("Address");
            await analyst.Page.GetByLabel("What it is to be").FillAsync("2 New Street, Reno, NV 89501");
            await analyst.Page.GetByRole(AriaRole.Button, new() { Name = "Enter the change" }).ClickAsync();
            await Assertions.Expect(analyst.Page.GetByText("The change is entered.")).ToBeVisibleAsync();
            await Assertions.Expect(analyst.Page.GetByText("2 New Street").First).ToBeVisibleAsync();
            await analyst.LookAsync("change");
            await analyst.GoAsync("/changes");
            await analyst.LookAsync("changes");
        }

        await using (var other = await BeginAsync("Ana Reyes", Roles.Analyst))
        {
            await other.GoAsync("/changes");
            await other.Page.GetByRole(AriaRole.Link, new() { Name = "Address" }).ClickAsync();
            await other.Page.GetByRole(AriaRole.Link, new() { Name = "Record a confirmation" }).ClickAsync();
            await other.LookAsync("change-confirm");
            await other.Page.GetByLabel("On a call that I made").CheckAsync();
            await other.Page.GetByLabel(CustomerOnFile.Phone).CheckAsync();
            await other.Page.GetByLabel("Id of the recording").FillAsync("rec-7");
            await other.Page.GetByRole(AriaRole.Button, new() { Name = "Record the confirmation" }).ClickAsync();
            await Assertions.Expect(other.Page.GetByText("The confirmation is recorded.")).ToBeVisibleAsync();
            other.AssertNothingAmiss();
        }

        await using var supervisor = await BeginAsync("Cleo Marsh", Roles.Supervisor);
        await supervisor.GoAsync("/messages/letters");
        await supervisor.LookAsync("letters");
        await supervisor.Page.GetByRole(AriaRole.Link, new() { Name = "record.change" }).ClickAsync();
        await Assertions.Expect(supervisor.Page.GetByText("1 Old Street").First).ToBeVisibleAsync();
        await supervisor.LookAsync("letter");
        await supervisor.Page.GetByRole(AriaRole.Button, new() { Name = "It was mailed" }).ClickAsync();
        await _site.RunDueAsync();
        await supervisor.GoAsync("/changes");
        await supervisor.Page.GetByRole(AriaRole.Link, new() { Name = "Address" }).ClickAsync();
        await Assertions.Expect(supervisor.Page.GetByText("Furnished", new() { Exact = true }).First)
            .ToBeVisibleAsync();
        await supervisor.Page.GetByRole(AriaRole.Link, new() { Name = "Record that it was furnished" }).ClickAsync();
        await supervisor.Page.GetByLabel("What was sent?").FillAsync("Told rep-7 at the morning meeting");
        await supervisor.Page.GetByRole(AriaRole.Button, new() { Name = "Record it" }).ClickAsync();
        await Assertions.Expect(supervisor.Page.GetByText("Nothing more is to be done.")).ToBeVisibleAsync();
        Assert.Equal(0, _site.PolicyReports);
    }

    [Fact, Trait("Case", "A1")]
    public async Task Without_script_a_supervisor_undoes_a_change_for_a_reason()
    {
        await using (var analyst = await BeginAsync("Ben Ito", Roles.Analyst, hasScript: false))
        {
            await analyst.GoAsync("/changes/new");
            await analyst.Page.GetByLabel("Customer", new() { Exact = true }).FillAsync(CustomerOnFile.Id);
            await analyst.Page.GetByLabel("By e-mail").CheckAsync();
            await analyst.Page.GetByLabel("Who gave it?").SelectOptionAsync("The customer");
            await analyst.Page.GetByLabel("What?", new() { Exact = true }).SelectOptionAsync("E-mail address");
            await analyst.Page.GetByLabel("What it is to be").FillAsync("new@example.org");
            await analyst.Page.GetByRole(AriaRole.Button, new() { Name = "Enter the change" }).ClickAsync();
            await Assertions.Expect(analyst.Page.GetByText("Undo the change")).ToHaveCountAsync(0);
        }

        await using var supervisor = await BeginAsync("Cleo Marsh", Roles.Supervisor, hasScript: false);
        await supervisor.GoAsync("/changes");
        await supervisor.Page.GetByRole(AriaRole.Link, new() { Name = "E-mail address" }).ClickAsync();
        await supervisor.Page.GetByRole(AriaRole.Link, new() { Name = "Undo the change" }).ClickAsync();
        await supervisor.Page.GetByRole(AriaRole.Button, new() { Name = "Undo the change" }).ClickAsync();
        await Assertions.Expect(supervisor.Page.GetByText("Write why it is undone.").First).ToBeVisibleAsync();
        await supervisor.Page.GetByLabel("Why is it undone?").FillAsync("She did not ask for it.");
        await supervisor.Page.GetByRole(AriaRole.Button, new() { Name = "Undo the change" }).ClickAsync();
        await Assertions.Expect(supervisor.Page.GetByText("The change is undone.")).ToBeVisibleAsync();
        supervisor.AssertNothingAmiss();
    }

    [Fact, Trait("Case", "A1")]
    public async Task A_standing_letter_is_entered_by_one_and_verified_and_revoked_by_another()
    {
        await using (var analyst = await BeginAsync("Ben Ito", Roles.Analyst))
        {
            await analyst.GoAsync("/standing-letters");
            await analyst.GoAsync("/standing-letters/new");
            await analyst.Page.GetByRole(AriaRole.Button, new() { Name = "Enter the letter" }).ClickAsync();
            await analyst.Page.GetByLabel("Customer", new() { Exact = true }).FillAsync(CustomerOnFile.Id);
            await analyst.Page.GetByLabel("Account that pays").FillAsync(CustomerOnFile.Account);
            await analyst.Page.GetByLabel("By which way?").SelectOptionAsync("Wire");
            await analyst.Page.GetByLabel("How much at most").FillAsync("5,000");
            await analyst.Page.GetByLabel("What kind of place?").SelectOptionAsync("Somebody else's bank account");
            await analyst.Page.GetByLabel("Payee").FillAsync("Northern Lumber Co.");
            await analyst.Page.GetByLabel("Account number, wallet").FillAsync("021000021-778812");
            await analyst.Page.GetByLabel("Id of the signed letter").FillAsync("loa-1");
            await analyst.Page.GetByRole(AriaRole.Button, new() { Name = "Enter the letter" }).ClickAsync();
            await Assertions.Expect(analyst.Page.GetByText("The letter is entered.")).ToBeVisibleAsync();
            await analyst.LookAsync("standing-letter");
        }

        await using var other = await BeginAsync("Cleo Marsh", Roles.Supervisor);
        await other.GoAsync("/standing-letters");
        await other.Page.Locator("th a").ClickAsync();
        await other.Page.GetByRole(AriaRole.Link, new() { Name = "Record the call" }).ClickAsync();
        await other.LookAsync("standing-letter-verify");
        await other.Page.GetByLabel(CustomerOnFile.Phone).CheckAsync();
        await other.Page.GetByLabel("I dialed this number myself").CheckAsync();
        await other.Page.GetByLabel("By something only they have").CheckAsync();
        await other.Page.GetByLabel("They told payee").CheckAsync();
        await other.Page.GetByLabel("Id of the recording").FillAsync("rec-9");
        await other.Page.GetByRole(AriaRole.Button, new() { Name = "Record the call" }).ClickAsync();
        await Assertions.Expect(other.Page.GetByText("The letter is verified.")).ToBeVisibleAsync();
        await Assertions.Expect(other.Page.GetByText("Holds", new() { Exact = true })).ToBeVisibleAsync();
        await other.GoAsync("/standing-letters");
        await other.LookAsync("standing-letters");
        await other.Page.Locator("th a").ClickAsync();
        await other.Page.GetByRole(AriaRole.Link, new() { Name = "Change what it allows" }).ClickAsync();
        await Assertions.Expect(other.Page.GetByLabel("How much at most")).ToHaveValueAsync("5,000.00");
        await other.Page.GoBackAsync();
        await other.Page.GetByRole(AriaRole.Link, new() { Name = "Revoke it" }).ClickAsync();
        await other.Page.GetByLabel("Why is it revoked?").FillAsync("The barn is built.");
        await other.Page.GetByRole(AriaRole.Button, new() { Name = "Revoke the letter" }).ClickAsync();
        await Assertions.Expect(other.Page.GetByText("Revoked", new() { Exact = true }).First).ToBeVisibleAsync();
        other.AssertNothingAmiss();
    }

    [Fact, Trait("Case", "A1")]
    public async Task A_freeze_that_a_customer_pressed_is_lifted_by_a_supervisor_for_a_reason_and_by_no_analyst()
    {
        var asked = await CustomerOnFile.AskedByLinkAsync(_site);
        await _site.Get<ICustomerCommands>().NotMeAsync(
            new CustomerVoice("l-1", asked.ToString(), CustomerOnFile.Id, "mail-1"), Ct);
        await using (var analyst = await BeginAsync("Ana Reyes", Roles.Analyst))
        {
            await analyst.GoAsync("/freezes");
            await Assertions.Expect(analyst.Page.GetByText("A supervisor lifts it")).ToBeVisibleAsync();
            await analyst.GoAsync("/freezes/0000", 403);
        }

        await using var supervisor = await BeginAsync("Cleo Marsh", Roles.Supervisor);
        await supervisor.GoAsync("/freezes/0000", 404);
        await supervisor.GoAsync("/freezes");
        await supervisor.LookAsync("freezes");
        await supervisor.Page.GetByRole(AriaRole.Link, new() { Name = "Look at it, or lift it" }).ClickAsync();
        await supervisor.LookAsync("freeze");
        await supervisor.Page.GetByLabel("Why may it be lifted?").FillAsync("She was heard in the branch.");
        await supervisor.Page.GetByRole(AriaRole.Button, new() { Name = "Lift the freeze" }).ClickAsync();
        await Assertions.Expect(supervisor.Page.GetByText("No account is frozen.")).ToBeVisibleAsync();
        Assert.Equal(0, _site.PolicyReports);
    }

    private Task<VaultOutcome> PutAddressAsync()
    {
        var shell = new Actor(ActorKind.Shell, "ops", "ops");
        return _site.Get<VaultWriter>().ChangeAsync(
            new VaultOrder(CustomerOnFile.Id, VaultChange.ContactImported, "street-1", shell),
            (file, now) => ContactChanges.Import(
                file, new ContactProposal("street-1", ContactKind.MailingAddress, "1 Old Street, Duluth, MN 55802"),
                Site.Monday - NodaTime.Duration.FromDays(2_000), null, null, now, shell),
            Ct);
    }

    private async Task<Walk> BeginAsync(string name, string role, bool hasScript = true) => await Walk.BeginAsync(
        chromium.Browser, _site.Address, await _site.SignInAsync(name, role), hasScript);
}
