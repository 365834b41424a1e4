using System.Runtime.CompilerServices;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Knowledge;

/// <summary>At which hours of the day (UTC) somebody is usually there.</summary>
[InlineArray(24)]
internal struct HourProfile
{
    private byte _first;

    /// <summary>Counts one.</summary>
    public void Add(Stamp at)
    {
        ref var count = ref this[at.HourOfDay];
        if (count == byte.MaxValue)
        {
            for (var i = 0; i < 24; i++)
            {
                this[i] /= 2;
            }
        }

        count++;
    }

    /// <summary>
    /// How much of all was within an hour of this time of day, in thousandths; null with fewer than 20 counted.
    /// </summary>
    public readonly int? ShareAround(Stamp at)
    {
        int total = 0;
        foreach (var count in this)
        {
            total += count;
        }

        if (total < 20)
        {
            return null;
        }

        var hour = at.HourOfDay;
        return (this[(hour + 23) % 24] + this[hour] + this[(hour + 1) % 24]) * 1000 / total;
    }

    /// <summary>
    /// How many hours of the day lie between this time and the nearest at which somebody was there before; null where
    /// nobody ever was.
    /// </summary>
    public readonly int? HoursToNearest(Stamp at)
    {
        for (var distance = 0; distance <= 12; distance++)
        {
            if (this[(at.HourOfDay + distance) % 24] > 0 || this[(at.HourOfDay + 24 - distance) % 24] > 0)
            {
                return distance;
            }
        }

        return null;
    }

    public readonly void Write(StateWriter writer)
    {
        foreach (var count in this)
        {
            writer.Byte(count);
        }
    }

    public static HourProfile Read(StateReader reader)
    {
        var profile = default(HourProfile);
        for (var i = 0; i < 24; i++)
        {
            profile[i] = reader.Byte();
        }

        return profile;
    }
}
