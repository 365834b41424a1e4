using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Demo;

/// <summary>Something that happens at the demo's firm: when, and what its systems tell of it.</summary>
/// <param name="At">When, from the moment at which somebody began to look; less than zero before it.</param>
/// <param name="Event">The event, without its id and time.</param>
internal sealed record Happening(Duration At, JsonObject Event)
{
    /// <summary>The event as a line.</summary>
    public string Line(string id, Instant time)
    {
        var told = (JsonObject)Event.DeepClone();
        told["id"] = id;
        told["time"] = InstantPattern.ExtendedIso.Format(time);
        return told.ToJsonString();
    }

    /// <summary>Something that a customer does, or somebody in the customer's name.</summary>
    public static Happening By(
        DemoPerson person, double minute, string type, Seat? seat, object data, string channel = "web")
    {
        var told = new JsonObject
        {
            ["type"] = type,
            ["account"] = person.Account,
            ["customer"] = person.Customer,
            ["channel"] = channel,
            ["data"] = Json(data),
        };
        if (seat is not null)
        {
            told["device"] = seat.Device.DeepClone();
            told["network"] = seat.Network.DeepClone();
            if (seat.Session is not null)
            {
                told["session"] = seat.Session;
            }
        }

        return new Happening(Duration.FromMinutes(minute), told);
    }

    /// <summary>Something that a member of staff does, of the firm's systems' kind of staff.</summary>
    public static Happening ByEmployee(
        string employee, double minute, string type, string? customer, object data)
    {
        var told = new JsonObject
        {
            ["type"] = type,
            ["actor"] = new JsonObject { ["kind"] = "employee", ["id"] = employee },
            ["data"] = Json(data),
        };
        if (customer is not null)
        {
            told["customer"] = customer;
        }

        return new Happening(Duration.FromMinutes(minute), told);
    }

    private static JsonNode? Json(object data) => System.Text.Json.JsonSerializer.SerializeToNode(data);
}
