using System.Diagnostics;
using System.Globalization;

namespace Holdfast.Benchmarks;

/// <summary>Counts answers of a server, how long each took and how long there was none.</summary>
internal sealed class LoadCount
{
    // Buckets of ten microseconds up to ten seconds.
    private readonly int[] _buckets = new int[1_000_000];
    private long _answered, _errors, _last = Stopwatch.GetTimestamp(), _longest, _slowest;

    public long Answered => Volatile.Read(ref _answered);

    public long Errors => Volatile.Read(ref _errors);

    public TimeSpan LongestGap => Stopwatch.GetElapsedTime(0, _longest);

    /// <summary>The times below which a half, 99 and 99.9 of a hundred answers came; nothing where not told.</summary>
    public string Latencies => _slowest == 0 ? "" : string.Create(CultureInfo.InvariantCulture,
        $"p50 {Below(0.5):N2}  p99 {Below(0.99):N2}  p99.9 {Below(0.999):N2}  "
        + $"slowest {Stopwatch.GetElapsedTime(0, _slowest).TotalMilliseconds:N1} ms  ");

    public void Take(long ticks, bool isGood)
    {
        Take(1);
        var bucket = (int)Math.Min(Stopwatch.GetElapsedTime(0, ticks).TotalMicroseconds / 10, _buckets.Length - 1);
        Interlocked.Increment(ref _buckets[bucket]);
        _slowest = Math.Max(_slowest, ticks);
        if (!isGood)
        {
            Interlocked.Increment(ref _errors);
        }
    }

    public void Take(int answers)
    {
        Interlocked.Add(ref _answered, answers);
        var now = Stopwatch.GetTimestamp();
        _longest = Math.Max(_longest, now - Interlocked.Exchange(ref _last, now));
    }

    private double Below(double share)
    {
        var left = (long)(_buckets.Sum(count => (long)count) * share);
        var bucket = 0;
        while (bucket < _buckets.Length - 1 && (left -= _buckets[bucket]) > 0)
        {
            bucket++;
        }

        return bucket / 100.0;
    }
}

/// <summary>What a process has spent and holds, by the system's account.</summary>
internal sealed class ServerProcess(int id)
{
    private const double TicksPerSecond = 100;

    /// <summary>Processor time, its own and the system's for it.</summary>
    public TimeSpan Processor
    {
        get
        {
            var text = File.ReadAllText($"/proc/{id}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return TimeSpan.FromSeconds((long.Parse(fields[11], CultureInfo.InvariantCulture)
                + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond);
        }
    }

    /// <summary>Bytes resident.</summary>
    public long Memory => long.Parse(
        File.ReadAllText($"/proc/{id}/statm").Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize;
}
