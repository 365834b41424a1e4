using System.Net;
using Holdfast.Desk.Access.SignIn;
using Holdfast.Desk.Access.Staff;
using Holdfast.Desk.Settings;
using Holdfast.Runtime.Journal;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Desk.Tests.Access;

/// <summary>Ways in, as somebody goes them with a browser.</summary>
public sealed class SignInPageTests : IAsyncLifetime
{
    private const string Password = "four plain words here";

    private readonly TemporaryFolder _folder = new();
    private StaffSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await StaffSite.StartAsync(_folder["records"]);

    [Fact]
    public async Task Whoever_was_invited_sets_up_a_password_and_an_app_and_signs_in_by_them()
    {
        var (member, code) = await _site.AddAsync("ann@example.com", Roles.Analyst);
        using var browser = _site.Browser();

        var invited = await browser.SubmitAsync("/sign-in/invitation", ("name", "Ann@Example.com"), ("code", code));
        Assert.Equal((HttpStatusCode.SeeOther, "/my/sign-in"), (invited.Status, invited.Location));
        Assert.Equal("/my/sign-in", (await browser.GetAsync("/")).Location);

        var page = await browser.GetAsync("/my/sign-in/password");
        var app = OtpNet.Base32Encoding.ToBytes(page.Secret().Replace(" ", "", StringComparison.Ordinal));
        Assert.Contains("<svg class=\"qr\"", page.Body, StringComparison.Ordinal);
        var done = await browser.PostAsync("/my/sign-in/password",
        [
            .. page.Hidden, ("password", Password), ("repeated", Password),
            ("code", Authenticator.CodeAt(app, _site.Clock.GetUtcNow())),
        ]);
        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.Matches("^([0-9a-z]{4}-){5}[0-9a-z]{4}$", done.Secret(9));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/")).Status);

        _site.Clock.Advance(TimeSpan.FromSeconds(30));
        using var another = _site.Browser();
        var signedIn = await SignInAsync(another, "ann@example.com", Password, app);
        Assert.Equal((HttpStatusCode.SeeOther, "/"), (signedIn.Status, signedIn.Location));
        Assert.Equal(HttpStatusCode.OK, (await another.GetAsync("/")).Status);
        Assert.Equal(2, _site.Get<SignIns>().Of(_site.Staff.Roster.Find(member.Id)!).Count);
    }

    [Fact]
    public async Task An_invitation_opens_once_and_not_after_a_day()
    {
        var (_, code) = await _site.AddAsync("ann", Roles.Analyst);
        var (_, late) = await _site.AddAsync("bob", Roles.Analyst);
        using var browser = _site.Browser();

        Assert.Equal(HttpStatusCode.SeeOther, (await InviteAsync(browser, "ann", code)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await InviteAsync(browser, "ann", code)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await InviteAsync(browser, "bob", code)).Status);
        _site.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await InviteAsync(browser, "bob", late)).Status);
    }

    [Fact]
    public async Task A_passkey_is_added_and_signs_in_and_no_other_site_can_use_it()
    {
        var (_, code) = await _site.AddAsync("ann", Roles.Analyst);
        using var browser = _site.Browser();
        using var passkey = new SoftPasskey(_site.Address.GetLeftPart(UriPartial.Authority)) { Count = 7 };
        await InviteAsync(browser, "ann", code);

        var added = await AddPasskeyAsync(browser, passkey);
        Assert.Equal((HttpStatusCode.SeeOther, "/"), (added.Status, added.Location));

        using var another = _site.Browser();
        passkey.Count = 8;
        Assert.Equal(HttpStatusCode.SeeOther, (await SignInAsync(another, passkey)).Status);
        Assert.Equal(HttpStatusCode.OK, (await another.GetAsync("/")).Status);

        using var third = _site.Browser();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInAsync(third, passkey)).Status);
        passkey.Count = 9;
        passkey.IsVerified = false;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInAsync(third, passkey)).Status);
        passkey.IsVerified = true;
        passkey.Origin = "https://desk.examp1e.com";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInAsync(third, passkey)).Status);
        Assert.True((await third.GetAsync("/")).IsSignInWanted);
    }

    [Fact]
    public async Task The_answer_of_a_passkey_is_good_once()
    {
        var (_, code) = await _site.AddAsync("ann", Roles.Analyst);
        using var browser = _site.Browser();
        using var passkey = new SoftPasskey(_site.Address.GetLeftPart(UriPartial.Authority));
        await InviteAsync(browser, "ann", code);
        await AddPasskeyAsync(browser, passkey);

        using var thief = _site.Browser();
        var page = await thief.GetAsync("/sign-in");
        (string, string)[] answer = [.. page.Hidden, ("answer", passkey.Get(page.Attribute("data-options")))];
        Assert.Equal(HttpStatusCode.SeeOther, (await thief.PostAsync("/sign-in", answer)).Status);
        thief.Cookies.Remove(SessionAuthentication.CookieName);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await thief.PostAsync("/sign-in", answer)).Status);
    }

    [Fact]
    public async Task Neither_a_code_nor_a_recovery_code_is_good_twice()
    {
        var (_, app, codes) = await _site.WithPasswordAsync("ann", Password, Roles.Analyst);
        using var browser = _site.Browser();

        Assert.Equal(HttpStatusCode.SeeOther, (await SignInAsync(browser, "ann", Password, app)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInAsync(browser, "ann", Password, app)).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await SignInAsync(browser, "ann", Password, codes[3])).Status);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity, (await SignInAsync(browser, "ann", Password, codes[3])).Status);
        var shouted = codes[4].ToUpperInvariant().Replace("-", " ", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await SignInAsync(browser, "ann", Password, shouted)).Status);
    }

    [Fact]
    [Trait("Case", "S5")]
    public async Task Whatever_was_wrong_the_answer_is_the_same()
    {
        var (ann, app, _) = await _site.WithPasswordAsync("ann", Password, Roles.Analyst);
        var (bob, bobs, _) = await _site.WithPasswordAsync("bob", Password, Roles.Analyst);
        await _site.ShellAsync("/control/staff/bob/disable");
        await _site.AddAsync("invited", Roles.Analyst);
        using var browser = _site.Browser();

        var answers = new List<string>();
        foreach (var (name, password, code) in ((string, string, string)[])
            [
                ("nobody", Password, "123456"), ("ann", "another password", Code(app)), ("ann", Password, "000000"),
                ("bob", Password, Code(bobs)), ("invited", Password, "123456"), ("", "", ""),
                ("ann", new string('x', 10_000), Code(app)),
            ])
        {
            var answer = await SignInAsync(browser, name, password, code);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            answers.Add(Said(answer.Body));
        }

        // After five the right ones do not get in either, and nothing says so.
        for (var i = 0; i < SignInWatch.FailuresBeforeLock; i++)
        {
            await SignInAsync(browser, "ann", "another password", Code(app));
        }

        answers.Add(Said((await SignInAsync(browser, "ann", Password, Code(app))).Body));
        Assert.Single(answers.Distinct());
        _site.Clock.Advance(SignInWatch.LongestLock.ToTimeSpan());
        Assert.Equal(HttpStatusCode.SeeOther, (await SignInAsync(browser, "ann", Password, Code(app))).Status);
        Assert.NotEqual(ann.Id, bob.Id);
    }

    [Fact]
    [Trait("Case", "S5")]
    public async Task A_password_is_checked_once_whoever_is_named()
    {
        var hasher = new CountingHasher();
        await using var counted = await StaffSite.StartAsync(
            _folder["counted"], services: services => services.AddSingleton<IPasswordHasher<StaffMember>>(hasher));
        var (_, app, _) = await counted.WithPasswordAsync("ann", Password, Roles.Analyst);
        await counted.WithPasswordAsync("disabled", Password, Roles.Analyst);
        await counted.ShellAsync("/control/staff/disabled/disable");
        await counted.AddAsync("invited", Roles.Analyst);
        var passwords = counted.Get<PasswordSignIn>();

        string[] names = ["nobody", "ann", "disabled", "invited", "", "ann", "ann", "ann", "ann", "ann", "ann"];
        foreach (var (i, name) in names.Index())
        {
            Assert.Null(await passwords.TryAsync(
                name, i % 2 == 0 ? Password : "wrong all the time", "000000", new Origin("127.0.0.1", "test"),
                TestContext.Current.CancellationToken));
            Assert.Equal(i + 1, hasher.Checked);
        }

        Assert.Single(hasher.Lengths.Distinct());
        Assert.NotEmpty(app);
    }

    [Fact]
    [Trait("Case", "S5")]
    [Trait("Category", "Long")]
    public async Task A_name_that_is_nobodys_takes_as_long_as_one_that_is_somebodys()
    {
        await using var slow = await StaffSite.StartAsync(_folder["slow"], hashRounds: 20_000);
        await slow.WithPasswordAsync("ann", Password, Roles.Analyst);
        await slow.AddAsync("invited", Roles.Analyst);
        var passwords = slow.Get<PasswordSignIn>();
        string[] names = ["ann", "nobody", "invited"];
        var times = names.ToDictionary(name => name, _ => new List<double>());

        // One after the other, so that whatever else the machine does meets all alike.
        for (var i = 0; i < 41; i++)
        {
            foreach (var name in names)
            {
                var started = TimeProvider.System.GetTimestamp();
                Assert.Null(await passwords.TryAsync(
                    name, "wrong all the time", "123456", new Origin("127.0.0.1", "test"),
                    TestContext.Current.CancellationToken));
                times[name].Add(TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        var medians = times.Values.Select(spent => spent.Order().ElementAt(spent.Count / 2)).ToList();
        Assert.InRange(medians.Max() - medians.Min(), 0, 10);
    }

    [Fact]
    [Trait("Case", "S5")]
    public async Task A_passkey_is_not_locked_out_by_whoever_guesses_passwords()
    {
        var (_, code) = await _site.AddAsync("ann", Roles.Analyst);
        using var browser = _site.Browser();
        using var passkey = new SoftPasskey(_site.Address.GetLeftPart(UriPartial.Authority));
        await InviteAsync(browser, "ann", code);
        await AddPasskeyAsync(browser, passkey);

        for (var i = 0; i < 20; i++)
        {
            await SignInAsync(browser, "ann", "guessed again and again", "123456");
        }

        Assert.Equal(HttpStatusCode.SeeOther, (await SignInAsync(browser, passkey)).Status);
    }

    [Fact]
    [Trait("Case", "S5")]
    public async Task Whoever_tries_too_often_from_one_address_is_told_to_wait()
    {
        await using var strict = await StaffSite.StartAsync(_folder["strict"], change: settings => settings with
        {
            Rates = settings.Rates with { SignIn = new RateSetting(1, 3) },
        });
        using var browser = strict.Browser();

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 6; i++)
        {
            answers.Add((await SignInAsync(browser, $"nobody-{i}", Password, "123456")).Status);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answers[0]);
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/sign-in/password")).Status);
    }

    [Fact]
    public async Task What_is_kept_of_sign_ins_names_nobody_who_is_nobody_and_no_secret()
    {
        var (_, app, codes) = await _site.WithPasswordAsync("ann", Password, Roles.Analyst);
        using var browser = _site.Browser();
        await SignInAsync(browser, "hunter2-typed-as-a-name", Password, "123456");
        await SignInAsync(browser, "ann", Password, app);
        for (var i = 0; i < 3 * FailureLimit.OfAddress; i++)
        {
            await SignInAsync(browser, $"nobody-{i}", Password, "123456");
        }

        var journal = _site.Partition.Journal;
        var said = string.Concat(((EntryKind[])[EntryKind.Staff, EntryKind.SignIn])
            .SelectMany(kind => journal.ReadOf(kind, 0, journal.Head.Size))
            .Select(entry => System.Text.Encoding.UTF8.GetString(entry.Content.Span)));
        string[] secrets =
        [
            "hunter2", Password, codes[0], Convert.ToBase64String(app), OtpNet.Base32Encoding.ToString(app),
            browser.Cookies[SessionAuthentication.CookieName],
            Convert.ToBase64String(OneTimeCode.HashOf(codes[0])),
        ];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, said, StringComparison.Ordinal));
        Assert.InRange(
            journal.ReadOf(EntryKind.SignIn, 0, journal.Head.Size).Count(), 2, FailureLimit.OfAddress + 2);
    }

    [Fact]
    [Trait("Case", "S3")]
    public async Task Cookies_are_this_hosts_alone()
    {
        var (_, app, _) = await _site.WithPasswordAsync("ann", Password, Roles.Analyst);
        using var browser = _site.Browser();

        await SignInAsync(browser, "ann", Password, app);
        await browser.SubmitAsync("/my/sign-in/sessions/others/end");

        Assert.Contains(browser.SetCookies, cookie => cookie.StartsWith(
            SessionAuthentication.CookieName, StringComparison.Ordinal));
        Assert.All(browser.SetCookies, cookie =>
        {
            Assert.StartsWith("__Host-holdfast-", cookie, StringComparison.Ordinal);
            var parts = cookie.Split("; ").Skip(1).Select(part => part.ToLowerInvariant()).ToList();
            Assert.Contains("secure", parts);
            Assert.Contains("httponly", parts);
            Assert.Contains("path=/", parts);
            Assert.Contains(parts, part => part is "samesite=lax" or "samesite=strict");
            Assert.DoesNotContain(parts, part => part.StartsWith("domain", StringComparison.Ordinal));
        });
    }

    /// <summary>Counts what is checked, and how long what it is compared with is.</summary>
    private sealed class CountingHasher : IPasswordHasher<StaffMember>
    {
        private readonly PasswordHasher<StaffMember> _inner = new();

        public int Checked { get; private set; }

        public List<int> Lengths { get; } = [];

        public string HashPassword(StaffMember user, string password) => _inner.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(
            StaffMember user, string hashedPassword, string providedPassword)
        {
            Checked++;
            Lengths.Add(hashedPassword.Length);
            return _inner.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _folder.Dispose();
    }

    private static Task<WebBrowser.Seen> InviteAsync(WebBrowser browser, string name, string code) =>
        browser.SubmitAsync("/sign-in/invitation", ("name", name), ("code", code));

    private Task<WebBrowser.Seen> SignInAsync(WebBrowser browser, string name, string password, byte[] app) =>
        SignInAsync(browser, name, password, Code(app));

    private static Task<WebBrowser.Seen> SignInAsync(WebBrowser browser, string name, string password, string code) =>
        browser.SubmitAsync("/sign-in/password", ("name", name), ("password", password), ("code", code));

    private static async Task<WebBrowser.Seen> SignInAsync(WebBrowser browser, SoftPasskey passkey)
    {
        var page = await browser.GetAsync("/sign-in");
        return await browser.PostAsync(
            "/sign-in", [.. page.Hidden, ("answer", passkey.Get(page.Attribute("data-options")))]);
    }

    private static async Task<WebBrowser.Seen> AddPasskeyAsync(WebBrowser browser, SoftPasskey passkey)
    {
        var page = await browser.GetAsync("/my/sign-in/passkeys/new");
        return await browser.PostAsync(
            "/my/sign-in/passkeys/new", [.. page.Hidden, ("answer", passkey.Create(page.Attribute("data-options")))]);
    }

    private string Code(byte[] app) => Authenticator.CodeAt(app, _site.Clock.GetUtcNow());

    // The page but for what was typed, tokens and the clock.
    private static string Said(string body)
    {
        var from = body.IndexOf("error-summary", StringComparison.Ordinal);
        Assert.True(from >= 0, body);
        return body[from..body.IndexOf("</ul>", from, StringComparison.Ordinal)];
    }
}
