using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;

namespace Holdfast.Demo.Stories;

/// <summary>
/// Names and passwords that leaked elsewhere are tried one after another. Two of them open an account, and from one of
/// these a new bank is linked and money asked for.
/// </summary>
internal static class Stuffing
{
    /// <summary>How many people have a part in it.</summary>
    public const int People = 2;

    private const int Tries = 48;

    public static IEnumerable<Happening> Of(IReadOnlyList<DemoPerson> people)
    {
        var seat = Seat.Stranger("d-tool", "198.51.100.23", "RO", "s-tool");
        for (var number = 0; number < Tries; number++)
        {
            yield return Try(seat, number);
        }

        yield return Acts.SignIn(people[0], 7, seat with { Session = "s-tool-0" }, "none");
        yield return Acts.SignIn(people[1], 9, seat with { Session = "s-tool-1" }, "none");
        yield return Happening.By(
            people[1], 11, "bank.linked", seat with { Session = "s-tool-1" },
            new { destination = $"bank-{people[1].Customer}", ownerNameMatch = "mismatch", verification = "instant" });
        yield return Acts.Transfer(
            people[1], 13, seat with { Session = "s-tool-1" }, 9_800, "instant", "thirdPartyBank", "M. Dorn", "online");
    }

    private static Happening Try(Seat seat, int number) => new(
        Duration.FromMinutes(4 + number * 0.15),
        new JsonObject
        {
            ["type"] = "login.failed",
            ["channel"] = "web",
            ["network"] = seat.Network.DeepClone(),
            ["device"] = seat.Device.DeepClone(),
            ["data"] = new JsonObject
            {
                ["reason"] = number % 3 == 0 ? "unknownUser" : "badPassword",
                ["username"] = string.Create(CultureInfo.InvariantCulture, $"u-leaked-{number}"),
            },
        });
}
