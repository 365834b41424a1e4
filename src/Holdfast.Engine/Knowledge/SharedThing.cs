using System.Runtime.CompilerServices;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Knowledge;

/// <summary>What kind of thing several people may have in common.</summary>
internal enum SharedKind : byte
{
    Device = 1,
    Payee,
    Contact,
    Caller,
    TaxId,
    OpeningDevice,
    OpeningNeighborhood,
    OpeningContact,
}

/// <summary>
/// A device, payee, contact … and the last <see cref="Limit"/> customers or accounts it was seen with.
/// </summary>
internal struct SharedThing : ICrowdEntry<SharedThing>
{
    /// <summary>How many of those it was seen with are remembered one by one.</summary>
    public const int Limit = 4;

    private Holders _holders;

    public Mark Key { get; set; }

    public Stamp First { get; private set; }

    public Stamp Last { get; set; }

    /// <summary>How many it was ever seen with; one may be counted again after four others.</summary>
    public ushort Ever { get; private set; }

    /// <summary>Takes in that it was seen with somebody.</summary>
    public void SeenWith(int subject, Stamp now)
    {
        if (First.IsNever)
        {
            First = now;
        }

        var oldest = 0;
        for (var i = 0; i < Limit; i++)
        {
            if (_holders[i].Subject == subject + 1)
            {
                _holders[i] = _holders[i] with { At = Stamp.Later(_holders[i].At, now) };
                return;
            }

            if (_holders[i].At < _holders[oldest].At)
            {
                oldest = i;
            }
        }

        _holders[oldest] = new Holder(subject + 1, now);
        Ever += Ever < ushort.MaxValue ? (ushort)1 : (ushort)0;
    }

    /// <summary>How many others than one it was seen with lately, leaving out those who belong together.</summary>
    public readonly int OthersWithin(long seconds, Stamp now, int subject, in SmallSet household)
    {
        var others = 0;
        foreach (var holder in _holders)
        {
            var known = holder.Subject != 0 && holder.Subject != subject + 1;
            if (known && now.IsWithin(seconds, holder.At) && !household.Contains(holder.Subject - 1))
            {
                others++;
            }
        }

        return others;
    }

    public readonly void Write(StateWriter writer)
    {
        writer.Mark(Key);
        writer.Stamp(First);
        writer.Stamp(Last);
        writer.Number(Ever);
        foreach (var holder in _holders)
        {
            writer.Number(holder.Subject);
            writer.Stamp(holder.At);
        }
    }

    public static SharedThing Read(StateReader reader)
    {
        var thing = new SharedThing
        {
            Key = reader.Mark(),
            First = reader.Stamp(),
            Last = reader.Stamp(),
            Ever = (ushort)reader.Number(ushort.MaxValue),
        };
        for (var i = 0; i < Limit; i++)
        {
            thing._holders[i] = new Holder(reader.Number(int.MaxValue), reader.Stamp());
        }

        return thing;
    }

    // The subject's number is shifted by one, so that default is nobody.
    private readonly record struct Holder(int Subject, Stamp At);

    [InlineArray(Limit)]
    private struct Holders
    {
        private Holder _first;
    }
}
