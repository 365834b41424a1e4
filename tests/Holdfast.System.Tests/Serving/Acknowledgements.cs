using System.Collections.Concurrent;
using System.Diagnostics;

namespace Holdfast.System.Tests.Serving;

/// <summary>
/// What a server said it had kept, and when: held against what its journal holds afterwards. An event counts as sent
/// when it was sent first, and as acknowledged when its first answer had come whole.
/// </summary>
internal sealed class Acknowledgements
{
    private readonly ConcurrentDictionary<string, long> _sent = [];
    private readonly ConcurrentDictionary<string, (string Answer, long At)> _answered = [];
    private TaskCompletionSource _reached = new();
    private int _taken, _wanted;

    internal int Count => Volatile.Read(ref _taken);

    internal IEnumerable<string> Answered => _answered.Keys;

    internal void Sending(string id) => _sent.TryAdd(id, Stopwatch.GetTimestamp());

    /// <summary>Done when so many more answers have come.</summary>
    internal Task After(int answers)
    {
        _reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _wanted, Count + answers);
        return _reached.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }

    /// <summary>Takes an answer; another one than before is a fault.</summary>
    internal void Take(string id, string answer)
    {
        var first = _answered.GetOrAdd(id, (answer, Stopwatch.GetTimestamp()));
        Assert.Equal(first.Answer, answer);
        if (Interlocked.Increment(ref _taken) >= Volatile.Read(ref _wanted))
        {
            _reached.TrySetResult();
        }
    }

    /// <summary>
    /// Holds the journal's events, in its order, against what was said: none is missing, none is there twice, each
    /// answer is the journal's, and what was answered before another was sent stands before it.
    /// </summary>
    internal void Check(IReadOnlyList<(string Id, string Decision)> journal)
    {
        var decisions = journal.ToDictionary(entry => entry.Id, entry => entry.Decision);
        Assert.All(_answered, answer => Assert.Equal(decisions.GetValueOrDefault(answer.Key), answer.Value.Answer));

        var earliestAnswerAfter = long.MaxValue;
        foreach (var (id, _) in journal.Reverse())
        {
            Assert.True(_sent.TryGetValue(id, out var sent), $"Nobody sent {id}.");
            Assert.True(sent <= earliestAnswerAfter, $"{id} stands before one that was answered before it was sent.");
            if (_answered.TryGetValue(id, out var answer))
            {
                earliestAnswerAfter = Math.Min(earliestAnswerAfter, answer.At);
            }
        }
    }
}
