using System.Net;
using Holdfast.Desk.Access;
using Holdfast.Desk.Access.SignIn;
using Holdfast.Desk.Access.Staff;
using Microsoft.AspNetCore.Builder;

namespace Holdfast.Desk.Tests.Access;

/// <summary>What needs a sign-in of the last minutes, by a passkey where somebody has one.</summary>
public sealed class FreshSignInTests : IAsyncLifetime
{
    private const string Password = "four plain words here";

    private readonly TemporaryFolder _folder = new();
    private StaffSite _site = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _site = await StaffSite.StartAsync(
        _folder["records"],
        routes: routes => routes.MapGet("/v1/released", () => "released")
            .RequireAuthorization(Scopes.InstructionsRelease).RequireFreshSignIn());

    [Fact]
    [Trait("Case", "S5")]
    public async Task After_five_minutes_it_has_to_be_proven_once_more()
    {
        var (_, app, _) = await _site.WithPasswordAsync("ann", Password, Roles.Supervisor);
        using var browser = _site.Browser();
        await browser.SubmitAsync("/sign-in/password", ("name", "ann"), ("password", Password), ("code", Code(app)));

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/v1/released")).Status);
        _site.Clock.Advance(TimeSpan.FromMinutes(5));
        var stale = await browser.GetAsync("/v1/released");
        Assert.Equal(HttpStatusCode.Forbidden, stale.Status);
        Assert.Contains("fresh-sign-in-required", stale.Body, StringComparison.Ordinal);

        // A page leads to where it is proven, and comes back.
        var page = await browser.GetAsync("/my/sign-in/recovery-codes");
        Assert.Equal(
            (HttpStatusCode.SeeOther, "/sign-in/again?return=%2Fmy%2Fsign-in%2Frecovery-codes"),
            (page.Status, page.Location));
        var proven = await browser.SubmitAsync(page.Location!, ("password", Password), ("code", Code(app)));
        Assert.Equal("/my/sign-in/recovery-codes", proven.Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/v1/released")).Status);
    }

    [Fact]
    [Trait("Case", "S5")]
    public async Task Whoever_has_a_passkey_proves_it_by_that()
    {
        var (member, _, _) = await _site.WithPasswordAsync("ann", Password, Roles.Supervisor);
        await _site.Get<OwnFactors>().AddPasskeyAsync(
            member.Id, new PasskeyFact([1, 2], [3], "Passkey", 0, [], false, false), Ct);

        using var weak = await _site.SignedInAsync(member, SignInWay.Password);
        using var strong = await _site.SignedInAsync(member, SignInWay.Passkey, resists: true);

        Assert.Equal(HttpStatusCode.Forbidden, (await weak.GetAsync("/v1/released")).Status);
        Assert.Equal(HttpStatusCode.OK, (await strong.GetAsync("/v1/released")).Status);
        var page = await weak.GetAsync("/sign-in/again");
        Assert.Contains("data-passkey=\"get\"", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("type=\"password\"", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_gives_rights_only_just_after_a_sign_in()
    {
        var (bob, _) = await _site.AddAsync("bob", Roles.Analyst);
        using var admin = await _site.SignedInAsync("admin", Roles.Administrator);
        string[] pages =
        [
            "/staff/new", $"/staff/{bob.Id}/roles", $"/staff/{bob.Id}/disable", $"/staff/{bob.Id}/enable",
            $"/staff/{bob.Id}/reset",
        ];

        Assert.All(pages, page => Assert.Equal(HttpStatusCode.OK, admin.GetAsync(page).GetAwaiter().GetResult().Status));
        _site.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.All(pages, page => Assert.True(admin.GetAsync(page).GetAwaiter().GetResult().IsSignInWanted));
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/staff")).Status);
    }

    [Fact]
    public async Task A_change_of_ones_own_sign_in_makes_no_sign_in_fresher()
    {
        var (member, app, _) = await _site.WithPasswordAsync("ann", Password, Roles.Supervisor);
        using var browser = _site.Browser();
        await browser.SubmitAsync("/sign-in/password", ("name", "ann"), ("password", Password), ("code", Code(app)));
        _site.Clock.Advance(TimeSpan.FromMinutes(4));

        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SubmitAsync(
            "/my/sign-in/password", ("password", "other words for ann"), ("repeated", "other words for ann"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/v1/released")).Status);
        _site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/v1/released")).Status);
        Assert.Single(_site.Get<SignIns>().Of(_site.Staff.Roster.Find(member.Id)!));
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _folder.Dispose();
    }

    private string Code(byte[] app) => Authenticator.CodeAt(app, _site.Clock.GetUtcNow());
}
