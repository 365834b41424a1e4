using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Facts;

/// <summary>
/// Carries out what is done at the desk, one command at a time: it is decided against tables that hold all that was
/// decided before, kept in the journal, and told of when the tables show it. So of two who press at once, the second
/// sees what the first did.
/// </summary>
public sealed class DeskWriter : IDisposable
{
    /// <summary>How long a command waits for the tables.</summary>
    private static readonly TimeSpan MostBehind = TimeSpan.FromSeconds(30);

    private readonly Partition _partition;
    private readonly DeskFollowing _following;
    private readonly DeskReader _reader;
    private readonly SemaphoreSlim _one = new(1);

    // Whoever wrote to the journal before this one began: all of that has to be in the tables.
    private long _toBeSeen;

    internal DeskWriter(Partition partition, DeskFollowing following, DeskReader reader)
    {
        (_partition, _following, _reader) = (partition, following, reader);
        _toBeSeen = partition.Journal.Head.Size;
    }

    /// <summary>Decides and, where something changes, keeps it. Done when the tables show it.</summary>
    /// <param name="decide">
    /// Reads the tables and decides; it runs alone. It may be ended by its token until it returns.
    /// </param>
    /// <param name="ct">Ends the wait for the turn, and the deciding; what is being kept is finished.</param>
    /// <exception cref="JournalException">It may not be durable, or nothing can be kept now.</exception>
    /// <exception cref="TimeoutException">The tables do not come up to the journal.</exception>
    public async Task<T> DecideAsync<T>(
        Func<DeskDb, CancellationToken, Task<Decided<T>>> decide, CancellationToken ct) =>
        (await DecideAtAsync(decide, ct)).Outcome;

    /// <summary>As <see cref="DecideAsync{T}"/>, and tells where it was kept.</summary>
    /// <returns>What it came to, and the position of the entry; none where nothing changed.</returns>
    /// <param name="decide">Reads the tables and decides, alone.</param>
    /// <param name="ct">Ends the wait for the turn, and the deciding; what is being kept is finished.</param>
    public async Task<(T Outcome, long? Position)> DecideAtAsync<T>(
        Func<DeskDb, CancellationToken, Task<Decided<T>>> decide, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(decide);
        await _one.WaitAsync(ct);
        try
        {
            await _following.HasComeToAsync(_toBeSeen, MostBehind, ct);
            Decided<T> decided;
            await using (var db = _reader.Open())
            {
                decided = await decide(db, ct);
            }

            return (decided.Outcome, decided.Entry is { } entry ? await KeepAsync(entry) : null);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private async Task<long> KeepAsync(DeskEntry entry)
    {
        var position = await _partition.AppendAsync(entry.Kind, entry.Codec, entry.Content, CancellationToken.None);
        _toBeSeen = position + 1;
        await _following.HasComeToAsync(_toBeSeen, MostBehind, CancellationToken.None);
        if (_following.IsSetAside(position))
        {
            throw new InvalidOperationException($"Entry {position} is kept, but nothing could be made of it.");
        }

        return position;
    }
}
