using Holdfast.Desk.Access.Staff;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Changes;
using Holdfast.Desk.Instructions.Work;
using Holdfast.Engine.Contract;
using Microsoft.Playwright;

namespace Holdfast.Browser.Tests.Instructions;

/// <summary>What a customer does on their telephone, by the link that they were sent and without signing in.</summary>
public sealed class CustomerLinkTests(Chromium chromium) : IAsyncLifetime
{
    private const string Confirm = "instruction.confirm";

    private Site _site = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _site = await Site.StartAsync();

    public async ValueTask DisposeAsync() => await _site.DisposeAsync();

    [Fact, Trait("Case", "A1"), Trait("Case", "S3")]
    public async Task A_customer_confirms_by_link_and_code_and_no_other_browser_sees_the_page()
    {
        await CustomerOnFile.PutAsync(_site);
        var asked = await CustomerOnFile.AskedByLinkAsync(_site);
        var link = await Letterbox.PageAsync(_site, Confirm);
        await using var phone = await Walk.BeginAsync(chromium.Browser, _site.Address);
        await phone.GoAsync(link);
        await phone.LookAsync("customer-code");
        await TypeAsync(phone, "00000000");
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("That did not work.");
        await TypeAsync(phone, await Letterbox.ValueAsync(_site, "instruction.code", "code"));
        await Assertions.Expect(phone.Page.GetByText("A new roof")).ToBeVisibleAsync();
        await Assertions.Expect(phone.Page.Locator("input:checked")).ToHaveCountAsync(0);
        await phone.LookAsync("customer-choose");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Send my answer" }).ClickAsync();
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await phone.LookAsync("customer-choose-missing");

        await using (var thief = await Walk.BeginAsync(chromium.Browser, _site.Address))
        {
            await thief.GoAsync(link);
            await Assertions.Expect(thief.Page.GetByText("A new roof")).ToHaveCountAsync(0);
        }

        await AnswerAsync(phone, "No", "Send my answer");
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await phone.LookAsync("customer-thanks");
        Assert.Equal(InstructionState.Confirmed, (await FindAsync(asked)).Instruction.State);
        await phone.GoAsync(link);
        await Assertions.Expect(phone.Page.GetByText("A new roof")).ToHaveCountAsync(0);
        Assert.Equal(0, _site.PolicyReports);
    }

    [Fact]
    public async Task Without_script_on_a_small_phone_a_Spanish_speaker_reads_Spanish_and_stops_what_is_not_theirs()
    {
        await CustomerOnFile.PutAsync(_site, Language.Spanish);
        var asked = await CustomerOnFile.AskedByLinkAsync(_site);
        await using var phone = await Walk.BeginAsync(chromium.Browser, _site.Address, hasScript: false);
        await phone.Page.SetViewportSizeAsync(320, 640);
        await phone.GoAsync(await Letterbox.PageAsync(_site, Confirm));
        Assert.Equal("es", await phone.Page.Locator("html").GetAttributeAsync("lang"));
        await phone.Page.Locator("#code").FillAsync(await Letterbox.ValueAsync(_site, "instruction.code", "code"));
        await phone.Page.Locator("button[value=code]").ClickAsync();
        await Assertions.Expect(phone.Page.GetByText("A new roof")).ToBeVisibleAsync();
        await phone.PictureAsync("customer-choose-spanish");
        await phone.Page.GetByLabel("Ninguna", new() { Exact = false }).CheckAsync();
        foreach (var group in (string[])["told", "watched", "secret"])
        {
            await phone.Page.Locator($"input[name={group}][value=no]").CheckAsync();
        }

        await phone.Page.Locator("button[value=answer]").ClickAsync();
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await phone.PictureAsync("customer-stopped-spanish");
        var stopped = await FindAsync(asked);
        Assert.Equal(InstructionState.Rejected, stopped.Instruction.State);
        Assert.Null(stopped.Instruction.Confirmation);
        phone.AssertNothingAmiss();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Not_me_takes_one_press_without_code_and_freezes_before_the_page_says_so(bool hasScript)
    {
        await CustomerOnFile.PutAsync(_site);
        var asked = await CustomerOnFile.AskedByLinkAsync(_site);
        await using var phone = await Walk.BeginAsync(chromium.Browser, _site.Address, hasScript: hasScript);
        await phone.Page.SetViewportSizeAsync(320, 640);
        await phone.GoAsync(await Letterbox.PageAsync(_site, Confirm));
        await phone.Page.Locator("button[value=not-me]").ClickAsync();
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();

        var frozen = await FindAsync(asked);
        Assert.True(frozen.IsFrozen);
        Assert.Equal(InstructionState.Rejected, frozen.Instruction.State);
        if (hasScript)
        {
            await phone.LookAsync("customer-frozen");
        }
    }

    [Fact, Trait("Case", "A1")]
    public async Task A_change_of_the_address_for_mail_is_undone_from_the_mailbox_known_before()
    {
        await CustomerOnFile.PutAsync(_site);
        await _site.SignInAsync("Ben Ito", Roles.Analyst);
        var staff = SignedIn.Actor(_site.Get<StaffRoster>(), "Ben Ito");
        var change = Assert.IsType<ChangeOutcome.Done>(await _site.Get<ChangeDesk>().RequestAsync(
            new ChangeOrder(
                CustomerOnFile.Id, DataKind.Email, Personal.Of(null), Personal.Of("new@example.org"),
                InstructionMedium.Phone, Instructor.Customer, "America/New_York")
            {
                Account = Personal.Of(CustomerOnFile.Account),
            },
            null, new Officer(staff, "Analyst", []), Ct)).Change;
        await _site.RunDueAsync();
        await using var phone = await Walk.BeginAsync(chromium.Browser, _site.Address);
        await phone.GoAsync(await Letterbox.PageAsync(_site, "change.new"));
        await phone.GoAsync(await Letterbox.PageAsync(_site, "change.old"));
        await phone.LookAsync("customer-undo");
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "Español" }).ClickAsync();
        await phone.Page.Locator("button[value=undo]").ClickAsync();
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await phone.LookAsync("customer-undone-spanish");

        await using var db = _site.Get<Desk.Facts.DeskReader>().Open();
        Assert.Equal(ChangeState.Reverted, db.Set<ChangeRow>().Single(row => row.Id == change.Id.ToString()).State);
    }

    [Fact, Trait("Case", "A1")]
    public async Task A_link_that_is_unknown_shows_what_every_link_shows_and_too_many_codes_are_told_to_wait()
    {
        await using var phone = await Walk.BeginAsync(chromium.Browser, _site.Address);
        var link = "/c/" + new string('a', 52);
        await phone.GoAsync(link);
        for (var tries = 0; tries < 30 && await phone.Page.Locator("#code").CountAsync() > 0; tries++)
        {
            await TypeAsync(phone, "12345678");
        }

        await Assertions.Expect(phone.Page.Locator("#code")).ToHaveCountAsync(0);
        await phone.LookAsync("customer-too-often");
    }

    private static async Task TypeAsync(Walk phone, string code)
    {
        await phone.Page.GetByLabel("Your code").FillAsync(code);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Look at the request" }).ClickAsync();
    }

    private static async Task AnswerAsync(Walk phone, string answer, string send)
    {
        await phone.Page.Locator(".choice")
            .Filter(new() { HasText = "$40,000.00" }).Filter(new() { HasText = "Rosalind Okafor" })
            .GetByRole(AriaRole.Radio).CheckAsync();
        foreach (var pair in await phone.Page.Locator(".pair").AllAsync())
        {
            await pair.GetByLabel(answer, new() { Exact = true }).CheckAsync();
        }

        await phone.Page.GetByRole(AriaRole.Button, new() { Name = send }).ClickAsync();
    }

    private async Task<InstructionView> FindAsync(InstructionId id)
    {
        await _site.SignInAsync("Ben Ito", Roles.Analyst);
        var staff = SignedIn.Actor(_site.Get<StaffRoster>(), "Ben Ito");
        return (await _site.Get<InstructionReading>().FindAsync(id, new Officer(staff, "Analyst", []), Ct))!;
    }
}
