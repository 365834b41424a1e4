using System.Net;
using System.Text.RegularExpressions;
using Holdfast.Desk.Access.Staff;
using Holdfast.Desk.Tests.Access;

namespace Holdfast.Desk.Tests.Home;

/// <summary>The first page of each role.</summary>
public sealed class HomeTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private StaffSite _site = null!;

    public static TheoryData<string> RoleNames => [.. Roles.All.Select(role => role.Name)];

    public async ValueTask InitializeAsync() => _site = await StaffSite.StartAsync(_folder["records"]);

    [Theory]
    [MemberData(nameof(RoleNames))]
    public async Task Every_role_reads_three_numbers_and_is_led_nowhere_it_may_not_go(string role)
    {
        using var browser = await _site.SignedInAsync("ann", role);

        var page = await browser.GetAsync("/");

        Assert.Equal(3, Regex.Count(page.Body, "class=\"figure[ \"]"));
        foreach (Match link in Regex.Matches(page.Body, "<a class=\"figure[^>]* href=\"([^\"]+)\""))
        {
            var path = WebUtility.HtmlDecode(link.Groups[1].Value);
            Assert.NotEqual(HttpStatusCode.Forbidden, (await browser.GetAsync(path)).Status);
        }
    }

    [Fact]
    public async Task Of_two_roles_the_one_that_decides_more_says_what_matters()
    {
        using var browser = await _site.SignedInAsync("ann", Roles.Analyst, Roles.Supervisor);

        Assert.Contains(
            "waiting for a second person", (await browser.GetAsync("/")).Body, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _folder.Dispose();
    }
}
