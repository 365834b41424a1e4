using System.Buffers;
using System.Net;
using System.Text.RegularExpressions;
using Holdfast.Desk.Access.Staff;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Tests.Access;

namespace Holdfast.Desk.Tests.Home;

/// <summary>The first page of each role.</summary>
public sealed class HomeTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private StaffSite _site = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

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

    [Fact]
    public async Task Days_are_counted_anew_after_seconds_and_the_links_lead_to_what_was_counted()
    {
        using var browser = await _site.SignedInAsync("ann", Roles.Compliance);
        var before = (await browser.GetAsync("/")).Body;
        await _site.Partition.DecideAsync(
            new ReadOnlySequence<byte>("""
                {"id":"rep-1","type":"customer.reported","time":"2026-11-26T15:00:00Z","customer":"c-7",
                "account":"a-7","data":{"what":"unauthorizedActivity"} }
                """u8.ToArray()),
            Ct);
        await _site.Get<DeskFollowing>().HasComeToAsync(
            _site.Partition.Journal.Head.Size, TimeSpan.FromSeconds(30), Ct);

        Assert.Contains("0 opened,", before, StringComparison.Ordinal);
        Assert.Contains(
            "href=\"/changes\"", before[before.IndexOf("<main", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Contains("0 opened,", (await browser.GetAsync("/")).Body, StringComparison.Ordinal);
        _site.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Contains("1 opened, 1 of them today", (await browser.GetAsync("/")).Body, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _folder.Dispose();
    }
}
