using Holdfast.Desk.Access.Staff;
using Microsoft.Playwright;

namespace Holdfast.Browser.Tests.Messages;

/// <summary>What staff see of messages: what was sent, by which text, and to which system.</summary>
public sealed class MessagePagesTests(Chromium chromium, SharedMessages shared) : IClassFixture<SharedMessages>
{
    private readonly Site _site = shared.Site;

    [Fact, Trait("Case", "A1"), Trait("Case", "S13")]
    public async Task Messages_and_their_texts_are_shown_and_no_address_link_or_code_of_a_customer_is()
    {
        await using var supervisor = await BeginAsync("Cleo Marsh", Roles.Supervisor);
        await supervisor.GoAsync("/messages");
        await supervisor.LookAsync("messages");
        Assert.DoesNotContain("example.com", await supervisor.Page.ContentAsync(), StringComparison.Ordinal);
        await supervisor.Page.GetByRole(AriaRole.Link, new() { Name = "instruction.code" }).ClickAsync();
        await Assertions.Expect(supervisor.Page.GetByText("phone-1")).ToBeVisibleAsync();
        await supervisor.LookAsync("message");
        var code = await Letterbox.ValueAsync(_site, "instruction.code", "code");
        Assert.DoesNotContain(code, await supervisor.Page.ContentAsync(), StringComparison.Ordinal);
        await supervisor.GoAsync("/messages/templates");
        await supervisor.LookAsync("texts");
        await supervisor.GoAsync("/messages/templates/instruction.confirm/en");
        await supervisor.LookAsync("text-confirm");
        await supervisor.GoAsync("/messages/templates/record.change/es");
        await supervisor.GoAsync("/messages/letters");
        await supervisor.GoAsync("/messages/test");
        Assert.Equal(0, _site.PolicyReports);
    }

    [Fact, Trait("Case", "A1")]
    public async Task A_receiver_of_webhooks_is_made_and_its_secret_is_shown_once()
    {
        await using var supervisor = await BeginAsync("Cleo Marsh", Roles.Supervisor);
        await supervisor.GoAsync("/webhooks");
        await supervisor.LookAsync("webhooks-none");
        await supervisor.GoAsync("/webhooks/new");
        await supervisor.Page.GetByRole(AriaRole.Button, new() { Name = "Make the receiver" }).ClickAsync();
        await supervisor.Page.GetByLabel("Name").FillAsync("Payments");
        await supervisor.Page.GetByLabel("Address").FillAsync("https://payments.example.com/holdfast");
        await supervisor.Page.GetByRole(AriaRole.Button, new() { Name = "Make the receiver" }).ClickAsync();
        await Assertions.Expect(supervisor.Page.GetByText("whsec_").First).ToBeVisibleAsync();
        await supervisor.LookAsync("webhook-secret");
        await supervisor.GoAsync("/webhooks");
        await supervisor.Page.GetByRole(AriaRole.Link, new() { Name = "Payments" }).ClickAsync();
        await Assertions.Expect(supervisor.Page.GetByText("whsec_")).ToHaveCountAsync(0);
        await supervisor.LookAsync("webhook");
    }

    private async Task<Walk> BeginAsync(string name, string role) =>
        await Walk.BeginAsync(chromium.Browser, _site.Address, await _site.SignInAsync(name, role));
}
