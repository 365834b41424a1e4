using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Messages;
using Holdfast.Desk.Messages.Returned;
using Holdfast.Desk.Settings;
using Holdfast.Runtime.Journal;
using SmtpServer.Protocol;

namespace Holdfast.Desk.Tests.Messages;

public sealed class ReturnedTests
{
    private const string Report = """
        From: MAILER-DAEMON@mail.example
        To: notices@firm.example
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status;
          boundary="=_b1"

        --=_b1
        Content-Type: text/plain

        I am sorry.
        --=_b1
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.example

        Final-Recipient: rfc822; maria@example.com
        Action: failed
        Status: 5.1.1 (bad destination mailbox address)
        --=_b1
        Content-Type: text/rfc822-headers

        Message-ID: <{id}@firm.example>
        Subject: whatever
        --=_b1--
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void A_report_of_a_mail_server_tells_which_mail_did_not_arrive_and_why() => Assert.Equal(
        new DeliveryReport("<abc@firm.example>", true, "5.1.1"), Read(Report.Replace("{id}", "abc")));

    [Fact]
    public void A_delay_is_no_return() =>
        Assert.False(Read(Report.Replace("Action: failed", "Action: delayed"))!.IsFinal);

    [Theory]
    [InlineData("")]
    [InlineData("Subject: hello\n\nOut of office")]
    [InlineData("Content-Type: multipart/report; boundary=\"\"\n\n--\n--\n")]
    [InlineData("Content-Type: message/delivery-status\n\nStatus: 5.1.1")]
    public void Other_mail_is_no_report(string mail) => Assert.Null(Read(mail));

    [Fact]
    [Trait("Case", "S9")]
    public void Whatever_is_sent_as_a_mail_is_read_within_its_limits()
    {
        var random = new Random(4711);
        var nested = string.Concat(Enumerable.Range(0, 1_000).Select(
            level => $"Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n"));
        Read(nested);
        Assert.Null(DeliveryReport.Read(new byte[DeliveryReport.BytesAtMost + 1]));
        var report = Encoding.UTF8.GetBytes(Report);
        for (var i = 0; i < 2_000; i++)
        {
            var broken = (byte[])report.Clone();
            for (var change = 0; change < 8; change++)
            {
                broken[random.Next(broken.Length)] = (byte)random.Next(256);
            }

            _ = DeliveryReport.Read(broken.AsSpan(0, random.Next(broken.Length)));
        }
    }

    [Fact]
    public async Task A_mail_that_comes_back_is_an_event_to_the_engine_once()
    {
        using var folder = new TemporaryFolder();
        await using var mail = MailServer.Start();
        await using var desk = await MessagesDesk.StartAsync(folder["data"], Through(mail));
        var id = await desk.QueueAsync("maria@example.com");
        await desk.Sending.RunAllDueAsync(Ct);
        using var key = await desk.KeyAsync("messages:write");

        for (var twice = 0; twice < 2; twice++)
        {
            using var answer = await key.PostAsync("/v1/messages/returned", new StringContent(
                Report.Replace("{id}", desk.Message(id).MessageId), Encoding.UTF8,
                new MediaTypeHeaderValue("message/rfc822")), Ct);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            await desk.Get<TimerWatch>().RunDueAsync(Ct);
        }

        Assert.Equal((MessageState.Returned, "5.1.1"), (desk.Message(id).State, desk.Message(id).Reason));
        Assert.Contains("\"type\":\"notice.returned\"", Assert.Single(Events(desk)));
        Assert.Contains("\"customer\":\"c-1\"", Events(desk)[0]);
        Assert.Contains("\"contact\":\"k-1\"", Events(desk)[0]);
    }

    [Fact]
    public async Task A_mailbox_that_is_refused_at_once_is_an_event_too()
    {
        using var folder = new TemporaryFolder();
        await using var mail = MailServer.Start();
        mail.Kept.Answer = _ => new SmtpResponse(SmtpReplyCode.MailboxUnavailable, "no such user");
        await using var desk = await MessagesDesk.StartAsync(folder["data"], Through(mail));
        var id = await desk.QueueAsync("maria@example.com");

        await desk.Sending.RunAllDueAsync(Ct);
        await desk.Get<IEnumerable<IDeskTimers>>().Single(timers => timers.Kind == ReturnedTimers.TimerKind)
            .DueAsync(id, NodaTime.Instant.FromDateTimeOffset(desk.Clock.GetUtcNow()), Ct);

        Assert.Contains("notice.returned", Assert.Single(Events(desk)));
    }

    [Fact]
    public async Task An_event_that_was_not_told_before_a_stop_is_told_after_the_next_start()
    {
        using var folder = new TemporaryFolder();
        await using var mail = MailServer.Start();
        await using (var desk = await MessagesDesk.StartAsync(folder["data"], Through(mail)))
        {
            var id = await desk.QueueAsync("maria@example.com");
            await desk.Sending.RunAllDueAsync(Ct);
            await desk.Get<ReturnedMessages>().TakeAsync(id, "5.1.1", MessagesDesk.Ops, Ct);
        }

        await using var again = await MessagesDesk.StartAsync(folder["data"], Through(mail));
        Assert.Empty(Events(again));
        await again.Get<TimerWatch>().RunDueAsync(Ct);
        await again.Get<TimerWatch>().RunDueAsync(Ct);

        Assert.Single(Events(again));
    }

    [Theory]
    [InlineData("m-999999-0")]
    [InlineData("nonsense")]
    public async Task What_was_never_sent_does_not_come_back(string id)
    {
        using var folder = new TemporaryFolder();
        await using var desk = await MessagesDesk.StartAsync(folder["data"]);

        Assert.Null(await desk.Get<ReturnedMessages>().TakeAsync(id, null, MessagesDesk.Ops, Ct));
    }

    private static DeliveryReport? Read(string mail) => DeliveryReport.Read(Encoding.UTF8.GetBytes(mail));

    private static List<string> Events(MessagesDesk desk) =>
    [
        .. Enumerable.Range(0, (int)desk.Partition.Journal.Head.Size)
            .Select(position => desk.Partition.Journal.At(position))
            .Where(entry => entry.Head.Kind is EntryKind.Event)
            .Select(entry => Encoding.UTF8.GetString(entry.Content.Span)),
    ];

    private static MessageSettings Through(MailServer mail) => new()
    {
        Mail = new MailSettings
        {
            Server = "127.0.0.1",
            Port = mail.Port,
            Security = MailSecurity.None,
            From = "notices@firm.example",
            TimeoutSeconds = 20,
        },
    };
}
