using System.Net;
using Holdfast.Desk.Access;
using Holdfast.Desk.Access.SignIn;
using Holdfast.Desk.Access.Staff;

namespace Holdfast.Desk.Tests.Access;

/// <summary>S4: sessions end when they have to, at once and everywhere.</summary>
[Trait("Case", "S4")]
public sealed class SessionTests : IAsyncLifetime
{
    private const string Password = "four plain words here";

    private readonly TemporaryFolder _folder = new();
    private readonly SetClock _clock = new(new DateTimeOffset(2026, 11, 26, 15, 0, 0, TimeSpan.Zero));
    private StaffSite _site = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _site = await StaffSite.StartAsync(_folder["records"], _clock);

    [Fact]
    public async Task A_session_ends_after_a_quarter_of_an_hour_without_a_request()
    {
        using var browser = await _site.SignedInAsync("ann", Roles.Analyst);

        _clock.Advance(TimeSpan.FromMinutes(14));
        Assert.True(await IsInAsync(browser));
        _clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromTicks(1));
        Assert.True(await IsInAsync(browser));
        _clock.Advance(TimeSpan.FromMinutes(15));
        Assert.False(await IsInAsync(browser));
    }

    [Fact]
    public async Task A_session_ends_after_twelve_hours_whatever_is_done_in_it()
    {
        var (_, app, codes) = await _site.WithPasswordAsync("ann", Password, Roles.Analyst);
        using var browser = _site.Browser();
        await SignInAsync(browser, app);

        for (var minutes = 0; minutes < (12 * 60) - 10; minutes += 10)
        {
            Assert.True(await IsInAsync(browser), $"after {minutes} minutes");
            _clock.Advance(TimeSpan.FromMinutes(10));
        }

        // Neither does it last longer for it that somebody proves once more that it is them.
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(
            "/sign-in/again", ("password", Password), ("code", codes[0]))).Status);
        Assert.True(await IsInAsync(browser));
        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.False(await IsInAsync(browser));
    }

    [Fact]
    public async Task Whatever_changes_of_somebody_ends_their_sessions_at_once_and_nobody_elses()
    {
        var change = new (string What, Func<StaffMember, Task> Do)[]
        {
            ("roles", member => _site.ShellAsync(
                $"/control/staff/{member.SignInName}/roles", new { roles = new[] { Roles.Supervisor } })),
            ("disable", member => _site.ShellAsync($"/control/staff/{member.SignInName}/disable")),
            ("reset", member => _site.ShellAsync($"/control/staff/{member.SignInName}/reset")),
            ("password", member => Factors.ChangePasswordAsync(member.Id, "another of four words", Ct)),
            ("app", member => Factors.SetPasswordAsync(
                member.Id, "another of four words", Authenticator.DrawSecret(), Ct)),
            ("recovery codes", member => Factors.MakeRecoveryCodesAsync(member.Id, Ct)),
            ("passkey", member => Factors.AddPasskeyAsync(member.Id, Passkey(member), Ct)),
            ("passkey gone", async member =>
            {
                await Factors.AddPasskeyAsync(member.Id, Passkey(member), Ct);
                var held = _site.Staff.Roster.Find(member.Id)!.Passkeys.Single();
                await Factors.RemovePasskeyAsync(member.Id, held.Reference, Ct);
            }),
        };
        using var other = await _site.SignedInAsync("other", Roles.Analyst);
        foreach (var (what, act) in change)
        {
            var name = "m-" + what.Replace(' ', '-');
            var (member, _, _) = await _site.WithPasswordAsync(name, Password, Roles.Analyst);
            using var browser = await _site.SignedInAsync(member, SignInWay.Password);
            Assert.True(await IsInAsync(browser), what);

            await act(member);

            Assert.False(await IsInAsync(browser), what);
            Assert.True(await IsInAsync(other), what);
        }
    }

    [Fact]
    public async Task A_recovery_code_that_is_used_elsewhere_leaves_sessions_open()
    {
        var (member, _, codes) = await _site.WithPasswordAsync("ann", Password, Roles.Analyst);
        using var browser = await _site.SignedInAsync(member, SignInWay.Password);

        Assert.True(await Factors.UseRecoveryCodeAsync(member.Id, codes[0], Ct));

        Assert.True(await IsInAsync(browser));
    }

    [Fact]
    public async Task A_sign_in_gives_another_cookie_and_the_one_before_opens_nothing()
    {
        var (member, app, _) = await _site.WithPasswordAsync("ann", Password, Roles.Analyst);
        using var browser = await _site.SignedInAsync(member, SignInWay.Password);
        var before = browser.Cookies[SessionAuthentication.CookieName];

        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(
            "/sign-in/again", ("password", Password), ("code", Code(app)))).Status);

        Assert.NotEqual(before, browser.Cookies[SessionAuthentication.CookieName]);
        using var thief = _site.Browser();
        thief.Cookies[SessionAuthentication.CookieName] = before;
        Assert.False(await IsInAsync(thief));
        Assert.True(await IsInAsync(browser));
    }

    [Fact]
    public async Task A_cookie_that_was_put_there_is_not_signed_in_by()
    {
        var (_, app, _) = await _site.WithPasswordAsync("ann", Password, Roles.Analyst);
        using var browser = _site.Browser();
        var planted = new string('a', 64);
        browser.Cookies[SessionAuthentication.CookieName] = planted;

        await SignInAsync(browser, app);

        Assert.NotEqual(planted, browser.Cookies[SessionAuthentication.CookieName]);
        foreach (var made in (string[])[planted, new('A', 64), "", "x", new('0', 10_000), "../../x"])
        {
            using var other = _site.Browser();
            other.Cookies[SessionAuthentication.CookieName] = made;
            Assert.False(await IsInAsync(other));
        }
    }

    [Fact]
    public async Task Somebody_sees_their_sessions_and_ends_one_or_all_others()
    {
        var (member, _) = await _site.AddAsync("ann", Roles.Analyst);
        using var one = await _site.SignedInAsync(member, SignInWay.Password);
        using var two = await _site.SignedInAsync(member, SignInWay.Password);
        using var three = await _site.SignedInAsync(member, SignInWay.Password);
        var sessions = _site.Get<SignIns>().Of(member);

        var page = await one.GetAsync("/my/sign-in");
        Assert.All(sessions, held => Assert.True(
            held.Session.Id == sessions[^1].Session.Id
            || page.Body.Contains($"/my/sign-in/sessions/{held.Session.Id}/end", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.SeeOther,
            (await one.SubmitAsync($"/my/sign-in/sessions/{sessions[0].Session.Id}/end")).Status);
        Assert.Equal((true, true, false), (await IsInAsync(one), await IsInAsync(two), await IsInAsync(three)));

        await one.SubmitAsync("/my/sign-in/sessions/others/end");
        Assert.Equal((true, false), (await IsInAsync(one), await IsInAsync(two)));
        Assert.Equal(HttpStatusCode.NotFound,
            (await one.GetAsync($"/my/sign-in/sessions/{sessions[0].Session.Id}/end")).Status);
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_another_but_an_administrator()
    {
        var (ann, _) = await _site.AddAsync("ann", Roles.Analyst);
        using var anns = await _site.SignedInAsync(ann, SignInWay.Password);
        using var bobs = await _site.SignedInAsync("bob", Roles.Supervisor);
        using var admins = await _site.SignedInAsync("admin", Roles.Administrator);
        var session = _site.Get<SignIns>().Of(ann).Single().Session.Id;

        Assert.Equal(HttpStatusCode.NotFound, (await bobs.GetAsync($"/my/sign-in/sessions/{session}/end")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await bobs.GetAsync($"/staff/{ann.Id}/sessions/{session}/end")).Status);
        Assert.True(await IsInAsync(anns));
        Assert.Equal(HttpStatusCode.SeeOther,
            (await admins.SubmitAsync($"/staff/{ann.Id}/sessions/{session}/end")).Status);
        Assert.False(await IsInAsync(anns));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_takes_the_cookie()
    {
        using var browser = await _site.SignedInAsync("ann", Roles.Analyst);
        var secret = browser.Cookies[SessionAuthentication.CookieName];

        var page = await browser.GetAsync("/");
        var left = await browser.PostAsync("/sign-out", [("__form", page.Attribute("name=\"__form\" value"))]);

        Assert.Equal(HttpStatusCode.SeeOther, left.Status);
        Assert.DoesNotContain(SessionAuthentication.CookieName, browser.Cookies.Keys);
        browser.Cookies[SessionAuthentication.CookieName] = secret;
        Assert.False(await IsInAsync(browser));
    }

    [Fact]
    public async Task A_restart_keeps_open_sessions_and_what_ended_stays_ended()
    {
        var (ann, app, _) = await _site.WithPasswordAsync("ann", Password, Roles.Analyst);
        using var signedIn = _site.Browser();
        await SignInAsync(signedIn, app);
        using var ended = await _site.SignedInAsync(ann, SignInWay.Password);
        await _site.Get<SignIns>().EndAsync(_site.Get<SignIns>().Of(ann)[0].Session, ann.ToActor());
        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.True(await IsInAsync(signedIn));
        var cookies = signedIn.Cookies[SessionAuthentication.CookieName];

        await _site.DisposeAsync();
        _clock.Advance(TimeSpan.FromMinutes(10));
        _site = await StaffSite.StartAsync(_folder["records"], _clock);

        using var again = _site.Browser();
        again.Cookies[SessionAuthentication.CookieName] = cookies;
        Assert.True(await IsInAsync(again));
        again.Cookies[SessionAuthentication.CookieName] = ended.Cookies[SessionAuthentication.CookieName];
        Assert.False(await IsInAsync(again));

        // A code that was good before the restart is not good after it.
        Assert.False(_site.Get<SignInWatch>().TryTakeStep(ann.Id, StepBefore()));
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _folder.Dispose();
    }

    private OwnFactors Factors => _site.Get<OwnFactors>();

    private long StepBefore() => (_clock.GetUtcNow() - TimeSpan.FromMinutes(20)).ToUnixTimeSeconds() / 30;

    private string Code(byte[] app) => Authenticator.CodeAt(app, _clock.GetUtcNow());

    private Task<WebBrowser.Seen> SignInAsync(WebBrowser browser, byte[] app) => browser.SubmitAsync(
        "/sign-in/password", ("name", "ann"), ("password", Password), ("code", Code(app)));

    private static async Task<bool> IsInAsync(WebBrowser browser) =>
        (await browser.GetAsync("/")) is { Status: HttpStatusCode.OK };

    private static PasskeyFact Passkey(StaffMember member) => new(
        System.Text.Encoding.UTF8.GetBytes($"passkey of {member.Id}"), [1], "Passkey", 0, [], false, false);
}
