using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Holdfast.Desk.Intake;
using Holdfast.Runtime.Hosting;
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
    private readonly WebApplication _app;

    private Desk(WebApplication app, Partition partition, Uri address, HttpProtocols protocols)
    {
        (_app, Partition, Address) = (app, partition, address);
        Client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        Client.DefaultRequestHeaders.Add(Anybody.Header, "events:write");
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
        builder.Services.AddAuthentication(nameof(Anybody))
            .AddScheme<AuthenticationSchemeOptions, Anybody>(nameof(Anybody), null);
        builder.Services.AddAuthorizationBuilder()
            .AddPolicy("events:write", policy => policy.RequireClaim("scope", "events:write"));
        var app = builder.Build();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapIntake();
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features
            .GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
        return new Desk(app, partition, new Uri(address), protocols);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Partition.DisposeAsync();
    }

    /// <summary>Takes a caller at their word for what they may do.</summary>
    private sealed class Anybody(
        IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        public const string Header = "X-Scope";

        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers[Header] is not [{ } scope])
            {
                return Task.FromResult(AuthenticateResult.NoResult());
            }

            var identity = new ClaimsIdentity([new Claim("scope", scope)], Scheme.Name);
            return Task.FromResult(AuthenticateResult.Success(
                new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
        }
    }
}
