using System.Security.Cryptography;
using System.Runtime.InteropServices;
using Holdfast.Runtime.Journal.Sqlite;
using Holdfast.Runtime.Scoring;
using Microsoft.Data.Sqlite;

namespace Holdfast.Runtime.Journal.Verification;

/// <summary>
/// Whether the index by which repeats are told says what the entries say: each id once, in its place, with its mark,
/// and of those before the position that it is said to have come to, all. These are compared by sums over both that
/// nobody can aim at, for the secret in them is drawn anew each time; the few behind it one by one.
/// </summary>
internal sealed class IdIndexCheck(SqliteConnection connection)
{
    private readonly ulong[] _secrets = MemoryMarshal.Cast<byte, ulong>(RandomNumberGenerator.GetBytes(32)).ToArray();
    private readonly long _reached = Statement.Number(connection, JournalSql.SelectIndexed);
    private UInt128 _entries;

    public void Take(JournalEntry entry)
    {
        if (entry.Head.Id is { } id && entry.Position < _reached)
        {
            Add(ref _entries, id, entry.Position, entry.Head.Mark);
        }
    }

    /// <summary>When all entries were taken: the first thing that is wrong.</summary>
    /// <param name="size">How many entries there are.</param>
    public VerificationFault? Check(long size)
    {
        if (_reached > size)
        {
            return new(null, "The index of event ids is said to go further than the entries.");
        }

        UInt128 indexed = 0;
        byte[] last = [];
        using var select = new Statement(connection, JournalSql.SelectIds);
        using var isOfEntry = new Statement(connection, JournalSql.IsOfEntry, "$position", "$id", "$mark");
        using var rows = select.Read();
        while (rows.Read())
        {
            var (id, position, mark) = (rows.Bytes(0), rows.Number(1), rows.Number(2));
            if (id.Length != IdFingerprint.Bytes || last.AsSpan().SequenceCompareTo(id) >= 0)
            {
                return new(null, "The index of event ids is out of order.");
            }

            if (position < _reached)
            {
                Add(ref indexed, IdFingerprint.Read(id), position, unchecked((ulong)mark));
            }
            else if (isOfEntry.Set(0, position).Set(1, id).Set(2, mark).Scalar() is null)
            {
                return Unlike(position);
            }

            last = id;
        }

        if (indexed == _entries)
        {
            return null;
        }

        using var first = new Statement(connection, JournalSql.SelectFirstOutsideIndex, "$indexed");
        return Unlike(first.Set(0, _reached).Scalar() as long?);
    }

    private static VerificationFault Unlike(long? entry) =>
        new(entry, "The index of event ids does not say of the entry what the entry says.");

    private void Add(ref UInt128 sum, IdFingerprint id, long position, ulong mark)
    {
        unchecked
        {
            var first = Mix(id.High ^ _secrets[0], id.Low ^ _secrets[1]);
            sum += new UInt128(
                Mix(first ^ (ulong)position, mark ^ _secrets[2]),
                Mix(first ^ mark ^ _secrets[3], (ulong)position ^ first));
        }
    }

    private static ulong Mix(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }
}
