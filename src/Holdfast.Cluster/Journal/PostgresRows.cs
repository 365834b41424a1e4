using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Tree;
using Holdfast.Runtime.Scoring;
using Holdfast.Runtime.Sealing;
using NodaTime;
using Npgsql;

namespace Holdfast.Cluster.Journal;

/// <summary>Reads what the store keeps from rows, and takes nothing in them for granted.</summary>
internal static class PostgresRows
{
    public static TreeHash Hash(this NpgsqlDataReader row, int column)
    {
        var bytes = row.GetFieldValue<byte[]>(column);
        return bytes.Length == TreeHash.Bytes
            ? TreeHash.Read(bytes)
            : throw new JournalException(JournalFault.Damaged, "A hash of the journal has another length than hashes.");
    }

    public static SignedHead Head(this NpgsqlDataReader row, string origin) => new(
        origin, row.GetInt64(0), row.Hash(2), row.Time(1), row.GetFieldValue<byte[]>(3));

    public static RecordedDisposal Disposal(this NpgsqlDataReader row) =>
        new(row.GetInt64(0), row.GetInt64(1), row.Hash(2));

    /// <summary>An entry with its content opened; as it is kept, where there is nothing that opens it.</summary>
    public static JournalEntry Entry(this NpgsqlDataReader row, ContentOpener? opener)
    {
        var (kind, codec) = (row.GetInt16(1), row.GetInt16(2));
        if (kind is < byte.MinValue or > byte.MaxValue || codec is < byte.MinValue or > byte.MaxValue)
        {
            throw new JournalException(JournalFault.Damaged, "An entry is of a kind that there cannot be.");
        }

        var head = new EntryHead(row.GetInt64(0), (EntryKind)kind, (byte)codec, row.Time(3),
            row.IsDBNull(4) ? null : Id(row.GetGuid(4)), unchecked((ulong)row.GetInt64(5)));
        var stored = row.IsDBNull(7) ? null : row.GetFieldValue<byte[]>(7);
        return new JournalEntry(
            head, row.Hash(6), opener is null ? stored : opener.Open(head.Position, head.Kind, stored));
    }

    public static IdFingerprint Id(Guid id)
    {
        Span<byte> bytes = stackalloc byte[IdFingerprint.Bytes];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return IdFingerprint.Read(bytes);
    }

    public static Guid Id(IdFingerprint id)
    {
        Span<byte> bytes = stackalloc byte[IdFingerprint.Bytes];
        id.CopyTo(bytes);
        return new Guid(bytes, bigEndian: true);
    }

    private static Instant Time(this NpgsqlDataReader row, int column)
    {
        var ticks = row.GetInt64(column);
        return ticks >= Instant.MinValue.ToUnixTimeTicks() && ticks <= Instant.MaxValue.ToUnixTimeTicks()
            ? Instant.FromUnixTimeTicks(ticks)
            : throw new JournalException(JournalFault.Damaged, "A time of the journal is none.");
    }
}
