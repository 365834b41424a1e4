using System.Security.Claims;
using System.Text.Encodings.Web;
using Holdfast.Desk.Access;
using Holdfast.Desk.Api;
using Holdfast.Desk.Console;
using Holdfast.Desk.Settings;
using Holdfast.Runtime.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Holdfast.Browser.Tests;

/// <summary>The console alone on a free port, where whoever asks is taken at their word for who they are.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Partition _partition;
    private readonly string _folder;

    private Site(WebApplication app, Partition partition, string folder)
    {
        (_app, _partition, _folder) = (app, partition, folder);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features
            .GetRequiredFeature<IServerAddressesFeature>().Addresses
            .Single(address => !address.Contains("unix:", StringComparison.Ordinal)));
    }

    public Uri Address { get; }

    /// <summary>How many reports came that a page tried what it may not.</summary>
    public long PolicyReports => _app.Services.GetRequiredService<PolicyReports>().Taken;

    public static async Task<Site> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("holdfast-site-").FullName;
        var partition = Partition.Open(new PartitionOptions { Folder = Path.Combine(folder, "r") }, TimeProvider.System);
        var settings = new ServerSettings
        {
            Firm = new FirmSettings { Name = "Alder & Finch Securities" },
            Rates = new RateSettings { Address = new RateSetting(10_000, 10_000) },
        };
        if (!ListenUrl.TryParse("http://127.0.0.1:0", out var free))
        {
            throw new InvalidOperationException();
        }

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseListening(
            settings with { Listen = settings.Listen with { Urls = [free] } },
            Path.Combine(folder, "control.sock"), isControlOnly: false);
        builder.Services.AddSingleton(partition);
        builder.Services.AddApi(settings);
        builder.Services.AddAccess(folder);
        builder.Services.AddConsole();
        builder.Services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, Anybody>(nameof(Anybody), null);
        builder.Services.PostConfigure<AuthenticationOptions>(
            schemes => schemes.DefaultAuthenticateScheme = nameof(Anybody));
        var app = builder.Build();
        app.UseApi();
        app.UseConsole();
        app.MapConsole().AddAdditionalAssemblies(typeof(Site).Assembly);
        app.RequirePolicies();
        await app.StartAsync();
        return new Site(app, partition, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _partition.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Takes the name and the rights of whoever asks from two headers.</summary>
    internal sealed class Anybody(
        IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        public const string NameHeader = "X-Name", ScopeHeader = "X-Scope";

        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers[NameHeader] is not [{ } name])
            {
                return Task.FromResult(AuthenticateResult.NoResult());
            }

            var identity = new ClaimsIdentity(
                [
                    new Claim("name", name), new Claim("sub", name),
                    .. Request.Headers[ScopeHeader].ToString().Split(' ').Select(scope => new Claim("scope", scope)),
                ],
                Scheme.Name);
            return Task.FromResult(AuthenticateResult.Success(
                new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
        }
    }
}
