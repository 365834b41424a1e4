using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Holdfast.Desk.Intake;
using Holdfast.Desk.Records;
using Holdfast.Runtime.Following.Sqlite;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Retention;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Holdfast.Desk.Tests;

/// <summary>The slices on a real web server on a free port of this machine, over a real partition.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private static readonly string[] Scopes =
        ["events:write", "decisions:read", "timelines:read", "records:read", "records:dispose", "holds:write"];

    private readonly WebApplication _app;
    private readonly HttpClient _asker;

    private Desk(WebApplication app, Partition partition, Uri address, HttpProtocols protocols)
    {
        (_app, Partition, Address) = (app, partition, address);
        Client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        Client.DefaultRequestHeaders.Add(Anybody.Header, "events:write");
        _asker = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        if (protocols is HttpProtocols.Http2)
        {
            Client.DefaultRequestVersion = HttpVersion.Version20;
            Client.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        }
    }

    public Partition Partition { get; }

    public Uri Address { get; }

    /// <summary>A client that may send events.</summary>
    public HttpClient Client { get; }

    /// <summary>Asks as somebody who has some scopes.</summary>
    public Task<HttpResponseMessage> AskAsync(
        HttpMethod method, string path, string scopes, string? body = null, string name = "console")
    {
        var request = new HttpRequestMessage(method, path)
        {
            Headers = { { Anybody.Header, scopes }, { Anybody.NameHeader, name } },
            Content = body is null ? null : new StringContent(body),
        };
        return _asker.SendAsync(request);
    }

    public static Task<Desk> StartAsync(string folder, HttpProtocols protocols = HttpProtocols.Http1) =>
        StartAsync(new PartitionOptions { Folder = folder }, protocols);

    public static async Task<Desk> StartAsync(
        PartitionOptions options,
        HttpProtocols protocols = HttpProtocols.Http1,
        TimeProvider? clock = null)
    {
        var partition = Partition.Open(options, TimeProvider.System);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = protocols);
        });
        builder.Services.AddRouting();
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.Services.AddSingleton(partition);
        builder.Services.AddIntake();
        builder.Services.AddRecords(
            () => SqliteTimelines.Open(options.Folder),
            ((RetentionReading.Accepted)RetentionTable.Load(options.Folder)).Table);
        builder.Services.AddAuthentication(nameof(Anybody))
            .AddScheme<AuthenticationSchemeOptions, Anybody>(nameof(Anybody), null);
        var authorization = builder.Services.AddAuthorizationBuilder();
        foreach (var scope in Scopes)
        {
            authorization.AddPolicy(scope, policy => policy.RequireClaim("scope", scope));
        }

        var app = builder.Build();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapIntake();
        app.MapRecords();
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features
            .GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
        return new Desk(app, partition, new Uri(address), protocols);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _asker.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Partition.DisposeAsync();
    }

    /// <summary>Takes a caller at their word for what they may do.</summary>
    private sealed class Anybody(
        IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        public const string Header = "X-Scope", NameHeader = "X-Name";

        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers[Header] is not [{ } scope])
            {
                return Task.FromResult(AuthenticateResult.NoResult());
            }

            var name = Request.Headers[NameHeader] is [{ } told] ? told : "console";
            var identity = new ClaimsIdentity(
                [.. scope.Split(' ').Select(one => new Claim("scope", one)), new Claim("name", name),
                    new Claim("sub", $"k-{name}")],
                Scheme.Name);
            return Task.FromResult(AuthenticateResult.Success(
                new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
        }
    }
}
