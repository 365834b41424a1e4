using System.Collections.Immutable;
using Holdfast.Desk.Access.Staff;

namespace Holdfast.Desk.Settings;

/// <summary>The settings of how staff sign in.</summary>
internal static class SignInSettingTable
{
    private const int ItemsAtMost = 256;

    private static readonly SettingForm<ImmutableArray<GroupRole>> GroupRoles = new(
        "a list of texts as \"Fraud Desk = analyst\": a group of the provider, and a role",
        leaf => leaf.Items is { Count: > 0 and <= ItemsAtMost } items && items.All(item => Parse(item) is not null)
            ? (true, [.. items.Select(item => Parse(item)!)])
            : (false, []),
        value => value.IsEmpty
            ? ""
            : $"[{string.Join(", ", value.Select(pair => SettingForms.Quoted($"{pair.Group} = {pair.Role}")))}]");

    private static readonly SettingForm<ImmutableArray<string>> Words = new(
        "a list of words",
        leaf => leaf.Items is { Count: > 0 and <= ItemsAtMost } items && items.All(item => item.Length > 0)
            ? (true, [.. items])
            : (false, []),
        value => $"[{string.Join(", ", value.Select(SettingForms.Quoted))}]");

    public static ImmutableArray<Setting> All { get; } =
    [
        new Setting<Uri?>("signIn.address", SettingForms.WebAddress,
            "The address at which browsers find the console, as `https://desk.example.com`. Passkeys are bound to its "
            + "host. Set it wherever something stands in front of the server; without it the host that a browser asks "
            + "for is taken.",
            s => s.SignIn.Address, (s, v) => s with { SignIn = s.SignIn with { Address = v } }),
        new Setting<bool>("signIn.allowPasswords", SettingForms.Flag,
            "Whether staff may sign in by password and the code of an app, beside passkeys.",
            s => s.SignIn.AllowPasswords, (s, v) => s with { SignIn = s.SignIn with { AllowPasswords = v } }),
        new Setting<Uri?>("signIn.provider.authority", SettingForms.WebAddress,
            "The issuer of the firm's own provider of OpenID Connect, below which "
            + "`/.well-known/openid-configuration` is found.",
            s => s.SignIn.Provider.Authority, (s, v) => With(s, p => p with { Authority = v })),
        new Setting<string?>("signIn.provider.clientId", SettingForms.Line,
            "What Holdfast is called at the provider.",
            s => s.SignIn.Provider.ClientId, (s, v) => With(s, p => p with { ClientId = v })),
        new Setting<string?>("signIn.provider.clientSecretVariable", SettingForms.Variable,
            "The environment variable that holds the secret which the provider gave for it.",
            s => s.SignIn.Provider.ClientSecretVariable,
            (s, v) => With(s, p => p with { ClientSecretVariable = v })),
        new Setting<string?>("signIn.provider.clientSecretFile", SettingForms.FileName,
            "The file that holds the secret, in place of a variable. Nobody but its owner and group may be able to "
            + "read it.",
            s => s.SignIn.Provider.ClientSecretFile, (s, v) => With(s, p => p with { ClientSecretFile = v })),
        new Setting<string>("signIn.provider.scope", SettingForms.ShortText,
            "What the provider is asked for.",
            s => s.SignIn.Provider.Scope, (s, v) => With(s, p => p with { Scope = v })),
        new Setting<string>("signIn.provider.nameClaim", SettingForms.ShortText,
            "The claim that holds the name by which somebody of the provider is known here.",
            s => s.SignIn.Provider.NameClaim, (s, v) => With(s, p => p with { NameClaim = v })),
        new Setting<string>("signIn.provider.groupsClaim", SettingForms.ShortText,
            "The claim that holds groups.",
            s => s.SignIn.Provider.GroupsClaim, (s, v) => With(s, p => p with { GroupsClaim = v })),
        new Setting<ImmutableArray<GroupRole>>("signIn.provider.roles", GroupRoles,
            "Which group has which role. Whoever is in none of these groups does not get in.",
            s => s.SignIn.Provider.Roles, (s, v) => With(s, p => p with { Roles = v })),
        new Setting<ImmutableArray<string>>("signIn.provider.resistant", Words,
            "The values of `amr` and `acr` by which the provider says that a sign-in cannot be phished.",
            s => s.SignIn.Provider.Resistant, (s, v) => With(s, p => p with { Resistant = v })),
    ];

    private static ServerSettings With(ServerSettings settings, Func<ProviderSettings, ProviderSettings> change) =>
        settings with { SignIn = settings.SignIn with { Provider = change(settings.SignIn.Provider) } };

    private static GroupRole? Parse(string item) =>
        item.LastIndexOf('=') is var at and > 0
        && item[..at].Trim() is { Length: > 0 } group && Roles.Find(item[(at + 1)..].Trim()) is { } role
            ? new GroupRole(group, role.Name)
            : null;
}
