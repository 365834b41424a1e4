using System.Text;
using Holdfast.Desk.Access.Staff;
using Microsoft.Playwright;

namespace Holdfast.Browser.Tests.Customers;

/// <summary>A customer is found, their file is opened for a purpose, and those who watch see that it was.</summary>
public sealed class CustomerPagesTests(Chromium chromium) : IAsyncLifetime
{
    private const string Csv = "customer,status,status_since,family_name,time_zone\n";

    private Site _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await Site.StartAsync();
        await CustomerOnFile.PutAsync(_site);
    }

    public async ValueTask DisposeAsync() => await _site.DisposeAsync();

    [Theory, Trait("Case", "A1"), Trait("Case", "S13")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_is_found_opened_for_a_purpose_and_the_look_stands_in_the_list(bool hasScript)
    {
        await using (var analyst = await BeginAsync("Ana Reyes", Roles.Analyst, hasScript))
        {
            await analyst.GoAsync("/customers");
            await LookAsync(analyst, "customers", hasScript);
            await analyst.Page.GetByRole(AriaRole.Button, new() { Name = "Find the customer" }).ClickAsync();
            await Assertions.Expect(analyst.Page.GetByText("Choose for what you look").First).ToBeVisibleAsync();
            await LookAsync(analyst, "customers-faults", hasScript);
            await analyst.Page.GetByLabel("Purpose").SelectOptionAsync("investigation");
            await analyst.Page.GetByLabel("Name", new() { Exact = false }).First.FillAsync("okafor");
            await analyst.Page.GetByRole(AriaRole.Button, new() { Name = "Find the customer" }).ClickAsync();
            Assert.EndsWith("/customers", analyst.Page.Url, StringComparison.Ordinal);
            await LookAsync(analyst, "customers-found", hasScript);
            await analyst.Page.GetByRole(AriaRole.Link, new() { Name = "Rosalind Okafor" }).ClickAsync();
            await Assertions.Expect(analyst.Page.GetByText("+12125550100")).ToBeVisibleAsync();
            await Assertions.Expect(analyst.Page.GetByText("It was not on file long enough")).ToBeVisibleAsync();
            Assert.DoesNotContain("okafor", analyst.Page.Url, StringComparison.OrdinalIgnoreCase);
            await LookAsync(analyst, "customer-file", hasScript);
            await analyst.GoAsync("/customers/c-7");
            await Assertions.Expect(analyst.Page.GetByText("+12125550100")).ToHaveCountAsync(0);
            await LookAsync(analyst, "customer-purpose", hasScript);
            await analyst.GoAsync("/customers/c-99?purpose=service", 404);
            await analyst.GoAsync("/looks", 403);
            await analyst.GoAsync("/customers/import", 403);
            analyst.AssertNothingAmiss();
        }

        await using var privacy = await BeginAsync("Priya Nair", Roles.Privacy, hasScript);
        await privacy.GoAsync("/looks");
        await Assertions.Expect(privacy.Page.GetByText("ana.reyes").First).ToBeVisibleAsync();
        await Assertions.Expect(privacy.Page.GetByText("no case").First).ToBeVisibleAsync();
        await LookAsync(privacy, "looks", hasScript);
        Assert.Equal(0, _site.PolicyReports);
    }

    [Fact, Trait("Case", "A1")]
    public async Task A_file_of_customers_is_checked_and_then_imported()
    {
        await using var privacy = await BeginAsync("Priya Nair", Roles.Privacy);
        await privacy.GoAsync("/customers/import");
        await privacy.LookAsync("import");
        await SendAsync(privacy, Csv + "c-20,customer,2019-04-01,=cmd(),Moon/Base\n", "Check it");
        await Assertions.Expect(privacy.Page.GetByText("The file has faults; nothing was changed")).ToBeVisibleAsync();
        await Assertions.Expect(privacy.Page.GetByText("time_zone")).ToBeVisibleAsync();
        await Assertions.Expect(privacy.Page.GetByText("=cmd()")).ToHaveCountAsync(0);
        await privacy.LookAsync("import-faults");
        await SendAsync(privacy, Csv + "c-20,customer,2019-04-01,Ruiz,UTC\n", "Check it");
        await Assertions.Expect(privacy.Page.GetByText("The file is good; nothing was changed yet")).ToBeVisibleAsync();
        await SendAsync(privacy, Csv + "c-20,customer,2019-04-01,Ruiz,UTC\n", "Import it");
        await Assertions.Expect(privacy.Page.GetByText("The file is imported")).ToBeVisibleAsync();
        await privacy.GoAsync("/customers/c-20?purpose=correction&case=import-1");
        await Assertions.Expect(privacy.Page.GetByText("Ruiz").First).ToBeVisibleAsync();
        privacy.AssertNothingAmiss();
    }

    private static async Task SendAsync(Walk walk, string csv, string what)
    {
        await walk.Page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(new FilePayload
        {
            Name = "customers.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv),
        });
        await walk.Page.GetByLabel(what, new() { Exact = true }).CheckAsync();
        await walk.Page.GetByRole(AriaRole.Button, new() { Name = "Send the file" }).ClickAsync();
    }

    private static async Task LookAsync(Walk walk, string name, bool hasScript)
    {
        // The rules are held to by a script, which a browser without any does not run.
        if (hasScript)
        {
            await walk.LookAsync(name);
        }
    }

    private async Task<Walk> BeginAsync(string name, string role, bool hasScript = true) => await Walk.BeginAsync(
        chromium.Browser, _site.Address, await _site.SignInAsync(name, role), hasScript);
}
