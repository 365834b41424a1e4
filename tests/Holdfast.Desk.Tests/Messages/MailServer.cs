using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Holdfast.Desk.Tests.Messages;

/// <summary>A real SMTP server on this machine, which keeps what it is given.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly Task _running;

    private MailServer(int port, Task running, Store store) => (Port, _running, Kept) = (port, running, store);

    public int Port { get; }

    public Store Kept { get; }

    public static MailServer Start(bool isSecure = false, string? password = null)
    {
        var port = FreePort();
        var store = new Store();
        var services = new ServiceProvider();
        services.Add(store);
        services.Add((IMailboxFilter)new Filter(store));
        services.Add((IUserAuthenticator)new Users(password));
        var options = new SmtpServerOptionsBuilder().ServerName("mail.test").Endpoint(endpoint =>
        {
            endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, port));
            if (isSecure)
            {
                endpoint.Certificate(Certificate());
            }

            if (password is not null)
            {
                endpoint.AuthenticationRequired();
                endpoint.AllowUnsecureAuthentication(!isSecure);
            }
        }).Build();
        var server = new SmtpServer.SmtpServer(options, services);
        var made = new MailServer(port, Task.CompletedTask, store);
        return new MailServer(port, server.StartAsync(made._end.Token), store) { Stopping = made._end };
    }

    private CancellationTokenSource? Stopping { get; init; }

    public async ValueTask DisposeAsync()
    {
        await (Stopping ?? _end).CancelAsync();
        try
        {
            await _running;
        }
        catch (OperationCanceledException)
        {
            // It was asked to end.
        }

        _end.Dispose();
    }

    /// <summary>A port that nothing listens on at the moment.</summary>
    public static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    internal sealed class Store : MessageStore
    {
        /// <summary>What came, as it came.</summary>
        public ConcurrentQueue<string> Mails { get; } = [];

        /// <summary>How a recipient is answered; null for well.</summary>
        public Func<string, SmtpResponse?> Answer { get; set; } = _ => null;

        /// <summary>Called when a mail was taken.</summary>
        public Action Taken { get; set; } = () => { };

        public override Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer,
            CancellationToken cancellationToken)
        {
            Mails.Enqueue(Encoding.UTF8.GetString(buffer.ToArray()));
            Taken();
            return Task.FromResult(SmtpResponse.Ok);
        }
    }

    private sealed class Filter(Store store) : MailboxFilter
    {
        public override Task<bool> CanDeliverToAsync(
            ISessionContext context, IMailbox to, IMailbox @from, CancellationToken cancellationToken) =>
            store.Answer($"{to.User}@{to.Host}") is { } refusal
                ? throw new SmtpResponseException(refusal)
                : Task.FromResult(true);
    }

    private sealed class Users(string? password) : UserAuthenticator
    {
        public override Task<bool> AuthenticateAsync(
            ISessionContext context, string user, string password1, CancellationToken cancellationToken) =>
            Task.FromResult(password is not null && password1 == password);
    }
}
