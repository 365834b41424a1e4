namespace Holdfast.Engine.OwnSignals;

/// <summary>The units in which a length of time is written.</summary>
internal static class TimeUnits
{
    private static readonly (TimeUnit Unit, string One, string Many)[] Units =
    [
        (TimeUnit.Second, "second", "seconds"), (TimeUnit.Minute, "minute", "minutes"),
        (TimeUnit.Hour, "hour", "hours"), (TimeUnit.Day, "day", "days"), (TimeUnit.Week, "week", "weeks"),
    ];

    public static IEnumerable<string> Names => Units.SelectMany(unit => new[] { unit.One, unit.Many });

    public static TimeUnit? Find(string name) => Array.FindIndex(
        Units, unit => unit.One == name || unit.Many == name) is var place and >= 0 ? Units[place].Unit : null;

    public static string Of(TimeUnit unit, bool isOne)
    {
        var named = Array.Find(Units, candidate => candidate.Unit == unit);
        return isOne ? named.One : named.Many;
    }
}
