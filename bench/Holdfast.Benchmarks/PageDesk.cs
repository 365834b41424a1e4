using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Holdfast.Desk;
using Holdfast.Desk.Access;
using Holdfast.Desk.Access.SignIn;
using Holdfast.Desk.Access.Staff;
using Holdfast.Desk.Api;
using Holdfast.Desk.Cases;
using Holdfast.Desk.Cases.Rules;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Policy;
using Holdfast.Desk.Settings;
using Holdfast.Runtime.Following.Links;
using Holdfast.Runtime.Following.Sqlite;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Retention;
using Holdfast.Runtime.Sealing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Holdfast.Benchmarks;

/// <summary>A desk with its console on a free port, as a server has it, in a folder of its own.</summary>
internal sealed partial class PageDesk : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PageDesk(WebApplication app, Partition partition)
    {
        (_app, Partition) = (app, partition);
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features
            .GetRequiredFeature<IServerAddressesFeature>().Addresses
            .Single(address => !address.Contains("unix:", StringComparison.Ordinal)));
    }

    public Partition Partition { get; }

    public Uri Address { get; }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public static async Task<PageDesk> StartAsync(string folder, int slow)
    {
        var plenty = new RateSetting(1_000_000, 1_000_000);
        var settings = new ServerSettings
        {
            Rates = new RateSettings { Key = plenty, Address = plenty, SignIn = plenty },
            Listen = new ListenSettings
            {
                Urls = [ListenUrl.TryParse("http://127.0.0.1:0", out var url) ? url : ListenUrl.Default],
            },
        };
        var partition = Partition.Open(new PartitionOptions { Folder = folder }, TimeProvider.System);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseListening(settings, Path.Combine(folder, "control.sock"), isControlOnly: false);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(partition);
        builder.Services.AddSingleton(MasterKey.Generate());
        builder.Services.AddSealedDataProtection(folder);
        builder.Services.AddDesk(new DeskParts(folder, settings)
        {
            Place = new Place(Path.Combine(folder, "desk.db"), slow),
            Timelines = () => SqliteTimelines.Open(folder),
            Links = () => LinkIndex.Open(folder),
            Retention = ((RetentionReading.Accepted)RetentionTable.Load(folder)).Table,
            MoneyMovement = ((PolicyTableReading.Accepted)PolicyTable.Load(folder)).Table,
            CaseRules = ((CaseRulesReading.Accepted)CaseRulesTable.Load(folder)).Table,
        });
        var app = builder.Build();
        app.MapDesk();
        app.RequirePolicies();
        await app.StartAsync();
        return new PageDesk(app, partition);
    }

    /// <summary>Somebody who has just signed in, with all roles that go together.</summary>
    public async Task<HttpClient> SignedInAsync()
    {
        string[] roles = [.. Roles.All.Where(role => !role.StandsAlone).Select(role => role.Name)];
        var added = (StaffChange.Done)await Get<StaffDesk>().AddAsync(
            new NewStaff("bench", "Bench", roles),
            StaffCaller.Shell(new Actor(ActorKind.Shell, "shell:bench", "shell:bench")), CancellationToken.None);
        var secret = await Get<SignIns>().BeginAsync(
            added.Member.Id, new Proof(SignInWay.Passkey, Resists: true), new Origin("127.0.0.1", "bench"), null);
        return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = Address,
            DefaultRequestHeaders =
            {
                { "Cookie", $"{SessionAuthentication.CookieName}={secret}" }, { "Accept", "text/html" },
            },
        };
    }

    /// <summary>Waits until the tables hold all that the journal does.</summary>
    public Task FollowedAsync() => Get<DeskFollowing>().HasComeToAsync(
        Partition.Journal.Head.Size, TimeSpan.FromMinutes(30), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Partition.DisposeAsync();
    }

    // As the product has it: a file beside the journal, its connections kept.
    private sealed partial class Place(string path, int slow) : IDeskPlace
    {
        private readonly string _connection = new SqliteConnectionStringBuilder
        {
            DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = true,
        }.ConnectionString;

        public void Use(DbContextOptionsBuilder options)
        {
            options.UseSqlite(_connection);
            if (slow > 0)
            {
                options.LogTo(Tell, [RelationalEventId.CommandExecuted], LogLevel.Information);
            }
        }

        private void Tell(string line)
        {
            if (TimeOf().Match(line) is { Success: true } time
                && int.Parse(
                    time.Groups[1].ValueSpan, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) >= slow
                && line.Contains("SELECT", StringComparison.Ordinal))
            {
                Console.Error.WriteLine(line);
            }
        }

        [GeneratedRegex(@"\(([\d,]+)ms\)")]
        private static partial Regex TimeOf();

        public bool IsAbsence(DbException failure) => SqliteFailure.IsAbsence(failure, path);

        public void Empty(DeskDb db) => db.Database.ExecuteSqlRaw("PRAGMA journal_mode = WAL");
    }
}
