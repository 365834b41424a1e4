using System.Collections.Immutable;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Desk.Cases.Around;

/// <summary>A stay at a place.</summary>
/// <param name="Party">Who was there.</param>
/// <param name="Country">Two letters; empty where not told.</param>
/// <param name="Place">Where it is thought to be.</param>
/// <param name="Networks">The addresses it was told from.</param>
/// <param name="From">The first event there.</param>
/// <param name="To">The last before the next place.</param>
/// <param name="Events">How many.</param>
/// <param name="Whose">Who is thought to have been there.</param>
/// <param name="Hop">The way from the place before; null for the first.</param>
public sealed record Stay(
    string Party, string Country, GeoPoint Place, ImmutableArray<string> Networks, Instant From, Instant To,
    int Events, Whose Whose, Hop? Hop);

/// <summary>The way from one place to the next.</summary>
/// <param name="Kilometers">How far.</param>
/// <param name="Time">In which time.</param>
public sealed record Hop(int Kilometers, Duration Time)
{
    // As the engine has it: 500 km at more than 900 km/h, after allowing for the error of places.
    private const int FarKilometers = 500, FastKilometersPerHour = 900;

    /// <summary>How fast; null where no time passed.</summary>
    public int? KilometersPerHour => Time <= Duration.Zero
        ? null
        : (int)Math.Min(Kilometers / Time.TotalHours, 99_999);

    /// <summary>Whether nobody travels so fast.</summary>
    public bool IsImpossible => Kilometers >= FarKilometers
        && (Time <= Duration.Zero || Kilometers > FastKilometersPerHour * Time.TotalHours);
}

/// <summary>Where events came from, one place after another, with the way between.</summary>
public static class Places
{
    // Addresses of one town are told to be here and there within it.
    private const int SameMeters = 75_000;

    /// <summary>The most places shown.</summary>
    public const int StaysAtMost = 40;

    /// <summary>The stays of each party in order; those of one party stand together.</summary>
    public static ImmutableArray<Stay> Of(IEnumerable<Happening> happenings, Func<Happening, Whose> whose)
    {
        ArgumentNullException.ThrowIfNull(happenings);
        ArgumentNullException.ThrowIfNull(whose);
        return
        [
            .. happenings.Where(one => one is { Network.Place.IsUnknown: false, Party.Length: > 0 })
                .Where(one => whose(one) is not Whose.Firm)
                .OrderBy(one => one.At).ThenBy(one => one.Position)
                .GroupBy(one => one.Party).SelectMany(party => StaysOf([.. party], whose)).Take(StaysAtMost),
        ];
    }

    private static List<Stay> StaysOf(List<Happening> happenings, Func<Happening, Whose> whose)
    {
        List<Stay> stays = [];
        for (var first = 0; first < happenings.Count;)
        {
            var place = happenings[first].Network!.Place;
            var hand = whose(happenings[first]);
            var next = first + 1;
            while (next < happenings.Count && whose(happenings[next]) == hand
                && happenings[next].Network!.Place.MetersTo(place) < SameMeters)
            {
                next++;
            }

            var (from, to) = (happenings[first], happenings[next - 1]);
            stays.Add(new Stay(
                from.Party, from.Network!.Country, place,
                [.. happenings[first..next].Select(one => one.Network!.Name).Distinct().Take(3)],
                from.At, to.At, next - first, hand,
                stays is [.., var before]
                    ? new Hop(before.Place.MetersTo(place) / 1000, from.At - before.To)
                    : null));
            first = next;
        }

        return stays;
    }
}
