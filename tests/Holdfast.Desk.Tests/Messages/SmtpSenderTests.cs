using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Holdfast.Desk.Messages;
using Holdfast.Desk.Messages.Sending;
using Holdfast.Desk.Messages.Templates;
using Holdfast.Desk.Settings;
using NodaTime;
using SmtpServer.Protocol;

namespace Holdfast.Desk.Tests.Messages;

/// <summary>The sender of mail against a real SMTP server.</summary>
public sealed class SmtpSenderTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Mail_arrives_as_text_and_HTML_with_its_id_and_nothing_personal_in_its_headers()
    {
        await using var server = MailServer.Start();

        var outcome = await new SmtpSender(To(server)).SendAsync(Mail(), Ct);

        Assert.IsType<SendOutcome.Taken>(outcome);
        var mail = Assert.Single(server.Kept.Mails);
        var headers = mail[..mail.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
        Assert.Contains("Message-ID: <abc123@firm.example>", headers);
        Assert.Contains("Auto-Submitted: auto-generated", headers);
        Assert.Contains("multipart/alternative", headers);
        Assert.DoesNotContain("4821", headers);
        Assert.DoesNotContain("Maple", headers);
        Assert.DoesNotContain("25,000", headers);
        Assert.Contains("Content-Type: text/plain", mail);
        Assert.Contains("Content-Type: text/html", mail);
        Assert.Contains("$25,000.00", mail);
    }

    [Fact]
    public async Task Signing_in_is_done_by_user_and_password()
    {
        await using var server = MailServer.Start(password: "right");
        Environment.SetEnvironmentVariable("HOLDFAST_TEST_MAIL_PASSWORD", "right");
        Environment.SetEnvironmentVariable("HOLDFAST_TEST_MAIL_WRONG", "wrong");
        var signedIn = To(server) with { User = "holdfast", PasswordVariable = "HOLDFAST_TEST_MAIL_PASSWORD" };

        Assert.IsType<SendOutcome.Taken>(await new SmtpSender(signedIn).SendAsync(Mail(), Ct));
        Assert.IsType<SendOutcome.Later>(await new SmtpSender(
            signedIn with { PasswordVariable = "HOLDFAST_TEST_MAIL_WRONG" }).SendAsync(Mail(), Ct));
        Assert.Single(server.Kept.Mails);
    }

    [Fact]
    public async Task A_server_without_TLS_is_sent_nothing_where_TLS_is_asked_for()
    {
        await using var server = MailServer.Start();

        var outcome = await new SmtpSender(To(server) with { Security = MailSecurity.StartTls }).SendAsync(Mail(), Ct);

        Assert.Equal(FailureReason.NotSecure, Assert.IsType<SendOutcome.Later>(outcome).Reason);
        Assert.Empty(server.Kept.Mails);
    }

    [Fact]
    public async Task A_server_with_a_certificate_that_nobody_vouches_for_is_sent_nothing()
    {
        await using var server = MailServer.Start(isSecure: true);

        var outcome = await new SmtpSender(
            To(server) with { Server = "localhost", Security = MailSecurity.StartTls }).SendAsync(Mail(), Ct);

        Assert.Equal(FailureReason.NotSecure, Assert.IsType<SendOutcome.Later>(outcome).Reason);
        Assert.Empty(server.Kept.Mails);
    }

    [Fact]
    public async Task Mail_goes_over_TLS_to_a_server_whose_certificate_is_trusted()
    {
        await using var server = MailServer.Start(isSecure: true);
#pragma warning disable SYSLIB0014 // The base library's mail client asks there whom to trust.
        var before = ServicePointManager.ServerCertificateValidationCallback;
        ServicePointManager.ServerCertificateValidationCallback = (_, certificate, _, _) =>
            certificate?.Subject == "CN=localhost";
        try
        {
            var outcome = await new SmtpSender(
                To(server) with { Server = "localhost", Security = MailSecurity.StartTls }).SendAsync(Mail(), Ct);

            Assert.IsType<SendOutcome.Taken>(outcome);
            Assert.Single(server.Kept.Mails);
        }
        finally
        {
            ServicePointManager.ServerCertificateValidationCallback = before;
        }
#pragma warning restore SYSLIB0014
    }

    [Fact]
    [Trait("Case", "R1")]
    public async Task A_server_that_hangs_is_left_after_its_time()
    {
        using var hanging = new TcpListener(IPAddress.Loopback, 0);
        hanging.Start();
        var settings = new MailSettings
        {
            Server = "127.0.0.1",
            Port = ((IPEndPoint)hanging.LocalEndpoint).Port,
            Security = MailSecurity.None,
            From = "notices@firm.example",
            TimeoutSeconds = 1,
        };
        var begun = Stopwatch.GetTimestamp();

        var outcome = await new SmtpSender(settings).SendAsync(Mail(), Ct);

        Assert.Equal(FailureReason.TimedOut, Assert.IsType<SendOutcome.Later>(outcome).Reason);
        Assert.True(Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(5));
    }

    [Fact]
    [Trait("Case", "R1")]
    public async Task A_server_that_is_not_there_is_tried_later()
    {
        var settings = new MailSettings
        {
            Server = "127.0.0.1",
            Port = MailServer.FreePort(),
            Security = MailSecurity.None,
            From = "notices@firm.example",
        };

        Assert.Equal(FailureReason.Unreachable,
            Assert.IsType<SendOutcome.Later>(await new SmtpSender(settings).SendAsync(Mail(), Ct)).Reason);
    }

    [Fact]
    public async Task A_mailbox_that_there_is_not_is_never_tried_again_and_a_full_one_later()
    {
        await using var server = MailServer.Start();
        server.Kept.Answer = to => to.StartsWith("nobody", StringComparison.Ordinal)
            ? new SmtpResponse(SmtpReplyCode.MailboxUnavailable, "no such user")
            : to.StartsWith("full", StringComparison.Ordinal)
                ? new SmtpResponse(SmtpReplyCode.InsufficientStorage, "full") : null;
        var sender = new SmtpSender(To(server));

        Assert.Equal(FailureReason.Refused, Assert.IsType<SendOutcome.Never>(
            await sender.SendAsync(Mail("nobody@example.com"), Ct)).Reason);
        Assert.IsType<SendOutcome.Later>(await sender.SendAsync(Mail("full@example.com"), Ct));
        Assert.IsType<SendOutcome.Taken>(await sender.SendAsync(Mail(), Ct));
    }

    [Theory]
    [InlineData("a@example.com\r\nBcc: b@example.com")]
    [InlineData("a@example.com,b@example.com")]
    [InlineData("a@example.com;b@example.com")]
    [InlineData("Eve <a@example.com>")]
    [InlineData("a@exa mple.com")]
    [InlineData("a\u0000@example.com")]
    [InlineData("\"a b\"@example.com")]
    [InlineData("@example.com")]
    [InlineData("nobody")]
    [InlineData("")]
    public async Task What_is_not_one_plain_address_is_sent_nothing(string to)
    {
        await using var server = MailServer.Start();

        Assert.Equal(FailureReason.BadDestination,
            Assert.IsType<SendOutcome.Never>(await new SmtpSender(To(server)).SendAsync(Mail(to), Ct)).Reason);
        Assert.Empty(server.Kept.Mails);
    }

    [Fact]
    public async Task A_firms_name_with_other_letters_and_quotes_is_one_name_in_the_header()
    {
        await using var server = MailServer.Start();

        await new SmtpSender(To(server) with { FromName = "Bahía \"Puerto\" & <Hijos>" }).SendAsync(Mail(), Ct);

        // A header that is folded is one line.
        var from = Assert.Single(server.Kept.Mails).Replace("\r\n ", " ").Split("\r\n")
            .Single(line => line.StartsWith("From:", StringComparison.Ordinal));
        Assert.EndsWith("<notices@firm.example>", from);
    }

    private static MailSettings To(MailServer server) => new()
    {
        Server = "127.0.0.1",
        Port = server.Port,
        Security = MailSecurity.None,
        From = "notices@firm.example",
        FromName = "Bay & Harbor",
        TimeoutSeconds = 20,
    };

    private static Outgoing Mail(string to = "maria@example.com") => new("m-1-0", "abc123", to, "en", new Rendering(
        TemplateSet.OfProduct().For(TemplateTable.MoneyOut, "en", new LocalDate(2026, 11, 26)),
        SampleParameters.Of(TemplateTable.Find(TemplateTable.MoneyOut)!), "Bay & Harbor", "+1 212 555 0100").Render());
}
