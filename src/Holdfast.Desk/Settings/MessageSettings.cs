using System.Collections.Immutable;
using System.Net;

namespace Holdfast.Desk.Settings;

/// <summary>How customers and systems are told of things.</summary>
public sealed record MessageSettings
{
    /// <summary>The number under which customers reach the firm, as it stands on their statements.</summary>
    public string? Phone { get; init; }

    /// <summary>The address under which customers reach this server; links begin with it.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>How mail goes.</summary>
    public MailSettings Mail { get; init; } = new();

    /// <summary>How text messages go.</summary>
    public GatewaySettings Sms { get; init; } = new();

    /// <summary>How calls go.</summary>
    public GatewaySettings Voice { get; init; } = new();

    /// <summary>Networks of the firm's own that receivers of webhooks may be in.</summary>
    public ImmutableArray<IPNetwork> AllowNetworks { get; init; } = [];
}

/// <summary>How mail goes.</summary>
public sealed record MailSettings
{
    /// <summary>The firm's SMTP server; null where no mail is sent.</summary>
    public string? Server { get; init; }

    /// <summary>Its port.</summary>
    public int Port { get; init; } = 587;

    /// <summary>How the way to it is protected.</summary>
    public MailSecurity Security { get; init; } = MailSecurity.StartTls;

    /// <summary>As whom to sign in; null for nobody.</summary>
    public string? User { get; init; }

    /// <summary>The environment variable with the password.</summary>
    public string? PasswordVariable { get; init; }

    /// <summary>The file with the password.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>The address that mail comes from.</summary>
    public string? From { get; init; }

    /// <summary>The name beside it; null for the firm's.</summary>
    public string? FromName { get; init; }

    /// <summary>Where mail goes back to that does not arrive; null for the address it comes from.</summary>
    public string? ReturnTo { get; init; }

    /// <summary>Seconds that a mail may take.</summary>
    public int TimeoutSeconds { get; init; } = 30;

    /// <summary>The password, read anew each time: it may be changed while the server runs.</summary>
    public string Password() => SettingSecrets.Read(PasswordVariable, PasswordFile);
}

/// <summary>How the way to a mail server is protected.</summary>
public enum MailSecurity
{
    /// <summary>By TLS, which the server has to offer by STARTTLS.</summary>
    StartTls,

    /// <summary>Not at all; for a server on this machine.</summary>
    None,
}

/// <summary>A gateway for text messages or calls.</summary>
public sealed record GatewaySettings
{
    /// <summary>Its address; null where there is none.</summary>
    public Uri? Url { get; init; }

    /// <summary>The environment variable with the secret that signs.</summary>
    public string? SecretVariable { get; init; }

    /// <summary>The file with the secret that signs.</summary>
    public string? SecretFile { get; init; }

    /// <summary>The secret, read anew each time.</summary>
    public string Secret() => SettingSecrets.Read(SecretVariable, SecretFile);
}

/// <summary>Reads secrets that settings name the place of.</summary>
internal static class SettingSecrets
{
    public static string Read(string? variable, string? file) =>
        variable is not null ? Environment.GetEnvironmentVariable(variable) ?? ""
        : file is not null && File.Exists(file) ? File.ReadAllText(file).Trim()
        : "";
}
