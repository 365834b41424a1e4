using System.Buffers;
using System.Threading.Tasks.Sources;
using Holdfast.Engine.Contract;
using Holdfast.Runtime.Journal;

namespace Holdfast.Runtime.Hosting;

/// <summary>What somebody waits for a partition to do.</summary>
internal abstract class PartitionWork
{
    /// <summary>Bytes that it holds while it is on its way.</summary>
    public abstract int Bytes { get; }

    /// <summary>Whether it has to be the only one of its group.</summary>
    public virtual bool StandsAlone => false;

    /// <summary>Does it, on the writer's thread, within a group of the engine's.</summary>
    public abstract void Decide(DurableEngine engine);

    /// <summary>Tells whoever waits that it is durable, or that it may not be. Never runs what they do then.</summary>
    public abstract void Complete(JournalException? failure);
}

/// <summary>One event. Whoever waits for it gives the instance back by taking the answer, so it serves again.</summary>
internal sealed class EventWork(Action<EventWork> giveBack) : PartitionWork, IValueTaskSource<EventAnswer>
{
    // A buffer larger than this is not kept for the next event; most are a tenth of it.
    private const int OrdinaryBytes = 8 * 1024;

    private ManualResetValueTaskSourceCore<EventAnswer> _answer = new() { RunContinuationsAsynchronously = true };
    private byte[] _buffer = new byte[1024];
    private int _length;
    private EventReadResult _read;
    private ReadOnlyMemory<byte> _decision;
    private EventError? _error;

    public override int Bytes => _length;

    /// <summary>The answer, once; after that the instance is another's.</summary>
    public ValueTask<EventAnswer> Answer => new(this, _answer.Version);

    /// <summary>Reads the event on the caller's thread; says what is wrong with it, or null.</summary>
    public EventError? Read(in ReadOnlySequence<byte> text, EventReader reader)
    {
        _length = (int)text.Length;
        if (_buffer.Length < _length)
        {
            _buffer = new byte[Math.Max(_length, Math.Min(2 * _buffer.Length, OrdinaryBytes))];
        }

        text.CopyTo(_buffer);
        _read = reader.Read(_buffer, 0, _length);
        return _read.Error;
    }

    public override void Decide(DurableEngine engine) =>
        (_decision, _error) = engine.Answer(_read, _buffer.AsSpan(0, _length), line: 0);

    public override void Complete(JournalException? failure) => _answer.SetResult(
        failure is not null ? EventAnswer.Unavailable.Now
        : _error is not null ? new EventAnswer.Refused(_error)
        : new EventAnswer.Decided(_decision));

    public EventAnswer GetResult(short token)
    {
        var answer = _answer.GetResult(token);
        _answer.Reset();
        Forget();
        giveBack(this);
        return answer;
    }

    public ValueTaskSourceStatus GetStatus(short token) => _answer.GetStatus(token);

    public void OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _answer.OnCompleted(continuation, state, token, flags);

    /// <summary>Lets go of the event.</summary>
    public void Forget()
    {
        (_read, _decision, _error) = (default, default, null);
        if (_buffer.Length > OrdinaryBytes)
        {
            _buffer = new byte[OrdinaryBytes];
        }
    }
}

/// <summary>The lines of one read of a stream.</summary>
internal sealed class BatchWork(DurableBatch batch) : PartitionWork
{
    private readonly TaskCompletionSource _durable = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override int Bytes => batch.Chunk.Buffer.Length;

    /// <summary>Done when the answers may be passed on; fails where they may not.</summary>
    public Task Durable => _durable.Task;

    public override void Decide(DurableEngine engine) => batch.Answer(engine);

    public override void Complete(JournalException? failure)
    {
        if (failure is null)
        {
            _durable.SetResult();
        }
        else
        {
            _durable.SetException(failure);
        }
    }
}

/// <summary>An entry of another kind than events.</summary>
internal sealed class EntryWork(
    EntryKind kind, byte codec, ReadOnlyMemory<byte> content, IReadOnlyList<long> disposes) : PartitionWork
{
    private readonly TaskCompletionSource<long> _position = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ArgumentException? _refusal;
    private long _taken;

    public override int Bytes => content.Length;

    // Two disposals of one content must not be on their way at once: the second would break its group.
    public override bool StandsAlone => disposes.Count > 0;

    /// <summary>Its position, when it is durable.</summary>
    public Task<long> Position => _position.Task;

    public override void Decide(DurableEngine engine)
    {
        if (disposes.Count > 0)
        {
            engine.AwaitDurable();
            _refusal = Disposing.Refuse(engine.Journal, disposes);
        }

        if (_refusal is null)
        {
            _taken = engine.Take(kind, codec, content.Span, disposes);
        }
    }

    public override void Complete(JournalException? failure)
    {
        if (((Exception?)failure ?? _refusal) is { } exception)
        {
            _position.SetException(exception);
        }
        else
        {
            _position.SetResult(_taken);
        }
    }
}
