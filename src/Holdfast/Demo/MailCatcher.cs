using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Text;
using NodaTime;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Holdfast.Demo;

/// <summary>
/// The mail server of the demo: it takes every mail and passes none on, so that what customers of the made-up firm were
/// sent can be read, and their links followed.
/// </summary>
internal sealed class MailCatcher : MessageStore, IDisposable
{
    private readonly ConcurrentQueue<CaughtMail> _mails = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly TimeProvider _clock;
    private int _count;

    private MailCatcher(TimeProvider clock) => _clock = clock;

    /// <summary>All mails, the newest first.</summary>
    public IReadOnlyList<CaughtMail> Mails => [.. _mails.Reverse()];

    /// <summary>Begins to take mail in, on this machine only.</summary>
    public static MailCatcher Start(int port, TimeProvider clock)
    {
        var catcher = new MailCatcher(clock);
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add(catcher);
        var server = new SmtpServer.SmtpServer(
            new SmtpServerOptionsBuilder()
                .ServerName("mail.example")
                .Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, port)))
                .Build(),
            services);
        _ = server.StartAsync(catcher._stop.Token);
        return catcher;
    }

    public override Task<SmtpResponse> SaveAsync(
        ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer,
        CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _count);
        var to = string.Join(", ", transaction.To.Select(mailbox => mailbox.AsAddress()));
        _mails.Enqueue(CaughtMail.Read(
            number, Instant.FromDateTimeOffset(_clock.GetUtcNow()), to, Encoding.UTF8.GetString(buffer)));
        return Task.FromResult(SmtpResponse.Ok);
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }
}
