using System.Globalization;
using Holdfast.Runtime.Trials;

namespace Holdfast.Runtime.Tests.Trials;

/// <summary>A month of sixty customers who sign in and pay, and of thieves who do the same from elsewhere.</summary>
internal static class BusyFirm
{
    private const int Customers = 60, Days = 30;

    public static Firm Month()
    {
        var random = new SplitMix(7);
        var firm = new Firm();
        for (var day = 1; day <= Days; day++)
        {
            for (var customer = 0; customer < Customers; customer++)
            {
                if (random.Below(3) == 0)
                {
                    Visit(firm, ref random, customer, day);
                }
            }

            if (day % 2 == 0)
            {
                Attack(firm, ref random, day);
            }
        }

        return firm;
    }

    // Now and then a customer has a new device, or is abroad.
    private static void Visit(Firm firm, ref SplitMix random, int customer, int day)
    {
        var device = random.Below(12) == 0 ? $"new-{day}" : "home";
        var country = random.Below(25) == 0 ? "FR" : "US";
        var session = Text($"s-{customer}-{day}");
        var origin = Origin(customer, device, country, "");
        firm.SignIn(Time(day, 9, customer), session, Text($"c-{customer}"), more: origin);
        if (random.Below(4) == 0)
        {
            firm.Transfer(Time(day, 10, customer), 200 + random.Below(3_000), session, Text($"c-{customer}"),
                more: origin);
        }
    }

    private static void Attack(Firm firm, ref SplitMix random, int day)
    {
        var customer = Text($"c-{random.Below(Customers)}");
        var hides = random.Below(4) == 0 ? ",'anonymizer':'tor'" : "";
        var (attack, session) = (Text($"at-{day}"), Text($"s-x-{day}"));
        var origin = Origin(200 + day, Text($"thief-{day}"), "US", hides);
        firm.SignIn(Time(day, 20, 0), session, customer, attack, more: origin);
        firm.Transfer(Time(day, 20, 9), 1_000 + random.Below(4_000), session, customer, attack, more: origin);
    }

    private static string Time(int day, int hour, int minute) =>
        Text($"2026-01-{day:00}T{hour:00}:{minute % 60:00}:00Z");

    private static string Origin(int network, string device, string country, string hides) => Text(
        $"'network':{{'ip':'24.{network % 250}.1.7','asn':{7000 + network},'country':'{country}'{hides}}},")
        + Text($"'device':{{'id':'d-{network}-{device}','platform':'ios'}},");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
