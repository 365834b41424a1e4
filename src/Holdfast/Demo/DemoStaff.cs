using System.Security.Cryptography;
using Holdfast.Control;
using Holdfast.Serving;
using OtpNet;

namespace Holdfast.Demo;

/// <summary>A member of staff of the demo's firm, who has set up a password and an app.</summary>
/// <param name="SignInName">By which they sign in.</param>
/// <param name="Name">What they are called.</param>
/// <param name="Role">Their role.</param>
/// <param name="Password">Their password.</param>
/// <param name="App">The secret of their app.</param>
internal sealed record DemoStaff(string SignInName, string Name, string Role, string Password, byte[] App)
{
    private static readonly (string SignInName, string Name, string Role)[] Hired =
    [
        ("ann", "Ann Ruiz", "analyst"), ("ben", "Ben Ito", "analyst"), ("sue", "Sue Marsh", "supervisor"),
        ("pat", "Pat Doyle", "principal"), ("cora", "Cora Nkemelu", "compliance"), ("amy", "Amy Vance", "aml"),
        ("pia", "Pia Holt", "privacy"), ("sam", "Sam Okoye", "security"), ("gus", "Gus Weber", "auditor"),
        ("ada", "Ada Lind", "administrator"),
    ];

    // A code opens once. The one before is still taken for setting up, and leaves that of now for signing in.
    private static readonly TimeSpan OneCode = TimeSpan.FromSeconds(30);

    /// <summary>The six digits that their app shows now.</summary>
    public string CodeAt(DateTimeOffset now) => new Totp(App).ComputeTotp(now.UtcDateTime);

    /// <summary>Adds the firm's people, and has each set up how they sign in.</summary>
    public static async Task<IReadOnlyList<DemoStaff>> HireAsync(ServeOrder place, Uri console, CancellationToken ct)
    {
        List<DemoStaff> staff = [];
        foreach (var (signInName, name, role) in Hired)
        {
            var added = (await ControlCall.SendAsync(
                place, HttpMethod.Post, "/control/staff", new { signInName, name, roles = new[] { role } }, ct))
                .Required();
            staff.Add(await SetUpAsync(console, added.Text("code"), signInName, name, role, ct));
        }

        return staff;
    }

    private static async Task<DemoStaff> SetUpAsync(
        Uri console, string code, string signInName, string name, string role, CancellationToken ct)
    {
        using var browser = new DemoBrowser(console);
        var invitation = await browser.GetAsync("/sign-in/invitation", ct);
        await browser.SubmitAsync(
            "/sign-in/invitation", invitation, [new("name", signInName), new("code", code)], ct);
        var page = await browser.GetAsync("/my/sign-in/password", ct);
        var app = Base32Encoding.ToBytes(DemoBrowser.SecretOf(page).Replace(" ", "", StringComparison.Ordinal));
        var made = new DemoStaff(signInName, name, role, NewPassword(), app);
        await StepHasTimeAsync(ct);
        await browser.SubmitAsync(
            "/my/sign-in/password", page,
            [
                new("password", made.Password), new("repeated", made.Password),
                new("code", made.CodeAt(TimeProvider.System.GetUtcNow() - OneCode)),
            ],
            ct);
        return made;
    }

    // The code before is taken until the next step begins: one that is about to is waited for.
    private static async Task StepHasTimeAsync(CancellationToken ct)
    {
        var left = OneCode - TimeSpan.FromTicks(TimeProvider.System.GetUtcNow().Ticks % OneCode.Ticks);
        if (left < TimeSpan.FromSeconds(2))
        {
            await Task.Delay(left, ct);
        }
    }

    // Drawn anew for each demo: nothing that is printed here opens anything else.
    private static string NewPassword() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 16);
}
