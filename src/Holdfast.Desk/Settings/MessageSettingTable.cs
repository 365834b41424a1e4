using System.Collections.Immutable;
using System.Net;

namespace Holdfast.Desk.Settings;

/// <summary>The settings of messages.</summary>
internal static class MessageSettingTable
{
    private const int NetworksAtMost = 32;

    private static readonly SettingForm<ImmutableArray<IPNetwork>> Networks = new(
        "a list of at most 32 networks as 10.20.0.0/16",
        leaf => leaf.Items is { Count: <= NetworksAtMost } items && items.All(item => IPNetwork.TryParse(item, out _))
            ? (true, [.. items.Select(item => IPNetwork.Parse(item))])
            : (false, []),
        value => $"[{string.Join(", ", value.Select(network => SettingForms.Quoted(network.ToString())))}]");

    public static ImmutableArray<Setting> All { get; } =
    [
        new Setting<string?>("messages.phone", SettingForms.Line,
            "The number under which customers reach the firm, as it stands on their statements.",
            s => s.Messages.Phone, (s, v) => s with { Messages = s.Messages with { Phone = v } }),
        new Setting<Uri?>("messages.publicUrl", SettingForms.WebAddress,
            "The address under which customers reach this server. Links in messages begin with it; without it there "
            + "are "
            + "none, and nobody is asked by link.",
            s => s.Messages.PublicUrl, (s, v) => s with { Messages = s.Messages with { PublicUrl = v } }),
        new Setting<string?>("messages.mail.server", SettingForms.Line,
            "The firm's SMTP server, by name or address. Without it mail is given up.",
            s => s.Messages.Mail.Server, (s, v) => Mail(s, s.Messages.Mail with { Server = v })),
        new Setting<int>("messages.mail.port", SettingForms.Whole(1, 65_535), "Its port.",
            s => s.Messages.Mail.Port, (s, v) => Mail(s, s.Messages.Mail with { Port = v })),
        new Setting<MailSecurity>("messages.mail.security",
            SettingForms.Word(("starttls", MailSecurity.StartTls), ("none", MailSecurity.None)),
            "How the way to it is protected: with `starttls` nothing is sent to a server that does not offer TLS. "
            + "`none` "
            + "is taken for a server on this machine.",
            s => s.Messages.Mail.Security, (s, v) => Mail(s, s.Messages.Mail with { Security = v })),
        new Setting<string?>("messages.mail.user", SettingForms.Line, "As whom to sign in to it.",
            s => s.Messages.Mail.User, (s, v) => Mail(s, s.Messages.Mail with { User = v })),
        new Setting<string?>("messages.mail.passwordVariable", SettingForms.Variable,
            "The environment variable that holds the password.",
            s => s.Messages.Mail.PasswordVariable, (s, v) => Mail(s, s.Messages.Mail with { PasswordVariable = v })),
        new Setting<string?>("messages.mail.passwordFile", SettingForms.FileName,
            "The file that holds it, in place of a variable. Nobody but its owner and group may be able to read it.",
            s => s.Messages.Mail.PasswordFile, (s, v) => Mail(s, s.Messages.Mail with { PasswordFile = v })),
        new Setting<string?>("messages.mail.from", SettingForms.Line, "The address that mail comes from.",
            s => s.Messages.Mail.From, (s, v) => Mail(s, s.Messages.Mail with { From = v })),
        new Setting<string?>("messages.mail.fromName", SettingForms.Line,
            "The name beside it; without it, `firm.name`.",
            s => s.Messages.Mail.FromName, (s, v) => Mail(s, s.Messages.Mail with { FromName = v })),
        new Setting<string?>("messages.mail.returnTo", SettingForms.Line,
            "The address to which mail goes back that does not arrive; without it, the one it comes from.",
            s => s.Messages.Mail.ReturnTo, (s, v) => Mail(s, s.Messages.Mail with { ReturnTo = v })),
        new Setting<int>("messages.mail.timeoutSeconds", SettingForms.Whole(1, 600),
            "Seconds that a mail may take before it is tried again later.",
            s => s.Messages.Mail.TimeoutSeconds, (s, v) => Mail(s, s.Messages.Mail with { TimeoutSeconds = v })),
        .. Gateway("messages.sms", "text messages", s => s.Messages.Sms,
            (s, v) => s with { Messages = s.Messages with { Sms = v } }),
        .. Gateway("messages.voice", "calls", s => s.Messages.Voice,
            (s, v) => s with { Messages = s.Messages with { Voice = v } }),
        new Setting<ImmutableArray<IPNetwork>>("messages.allowNetworks", Networks,
            "Networks of the firm's own that gateways and receivers of webhooks may be in. Everywhere else only public "
            + "addresses are connected to, and by https alone.",
            s => s.Messages.AllowNetworks, (s, v) => s with { Messages = s.Messages with { AllowNetworks = v } }),
    ];

    private static ServerSettings Mail(ServerSettings settings, MailSettings mail) =>
        settings with { Messages = settings.Messages with { Mail = mail } };

    private static IEnumerable<Setting> Gateway(
        string path, string what, Func<ServerSettings, GatewaySettings> get,
        Func<ServerSettings, GatewaySettings, ServerSettings> put) =>
    [
        new Setting<Uri?>($"{path}.url", SettingForms.WebAddress,
            $"The address of the gateway that {what} are handed to. Without it they are given up.",
            s => get(s).Url, (s, v) => put(s, get(s) with { Url = v })),
        new Setting<string?>($"{path}.secretVariable", SettingForms.Variable,
            "The environment variable that holds the secret by which they are signed, as `whsec_` and Base64.",
            s => get(s).SecretVariable, (s, v) => put(s, get(s) with { SecretVariable = v })),
        new Setting<string?>($"{path}.secretFile", SettingForms.FileName,
            "The file that holds it, in place of a variable.",
            s => get(s).SecretFile, (s, v) => put(s, get(s) with { SecretFile = v })),
    ];
}
