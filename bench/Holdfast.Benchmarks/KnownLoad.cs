using System.Diagnostics;
using System.Globalization;
using Holdfast.Engine;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Runtime.Hosting;
using NodaTime;

namespace Holdfast.Benchmarks;

/// <summary>
/// <c>known --accounts N --rounds R --events E --memory MB</c>: decides R events of each of N accounts, then E events
/// of accounts as they are in use (some often, most seldom: the chance of the k-th is as 1/k), with what is not in use
/// on the disk and checkpoints taken as beside a journal, and then starts again. Prints how many events a second, how
/// long events waited, what of it is in memory. Events are made outside the time that is counted.
/// </summary>
internal sealed class KnownLoad : IDisposable
{
    private const int Batch = 512;

    private static readonly Instant Start = Instant.FromUtc(2026, 1, 5, 14, 0);

    private readonly FirmFeed _feed;
    private readonly string _folder = Directory.CreateTempSubdirectory("holdfast-known-").FullName;
    private readonly PositionsOnly _journal = new();
    private readonly MemoryLimit _limit;
    private readonly int[] _rounds;
    private readonly Stopwatch _deciding = new();
    private Checkpoints _checkpoints;
    private DecisionEngine _engine;
    private long _made;
    private double _longestBatch, _longestSlice, _processor;

    private KnownLoad(int accounts, long memory)
    {
        (_feed, _limit, _rounds) = (new FirmFeed(accounts), new MemoryLimit(memory), new int[accounts]);
        _checkpoints = Open();
        _engine = _checkpoints.Begin(DecisionPolicy.Default);
    }

    public static int Run(ReadOnlySpan<string> arguments)
    {
        var (accounts, rounds, events, megabytes) = (10_000, 8, 1_000_000, 1_000_000);
        for (var i = 0; i + 1 < arguments.Length; i += 2)
        {
            var number = int.Parse(arguments[i + 1], CultureInfo.InvariantCulture);
            _ = arguments[i] switch
            {
                "--accounts" => accounts = number,
                "--rounds" => rounds = number,
                "--events" => events = number,
                "--memory" => megabytes = number,
                _ => throw new ArgumentException("usage: known --accounts N --rounds R --events E --memory MB"),
            };
        }

        using var load = new KnownLoad(accounts, (long)megabytes << 20);
        load.Measure(
            "all accounts in turn", Enumerable.Range(0, rounds).SelectMany(_ => Enumerable.Range(0, accounts)));
        load.Measure("accounts in use, to warm up", InUse(accounts, events / 2, seed: 1));
        load.Measure("accounts in use", InUse(accounts, events / 2, seed: 2));
        load.StartAgain();
        return 0;
    }

    public void Dispose()
    {
        _checkpoints.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static IEnumerable<int> InUse(int accounts, int events, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < events; i++)
        {
            // Those in use are not neighbors.
            var rank = (long)Math.Pow(accounts, random.NextDouble());
            yield return (int)(rank * 2_654_435_761 % accounts);
        }
    }

    private Checkpoints Open() => new(
        _folder, _journal, _ => { }, _limit, TimeProvider.System, master: null);

    private void Measure(string what, IEnumerable<int> accounts)
    {
        (_longestBatch, _longestSlice, _processor) = (0, 0, 0);
        _deciding.Reset();
        var (before, paused, events) = (_engine.Use, GC.GetTotalPauseDuration(), 0L);
        foreach (var batch in accounts.Chunk(Batch))
        {
            Decide([.. batch.Select(Next)]);
            events += batch.Length;
        }

        var use = _engine.Use;
        Say($"{what}: {events / _deciding.Elapsed.TotalSeconds:0} events/s, {events} of them; ",
            $"{_processor * 1_000_000 / events:0.00} us of processor time each on the thread that decides");
        Say($"  fetched {(use.Fetches - before.Fetches) / (double)events:0.000} an event, ",
            $"moved out {(use.Evictions - before.Evictions) / (double)events:0.000}");
        Say($"  longest batch of {Batch} events {_longestBatch:0.0} ms, ",
            $"longest slice of a checkpoint {_longestSlice:0.0} ms (processor), ",
            $"paused for memory {(GC.GetTotalPauseDuration() - paused).TotalSeconds:0.0} s in all");
        Say($"  in memory {use.SubjectsInMemory} subjects of {use.SubjectsInMemory + use.SubjectsElsewhere}, ",
            $"{use.BytesInMemory >> 20} MB of them, on the way {_checkpoints.Figures.BytesOnTheWay >> 20} MB, ",
            $"process {Environment.WorkingSet >> 20} MB");
    }

    // Whoever is in use often has many events a day, not one in five days.
    private BrokerageEvent Next(int account)
    {
        var made = _feed.At(account, _rounds[account]++);
        made.Time = Start + Duration.FromMilliseconds(20 * _made++);
        return made;
    }

    private void Decide(BrokerageEvent[] events)
    {
        var (began, beganAt) = (_deciding.Elapsed, ThreadTime.Seconds);
        _deciding.Start();
        foreach (var made in events)
        {
            _engine.Decide(made);
        }

        var (decided, decidedAt) = (_deciding.Elapsed, ThreadTime.Seconds);
        _journal.Entries += events.Length;
        _checkpoints.Advance(_engine, _journal.Entries, static () => Task.CompletedTask);
        _deciding.Stop();
        _longestBatch = Math.Max(_longestBatch, (decided - began).TotalMilliseconds);
        var ended = ThreadTime.Seconds;
        _processor += ended - beganAt;
        _longestSlice = Math.Max(_longestSlice, 1_000 * (ended - decidedAt));
    }

    private void StartAgain()
    {
        var watch = Stopwatch.StartNew();
        _checkpoints.Finish(_engine, _journal.Entries, static () => Task.CompletedTask);
        Say($"last checkpoint: {watch.Elapsed.TotalSeconds:0.0} s");
        _checkpoints.Dispose();
        Say($"file: {new FileInfo(Path.Combine(_folder, "known.db")).Length >> 20} MB");
        watch.Restart();
        _checkpoints = Open();
        (_engine, _) = _checkpoints.Load(_ => DecisionPolicy.Default)!.Value;
        Say($"start: {watch.Elapsed.TotalSeconds:0.0} s");
    }

    private static void Say(params FormattableString[] parts)
    {
        foreach (var part in parts)
        {
            Console.Write(part.ToString(CultureInfo.InvariantCulture));
        }

        Console.WriteLine();
    }
}
