using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Holdfast.Desk.Settings;

namespace Holdfast.Desk.Tests.Settings;

/// <summary>TLS by the settings: HTTP/1.1 and HTTP/2, from 1.2 on, with HSTS.</summary>
public sealed class ListeningTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("pem")]
    [InlineData("pfx")]
    public async Task Https_speaks_both_versions_of_http_and_tells_browsers_to_stay(string form)
    {
        await using var served = await Served.StartAsync(_folder["records"], Settings(form));
        using var client = Client(SslProtocols.None);
        foreach (var version in (Version[])[HttpVersion.Version11, HttpVersion.Version20])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(served.Address, "/v1/keys"))
            {
                Version = version,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            };
            using var answer = await client.SendAsync(request, Ct);

            Assert.Equal((HttpStatusCode.Unauthorized, version), (answer.StatusCode, answer.Version));
            Assert.Equal(
                "max-age=31536000; includeSubDomains", answer.Headers.GetValues("Strict-Transport-Security").Single());
        }
    }

    [Fact]
    public async Task Protocols_before_tls_1_2_are_refused()
    {
        await using var served = await Served.StartAsync(_folder["records"], Settings("pem"));
#pragma warning disable SYSLIB0039, CA5397 // That the old version is refused is what is tried.
        using var old = Client(SslProtocols.Tls11);
#pragma warning restore SYSLIB0039, CA5397
        using var good = Client(SslProtocols.Tls12);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => old.GetAsync(new Uri(served.Address, "/v1/keys"), Ct));
        using var answer = await good.GetAsync(new Uri(served.Address, "/v1/keys"), Ct);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    public void Dispose() => _folder.Dispose();

    private static HttpClient Client(SslProtocols protocols) => new(new SocketsHttpHandler
    {
        SslOptions =
        {
            EnabledSslProtocols = protocols,
            RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.Subject == "CN=holdfast.test",
        },
    });

    private ServerSettings Settings(string form)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=holdfast.test", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(
            TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        var listen = new ListenSettings
        {
            Urls = [ListenUrl.TryParse("https://127.0.0.1:0", out var url) ? url : ListenUrl.Default],
            Certificate = _folder["server." + form],
        };
        if (form == "pfx")
        {
            File.WriteAllBytes(listen.Certificate, certificate.Export(X509ContentType.Pfx, ""));
            return new ServerSettings { Listen = listen };
        }

        File.WriteAllText(listen.Certificate, certificate.ExportCertificatePem());
        File.WriteAllText(_folder["server.key"], key.ExportPkcs8PrivateKeyPem());
        return new ServerSettings { Listen = listen with { CertificateKey = _folder["server.key"] } };
    }
}
