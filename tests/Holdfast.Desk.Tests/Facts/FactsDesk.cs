using System.Collections.Immutable;
using System.Text.Json;
using Holdfast.Desk.Facts;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;

namespace Holdfast.Desk.Tests.Facts;

/// <summary>A writer, tables and timers over a real journal, with a slice that keeps nothing but timers.</summary>
internal sealed class FactsDesk : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private FactsDesk(ServiceProvider services, Partition partition, SqliteDeskPlace place) =>
        (_services, Partition, Place) = (services, partition, place);

    public Partition Partition { get; }

    public SqliteDeskPlace Place { get; }

    public DeskWriter Writer => _services.GetRequiredService<DeskWriter>();

    public DeskReader Reader => _services.GetRequiredService<DeskReader>();

    public TimerWatch Timers => _services.GetRequiredService<TimerWatch>();

    public DeskFollowing Following => _services.GetRequiredService<DeskFollowing>();

    public static async Task<FactsDesk> StartAsync(string folder, TimeProvider? clock = null, IDeskTimers? due = null)
    {
        var partition = Partition.Open(new PartitionOptions { Folder = folder }, TimeProvider.System);
        var place = new SqliteDeskPlace(folder);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(partition);
        services.AddSingleton(clock ?? TimeProvider.System);
        services.AddSingleton<IDeskEffects, AlarmEffects>();
        if (due is not null)
        {
            services.AddSingleton(due);
        }

        services.AddFacts(place).AddSingleton<TimerWatch>();
        var built = services.BuildServiceProvider();
        foreach (var hosted in built.GetServices<IHostedService>())
        {
            await hosted.StartAsync(CancellationToken.None);
        }

        return new FactsDesk(built, partition, place);
    }

    /// <summary>Sets an alarm if there is none of its name; whether it was set.</summary>
    public Task<bool> SetAsync(string name, Instant due) => Writer.DecideAsync(
        (db, _) => Task.FromResult(db.Timers.Find(Alarm.Kind, name) is null
            ? new Decided<bool>(true, new Alarm(name, due.ToUnixTimeTicks()).ToEntry())
            : new Decided<bool>(false)),
        TestContext.Current.CancellationToken);

    public IReadOnlyList<string> Names()
    {
        using var db = Reader.Open();
        return [.. db.Timers.OrderBy(timer => timer.Subject).Select(timer => timer.Subject)];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hosted in _services.GetServices<IHostedService>())
        {
            await hosted.StopAsync(CancellationToken.None);
        }

        await _services.DisposeAsync();
        await Partition.DisposeAsync();
    }
}

/// <summary>An alarm set or, without a time, taken away.</summary>
internal sealed record Alarm(string Name, long? Due)
{
    public const string Kind = "alarm";

    public DeskEntry ToEntry() => new(EntryKind.Setting, 1, JsonSerializer.SerializeToUtf8Bytes(this));
}

internal sealed class AlarmEffects : IDeskEffects
{
    /// <summary>Of an alarm of this name nothing can be made.</summary>
    public const string NoGood = "no good";

    public ImmutableArray<EntryKind> Kinds { get; } = [EntryKind.Setting];

    public void Apply(DeskDb db, JournalEntry entry)
    {
        var alarm = JsonSerializer.Deserialize<Alarm>(entry.Content.Span)!;
        if (alarm.Due is { } due)
        {
            db.SetTimer(Alarm.Kind, alarm.Name, Instant.FromUnixTimeTicks(due));
        }
        else
        {
            db.ClearTimer(Alarm.Kind, alarm.Name);
        }

        if (alarm.Name == NoGood)
        {
            throw new FormatException("account 4711");
        }
    }
}
