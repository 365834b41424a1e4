using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Facts;

/// <summary>
/// What a command has the journal keep: all facts of one decision in one entry, so that none stands alone.
/// </summary>
/// <param name="Kind">What it tells of.</param>
/// <param name="Codec">How the content is written, a number of its kind.</param>
/// <param name="Content">The content, JSON in UTF-8.</param>
public sealed record DeskEntry(EntryKind Kind, byte Codec, ReadOnlyMemory<byte> Content);

/// <summary>What a command came to.</summary>
/// <param name="Outcome">What whoever asked is told.</param>
/// <param name="Entry">What is kept of it; null where nothing changes.</param>
public readonly record struct Decided<T>(T Outcome, DeskEntry? Entry = null);
