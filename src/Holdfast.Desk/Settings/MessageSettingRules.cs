using System.Net;
using System.Net.Mail;
using Holdfast.Desk.Messages.Webhooks;

namespace Holdfast.Desk.Settings;

/// <summary>What settings of messages have to be like beside each other.</summary>
internal static class MessageSettingRules
{
    public static IEnumerable<(string Setting, string Detail)> FaultsOf(ServerSettings settings)
    {
        var messages = settings.Messages;
        var mail = messages.Mail;
        var isAnySet = mail.Server is not null || messages.Sms.Url is not null || messages.Voice.Url is not null;
        if (isAnySet && settings.Firm.Name == new FirmSettings().Name)
        {
            yield return ("firm.name", "Messages say whose they are: set the name that customers know.");
        }

        if (isAnySet && messages.Phone is null)
        {
            yield return ("messages.phone", "Messages say where to call: set the number of the statements.");
        }

        if (messages.PublicUrl is { Query.Length: > 0 } or { Fragment.Length: > 0 })
        {
            yield return ("messages.publicUrl", "Links begin with it: leave out what stands behind ? or #.");
        }

        foreach (var fault in OfMail(mail)
            .Concat(OfGateway("messages.sms", messages.Sms)).Concat(OfGateway("messages.voice", messages.Voice)))
        {
            yield return fault;
        }
    }

    private static IEnumerable<(string, string)> OfMail(MailSettings mail)
    {
        if (mail.Server is null)
        {
            yield break;
        }

        if (mail.From is null || !MailAddress.TryCreate(mail.From, out _))
        {
            yield return ("messages.mail.from", "Mail comes from an address as notices@example.com: set it.");
        }

        if (mail.ReturnTo is not null && !MailAddress.TryCreate(mail.ReturnTo, out _))
        {
            yield return ("messages.mail.returnTo", "Expected an address as returned@example.com.");
        }

        if (mail.Security is MailSecurity.None && mail.Server is not "localhost"
            && !(IPAddress.TryParse(mail.Server, out var address) && IPAddress.IsLoopback(address)))
        {
            yield return ("messages.mail.security",
                $"What customers are told would travel to {mail.Server} in clear: use starttls.");
        }

        foreach (var fault in OfSecret(
            "messages.mail.password", mail.PasswordVariable, mail.PasswordFile, isNeeded: mail.User is not null))
        {
            yield return fault;
        }
    }

    private static IEnumerable<(string, string)> OfGateway(string path, GatewaySettings gateway)
    {
        if (gateway.Url is null)
        {
            yield break;
        }

        var faults = OfSecret($"{path}.secret", gateway.SecretVariable, gateway.SecretFile, isNeeded: true).ToList();
        if (faults.Count == 0 && WebhookSecret.Read(gateway.Secret()) is null)
        {
            faults.Add((gateway.SecretVariable is null ? $"{path}.secretFile" : $"{path}.secretVariable",
                "It holds no secret of 24 to 64 bytes, as whsec_ and Base64."));
        }

        foreach (var fault in faults)
        {
            yield return fault;
        }
    }

    private static IEnumerable<(string, string)> OfSecret(string path, string? variable, string? file, bool isNeeded)
    {
        if (variable is null && file is null)
        {
            if (isNeeded)
            {
                yield return ($"{path}Variable", $"It is missing: set {path}Variable or {path}File.");
            }
        }
        else if (variable is not null && file is not null)
        {
            yield return ($"{path}File", "There are two places for it: leave one of them out.");
        }
        else if (variable is not null && Environment.GetEnvironmentVariable(variable) is null)
        {
            yield return ($"{path}Variable", $"The environment variable {variable} is not set: set it.");
        }

        foreach (var fault in SettingRules.OfFile($"{path}File", file, isSecret: true))
        {
            yield return fault;
        }
    }
}
