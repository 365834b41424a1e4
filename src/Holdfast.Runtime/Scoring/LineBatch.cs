using Holdfast.Engine.Contract;

namespace Holdfast.Runtime.Scoring;

/// <summary>
/// The lines of one read of the input on their way through a run, and what was read of each. Events speak of the
/// chunk's bytes, so a batch is filled again only when all its answers are written.
/// </summary>
internal abstract class LineBatch
{
    public LineChunk Chunk { get; } = new();

    /// <summary>What came of reading each line.</summary>
    public List<EventReadResult> Read { get; } = [];

    public virtual void Clear() => Read.Clear();
}
