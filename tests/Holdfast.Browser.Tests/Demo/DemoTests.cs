using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Holdfast.Browser.Tests.Demo;

/// <summary>The demo as a visitor takes it: by what it prints, with a browser, as whoever has a part.</summary>
public sealed partial class DemoTests(Chromium chromium)
{
    [Fact]
    [Trait("Category", "Slow")]
    public async Task A_transfer_is_confirmed_by_the_customer_and_released_by_a_supervisor()
    {
        var temporary = Directory.CreateTempSubdirectory("holdfast-demo-test-").FullName;
        await using var demo = await DemoProcess.StartAsync(temporary);

        var before = await MailsAsync(demo);
        await using (var analyst = await SignInAsync(demo, "ben"))
        {
            await OpenAsync(analyst);
            await analyst.Page.GetByRole(AriaRole.Link, new() { Name = "Ask the customer" }).First.ClickAsync();
            await analyst.Page.GetByRole(AriaRole.Button, new() { Name = "Ask the customer" }).ClickAsync();
            await Expect(analyst.Page.Locator("main")).ToContainTextAsync("The customer is asked.");
            analyst.AssertNothingAmiss();
        }

        await ConfirmAsync(demo, before);

        await using (var supervisor = await SignInAsync(demo, "sue"))
        {
            await OpenAsync(supervisor);
            await supervisor.PictureAsync("demo-confirmed");
            await supervisor.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Release") })
                .First.ClickAsync();
            await supervisor.Page.GetByRole(AriaRole.Button, new() { Name = "Release $1,500.00" }).ClickAsync();
            await Expect(supervisor.Page.Locator("main")).ToContainTextAsync("$1,500.00 is released.");
            supervisor.AssertNothingAmiss();
        }

        var (exitCode, said) = await demo.InterruptAsync();
        Assert.True(exitCode is 0 or 130, said);
        Assert.DoesNotContain("fail", said, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(Directory.EnumerateFileSystemEntries(temporary, "holdfast-demo-*"));
        Directory.Delete(temporary, recursive: true);
    }

    // As the customer has it: a telephone that runs no script, a link from the mail and the code that came with it. The
    // newest mail is the first; others were asked before.
    private async Task ConfirmAsync(DemoProcess demo, string before)
    {
        var all = before;
        while (Link().Count(all) == Link().Count(before) || Code().Count(all) == Code().Count(before))
        {
            all = await MailsAsync(demo);
        }

        await using var customer = await Walk.BeginAsync(chromium.Browser, demo.Console, hasScript: false);
        await customer.Page.SetViewportSizeAsync(390, 844);
        await customer.GoAsync(new Uri(Link().Match(all).Value).AbsolutePath);
        await customer.Page.Locator("input[name=code]").FillAsync(Code().Match(all).Value);
        await customer.Page.Locator("button[value=code]").ClickAsync();
        await customer.PictureAsync("demo-customer-390");
        await customer.Page.Locator("label.choice", new() { HasText = "$1,500.00 to Teresa Marsh" }).ClickAsync();
        foreach (var no in await customer.Page.Locator("input[type=radio][value=no]").AllAsync())
        {
            await no.CheckAsync();
        }

        await customer.Page.Locator("button[value=answer]").ClickAsync();
        await customer.PictureAsync("demo-customer-done-390");
        await Expect(customer.Page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        customer.AssertNothingAmiss();
    }

    private async Task<string> MailsAsync(DemoProcess demo)
    {
        await using var mailbox = await Walk.BeginAsync(chromium.Browser, demo.Mailbox);
        await mailbox.GoAsync("/");
        return string.Join('\n', await mailbox.Page.Locator("article").AllInnerTextsAsync());
    }

    private async Task<Walk> SignInAsync(DemoProcess demo, string name)
    {
        await using var mailbox = await Walk.BeginAsync(chromium.Browser, demo.Mailbox);
        await mailbox.GoAsync("/");
        var code = await mailbox.Page.Locator("tr", new() { HasText = name }).Locator("code").TextContentAsync();
        var walk = await Walk.BeginAsync(chromium.Browser, demo.Console);
        await walk.GoAsync("/sign-in/password");
        await walk.Page.Locator("[name=name]").FillAsync(name);
        await walk.Page.Locator("[name=password]").FillAsync(demo.PasswordOf(name));
        await walk.Page.Locator("[name=code]").FillAsync(code!);
        await walk.Page.Locator("main button[type=submit]").ClickAsync();
        await Expect(walk.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" })).ToBeVisibleAsync();
        return walk;
    }

    private static async Task OpenAsync(Walk walk)
    {
        await walk.GoAsync("/instructions");
        await walk.Page.Locator("tr", new() { HasText = "$1,500.00" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(walk.Page.Locator("h1")).ToContainTextAsync("$1,500.00");
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+/c/(?!no/|undo/)[A-Za-z0-9_\-]+")]
    private static partial Regex Link();

    [GeneratedRegex(@"\b[0-9]{8}\b")]
    private static partial Regex Code();
}
