using System.Net;
using System.Text;
using System.Text.Json;
using Holdfast.Desk.Access.SignIn;
using Holdfast.Desk.Access.Staff;
using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Tests.Access;

/// <summary>T7: whatever is done about staff is an entry that says who did it; by pages as by the shell.</summary>
public sealed class StaffTrailTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private StaffSite _site = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _site = await StaffSite.StartAsync(_folder["records"]);

    [Fact]
    [Trait("Case", "T7")]
    public async Task The_first_administrator_is_made_from_the_shell_and_makes_others_on_pages()
    {
        using var made = await _site.ShellAsync(
            "/control/staff", new { signInName = "Admin@example.com", name = "Ada", roles = new[] { "administrator" } });
        var told = JsonDocument.Parse(await made.Content.ReadAsStringAsync(Ct)).RootElement;
        Assert.Equal("admin@example.com", told.GetProperty("signInName").GetString());
        AssertLast("added", "shell", "shell:ops");

        using var admin = _site.Browser();
        await admin.SubmitAsync("/sign-in/invitation",
            ("name", "admin@example.com"), ("code", told.GetProperty("code").GetString()!));
        AssertLast("invitationUsed", "staff", "admin@example.com");
        var (_, password) = await SetUpAsync(admin);

        var added = await admin.SubmitAsync("/staff/new",
            ("signInName", "bob@example.com"), ("name", "Bob"), ("roles", "analyst"), ("roles", "compliance"));
        Assert.Equal(HttpStatusCode.OK, added.Status);
        Assert.Matches("^([0-9a-z]{4}-){5}[0-9a-z]{4}$", added.Secret());
        AssertLast("added", "staff", "admin@example.com");
        var bob = _site.Staff.Roster.FindByName("bob@example.com")!;
        Assert.Equal(["analyst", "compliance"], bob.Roles);

        await DoneAsync(admin, $"/staff/{bob.Id}/roles", "rolesChanged", ("roles", "supervisor"));
        await DoneAsync(admin, $"/staff/{bob.Id}/disable", "disabled");
        await DoneAsync(admin, $"/staff/{bob.Id}/enable", "enabled");
        Assert.Equal(HttpStatusCode.OK, (await admin.SubmitAsync($"/staff/{bob.Id}/reset")).Status);
        AssertLast("factorsReset", "staff", "admin@example.com");
        Assert.NotEmpty(password);
    }

    [Fact]
    [Trait("Case", "S1")]
    public async Task Nobody_raises_themself_on_any_way()
    {
        var (self, _) = await _site.AddAsync("self", "administrator");
        await _site.AddAsync("other", "administrator");
        using var admin = await _site.SignedInAsync(self, SignInWay.Passkey, resists: true);

        foreach (var deed in (string[])["roles", "disable", "reset"])
        {
            var seen = await admin.SubmitAsync($"/staff/{self.Id}/{deed}", ("roles", "principal"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, seen.Status);
            Assert.Contains("Nobody changes their own rights", seen.Body, StringComparison.Ordinal);
        }

        Assert.Equal(["administrator"], _site.Staff.Roster.Find(self.Id)!.Roles);
    }

    [Theory]
    [InlineData("/control/staff", """{"signInName":"x","roles":["chief"]}""", "invalid-request")]
    [InlineData("/control/staff", """{"signInName":"x","roles":["analyst"],"isAdmin":true}""", "invalid-request")]
    [InlineData("/control/staff", """{"signInName":"x","signInName":"y","roles":["analyst"]}""", "invalid-request")]
    [InlineData("/control/staff", "[", "invalid-request")]
    [InlineData("/control/staff", """{"signInName":"ANN","roles":["analyst"]}""", "staff-conflict")]
    [InlineData("/control/staff/nobody/disable", "{}", "not-found")]
    [InlineData("/control/staff/ann/roles", "{}", "invalid-request")]
    public async Task What_the_shell_gets_wrong_is_named_and_nothing_is_kept(string path, string body, string problem)
    {
        await _site.AddAsync("ann", "analyst");
        var size = _site.Partition.Journal.Head.Size;

        using var answer = await _site.Shell.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"), Ct);

        Assert.Contains($"/problems/{problem}", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
        Assert.Equal(size, _site.Partition.Journal.Head.Size);
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _folder.Dispose();
    }

    private async Task DoneAsync(WebBrowser admin, string path, string what, params (string, string)[] fields)
    {
        var seen = await admin.SubmitAsync(path, fields);
        Assert.True(seen.Status is HttpStatusCode.SeeOther, $"{path}: {seen.Status}");
        AssertLast(what, "staff", "admin@example.com");
    }

    private async Task<(byte[] App, string Password)> SetUpAsync(WebBrowser browser)
    {
        const string password = "words that nobody says";
        var page = await browser.GetAsync("/my/sign-in/password");
        var app = OtpNet.Base32Encoding.ToBytes(page.Secret().Replace(" ", "", StringComparison.Ordinal));
        await browser.PostAsync("/my/sign-in/password",
        [
            .. page.Hidden, ("password", password), ("repeated", password),
            ("code", Authenticator.CodeAt(app, _site.Clock.GetUtcNow())),
        ]);
        AssertLast("passwordFactorSet", "staff", "admin@example.com");
        return (app, password);
    }

    private void AssertLast(string what, string kind, string by)
    {
        var journal = _site.Partition.Journal;
        var entry = JsonDocument.Parse(journal.LastBefore(journal.Head.Size, EntryKind.Staff)!.Content).RootElement;
        Assert.Equal(
            (what, kind, by),
            (entry.GetProperty("what").GetString(), entry.GetProperty("by").GetProperty("kind").GetString(),
                entry.GetProperty("by").GetProperty("name").GetString()));
    }
}
