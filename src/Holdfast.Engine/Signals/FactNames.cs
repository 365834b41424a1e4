namespace Holdfast.Engine.Signals;

/// <summary>The names that stand in <c>evidence</c>.</summary>
internal static class FactNames
{
    public static readonly FactName
        Amount = new("amount"),
        Attempts = new("attempts"),
        Browser = new("browser"),
        Contact = new("contact"),
        Country = new("country"),
        Days = new("days"),
        Destination = new("destination"),
        Device = new("device"),
        Distance = new("kilometers"),
        Employee = new("employee"),
        Failures = new("failures"),
        FirstSeen = new("firstSeen"),
        Hours = new("hours"),
        Language = new("language"),
        Names = new("names"),
        Network = new("network"),
        Origin = new("loginOrigin"),
        Others = new("others"),
        Ordinary = new("ordinary"),
        People = new("people"),
        Platform = new("platform"),
        Rail = new("rail"),
        Records = new("records"),
        Score = new("score"),
        Session = new("session"),
        Share = new("share"),
        ShareOfEquity = new("shareOfEquity"),
        ShareOfVolume = new("shareOfDailyVolume"),
        Since = new("since"),
        Speed = new("kilometersPerHour"),
        Symbol = new("symbol"),
        Times = new("times"),
        TimeZone = new("timeZone"),
        Visits = new("visits"),
        What = new("what"),
        Within = new("withinSeconds");
}
