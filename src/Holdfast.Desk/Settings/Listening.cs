using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Holdfast.Desk.Access;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Desk.Settings;

/// <summary>Where Kestrel listens: at the addresses of the settings, and at the control socket of the data folder.</summary>
public static class Listening
{
    /// <summary>Sets Kestrel up.</summary>
    /// <param name="web">The host.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="controlSocket">The path of the control socket; null for none.</param>
    /// <param name="isControlOnly">Whether to listen at the control socket alone.</param>
    public static void UseListening(
        this IWebHostBuilder web, ServerSettings settings, string? controlSocket, bool isControlOnly)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var certificate = isControlOnly ? null : ServerCertificate.Load(settings.Listen);
        web.UseKestrelCore().UseKestrelHttpsConfiguration();
        web.ConfigureServices(services => services.Configure<SocketTransportOptions>(sockets =>
            sockets.CreateBoundListenSocket = endpoint => Bind(endpoint, controlSocket)));
        web.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = settings.Limits.Connections;
            foreach (var url in isControlOnly ? [] : settings.Listen.Urls)
            {
                Listen(kestrel, url, listen =>
                {
                    if (url.IsSecure)
                    {
                        listen.UseHttps(Secure(certificate!));
                    }
                    else
                    {
                        // Without TLS there is nothing by which a client and a server agree on HTTP/2.
                        listen.Protocols = HttpProtocols.Http1;
                    }
                });
            }

            if (controlSocket is not null)
            {
                kestrel.Listen(new UnixDomainSocketEndPoint(controlSocket), listen =>
                {
                    listen.Protocols = HttpProtocols.Http1;
                    listen.Use(next => connection =>
                    {
                        connection.Features.Set(ControlConnection.Mark);
                        return next(connection);
                    });
                });
            }
        });
    }

    internal static bool IsPfx(string? path) =>
        path is not null && Path.GetExtension(path).ToUpperInvariant() is ".PFX" or ".P12";

    private static void Listen(KestrelServerOptions kestrel, ListenUrl url, Action<ListenOptions> configure)
    {
        if (url.Address is null)
        {
            kestrel.ListenLocalhost(url.Port, configure);
        }
        else
        {
            kestrel.Listen(url.Address, url.Port, configure);
        }
    }

    private static HttpsConnectionAdapterOptions Secure(ServerCertificate certificate) => new()
    {
        ServerCertificate = certificate.Own,
        ServerCertificateChain = certificate.Chain,
        SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        ClientCertificateMode = ClientCertificateMode.NoCertificate,
    };

    // A socket that is bound and does not listen yet refuses everybody, so there is no moment at which others than the
    // owner could connect.
    private static Socket Bind(EndPoint endpoint, string? controlSocket)
    {
        if (endpoint is not UnixDomainSocketEndPoint || controlSocket is null)
        {
            return SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
        }

        // One that a killed process left. The data folder is held by now, so it is nobody else's.
        File.Delete(controlSocket);
        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(controlSocket, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return socket;
    }
}

/// <summary>The certificate of a server, with those between it and one that clients know.</summary>
internal sealed record ServerCertificate(X509Certificate2 Own, X509Certificate2Collection Chain)
{
    /// <summary>Loads it; null where no address needs one.</summary>
    /// <exception cref="CryptographicException">The files hold no certificate with its private key.</exception>
    public static ServerCertificate? Load(ListenSettings listen)
    {
        if (listen.Certificate is not { } file)
        {
            return null;
        }

        var password = listen.CertificatePasswordVariable is { } variable
            ? Environment.GetEnvironmentVariable(variable)
            : null;
        X509Certificate2Collection all = [];
        if (Listening.IsPfx(file))
        {
            all = X509CertificateLoader.LoadPkcs12CollectionFromFile(file, password);
            var own = all.FirstOrDefault(certificate => certificate.HasPrivateKey)
                ?? throw new CryptographicException($"{file} holds no certificate with its private key.");
            all.Remove(own);
            return new ServerCertificate(own, all);
        }

        all.ImportFromPemFile(file);
        var key = listen.CertificateKey ?? file;
        return new ServerCertificate(
            password is null
                ? X509Certificate2.CreateFromPemFile(file, key)
                : X509Certificate2.CreateFromEncryptedPemFile(file, password, key),
            [.. all.Skip(1)]);
    }
}
