using System.Net;
using Holdfast.Desk.Access.SignIn;
using Holdfast.Desk.Access.Staff;
using Holdfast.Desk.Console.Live;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Tests.Access;

namespace Holdfast.Desk.Tests.Console;

/// <summary>Pages are told that what they show changed, as long as whoever looks at them is signed in.</summary>
public sealed class LiveTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private StaffSite _site = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _site = await StaffSite.StartAsync(_folder["records"]);

    [Fact]
    public async Task A_page_is_told_which_of_what_it_shows_changed_and_nothing_more()
    {
        using var browser = await _site.SignedInAsync("ann", Roles.Analyst);
        using var page = await FollowAsync(browser, "of=messages&of=instructions&of=instructions/i-1");

        Note(_site, 1_000, ("instruction", "i-2"));
        Assert.Equal(["id: 1000", "event: changed", "data: 1"], await page.WordAsync());
        Note(_site, 1_001, ("instruction", "i-1"));
        Assert.Equal(["id: 1001", "event: changed", "data: 1 2"], await page.WordAsync());
    }

    [Fact]
    public async Task A_page_that_comes_again_hears_what_it_missed()
    {
        using var browser = await _site.SignedInAsync("ann", Roles.Analyst);
        Note(_site, 1_000, ("instruction", "i-2"));
        Note(_site, 1_001);

        using var page = await FollowAsync(browser, "of=instructions", lastHeard: 999);

        Assert.Equal("id: 1001", (await page.WordAsync())[0]);
    }

    [Theory]
    [InlineData(Roles.Administrator, "of=instructions")]
    [InlineData(Roles.Analyst, "of=nothing-there-is")]
    [InlineData(Roles.Analyst, "")]
    public async Task Of_what_somebody_may_not_see_they_are_not_told_either(string role, string query)
    {
        using var browser = await _site.SignedInAsync("ann", role);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/live?{query}")).Status);
    }

    [Fact]
    public async Task Nobody_who_is_not_signed_in_is_told_of_anything() =>
        Assert.NotEqual(HttpStatusCode.OK, (await _site.Browser().GetAsync("/live?of=instructions")).Status);

    [Fact, Trait("Case", "S4")]
    public async Task It_ends_at_once_when_the_session_is_ended_from_elsewhere()
    {
        var (member, _) = await _site.AddAsync("ann", Roles.Analyst);
        using var browser = await _site.SignedInAsync(member, SignInWay.Password);
        using var page = await FollowAsync(browser, "of=instructions");

        var session = _site.Get<SignIns>().Of(member).Single().Session;
        await _site.Get<SignIns>().EndAsync(session, member.ToActor());

        Assert.Equal("event: end", (await page.WordAsync())[0]);
    }

    [Fact, Trait("Case", "S4")]
    public async Task What_a_page_asks_for_by_itself_keeps_no_session_open()
    {
        using var browser = await _site.SignedInAsync("ann", Roles.Analyst);
        using var page = await FollowAsync(browser, "of=instructions");

        _site.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(HttpStatusCode.OK, (await ByItselfAsync(browser)).Status);
        _site.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.True((await ByItselfAsync(browser)).IsSignInWanted);
        Note(_site, 1_000, ("instruction", "i-2"));
        Assert.Equal("event: end", (await page.WordAsync())[0]);
    }

    [Fact, Trait("Case", "S10")]
    public async Task So_many_pages_of_one_session_are_told_and_no_more_until_one_is_closed()
    {
        using var browser = await _site.SignedInAsync("ann", Roles.Analyst);
        List<Followed> pages = [];
        for (var page = 0; page < LiveConnections.OfSessionAtMost; page++)
        {
            pages.Add(await FollowAsync(browser, "of=instructions"));
        }

        Assert.Equal(
            HttpStatusCode.TooManyRequests, (await browser.GetAsync("/live?of=instructions")).Status);
        pages.ForEach(page => page.Dispose());
    }

    [Fact]
    public async Task A_change_of_the_desks_tables_is_news()
    {
        using var browser = await _site.SignedInAsync("ann", Roles.Analyst);
        var news = _site.Get<DeskNews>();
        var before = news.UpTo;

        await browser.SubmitAsync("/my/views/new?of=/instructions", ("name", "Mine"));

        // Nothing that pages follow stands in a view: the place goes on, and no topic is told of.
        Assert.True(news.UpTo > before);
        Assert.False(news.HasChanged("instructions", null, before));
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _folder.Dispose();
    }

    private static void Note(StaffSite site, long position, params (string, string)[] rows) =>
        site.Get<DeskNews>().Note(position, rows);

    private static Task<WebBrowser.Seen> ByItselfAsync(WebBrowser browser) => browser.SendAsync(
        new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { LiveRoute.Header, "1" } } });

    private async Task<Followed> FollowAsync(WebBrowser browser, string query, long? lastHeard = null)
    {
        var request = new HttpRequestMessage(
            HttpMethod.Get, $"/live?{query}" + string.Concat(
                query.Split('&').Select(_ => $"&since={_site.Get<DeskNews>().UpTo}")))
        {
            Headers =
            {
                { "Cookie", string.Join("; ", browser.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")) },
            },
        };
        if (lastHeard is { } position)
        {
            request.Headers.Add("Last-Event-ID", $"{position}");
        }

        var client = new HttpClient { BaseAddress = _site.Address };
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        var page = new Followed(client, answer, new StreamReader(await answer.Content.ReadAsStreamAsync(Ct)));
        Assert.Equal(["retry: 3000"], await page.WordAsync());
        return page;
    }

    private sealed record Followed(HttpClient Client, HttpResponseMessage Answer, StreamReader Lines) : IDisposable
    {
        /// <summary>The lines of the next word; beats are passed over.</summary>
        public async Task<IReadOnlyList<string>> WordAsync()
        {
            using var late = CancellationTokenSource.CreateLinkedTokenSource(Ct);
            late.CancelAfter(TimeSpan.FromSeconds(30));
            List<string> word = [];
            while (await Lines.ReadLineAsync(late.Token) is { } line)
            {
                if (line.Length > 0 && line != ":")
                {
                    word.Add(line);
                }
                else if (word.Count > 0)
                {
                    break;
                }
            }

            return word;
        }

        public void Dispose()
        {
            Lines.Dispose();
            Answer.Dispose();
            Client.Dispose();
        }
    }
}
