using Holdfast.Engine.Values;

namespace Holdfast.Engine.Knowledge;

/// <summary>
/// Failed sign-ins of the whole firm, hour by hour: how many, under about how many names, and how many is usual.
/// </summary>
internal sealed class FirmTide
{
    private const int SketchWords = 128;
    private readonly ulong[] _names = new ulong[SketchWords];
    private Stamp _hourStart;
    private int _bitsSet;

    public int Attempts { get; private set; }

    /// <summary>Names in an ordinary hour: a running mean, sixteenths.</summary>
    public int OrdinaryNames { get; private set; }

    /// <summary>When a spray over many names was last seen.</summary>
    public Stamp SprayAt { get; set; }

    /// <summary>About how many different names failed in this hour; ends at about 70,000.</summary>
    public int Names
    {
        get
        {
            const int bits = SketchWords * 64;
            var free = (ulong)Math.Max(1, bits - _bitsSet);
            return (int)((long)bits * ExactMath.LnRatio(bits, free) / 1000);
        }
    }

    public void Failed(Mark name, Stamp now)
    {
        if (!now.IsWithin(Stamp.Hour, _hourStart))
        {
            OrdinaryNames += ((Names * 16) - OrdinaryNames) / 16;
            Array.Clear(_names);
            _bitsSet = 0;
            Attempts = 0;
            _hourStart = now;
        }

        Attempts++;
        var bit = name.Value % (SketchWords * 64);
        ref var word = ref _names[bit / 64];
        var mask = 1UL << (int)(bit % 64);
        _bitsSet += (word & mask) == 0 ? 1 : 0;
        word |= mask;
    }

    public void Write(StateWriter writer)
    {
        writer.Stamp(_hourStart);
        writer.Stamp(SprayAt);
        writer.Number(Attempts);
        writer.Number(OrdinaryNames);
        writer.Number(_bitsSet);
        foreach (var word in _names)
        {
            writer.Bits(word);
        }
    }

    public static FirmTide Read(StateReader reader)
    {
        var tide = new FirmTide
        {
            _hourStart = reader.Stamp(),
            SprayAt = reader.Stamp(),
            Attempts = reader.Number(int.MaxValue),
            OrdinaryNames = reader.Number(int.MaxValue),
            _bitsSet = reader.Number(SketchWords * 64),
        };
        for (var i = 0; i < SketchWords; i++)
        {
            tide._names[i] = reader.Bits();
        }

        return tide;
    }
}
