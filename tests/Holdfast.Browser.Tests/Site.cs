using Holdfast.Desk.Access;
using Holdfast.Desk.Access.SignIn;
using Holdfast.Desk.Access.Staff;
using Holdfast.Desk.Api;
using Holdfast.Desk.Console;
using Holdfast.Desk.Settings;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Sealing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Browser.Tests;

/// <summary>The console alone on a free port, with a page of all parts.</summary>
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
        builder.Services.AddSingleton(MasterKey.Generate());
        builder.Services.AddAccess(folder, settings);
        builder.Services.AddConsole();
        var app = builder.Build();
        app.UseApi();
        app.UseConsole();
        app.MapAccess();
        app.MapConsole().AddAdditionalAssemblies(typeof(Site).Assembly);
        app.RequirePolicies();
        await app.StartAsync();
        return new Site(app, partition, folder);
    }

    /// <summary>Has somebody of a role signed in, and gives the cookie of their session.</summary>
    public Task<string> SignInAsync(string name, params string[] roles) =>
        SignedIn.CookieAsync(_app.Services, name, roles);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _partition.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
