using System.Buffers;
using System.Collections.Concurrent;
using Holdfast.Engine.Contract;
using Holdfast.Runtime.Journal;

namespace Holdfast.Runtime.Hosting;

/// <summary>
/// One firm's engine over its journal. Any number of callers hand in what happened; one writer decides and keeps it in
/// the order it came in, and nobody is answered before what they are told is durable.
/// </summary>
public sealed class Partition : IAsyncDisposable
{
    // Instances that wait for the next event or batch; more are left to be collected.
    private const int MostSpare = 1024, MostSpareBatches = 64;

    [ThreadStatic]
    private static EventReader? _reader;

    private readonly PartitionWriter _writer;
    private readonly Backlog _backlog;
    private readonly ConcurrentQueue<EventWork> _spare = [];
    private readonly ConcurrentQueue<DurableBatch> _spareBatches = [];

    private Partition(PartitionWriter writer) => (_writer, _backlog) = (writer, writer.Backlog);

    /// <summary>How what the journal holds came to be known at the start; null for a new journal.</summary>
    public Recovery? Recovery => _writer.Recovery;

    /// <summary>How it is now.</summary>
    public PartitionHealth Health => _writer.Health;

    /// <summary>
    /// The journal, for reading. While it is being opened again after a failure, questions to it throw a
    /// <see cref="JournalException"/>.
    /// </summary>
    public IJournal Journal => _writer.Journal;

    /// <summary>
    /// Told whenever something new has become durable, on the thread that writes, and so has to return at once. For who
    /// wakes followers.
    /// </summary>
    public Action? Kept
    {
        get => _writer.Kept;
        set => _writer.Kept = value;
    }

    /// <summary>How it stands with what is known: in memory, on the disk, in the last checkpoint.</summary>
    public KnowledgeFigures Knowledge => _writer.Knowledge;

    internal DurableEngine Engine => _writer.LastEngine;

    internal JournalException WhyUnavailable() => _writer.WhyUnavailable();

    /// <summary>Takes hold of a data folder, and knows all that its journal holds.</summary>
    /// <exception cref="JournalException">The folder cannot be gone on with.</exception>
    public static Partition Open(PartitionOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new Partition(PartitionWriter.Start(options, clock));
    }

    /// <summary>Decides an event, and answers when that is durable.</summary>
    /// <param name="text">The event, a JSON object in UTF-8; it is copied before this returns.</param>
    /// <param name="ct">Has it not be begun; what was begun is finished.</param>
    /// <remarks>The answer is to be awaited once, as of any <see cref="ValueTask{TResult}"/>.</remarks>
    public ValueTask<EventAnswer> DecideAsync(in ReadOnlySequence<byte> text, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (_backlog.Refusal is { } full)
        {
            return ValueTask.FromResult(PartitionMeter.Count(full));
        }

        // One byte too many is as good as all of them: the reader refuses by length.
        var bounded = text.Length > ContractLimits.EventBytes ? text.Slice(0, ContractLimits.EventBytes + 1) : text;
        var work = _spare.TryDequeue(out var spare) ? spare : new EventWork(GiveBack);
        var answer = work.Read(bounded, _reader ??= new EventReader()) is { } error
            ? new EventAnswer.Refused(error)
            : _backlog.Add(work);
        if (answer is null)
        {
            return work.Answer;
        }

        work.Forget();
        GiveBack(work);
        return ValueTask.FromResult(PartitionMeter.Count(answer));
    }

    /// <summary>
    /// Decides a stream of events, one a line, and writes the answer to each in its place, one a line, as soon as it is
    /// durable and while more is being read. Lines wait for room, and what is read waits for what is written: whatever
    /// is sent, no more of it is held than a few reads.
    /// </summary>
    /// <param name="lines">The events.</param>
    /// <param name="answers">Takes the answers; flushed after each part of them.</param>
    /// <param name="ct">
    /// Ends it. A failure of either stream ends it too, by their exception. Lines that were read whole are decided all
    /// the same.
    /// </param>
    public async ValueTask<StreamEnd> DecideAsync(Stream lines, Stream answers, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(answers);
        using var stream = new PartitionStream(this, lines, answers);
        return await stream.RunAsync(ct).ConfigureAwait(false);
    }

    /// <summary>Keeps an entry of another kind than events, and says its position when it is durable.</summary>
    /// <param name="kind">What it tells of; neither an event nor a policy nor a disposal.</param>
    /// <param name="codec">How the content is written, a number of its kind.</param>
    /// <param name="content">The content.</param>
    /// <param name="ct">Ends the wait for room; what was begun is finished.</param>
    /// <exception cref="JournalException">It may not be durable, or nothing can be kept now.</exception>
    public ValueTask<long> AppendAsync(
        EntryKind kind, byte codec, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        if (kind is EntryKind.Event or EntryKind.Policy or EntryKind.Disposal)
        {
            throw new ArgumentException($"Entries of the kind {kind} are made in another way.", nameof(kind));
        }

        return AppendAsync(new EntryWork(kind, codec, content, []), ct);
    }

    /// <summary>Disposes of the contents of earlier entries, and keeps that this was done.</summary>
    /// <param name="codec">How the content is written.</param>
    /// <param name="content">What is kept of it, with the positions.</param>
    /// <param name="disposes">The positions whose contents go.</param>
    /// <param name="ct">Ends the wait for room; what was begun is finished.</param>
    /// <exception cref="ArgumentException">One of them has no content, or one that stays.</exception>
    /// <exception cref="JournalException">It may not be durable, or nothing can be kept now.</exception>
    public ValueTask<long> DisposeOfAsync(
        byte codec, ReadOnlyMemory<byte> content, IReadOnlyList<long> disposes, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(disposes);
        return AppendAsync(new EntryWork(EntryKind.Disposal, codec, content, disposes), ct);
    }

    /// <summary>
    /// Takes nothing in any more, answers all that was taken in, saves what is known and gives the folder up.
    /// </summary>
    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    /// <summary>Hands in a batch that was read, when there is room; false where nothing is taken in.</summary>
    internal async ValueTask<bool> AddAsync(DurableBatch batch, CancellationToken ct)
    {
        var work = new BatchWork(batch);
        batch.Durable = work.Durable;
        return await _backlog.AddAsync(work, ct).ConfigureAwait(false);
    }

    /// <summary>A batch to read lines into.</summary>
    internal DurableBatch TakeBatch() => _spareBatches.TryDequeue(out var batch) ? batch : new DurableBatch();

    /// <summary>Takes a batch that nobody looks at any more.</summary>
    internal void GiveBack(DurableBatch batch)
    {
        if (_spareBatches.Count < MostSpareBatches)
        {
            batch.Clear();
            _spareBatches.Enqueue(batch);
        }
    }

    private async ValueTask<long> AppendAsync(EntryWork work, CancellationToken ct) =>
        await _backlog.AddAsync(work, ct).ConfigureAwait(false)
            ? await work.Position.ConfigureAwait(false)
            : throw _writer.WhyUnavailable();

    private void GiveBack(EventWork work)
    {
        if (_spare.Count < MostSpare)
        {
            _spare.Enqueue(work);
        }
    }
}
