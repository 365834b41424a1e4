using Holdfast.Desk;
using Holdfast.Desk.Access;
using Holdfast.Desk.Access.Staff;
using Holdfast.Desk.Api;
using Holdfast.Desk.Console;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Settings;
using Holdfast.Desk.Tests;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Sealing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Holdfast.Browser.Tests;

/// <summary>
/// A firm's desk on a free port, over a real journal and real tables, with a clock that the test moves, and a page of
/// all parts beside the product's own.
/// </summary>
internal sealed class Site : IAsyncDisposable
{
    /// <summary>The Monday morning on which every test begins.</summary>
    public static readonly Instant Monday = Instant.FromUtc(2026, 11, 23, 15, 0);

    private readonly WebApplication _app;
    private readonly Partition _partition;
    private readonly string _folder;

    private Site(WebApplication app, Partition partition, string folder, SetClock clock)
    {
        (_app, _partition, _folder, Clock) = (app, partition, folder, clock);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features
            .GetRequiredFeature<IServerAddressesFeature>().Addresses
            .Single(address => !address.Contains("unix:", StringComparison.Ordinal)));
    }

    public Uri Address { get; }

    public SetClock Clock { get; }

    /// <summary>How many reports came that a page tried what it may not.</summary>
    public long PolicyReports => Get<PolicyReports>().Taken;

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public static async Task<Site> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("holdfast-site-").FullName;
        var clock = new SetClock(Monday.ToDateTimeOffset());
        var partition = Partition.Open(new PartitionOptions { Folder = Path.Combine(folder, "r") }, clock);
        var settings = Settings();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseListening(settings, Path.Combine(folder, "control.sock"), isControlOnly: false);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton(partition);
        builder.Services.AddSingleton(MasterKey.Generate());
        builder.Services.AddSealedDataProtection(folder);
        builder.Services.AddDesk(ShippedParts.In(folder, settings)).AddSingleton<TimerWatch>();
        var app = builder.Build();
        app.MapDesk().AddAdditionalAssemblies(typeof(Site).Assembly);
        app.RequirePolicies();
        await app.StartAsync();
        return new Site(app, partition, folder, clock);
    }

    /// <summary>Has somebody of a role signed in, and gives the cookie of their session.</summary>
    public Task<string> SignInAsync(string name, params string[] roles) =>
        SignedIn.CookieAsync(_app.Services, name, roles);

    /// <summary>Has somebody of a role set up a password and an app, and gives what they type to sign in.</summary>
    public async Task<(string Name, string Password, string Code)> WithPasswordAsync(string name, string role)
    {
        await SignInAsync(name, role);
        var member = Get<StaffRoster>().All.First(one => one.Name == name);
        var (password, app) = ("a kettle of slow rivers", Authenticator.DrawSecret());
        var (change, _) = await Get<OwnFactors>().SetPasswordAsync(
            member.Id, password, app, TestContext.Current.CancellationToken);
        Assert.IsType<StaffChange.Done>(change);
        return (member.SignInName, password, Authenticator.CodeAt(app, Clock.GetUtcNow()));
    }

    /// <summary>Lets everything that is due happen, until nothing is.</summary>
    public async Task RunDueAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        for (var rounds = 0; rounds < 20; rounds++)
        {
            await Get<DeskFollowing>().HasComeToAsync(_partition.Journal.Head.Size, TimeSpan.FromSeconds(30), ct);
            if (await Get<TimerWatch>().RunDueAsync(ct) == 0)
            {
                return;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _partition.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static ServerSettings Settings() => new()
    {
        Firm = new FirmSettings { Name = "Alder & Finch Securities" },
        Listen = new ListenSettings
        {
            Urls = [ListenUrl.TryParse("http://127.0.0.1:0", out var free) ? free : throw new InvalidOperationException()],
        },
        Rates = new RateSettings { Address = new RateSetting(10_000, 10_000) },
        Messages = new MessageSettings { PublicUrl = new Uri("https://desk.example/"), Phone = "212-555-0199" },
    };
}
