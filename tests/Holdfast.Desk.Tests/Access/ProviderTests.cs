using System.Net;
using Holdfast.Desk.Access.SignIn;
using Holdfast.Desk.Access.Staff;
using Holdfast.Desk.Settings;

namespace Holdfast.Desk.Tests.Access;

/// <summary>Sign-in at the firm's own provider, a real one but small.</summary>
public sealed class ProviderTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    // Tokens are held to the machine's clock by the library that reads them.
    private readonly SetClock _clock = new(DateTimeOffset.UtcNow);
    private SmallProvider _provider = null!;
    private StaffSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _provider = await SmallProvider.StartAsync(_clock);
        Directory.CreateDirectory(_folder["records"]);
        var secret = Path.Combine(_folder["records"], "client.secret");
        await File.WriteAllTextAsync(secret, SmallProvider.Secret + "\n", TestContext.Current.CancellationToken);
        _site = await StaffSite.StartAsync(_folder["records"], _clock, settings => settings with
        {
            SignIn = new SignInSettings
            {
                Provider = new ProviderSettings
                {
                    Authority = new Uri(_provider.Issuer),
                    ClientId = SmallProvider.Client,
                    ClientSecretFile = secret,
                    Roles = [new("Fraud", Roles.Analyst), new("Desk Heads", Roles.Supervisor), new("IT", Roles.Administrator)],
                },
            },
        });
    }

    [Fact]
    public async Task Whoever_the_provider_vouches_for_gets_in_with_the_roles_of_their_groups()
    {
        using var browser = _site.Browser();

        var back = await SignInAsync(browser);

        Assert.Equal("/staff", back.Location);
        Assert.Equal("S256", _provider.Asked["code_challenge_method"]);
        var member = _site.Staff.Roster.FindByName("ann@example.com")!;
        Assert.Equal((Roles.Analyst, "Ann"), (member.Roles.Single(), member.Name));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).Status);

        // Another time in other groups, they have other roles, and the session before has ended.
        _provider.Says["groups"] = new[] { "Desk Heads", "Fraud", "Choir" };
        using var later = _site.Browser();
        await SignInAsync(later);
        Assert.Equal([Roles.Analyst, Roles.Supervisor], _site.Staff.Roster.Find(member.Id)!.Roles);
        Assert.True((await browser.GetAsync("/")).IsSignInWanted);
        Assert.Equal(HttpStatusCode.OK, (await later.GetAsync("/")).Status);
        Assert.Single(_site.Staff.Roster.All);
    }

    [Theory]
    [InlineData("issuer")]
    [InlineData("audience")]
    [InlineData("expired")]
    [InlineData("nonce")]
    [InlineData("key")]
    [InlineData("unsigned")]
    public async Task A_token_that_is_not_what_it_should_be_lets_nobody_in(string wrong)
    {
        using var browser = _site.Browser();
        _provider.Wrong = wrong;

        Assert.Equal("/sign-in?notice=provider", (await SignInAsync(browser)).Location);
        Assert.Empty(_site.Staff.Roster.All);
        Assert.True((await browser.GetAsync("/")).IsSignInWanted);
    }

    [Fact]
    public async Task Whoever_is_in_no_group_with_a_role_does_not_get_in()
    {
        using var browser = _site.Browser();
        _provider.Says["groups"] = new[] { "Choir" };

        Assert.Equal("/sign-in?notice=provider", (await SignInAsync(browser)).Location);
        Assert.Empty(_site.Staff.Roster.All);
    }

    [Fact]
    public async Task Nobody_of_the_provider_becomes_somebody_who_signs_in_here()
    {
        var (member, _) = await _site.AddAsync("ann@example.com", Roles.Principal);
        using var browser = _site.Browser();

        Assert.Equal("/sign-in?notice=provider", (await SignInAsync(browser)).Location);
        Assert.Equal([Roles.Principal], _site.Staff.Roster.Find(member.Id)!.Roles);
        Assert.Null(_site.Staff.Roster.Find(member.Id)!.Provider);
    }

    [Fact]
    public async Task Whoever_was_disabled_here_does_not_get_in_by_the_provider()
    {
        using var browser = _site.Browser();
        await SignInAsync(browser);
        await _site.ShellAsync("/control/staff/ann@example.com/disable");

        Assert.Equal("/sign-in?notice=provider", (await SignInAsync(_site.Browser())).Location);
        Assert.True((await browser.GetAsync("/")).IsSignInWanted);
    }

    [Fact]
    public async Task An_answer_that_this_browser_did_not_ask_for_is_not_taken()
    {
        using var victim = _site.Browser();
        using var attacker = _site.Browser();
        var asked = await attacker.SubmitAsync("/sign-in");
        var begun = await BeginAsync(attacker);
        var answer = await FollowAsync(begun.Location!);

        var seen = await victim.GetAsync(answer);

        Assert.Equal("/sign-in?notice=provider", seen.Location);
        Assert.DoesNotContain(SessionAuthentication.CookieName, victim.Cookies.Keys);
        Assert.NotEqual(HttpStatusCode.OK, asked.Status);
    }

    [Fact]
    public async Task To_prove_once_more_that_it_is_them_the_provider_asks_anew()
    {
        using var browser = _site.Browser();
        await SignInAsync(browser);
        var before = browser.Cookies[SessionAuthentication.CookieName];

        var again = await browser.SubmitAsync("/sign-in/again?return=/staff");
        var back = await browser.GetAsync(await FollowAsync(again.Location!));
        Assert.Equal("/staff", back.Location);
        Assert.Equal(("login", "0"), (_provider.Asked["prompt"].ToString(), _provider.Asked["max_age"].ToString()));
        Assert.NotEqual(before, browser.Cookies[SessionAuthentication.CookieName]);

        _provider.Wrong = "stale";
        again = await browser.SubmitAsync("/sign-in/again?return=/staff");
        Assert.Equal("/sign-in?notice=provider", (await browser.GetAsync(await FollowAsync(again.Location!))).Location);
    }

    [Fact]
    [Trait("Case", "R1")]
    public async Task A_provider_that_is_broken_keeps_nobody_else_out()
    {
        _provider.Wrong = "broken";
        using var browser = _site.Browser();

        var begun = await BeginAsync(browser);

        Assert.Equal((HttpStatusCode.SeeOther, "/sign-in?notice=provider"), (begun.Status, begun.Location));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/sign-in")).Status);
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _provider.DisposeAsync();
        _folder.Dispose();
    }

    private static async Task<WebBrowser.Seen> BeginAsync(WebBrowser browser)
    {
        var page = await browser.GetAsync("/sign-in?return=/staff");
        return await browser.PostAsync("/sign-in/provider", [("__form", page.HiddenOf("__form")), ("return", "/staff")]);
    }

    private async Task<WebBrowser.Seen> SignInAsync(WebBrowser browser)
    {
        var begun = await BeginAsync(browser);
        Assert.True(begun.Status is HttpStatusCode.Redirect, $"{begun.Status} {begun.Location}");
        return await browser.GetAsync(await FollowAsync(begun.Location!));
    }

    // What the provider sends the browser back to.
    private static async Task<string> FollowAsync(string location)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var answer = await client.GetAsync(location, TestContext.Current.CancellationToken);
        return answer.Headers.Location!.PathAndQuery;
    }
}
