using System.Diagnostics;
using System.Globalization;
using Holdfast.Engine;

namespace Holdfast.Benchmarks;

/// <summary>
/// <c>load --accounts N --rounds R --own K</c>: decides R events of each of N accounts and prints, round by round, how
/// many a second, and at the end what an account takes in memory; under K of <see cref="TenOwnSignals"/>, or none.
/// Events are made outside the time that is counted.
/// </summary>
internal static class LoadCommand
{
    private const int Batch = 10_000;

    public static int Run(ReadOnlySpan<string> arguments)
    {
        if (!TryRead(arguments, out var accounts, out var rounds, out var own))
        {
            Console.Error.WriteLine("usage: load --accounts N --rounds R --own K");
            return 2;
        }

        var feed = new FirmFeed(accounts);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var engine = new DecisionEngine(TenOwnSignals.Policy(own));
        var deciding = new Stopwatch();
        var all = TimeSpan.Zero;
        for (var round = 0; round < rounds; round++)
        {
            deciding.Restart();
            deciding.Stop();
            for (var first = 0; first < accounts; first += Batch)
            {
                DecideBatch(feed, engine, round, first, deciding);
            }

            all += deciding.Elapsed;
            Say($"round {round + 1}: {accounts / deciding.Elapsed.TotalSeconds:0} events/s");
        }

        Say($"in all: {(long)accounts * rounds / all.TotalSeconds:0} events/s");
        var after = GC.GetTotalMemory(forceFullCollection: true);
        Say($"memory: {(after - before) / (double)accounts:0} bytes an account");
        Say($"collections: {GC.CollectionCount(0)}/{GC.CollectionCount(1)}/{GC.CollectionCount(2)}");
        Say($"paused: {GC.GetTotalPauseDuration().TotalSeconds:0.0} s in all");
        GC.KeepAlive(engine);
        return 0;
    }

    private static void DecideBatch(FirmFeed feed, DecisionEngine engine, int round, int first, Stopwatch deciding)
    {
        var count = Math.Min(Batch, feed.Accounts - first);
        var events = new Engine.Contract.BrokerageEvent[count];
        for (var i = 0; i < count; i++)
        {
            events[i] = feed.At(first + i, round);
        }

        deciding.Start();
        foreach (var made in events)
        {
            engine.Decide(made);
        }

        deciding.Stop();
    }

    private static bool TryRead(ReadOnlySpan<string> arguments, out int accounts, out int rounds, out int own)
    {
        (accounts, rounds, own) = (10_000, 16, 0);
        for (var i = 0; i + 1 < arguments.Length; i += 2)
        {
            if (!int.TryParse(arguments[i + 1], CultureInfo.InvariantCulture, out var number) || number < 1)
            {
                return false;
            }

            switch (arguments[i])
            {
                case "--accounts":
                    accounts = number;
                    break;
                case "--rounds":
                    rounds = number;
                    break;
                case "--own":
                    own = number;
                    break;
                default:
                    return false;
            }
        }

        return arguments.Length % 2 == 0;
    }

    private static void Say(FormattableString line) =>
        Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
