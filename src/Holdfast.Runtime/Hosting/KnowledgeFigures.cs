using Holdfast.Engine;

namespace Holdfast.Runtime.Hosting;

/// <summary>How it stands with what is known: in memory, on its way to the disk, in the last checkpoint.</summary>
/// <param name="Use">What is in memory, and what was fetched and moved out.</param>
/// <param name="BytesOnTheWay">Bytes that left memory or were gathered and are in no checkpoint yet.</param>
/// <param name="Checkpoint">The entries that the last checkpoint knows.</param>
/// <param name="EntriesSince">The entries since, which a start after a kill would decide again.</param>
public sealed record KnowledgeFigures(KnowledgeUse Use, long BytesOnTheWay, long Checkpoint, long EntriesSince);
