using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Simulator.Places;

/// <summary>A town where people live or travel to: the middle of its area, and how its devices are set.</summary>
internal sealed class City
{
    private City(int number, string name, string country, decimal latitude, decimal longitude, string zone,
        string language)
    {
        Number = (byte)number;
        Name = name;
        Country = CountryCode.Of(country);
        Latitude = latitude;
        Longitude = longitude;
        Zone = DateTimeZoneProviders.Tzdb[zone];
        ZoneText = Text.Of(zone);
        Language = Text.Of(language);
    }

    /// <summary>Its place in <see cref="All"/>.</summary>
    public byte Number { get; }

    public string Name { get; }

    public CountryCode Country { get; }

    public decimal Latitude { get; }

    public decimal Longitude { get; }

    public DateTimeZone Zone { get; }

    public Text ZoneText { get; }

    /// <summary>What most devices there speak.</summary>
    public Text Language { get; }

    /// <summary>Metropolitan areas of the United States, the largest first, then towns abroad.</summary>
    public static IReadOnlyList<City> All { get; } = Read();

    public static IReadOnlyList<City> Home { get; } = [.. All.Where(city => city.Country == CountryCode.Of("US"))];

    public static IReadOnlyList<City> Abroad { get; } = [.. All.Where(city => city.Country != CountryCode.Of("US"))];

    private static City[] Read() =>
    [
        .. CityList.Lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select((line, number) => Of(number, line.Split('|'))),
    ];

    private static City Of(int number, string[] parts) => new(
        number, parts[0], parts[1], Degrees(parts[2]), Degrees(parts[3]), parts[4], parts[5]);

    private static decimal Degrees(string text) =>
        decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
