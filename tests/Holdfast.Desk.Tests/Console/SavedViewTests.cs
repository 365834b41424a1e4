using System.Net;
using System.Text;
using Holdfast.Desk.Access.Staff;
using Holdfast.Desk.Console.Views;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Tests.Access;

namespace Holdfast.Desk.Tests.Console;

/// <summary>What people set for themselves: views of lists by name, and whether single keys are on.</summary>
public sealed class SavedViewTests : IAsyncLifetime
{
    private const string Held = "/instructions?state=held&days=7";

    private readonly TemporaryFolder _folder = new();
    private StaffSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await StaffSite.StartAsync(_folder["records"]);

    [Fact]
    public async Task A_view_stands_in_the_navigation_of_who_saved_it_until_they_remove_it()
    {
        using var ann = await _site.SignedInAsync("ann", Roles.Analyst);
        using var bob = await _site.SignedInAsync("bob", Roles.Analyst);

        var saved = await SaveAsync(ann, Held, "Held for a week");
        Assert.Equal((HttpStatusCode.SeeOther, Held), (saved.Status, saved.Location));
        Assert.Contains("Held for a week", (await ann.GetAsync("/")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Held for a week", (await bob.GetAsync("/")).Body, StringComparison.Ordinal);

        var id = Assert.Single(Own(ann).Views).Id;
        Assert.Equal(HttpStatusCode.NotFound, (await bob.GetAsync($"/my/views/{id}/remove")).Status);
        await ann.SubmitAsync($"/my/views/{id}/remove");
        Assert.Empty(Own(ann).Views);
    }

    [Theory]
    [InlineData("/instructions?state=held&after=1.i-1", "/instructions?state=held")]
    [InlineData("/instructions", "/instructions")]
    [InlineData("/instructions/i-0000000000000001", null)]
    [InlineData("//other.example/instructions", null)]
    [InlineData("https://other.example/instructions", null)]
    [InlineData(@"/\other.example/instructions", null)]
    [InlineData("@other.example/instructions", null)]
    [InlineData("/nowhere", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_view_is_a_list_of_this_host_from_its_beginning(string? address, string? view) =>
        Assert.Equal(view, _site.Get<SavedViews>().PathOf(address));

    [Fact]
    public async Task A_name_is_taken_once_and_there_are_so_many_views_and_no_more()
    {
        using var ann = await _site.SignedInAsync("ann", Roles.Analyst);
        await SaveAsync(ann, Held, "Mine");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SaveAsync(ann, Held, "mine")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SaveAsync(ann, Held, "")).Status);
        for (var view = 1; view < SavedViews.AtMost; view++)
        {
            Assert.Equal(HttpStatusCode.SeeOther, (await SaveAsync(ann, Held, $"View {view}")).Status);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SaveAsync(ann, Held, "One more")).Status);
    }

    [Fact]
    public async Task Names_of_views_stand_nowhere_in_clear()
    {
        using var ann = await _site.SignedInAsync("ann", Roles.Analyst);
        await SaveAsync(ann, Held, "Rosalind Okafor");

        foreach (var file in Directory.GetFiles(_folder["records"], "*.db*"))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var read = new StreamReader(open, Encoding.Latin1);
            Assert.DoesNotContain(
                "Okafor", await read.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_name_that_does_not_open_keeps_nobody_out_of_any_page()
    {
        using var ann = await _site.SignedInAsync("ann", Roles.Analyst);
        var by = _site.Get<StaffRoster>().All.First(one => one.SignInName == "ann").ToActor();
        await _site.Get<DeskWriter>().DecideAsync(
            (_, _) => Task.FromResult(
                new Decided<bool>(true, new ViewEntry.Saved("aaaa", [1, 2, 3], Held, by).ToEntry())),
            TestContext.Current.CancellationToken);

        Assert.Contains("View aaaa", (await ann.GetAsync("/")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await SaveAsync(ann, Held, "Mine")).Status);
    }

    [Fact]
    public async Task A_view_is_marked_in_the_navigation_on_each_of_its_pages()
    {
        using var ann = await _site.SignedInAsync("ann", Roles.Analyst);
        await SaveAsync(ann, "/cases?state=decided", "Mine");

        Assert.Matches(
            "aria-current=\"page\"[^>]*>Mine<", (await ann.GetAsync("/cases?state=decided&after=1")).Body);
    }

    [Fact]
    public async Task Whoever_switches_single_keys_off_has_them_off_on_every_page()
    {
        using var ann = await _site.SignedInAsync("ann", Roles.Analyst);
        Assert.DoesNotContain("data-keys", (await ann.GetAsync("/")).Body, StringComparison.Ordinal);

        await ann.SubmitAsync("/my/console");
        Assert.Contains("data-keys=\"off\"", (await ann.GetAsync("/")).Body, StringComparison.Ordinal);
        await ann.SubmitAsync("/my/console", ("single", "on"));
        Assert.DoesNotContain("data-keys", (await ann.GetAsync("/")).Body, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _folder.Dispose();
    }

    private static Task<WebBrowser.Seen> SaveAsync(WebBrowser browser, string path, string name) =>
        browser.SubmitAsync($"/my/views/new?of={Uri.EscapeDataString(path)}", ("name", name));

    private OwnConsole Own(WebBrowser browser)
    {
        var member = _site.Get<StaffRoster>().All.First(one => one.SignInName == "ann");
        Assert.NotEmpty(browser.Cookies);
        return _site.Get<SavedViews>().Of(member.Id.ToString());
    }
}
