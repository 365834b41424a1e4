using Holdfast.Desk.Messages;
using Holdfast.Desk.Messages.Sending;
using Holdfast.Desk.Messages.Templates;
using Holdfast.Desk.Settings;
using Holdfast.Desk.Tests.Facts;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SmtpServer.Protocol;

namespace Holdfast.Desk.Tests.Messages;

public sealed class OutboxTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Case", "T1")]
    public async Task A_notice_is_kept_with_its_date_means_destination_and_since_when_that_is_on_file()
    {
        using var folder = new TemporaryFolder();
        await using var mail = MailServer.Start();
        await using var desk = await MessagesDesk.StartAsync(folder["data"], Through(mail));
        var id = await desk.QueueAsync("maria@example.com", TemplateTable.Completed);

        await desk.Sending.RunAllDueAsync(Ct);

        var row = desk.Message(id);
        var sent = Assert.Single(desk.Entries().OfType<MessageEntry.Sent>());
        var destination = await desk.Get<OpenFor>()("c-1", sent.Destination, MessageContent.DestinationUse, Ct);
        Assert.Equal(MessageState.Sent, row.State);
        Assert.NotNull(row.SentAt);
        Assert.Equal("maria@example.com", System.Text.Encoding.UTF8.GetString(destination!));
        Assert.Equal(Instant.FromUtc(2024, 3, 1, 0, 0), sent.OnFileSince);
        Assert.StartsWith("instruction.completed en 2026-01-01 ", sent.Text);
        Assert.Contains("$25,000.00", Assert.Single(mail.Kept.Mails));
    }

    [Fact]
    public async Task A_kill_between_sending_and_keeping_sends_once_more_with_the_same_id()
    {
        using var folder = new TemporaryFolder();
        await using var mail = MailServer.Start();
        var killed = new KilledSender(new SmtpSender(Through(mail).Mail));
        await using (var desk = await MessagesDesk.StartAsync(folder["data"], also: services =>
            services.AddSingleton<IMessageSender>(killed)))
        {
            await desk.QueueAsync("maria@example.com");
            await desk.Sending.RunDueAsync(Ct);
            await killed.Sent.Task.WaitAsync(TimeSpan.FromSeconds(20), Ct);
        }

        await using var again = await MessagesDesk.StartAsync(folder["data"], Through(mail));
        await again.Sending.RunAllDueAsync(Ct);
        await again.Sending.RunAllDueAsync(Ct);

        Assert.Equal(2, mail.Kept.Mails.Count);
        Assert.Single(mail.Kept.Mails.Select(IdOf).Distinct());
        Assert.Single(again.Entries().OfType<MessageEntry.Sent>());
    }

    [Fact]
    public async Task Tables_that_are_thrown_away_are_made_anew_and_nothing_is_sent_twice()
    {
        using var folder = new TemporaryFolder();
        await using var mail = MailServer.Start();
        await using (var desk = await MessagesDesk.StartAsync(folder["data"], Through(mail)))
        {
            await desk.QueueAsync("maria@example.com");
            await desk.QueueAsync("omar@example.com");
            await desk.Sending.RunAllDueAsync(Ct);
        }

        new SqliteDeskPlace(folder["data"]).Forget();
        await using var again = await MessagesDesk.StartAsync(folder["data"], Through(mail));
        await again.Sending.RunAllDueAsync(Ct);

        Assert.Equal(2, mail.Kept.Mails.Count);
        Assert.All(again.Messages(), row => Assert.Equal(MessageState.Sent, row.State));
    }

    [Fact]
    public async Task What_fails_is_tried_by_the_published_schedule_and_then_given_up()
    {
        using var folder = new TemporaryFolder();
        await using var mail = MailServer.Start();
        mail.Kept.Answer = _ => new SmtpResponse(SmtpReplyCode.ServiceUnavailable, "not now");
        await using var desk = await MessagesDesk.StartAsync(folder["data"], Through(mail));
        var id = await desk.QueueAsync("maria@example.com");

        foreach (var wait in RetrySchedule.OfMessages.Waits)
        {
            await desk.Sending.RunAllDueAsync(Ct);
            var row = desk.Message(id);
            Assert.Equal(MessageState.Waiting, row.State);
            Assert.Equal(wait, row.Next - Instant.FromDateTimeOffset(desk.Clock.GetUtcNow()));

            // A moment before it is due nothing is tried.
            desk.Clock.Advance(wait.ToTimeSpan() - TimeSpan.FromSeconds(1));
            Assert.Equal(0, await desk.Sending.RunDueAsync(Ct));
            desk.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await desk.Sending.RunAllDueAsync(Ct);

        Assert.Equal(MessageState.Failed, desk.Message(id).State);
        Assert.Equal(RetrySchedule.OfMessages.Waits.Length + 1, desk.Message(id).Tries);
        Assert.Empty(mail.Kept.Mails);
    }

    [Fact]
    public async Task A_message_that_was_given_up_is_tried_again_when_somebody_asks()
    {
        using var folder = new TemporaryFolder();
        await using var mail = MailServer.Start();
        mail.Kept.Answer = _ => new SmtpResponse(SmtpReplyCode.MailboxUnavailable, "no such user");
        await using var desk = await MessagesDesk.StartAsync(folder["data"], Through(mail));
        var id = await desk.QueueAsync("maria@example.com");
        await desk.Sending.RunAllDueAsync(Ct);
        mail.Kept.Answer = _ => null;

        Assert.IsType<MessageOutcome.Done>(await desk.Get<MessageCommands>().RetryAsync(id, MessagesDesk.Ops, Ct));
        await desk.Sending.RunAllDueAsync(Ct);

        Assert.Equal(MessageState.Sent, desk.Message(id).State);
    }

    [Fact]
    public async Task What_would_help_nobody_any_more_is_not_sent()
    {
        using var folder = new TemporaryFolder();
        await using var mail = MailServer.Start();
        await using var desk = await MessagesDesk.StartAsync(folder["data"], Through(mail));
        var now = Instant.FromDateTimeOffset(desk.Clock.GetUtcNow());
        var id = await desk.QueueAsync("maria@example.com", notAfter: now);

        await desk.Sending.RunAllDueAsync(Ct);

        Assert.Equal(("tooLate", MessageState.Failed), (desk.Message(id).Reason, desk.Message(id).State));
        Assert.Empty(mail.Kept.Mails);
    }

    [Fact]
    [Trait("Case", "R3")]
    public async Task One_that_hangs_keeps_no_other_waiting_and_no_other_means()
    {
        using var folder = new TemporaryFolder();
        var hanging = new HangingSender("poison@example.com");
        var sms = new KeepingSender(Medium.Sms);
        await using var desk = await MessagesDesk.StartAsync(folder["data"], also: services =>
        {
            services.AddSingleton<IMessageSender>(hanging);
            services.AddSingleton<IMessageSender>(sms);
        });
        await desk.QueueAsync("poison@example.com");
        await desk.QueueAsync("maria@example.com");
        await desk.QueueAsync("+12125550147", medium: Medium.Sms);
        var begun = System.Diagnostics.Stopwatch.GetTimestamp();

        await desk.Sending.RunDueAsync(Ct);
        await hanging.Other.Task.WaitAsync(TimeSpan.FromSeconds(10), Ct);
        await sms.Sent.Task.WaitAsync(TimeSpan.FromSeconds(10), Ct);

        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(5));
        hanging.Let.SetResult();
    }

    [Fact]
    public async Task A_letter_waits_until_somebody_mails_it()
    {
        using var folder = new TemporaryFolder();
        await using var desk = await MessagesDesk.StartAsync(folder["data"]);
        var id = await desk.QueueAsync(
            "Maria Lopez\n12 Elm St\nAlbany, NY 12207", TemplateTable.RecordChange, Medium.Paper);

        await desk.Sending.RunAllDueAsync(Ct);
        Assert.Equal(MessageState.Waiting, desk.Message(id).State);
        Assert.IsType<MessageOutcome.Done>(await desk.Get<MessageCommands>().MailAsync(id, MessagesDesk.Ops, Ct));

        Assert.Equal(MessageState.Sent, desk.Message(id).State);
        Assert.Equal("ops", Assert.Single(desk.Entries().OfType<MessageEntry.Sent>()).By?.Name);
    }

    [Fact]
    [Trait("Case", "S13")]
    public async Task Neither_the_tables_nor_the_entries_tell_where_a_message_goes_or_what_it_says()
    {
        using var folder = new TemporaryFolder();
        await using var mail = MailServer.Start();
        await using (var desk = await MessagesDesk.StartAsync(folder["data"], Through(mail)))
        {
            await desk.QueueAsync("maria.unmistakable@example.com");
            await desk.Sending.RunAllDueAsync(Ct);
        }

        foreach (var file in Directory.EnumerateFiles(folder["data"], "*.db*"))
        {
            var bytes = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Ct));
            Assert.DoesNotContain("unmistakable", bytes);
            Assert.DoesNotContain("Maple Title", bytes);
        }
    }

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

    private static string IdOf(string mail) =>
        mail.Split("\r\n").Single(line => line.StartsWith("Message-ID:", StringComparison.Ordinal));

    /// <summary>Sends, and is killed before it can say so.</summary>
    private sealed class KilledSender(SmtpSender inner) : IMessageSender
    {
        public TaskCompletionSource Sent { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Medium Medium => Medium.Email;

        public async Task<SendOutcome> SendAsync(Outgoing message, CancellationToken ct)
        {
            await inner.SendAsync(message, ct);
            Sent.TrySetResult();
            throw new OperationCanceledException();
        }
    }

    private sealed class HangingSender(string poison) : IMessageSender
    {
        public TaskCompletionSource Let { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Other { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Medium Medium => Medium.Email;

        public async Task<SendOutcome> SendAsync(Outgoing message, CancellationToken ct)
        {
            if (message.Destination == poison)
            {
                await Let.Task;
                return new SendOutcome.Later(FailureReason.TimedOut);
            }

            Other.TrySetResult();
            return new SendOutcome.Taken(null);
        }
    }

    private sealed class KeepingSender(Medium medium) : IMessageSender
    {
        public TaskCompletionSource Sent { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Medium Medium => medium;

        public Task<SendOutcome> SendAsync(Outgoing message, CancellationToken ct)
        {
            Sent.TrySetResult();
            return Task.FromResult<SendOutcome>(new SendOutcome.Taken(null));
        }
    }
}
