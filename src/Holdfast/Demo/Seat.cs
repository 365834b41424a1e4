using System.Text.Json.Nodes;

namespace Holdfast.Demo;

/// <summary>From where somebody acts: a device, a network, and the session that they opened there.</summary>
/// <param name="Device">The device, as an event tells of it.</param>
/// <param name="Network">The network, as an event tells of it.</param>
/// <param name="Session">The session; null where an act belongs to none.</param>
internal sealed record Seat(JsonObject Device, JsonObject Network, string? Session = null)
{
    /// <summary>A stranger's: a device that nobody knows, in a rented machine far away.</summary>
    public static Seat Stranger(string device, string address, string country, string session) => new(
        new JsonObject
        {
            ["id"] = device, ["platform"] = "windows", ["browser"] = "Chrome", ["language"] = "en-US",
            ["timeZone"] = "Europe/Tallinn",
        },
        new JsonObject
        {
            ["ip"] = address, ["asn"] = 20473, ["country"] = country, ["anonymizer"] = "hosting",
        },
        session);
}
