using System.Net;
using Holdfast.Desk.Tests.Access;

namespace Holdfast.System.Tests.Serving;

/// <summary>A member of staff with a passkey, who signs in and fills in pages of the console.</summary>
internal sealed class StaffMemberAtWork(string name) : IDisposable
{
    private readonly SoftPasskey _passkey = new("");
    private WebBrowser? _browser;

    /// <summary>Adds them from the shell, and has them set up their passkey.</summary>
    public async Task SetUpAsync(string folder, string role, ServerProcess server, CancellationToken ct)
    {
        var added = await HoldfastProcess.RunAsync(
            ct, "staff", "add", name, "--name", name, "--role", role, "--data", folder);
        Assert.Equal(0, added.ExitCode);
        var browser = BrowserAt(server);
        await browser.SubmitAsync("/sign-in/invitation", ("name", name), ("code", added.Output.Trim()));
        var page = await browser.GetAsync("/my/sign-in/passkeys/new");
        var made = await browser.PostAsync(
            "/my/sign-in/passkeys/new", [.. page.Hidden, ("answer", _passkey.Create(page.Attribute("data-options")))]);
        Assert.Equal(HttpStatusCode.SeeOther, made.Status);
    }

    /// <summary>Signs in at a server that was started.</summary>
    public async Task SignInAsync(ServerProcess server)
    {
        var browser = BrowserAt(server);
        _passkey.Count++;
        var page = await browser.GetAsync("/sign-in");
        var signedIn = await browser.PostAsync(
            "/sign-in", [.. page.Hidden, ("answer", _passkey.Get(page.Attribute("data-options")))]);
        Assert.Equal(HttpStatusCode.SeeOther, signedIn.Status);
    }

    /// <summary>Fills the form of a page in and sends it.</summary>
    /// <returns>What came back; null where the server was gone before it answered.</returns>
    public async Task<WebBrowser.Seen?> SendAsync(string path, params (string Field, string Value)[] fields)
    {
        try
        {
            return await _browser!.SubmitAsync(path, fields);
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or TaskCanceledException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        _browser?.Dispose();
        _passkey.Dispose();
    }

    // Passkeys want a name.
    private WebBrowser BrowserAt(ServerProcess server)
    {
        var address = new UriBuilder(server.Address) { Host = "localhost" }.Uri;
        _passkey.Origin = address.GetLeftPart(UriPartial.Authority);
        _browser?.Dispose();
        return _browser = new WebBrowser(address);
    }
}
