using System.Buffers.Binary;
using Holdfast.Runtime.Journal.Tree;
using Holdfast.Runtime.Scoring;
using NodaTime;

namespace Holdfast.Runtime.Journal;

/// <summary>
/// What the tree commits to of an entry. The content is in it by its digest only, so that it can be disposed of and the
/// tree still be verified.
/// </summary>
/// <param name="Position">Its place in the journal, from 0.</param>
/// <param name="Kind">What it tells of.</param>
/// <param name="Codec">How the content is written, a number of its kind.</param>
/// <param name="At">When it was written, by the machine's clock.</param>
/// <param name="Id">Fingerprint of the event's id; none for other kinds.</param>
/// <param name="Mark">Fingerprint of the event's content by value; 0 for other kinds.</param>
public readonly record struct EntryHead(
    long Position, EntryKind Kind, byte Codec, Instant At, IdFingerprint? Id, ulong Mark)
{
    private const int LeafBytes = 8 + 1 + 1 + 8 + 1 + 16 + 8 + TreeHash.Bytes;

    /// <summary>The leaf of the tree for this entry.</summary>
    /// <param name="digest">SHA-256 of the content with its salt.</param>
    public TreeHash Leaf(TreeHash digest)
    {
        Span<byte> leaf = stackalloc byte[LeafBytes];
        BinaryPrimitives.WriteInt64BigEndian(leaf, Position);
        leaf[8] = (byte)Kind;
        leaf[9] = Codec;
        BinaryPrimitives.WriteInt64BigEndian(leaf[10..], At.ToUnixTimeTicks());
        leaf[18] = Id is null ? (byte)0 : (byte)1;
        Id.GetValueOrDefault().CopyTo(leaf[19..]);
        BinaryPrimitives.WriteUInt64BigEndian(leaf[35..], Mark);
        digest.CopyTo(leaf[43..]);
        return TreeHash.OfLeaf(leaf);
    }
}

/// <summary>An entry as it stands in the journal.</summary>
/// <param name="Head">What the tree commits to besides the content.</param>
/// <param name="Leaf">The leaf that was computed when it was written.</param>
/// <param name="Salted">The content with its salt before it; null where it was disposed of.</param>
public sealed record JournalEntry(EntryHead Head, TreeHash Leaf, byte[]? Salted)
{
    /// <summary>Its place in the journal, from 0.</summary>
    public long Position => Head.Position;

    /// <summary>The content.</summary>
    /// <exception cref="InvalidOperationException">It was disposed of.</exception>
    public ReadOnlyMemory<byte> Content => Salted is { Length: >= NewEntry.SaltBytes }
        ? Salted.AsMemory(NewEntry.SaltBytes)
        : throw new InvalidOperationException($"Entry {Position} has no content any more.");
}

/// <summary>An entry that is to be written.</summary>
public sealed class NewEntry
{
    /// <summary>
    /// Random bytes before the content. What is left after a disposal is a hash; without them it could be found out by
    /// trying what the content may have been.
    /// </summary>
    public const int SaltBytes = 16;

    /// <summary>What it tells of.</summary>
    public required EntryKind Kind { get; init; }

    /// <summary>How the content is written, a number of its kind.</summary>
    public required byte Codec { get; init; }

    /// <summary>When it was written, by the machine's clock.</summary>
    public required Instant At { get; init; }

    /// <summary>Fingerprint of the event's id; none for other kinds.</summary>
    public IdFingerprint? Id { get; init; }

    /// <summary>Fingerprint of the event's content by value.</summary>
    public ulong Mark { get; init; }

    /// <summary>The content after room for the salt, which the journal fills.</summary>
    public required byte[] Salted { get; init; }

    /// <summary>Positions whose content goes when this is written; for disposals only.</summary>
    public IReadOnlyList<long> Disposes { get; init; } = [];

    /// <summary>What the tree commits to when the entry gets a position.</summary>
    public EntryHead HeadAt(long position) => new(position, Kind, Codec, At, Id, Mark);
}
