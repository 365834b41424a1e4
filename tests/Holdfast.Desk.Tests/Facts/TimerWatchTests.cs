using System.Collections.Concurrent;
using Holdfast.Desk.Facts;
using NodaTime;

namespace Holdfast.Desk.Tests.Facts;

public sealed class TimerWatchTests : IDisposable
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 26, 17, 0);

    private readonly TemporaryFolder _folder = new();
    private readonly SetClock _clock = new(Noon.ToDateTimeOffset());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_due_is_done_once_and_not_before()
    {
        var due = new Ringing();
        await using var desk = await due.StartAsync(_folder["."], _clock);
        await desk.SetAsync("one", Noon + Duration.FromMinutes(1));

        await desk.Timers.RunDueAsync(Ct);
        Assert.Empty(due.Rung);

        _clock.Advance(TimeSpan.FromMinutes(1));
        await desk.Timers.RunDueAsync(Ct);
        await desk.Timers.RunDueAsync(Ct);
        Assert.Equal(["one"], due.Rung);
    }

    [Fact]
    [Trait("Case", "L3")]
    public async Task What_fell_due_while_nothing_ran_is_done_at_the_next_start()
    {
        var due = new Ringing();
        await using (var desk = await due.StartAsync(_folder["."], _clock))
        {
            await desk.SetAsync("one", Noon + Duration.FromHours(1));
        }

        _clock.Advance(TimeSpan.FromHours(48));
        await using var again = await due.StartAsync(_folder["."], _clock);
        await again.Timers.RunDueAsync(Ct);

        Assert.Equal(["one"], due.Rung);
    }

    [Fact]
    public async Task One_that_fails_is_tried_later_and_later_and_keeps_no_other_waiting()
    {
        var due = new Ringing { Fails = "bad" };
        await using var desk = await due.StartAsync(_folder["."], _clock);
        await desk.SetAsync("bad", Noon);
        await desk.SetAsync("good", Noon + Duration.FromSeconds(1));
        _clock.Advance(TimeSpan.FromSeconds(1));

        await desk.Timers.RunDueAsync(Ct);
        Assert.Equal(["bad", "good"], due.Rung);

        await desk.Timers.RunDueAsync(Ct);
        Assert.Equal(2, due.Rung.Count);

        _clock.Advance(TimeSpan.FromSeconds(2));
        await desk.Timers.RunDueAsync(Ct);
        _clock.Advance(TimeSpan.FromSeconds(2));
        await desk.Timers.RunDueAsync(Ct);
        Assert.Equal(["bad", "good", "bad"], due.Rung);

        due.Fails = null;
        _clock.Advance(TimeSpan.FromSeconds(2));
        await desk.Timers.RunDueAsync(Ct);
        await desk.Timers.RunDueAsync(Ct);
        Assert.Equal(["bad", "good", "bad", "bad"], due.Rung);
    }

    /// <summary>Notes what rang, and takes the alarm away unless it fails.</summary>
    private sealed class Ringing : IDeskTimers
    {
        private FactsDesk? _desk;

        public string Kind => Alarm.Kind;

        public string? Fails { get; set; }

        public ConcurrentQueue<string> Rung { get; } = [];

        public async Task<FactsDesk> StartAsync(string folder, TimeProvider clock) =>
            _desk = await FactsDesk.StartAsync(folder, clock, this);

        public async Task DueAsync(string subject, Instant due, CancellationToken ct)
        {
            Rung.Enqueue(subject);
            if (subject == Fails)
            {
                throw new IOException();
            }

            await _desk!.Writer.DecideAsync(
                (_, _) => Task.FromResult(new Decided<bool>(true, new Alarm(subject, null).ToEntry())), ct);
        }
    }
}
