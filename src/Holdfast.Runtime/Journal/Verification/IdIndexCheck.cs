using System.Security.Cryptography;
using System.Runtime.InteropServices;
using Holdfast.Runtime.Journal.Sqlite;
using Holdfast.Runtime.Scoring;
using Microsoft.Data.Sqlite;

namespace Holdfast.Runtime.Journal.Verification;

/// <summary>
/// Whether the index by which repeats are told says exactly what the entries say: each id once, in its place, with its
/// mark. Compared by sums over both that nobody can aim at, for the secret in them is drawn anew each time.
/// </summary>
internal sealed class IdIndexCheck(SqliteConnection connection)
{
    private readonly ulong[] _secrets = MemoryMarshal.Cast<byte, ulong>(RandomNumberGenerator.GetBytes(32)).ToArray();
    private UInt128 _entries;

    public void Take(JournalEntry entry)
    {
        if (entry.Head.Id is { } id)
        {
            Add(ref _entries, id, entry.Position, entry.Head.Mark);
        }
    }

    public VerificationFault? Check()
    {
        UInt128 indexed = 0;
        byte[] last = [];
        using var select = new Statement(connection, JournalSql.SelectIds);
        using var rows = select.Read();
        while (rows.Read())
        {
            var id = rows.Bytes(0);
            if (id.Length != IdFingerprint.Bytes || last.AsSpan().SequenceCompareTo(id) >= 0)
            {
                return new(null, "The index of event ids is out of order.");
            }

            Add(ref indexed, IdFingerprint.Read(id), rows.GetInt64(1), unchecked((ulong)rows.GetInt64(2)));
            last = id;
        }

        if (indexed == _entries)
        {
            return null;
        }

        using var first = new Statement(connection, JournalSql.SelectFirstOutsideIndex);
        return new(first.Scalar() as long?, "The index of event ids does not say of the entry what the entry says.");
    }

    private void Add(ref UInt128 sum, IdFingerprint id, long position, ulong mark)
    {
        unchecked
        {
            var first = Mix(id.High ^ _secrets[0], id.Low ^ _secrets[1]);
            sum += new UInt128(
                Mix(first ^ (ulong)position, mark ^ _secrets[2]), Mix(first ^ mark ^ _secrets[3], (ulong)position ^ first));
        }
    }

    private static ulong Mix(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }
}
