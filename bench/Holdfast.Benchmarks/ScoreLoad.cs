using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using Holdfast.Engine;
using Holdfast.Engine.Contract;
using Holdfast.Runtime.Scoring;

namespace Holdfast.Benchmarks;

/// <summary>
/// Scores a load of mixed events over a number of accounts: memory of a quiet account, each stage alone, and all
/// together as <c>holdfast score</c> runs them.
/// </summary>
internal sealed class ScoreLoad(int accounts, int events, int own)
{
    private readonly EventMix _mix = new(accounts, seed: 7);

    public static int Run(string[] arguments)
    {
        var options = arguments.Chunk(2).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1]);
        var accounts = options.GetValueOrDefault("--accounts", "10000,1000000").Split(',')
            .Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        var events = int.Parse(options.GetValueOrDefault("--events", "1000000"), CultureInfo.InvariantCulture);
        var own = int.Parse(options.GetValueOrDefault("--own", "0"), CultureInfo.InvariantCulture);
        var rates = accounts.Select(count => new ScoreLoad(count, events, own).Measure()).ToArray();
        if (rates is [var few, .., var many])
        {
            Say($"{accounts[^1]:N0} accounts instead of {accounts[0]:N0} cost {1 - (many.Decide / few.Decide):P0} of "
                + $"deciding, {1 - (many.Together / few.Together):P0} of all together.");
        }

        return 0;
    }

    private (double Decide, double Together) Measure()
    {
        Say($"{accounts:N0} accounts, {events:N0} events");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var state = new ScoreState(TenOwnSignals.Policy(own));
        var half = Quiet(state.Engine, 0, accounts / 2, before);
        Quiet(state.Engine, accounts / 2, accounts, before);
        var all = GC.GetTotalMemory(forceFullCollection: true);
        Say($"  memory            {(all - before) / (double)accounts,10:N0} bytes an account in all, "
            + $"{(all - half) / (double)(accounts - (accounts / 2)):N0} for each of the second half");

        var rate = Alone(state.Engine);
        var together = Together(state);
        return (rate, together);
    }

    private long Quiet(DecisionEngine engine, int from, int to, long before)
    {
        var reader = new EventReader();
        var clock = Stopwatch.StartNew();
        var count = 0;
        for (var number = from; number < to; number++)
        {
            foreach (var line in _mix.Past(number))
            {
                var bytes = System.Text.Encoding.UTF8.GetBytes(line);
                engine.Decide(Event(reader.Read(bytes, 0, bytes.Length)));
                count++;
            }
        }

        var used = GC.GetTotalMemory(forceFullCollection: true);
        Say($"  quiet past        {count / clock.Elapsed.TotalSeconds,10:N0} events/s, "
            + $"{(used - before) / 1048576.0:N0} MiB with {to:N0} accounts");
        return used;
    }

    private double Alone(DecisionEngine engine)
    {
        var chunks = Chunks.Of(Enumerable.Range(0, events).Select(_ => _mix.Next()));
        var reader = new EventReader();
        var writer = new DecisionWriter();
        var output = new ArrayBufferWriter<byte>(1 << 20);
        List<BrokerageEvent> read = [];
        List<Decision> decided = [];
        Stopwatch reading = new(), deciding = new(), writing = new();
        long bytes = 0;
        var collections = Collections();
        foreach (var chunk in chunks.All)
        {
            read.Clear();
            decided.Clear();
            output.ResetWrittenCount();
            reading.Start();
            foreach (var (start, length) in Chunks.Lines(chunk))
            {
                read.Add(Event(reader.Read(chunk, start, length)));
            }

            reading.Stop();
            deciding.Start();
            foreach (var next in read)
            {
                decided.Add(engine.Decide(next));
            }

            deciding.Stop();
            writing.Start();
            foreach (var decision in decided)
            {
                writer.Write(decision, output);
            }

            writing.Stop();
            bytes += output.WrittenCount;
        }

        Say($"  events            {chunks.Length / (double)events,10:N0} bytes each, "
            + $"decisions {bytes / (double)events:N0}");
        Tell("read", reading.Elapsed);
        Tell("decide", deciding.Elapsed);
        Tell("write", writing.Elapsed);
        Tell("one after another", reading.Elapsed + deciding.Elapsed + writing.Elapsed);
        Say($"  collections       {Since(collections)}");
        return events / deciding.Elapsed.TotalSeconds;
    }

    private double Together(ScoreState state)
    {
        var chunks = Chunks.Of(Enumerable.Range(0, events).Select(_ => _mix.Next()));
        GC.Collect();
        var collections = Collections();
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        using var input = chunks.ToStream();
        var summary = new ScoreRun(state, TimeProvider.System).Run(input, Stream.Null, CancellationToken.None);
        processor = Process.GetCurrentProcess().TotalProcessorTime - processor;
        Tell("together", summary.Elapsed);
        Tell("processor time", processor);
        Say($"  collections       {Since(collections)}; outcomes " + string.Join(", ", Enum.GetValues<Outcome>()
            .Select(outcome => $"{outcome} {summary.Of(outcome)}")) + $"; errors {summary.Faulty}");
        return events / summary.Elapsed.TotalSeconds;
    }

    private static BrokerageEvent Event(in EventReadResult read) =>
        read.Event ?? throw new InvalidOperationException(read.Error!.Detail);

    private void Tell(string what, TimeSpan time) =>
        Say($"  {what,-18}{events / time.TotalSeconds,10:N0} events/s, "
            + $"{time.TotalMicroseconds / events:F2} µs an event");

    private static (int[] Counts, TimeSpan Pause) Collections() =>
        ([.. Enumerable.Range(0, 3).Select(GC.CollectionCount)], GC.GetTotalPauseDuration());

    private static string Since((int[] Counts, TimeSpan Pause) before)
    {
        var after = Collections();
        return $"{string.Join('/', after.Counts.Zip(before.Counts, (now, then) => now - then))}, "
            + $"{(after.Pause - before.Pause).TotalMilliseconds:N0} ms of pauses";
    }

    private static void Say(string line) => Console.WriteLine(line);
}
