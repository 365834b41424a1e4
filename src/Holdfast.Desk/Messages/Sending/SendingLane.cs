using Holdfast.Desk.Facts;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Holdfast.Desk.Messages.Sending;

/// <summary>
/// One way out: a few things are under way on it at once, so that one that hangs keeps no other waiting, and other ways
/// know nothing of it.
/// </summary>
internal abstract partial class SendingLane(string name, TimeProvider clock, ILogger log)
{
    /// <summary>How many are under way at once.</summary>
    public const int AtOnce = 4;

    private readonly Dictionary<string, Task> _underWay = new(StringComparer.Ordinal);

    // What went out, and of which that could not be kept yet: it is not sent again for that while this process lives.
    private readonly Dictionary<string, Func<CancellationToken, Task>> _unkept = new(StringComparer.Ordinal);

    private readonly Lock _lock = new();

    /// <summary>What it is called.</summary>
    public string Name => name;

    protected Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>Begins with all that is due and for which there is room.</summary>
    /// <returns>How many were begun.</returns>
    public async Task<int> RunDueAsync(CancellationToken ct)
    {
        string[] busy;
        lock (_lock)
        {
            foreach (var done in _underWay.Where(one => one.Value.IsCompleted).Select(one => one.Key).ToList())
            {
                _underWay.Remove(done);
            }

            busy = [.. _underWay.Keys];
        }

        if (busy.Length >= AtOnce)
        {
            return 0;
        }

        var due = await DueAsync(Now, busy, AtOnce - busy.Length, ct);
        lock (_lock)
        {
            foreach (var id in due)
            {
                // Begun elsewhere: what it does before it waits for somebody would hold up the next.
                _underWay[id] = Task.Run(() => GuardAsync(id, ct), CancellationToken.None);
            }
        }

        return due.Count;
    }

    /// <summary>Done when nothing is under way any more.</summary>
    public async Task IdleAsync()
    {
        Task[] all;
        lock (_lock)
        {
            all = [.. _underWay.Values];
        }

        await Task.WhenAll(all);
    }

    /// <summary>What is due, but for what is under way.</summary>
    protected abstract Task<IReadOnlyList<string>> DueAsync(
        Instant now, IReadOnlyCollection<string> busy, int most, CancellationToken ct);

    /// <summary>Sends one thing.</summary>
    /// <returns>How it is kept what came of it; null where there is nothing to keep.</returns>
    protected abstract Task<Func<CancellationToken, Task>?> SendAsync(string id, CancellationToken ct);

    private async Task GuardAsync(string id, CancellationToken ct)
    {
        try
        {
            Func<CancellationToken, Task>? keep;
            lock (_lock)
            {
                keep = _unkept.GetValueOrDefault(id);
            }

            keep ??= await SendAsync(id, ct);
            if (keep is null)
            {
                return;
            }

            lock (_lock)
            {
                _unkept[id] = keep;
            }

            await keep(ct);
            lock (_lock)
            {
                _unkept.Remove(id);
            }
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            // The loop of a host: whatever one thing fails by, the others go out. It is tried again in the next round.
            Broken(name, id, failure.GetType().Name);
        }
        catch (OperationCanceledException)
        {
            // The end of the server. What was not kept is sent once more after the next start, with the same id.
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "What was to go out by {Lane} could not be dealt with: {Id} ({Failure}).")]
    private partial void Broken(string lane, string id, string failure);
}
