using Holdfast.Desk.Access.Staff;
using Microsoft.Playwright;

namespace Holdfast.Browser.Tests.Instructions;

/// <summary>What is done on the way of a wire, whatever becomes of it.</summary>
internal static class WireSteps
{
    /// <summary>A site with the customer on file.</summary>
    public static async Task<Site> StartAsync()
    {
        var site = await Site.StartAsync();
        await CustomerOnFile.PutAsync(site);
        return site;
    }

    /// <summary>Has an analyst enter a wire, and gives its id.</summary>
    public static async Task<string> EnteredAsync(Site site, decimal amount)
    {
        await site.SignInAsync("Ben Ito", Roles.Analyst);
        return await CustomerOnFile.WireAsync(site, amount, "Ben Ito");
    }

    /// <summary>A link to something that can be done.</summary>
    public static ILocator LinkOf(Walk walk, string name) =>
        walk.Page.Locator(".deeds").GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    /// <summary>Records a call on which the customer told what was entered, with an amount.</summary>
    public static async Task CallBackAsync(Walk walk, string amount)
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
}
