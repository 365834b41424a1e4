using System.Collections.Frozen;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Holdfast.Desk.Facts;

/// <summary>
/// Calls on slices when their timers are due, also those that fell due while nothing ran. One that fails is tried
/// again, later each time, and keeps none of the others waiting.
/// </summary>
internal sealed partial class TimerWatch : BackgroundService
{
    private const int AtOnce = 200;

    // While events pour in, deciding them comes first: so many times as long as it worked it rests. An entry or two
    // are its own.
    private const int RestPerWork = 4, EntriesOfAFlood = 16;

    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(1), LongestRest = TimeSpan.FromSeconds(1);
    private static readonly Duration FirstWait = Duration.FromSeconds(2), LongestWait = Duration.FromMinutes(5);

    private readonly DeskReader _reader;
    private readonly DeskFollowing _following;
    private readonly FrozenDictionary<string, IDeskTimers> _timers;
    private readonly TimeProvider _clock;
    private readonly ILogger<TimerWatch> _log;
    private readonly Dictionary<(string Kind, string Subject), Waiting> _waiting = [];
    private readonly SemaphoreSlim _one = new(1);
    private readonly Counter<long> _failures;
    private readonly Meter _meter = new("Holdfast");

    public TimerWatch(
        DeskReader reader, DeskFollowing following, IEnumerable<IDeskTimers> timers, TimeProvider clock,
        ILogger<TimerWatch> log)
    {
        (_reader, _following, _clock, _log) = (reader, following, clock, log);
        _timers = timers.ToFrozenDictionary(timer => timer.Kind);
        _failures = _meter.CreateCounter<long>(
            "holdfast.timer.failures", "{failure}", "Times that what was due could not be done.");
    }

    private sealed record Waiting(Instant Until, Duration Wait);

    /// <summary>Does all that is due now and may be tried.</summary>
    /// <returns>How many were tried.</returns>
    public async Task<int> RunDueAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var tried = 0;
            var now = Instant.FromDateTimeOffset(_clock.GetUtcNow());
            var due = await DueAsync(now, ct);
            foreach (var gone in _waiting.Keys.Except(due.Select(timer => (timer.Kind, timer.Subject))).ToList())
            {
                _waiting.Remove(gone);
            }

            foreach (var timer in due)
            {
                if (_waiting.TryGetValue((timer.Kind, timer.Subject), out var waiting) && waiting.Until > now)
                {
                    continue;
                }

                tried++;
                var (started, size) = (Stopwatch.GetTimestamp(), _following.Durable);
                await TryAsync(timer, now, ct);
                if (_following.Durable - size > EntriesOfAFlood)
                {
                    var rest = Stopwatch.GetElapsedTime(started) * RestPerWork;
                    await Task.Delay(rest < LongestRest ? rest : LongestRest, ct);
                }
            }

            return tried;
        }
        finally
        {
            _one.Release();
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        _one.Dispose();
        _meter.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // By the wall: a test that moves the clock of the desk is looked after within a moment all the same.
        using var ticks = new PeriodicTimer(LooksEvery);
        while (await ticks.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunDueAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // The loop of a host: the tables cannot be read now, and are asked again in a moment.
                _failures.Add(1);
                Unreadable(failure.GetType().Name);
            }
        }
    }

    private async Task<List<DeskTimer>> DueAsync(Instant now, CancellationToken ct)
    {
        // Tables that are behind may show timers that are long done.
        if (_following.Follower.Status.Behind > 0)
        {
            await _following.HasComeToAsync(
                _following.UpTo + _following.Follower.Status.Behind, TimeSpan.FromSeconds(30), ct);
        }

        await using var db = _reader.Open();
        var waiting = _waiting.Count;
        return await db.Timers.Where(timer => timer.Due <= now).OrderBy(timer => timer.Due)
            .ThenBy(timer => timer.Kind).ThenBy(timer => timer.Subject).Take(AtOnce + waiting).ToListAsync(ct);
    }

    private async Task TryAsync(DeskTimer timer, Instant now, CancellationToken ct)
    {
        try
        {
            await _timers[timer.Kind].DueAsync(timer.Subject, timer.Due, ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            // The loop of a host: the others are due as well.
            _failures.Add(1);
            Failed(timer.Kind, timer.Subject, failure.GetType().Name);
        }

        if (await IsStillDueAsync(timer, ct))
        {
            var wait = _waiting.TryGetValue((timer.Kind, timer.Subject), out var before)
                ? Duration.Min(before.Wait * 2, LongestWait)
                : FirstWait;
            _waiting[(timer.Kind, timer.Subject)] = new Waiting(now + wait, wait);
        }
        else
        {
            _waiting.Remove((timer.Kind, timer.Subject));
        }
    }

    private async Task<bool> IsStillDueAsync(DeskTimer timer, CancellationToken ct)
    {
        await using var db = _reader.Open();
        return await db.Timers.AnyAsync(
            row => row.Kind == timer.Kind && row.Subject == timer.Subject && row.Due == timer.Due, ct);
    }

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "What was due of {Kind} {Subject} could not be done ({Failure}).")]
    private partial void Failed(string kind, string subject, string failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is due cannot be read ({Failure}).")]
    private partial void Unreadable(string failure);
}
