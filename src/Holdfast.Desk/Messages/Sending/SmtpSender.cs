using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Security.Authentication;
using System.Text;
using Holdfast.Desk.Settings;

namespace Holdfast.Desk.Messages.Sending;

/// <summary>Sends mail over SMTP to the firm's own server, which sends it on.</summary>
internal sealed class SmtpSender(MailSettings settings) : IMessageSender
{
    private const int LocalAtMost = 64, AddressAtMost = 254;

    public Medium Medium => Medium.Email;

    public async Task<SendOutcome> SendAsync(Outgoing message, CancellationToken ct)
    {
        if (!TryAddress(message.Destination, out var to))
        {
            return new SendOutcome.Never(FailureReason.BadDestination);
        }

        using var mail = MailOf(message, to);
        using var client = new SmtpClient(settings.Server, settings.Port)
        {
            // With it the client refuses a server that does not offer STARTTLS: nothing is sent in clear by accident.
            EnableSsl = settings.Security is MailSecurity.StartTls,
            UseDefaultCredentials = false,
            Credentials = settings.User is { } user ? new NetworkCredential(user, settings.Password()) : null,
        };
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        end.CancelAfter(TimeSpan.FromSeconds(settings.TimeoutSeconds));
        try
        {
            // A server that hangs may keep the client from hearing that it was called off; then it is left behind.
            await client.SendMailAsync(mail, end.Token).WaitAsync(end.Token);
            return new SendOutcome.Taken(null);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new SendOutcome.Later(FailureReason.TimedOut);
        }
        catch (SmtpException refused)
        {
            return OutcomeOf(refused);
        }
        catch (Exception fault) when (fault is AuthenticationException or IOException)
        {
            return new SendOutcome.Later(
                fault is AuthenticationException ? FailureReason.NotSecure : FailureReason.Unreachable);
        }
    }

    /// <summary>Reads an address to which mail can go: one, without a name, in plain characters.</summary>
    internal static bool TryAddress(string text, [NotNullWhen(true)] out MailAddress? address)
    {
        address = null;
        return text.Length <= AddressAtMost
            && text.All(character => character is > ' ' and < '\x7f' and not ('<' or '>' or ',' or ';' or ':' or '"'
                or '(' or ')' or '[' or ']' or '\\'))
            && text.LastIndexOf('@') is > 0 and <= LocalAtMost
            && MailAddress.TryCreate(text, out address)
            && address.DisplayName.Length == 0 && address.Address == text;
    }

    private MailMessage MailOf(Outgoing message, MailAddress to)
    {
        var mail = new MailMessage
        {
            From = new MailAddress(settings.From!, settings.FromName, Encoding.UTF8),
            Subject = message.Content.Subject,
            SubjectEncoding = Encoding.UTF8,
            BodyEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        mail.To.Add(to);
        if (settings.ReturnTo is { } returnTo)
        {
            // The sender of the envelope, to whom mail comes back that does not arrive.
            mail.Sender = new MailAddress(returnTo);
        }

        mail.Headers.Add("Message-ID", MessageIdOf(message.MessageId));

        // Holidays and robots do not answer to it, and a list of them is not left.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.Headers.Add("X-Auto-Response-Suppress", "All");
        mail.AlternateViews.Add(View(message.Content.Text, MediaTypeNames.Text.Plain));
        mail.AlternateViews.Add(View(message.Content.Html, MediaTypeNames.Text.Html));
        return mail;
    }

    /// <summary>The header by which a mail of ours is known.</summary>
    internal string MessageIdOf(string id) => $"<{id}@{new MailAddress(settings.From!).Host}>";

    private static AlternateView View(string text, string type)
    {
        var view = AlternateView.CreateAlternateViewFromString(text, Encoding.UTF8, type);
        view.TransferEncoding = TransferEncoding.QuotedPrintable;
        return view;
    }

    private static SendOutcome OutcomeOf(SmtpException refused)
    {
        var code = (int)refused.StatusCode;
        if (refused.InnerException is AuthenticationException
            || refused.StatusCode is SmtpStatusCode.MustIssueStartTlsFirst)
        {
            return new SendOutcome.Later(FailureReason.NotSecure, code > 0 ? code : null);
        }

        // What the server says of one recipient is for good; what it says of itself, of us or of the moment is not.
        return (refused, code) switch
        {
            (SmtpFailedRecipientException, >= 500) => new SendOutcome.Never(FailureReason.Refused, code),
            (_, > 0) => new SendOutcome.Later(FailureReason.Deferred, code),
            _ => new SendOutcome.Later(
                refused.Message.Contains("secure connections", StringComparison.Ordinal)
                    ? FailureReason.NotSecure
                    : FailureReason.Unreachable),
        };
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"SMTP at {settings.Server}:{settings.Port}");
}
