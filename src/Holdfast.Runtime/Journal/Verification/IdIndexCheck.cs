using System.Security.Cryptography;
using System.Runtime.InteropServices;
using Holdfast.Runtime.Scoring;

namespace Holdfast.Runtime.Journal.Verification;

/// <summary>
/// Whether the index by which repeats are told says what the entries say: each id once, in its place, with its mark,
/// and of those before the position that it is said to have come to, all. These are compared by sums over both that
/// nobody can aim at, for the secret in them is drawn anew each time; the few behind it one by one.
/// </summary>
internal sealed class IdIndexCheck(IIdIndex index)
{
    private readonly ulong[] _secrets = MemoryMarshal.Cast<byte, ulong>(RandomNumberGenerator.GetBytes(32)).ToArray();
    private readonly long _reached = index.Reached;
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

        UInt128 sum = 0;
        IdFingerprint? last = null;
        foreach (var indexed in index.All())
        {
            var id = indexed.Id;
            if (last is { } before && (before.High, before.Low).CompareTo((id.High, id.Low)) >= 0)
            {
                return new(null, "The index of event ids is out of order.");
            }

            if (indexed.Position < _reached)
            {
                Add(ref sum, id, indexed.Position, indexed.Mark);
            }
            else if (!index.IsOfEntry(indexed))
            {
                return Unlike(indexed.Position);
            }

            last = id;
        }

        return sum == _entries ? null : Unlike(index.FirstUnlike(_reached));
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
