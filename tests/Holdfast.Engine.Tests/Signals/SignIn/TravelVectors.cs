using Holdfast.Engine.Contract;
using NodaTime;

namespace Holdfast.Engine.Tests.Signals.SignIn;

/// <summary>
/// The vectors of geo-velocity by which the two signals of travel are defined, for places without an error: from where,
/// to where, in how many minutes, and which of the two speaks.
/// </summary>
internal static class TravelVectors
{
    public const string Impossible = "impossibleTravel", Unlikely = "unlikelyTravel", None = "";

    private static readonly (decimal, decimal)
        NewYork = (40.7128m, -74.0060m),
        LosAngeles = (34.0522m, -118.2437m),
        London = (51.5074m, -0.1278m),
        Boston = (42.3601m, -71.0589m),
        Fiji = (-17.7134m, 178.0650m),
        Samoa = (-13.7590m, -172.1046m),
        Lagos = (6.5244m, 3.3792m),
        Manhattan = (40.7580m, -73.9855m),
        Brooklyn = (40.7060m, -73.9550m);

    public static TheoryData<string, decimal, decimal, decimal, decimal, int, string> All
    {
        get
        {
            TheoryData<string, decimal, decimal, decimal, decimal, int, string> all = [];
            foreach (var (journey, from, to, minutes, speaks) in Rows)
            {
                all.Add(journey, from.Item1, from.Item2, to.Item1, to.Item2, minutes, speaks);
            }

            return all;
        }
    }

    private static
        (string Journey, (decimal, decimal) From, (decimal, decimal) To, int Minutes, string Speaks)[] Rows =>
    [
        ("New York to Los Angeles in an hour", NewYork, LosAngeles, 60, Impossible),
        ("New York to Los Angeles in six hours", NewYork, LosAngeles, 360, Unlikely),
        ("New York to London in seven hours", NewYork, London, 420, Unlikely),
        ("New York to Boston in an hour", NewYork, Boston, 60, Unlikely),
        ("New York to Boston in four hours", NewYork, Boston, 240, None),
        ("Fiji to Samoa across the date line in two hours", Fiji, Samoa, 120, Unlikely),
        ("New York to Lagos in three minutes", NewYork, Lagos, 3, Impossible),
        ("Manhattan to Brooklyn in a minute", Manhattan, Brooklyn, 1, None),
    ];

    /// <summary>A sign-in at one place, and after some time another on a new device at another place.</summary>
    public static Decision Travel(
        decimal fromLatitude, decimal fromLongitude, decimal toLatitude, decimal toLongitude, Duration time)
    {
        var story = new Story(SignInTelling.Limits(("placeRadius", 0)));
        story.SignIn(at: Place.Home with { Latitude = fromLatitude, Longitude = fromLongitude });
        return story.Wait(time)
            .SignIn(at: Place.Abroad with { Latitude = toLatitude, Longitude = toLongitude });
    }

    /// <summary>A journey north from home, at which both places may be off by a radius.</summary>
    public static Decision North(decimal degrees, int seconds, decimal radius = 0)
    {
        var story = new Story(SignInTelling.Limits(("placeRadius", radius)));
        story.SignIn(at: Place.Home);
        return story.WaitSeconds(seconds)
            .SignIn(at: Place.Abroad with { Latitude = 40.71m + degrees, Longitude = Place.Home.Longitude });
    }
}
