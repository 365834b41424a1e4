using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using NodaTime;
using SmtpServer;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Holdfast.Demo;

/// <summary>
/// The mail server of the demo: it takes every mail and passes none on, so that what customers of the made-up firm were
/// sent can be read, and their links followed. Text messages come to it by the demo's pages.
/// </summary>
internal sealed class MailCatcher : IDisposable
{
    private readonly ConcurrentQueue<CaughtMail> _mails = [];
    private readonly TimeProvider _clock;
    private readonly SmtpServer.SmtpServer _server;
    private int _count;

    private MailCatcher(int port, TimeProvider clock)
    {
        _clock = clock;
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add(new Store(this));
        _server = new SmtpServer.SmtpServer(
            new SmtpServerOptionsBuilder()
                .ServerName("mail.example")
                .Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, port)))
                .Build(),
            services);
    }

    /// <summary>All mails and text messages, the newest first.</summary>
    public IReadOnlyList<CaughtMail> Mails => [.. _mails.Reverse()];

    /// <summary>Begins to take mail in, on this machine only.</summary>
    /// <exception cref="WorkFailedException">Somebody has the port.</exception>
    public static MailCatcher Start(int port, TimeProvider clock)
    {
        var catcher = new MailCatcher(port, clock);
        var serving = catcher._server.StartAsync(CancellationToken.None);

        // It listens before it first waits for anybody, so a port that it cannot have is known by now.
        return serving is { IsFaulted: true, Exception: var failure }
            ? throw new WorkFailedException(string.Create(
                CultureInfo.InvariantCulture,
                $"no mail can be taken in at port {port}: {failure!.InnerException!.Message}"))
            : catcher;
    }

    /// <summary>Takes a text message in, as a gateway would pass it on.</summary>
    public void Take(string to, string text) => _mails.Enqueue(new CaughtMail(Next(), Now, to, "Text message", text));

    public void Dispose() => _server.Shutdown();

    private Instant Now => Instant.FromDateTimeOffset(_clock.GetUtcNow());

    private int Next() => Interlocked.Increment(ref _count);

    // Of its own, because the server disposes of a store after each mail if it can.
    private sealed class Store(MailCatcher catcher) : MessageStore
    {
        public override Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer,
            CancellationToken cancellationToken)
        {
            var to = string.Join(", ", transaction.To.Select(mailbox => mailbox.AsAddress()));
            catcher._mails.Enqueue(
                CaughtMail.Read(catcher.Next(), catcher.Now, to, Encoding.UTF8.GetString(buffer)));
            return Task.FromResult(SmtpResponse.Ok);
        }
    }
}
