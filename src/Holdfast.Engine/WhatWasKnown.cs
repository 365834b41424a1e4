using System.Text;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;

namespace Holdfast.Engine;

/// <summary>What was known before an event of whom it concerns, in plain English sentences.</summary>
internal static class WhatWasKnown
{
    /// <summary>What happened longer ago is not listed.</summary>
    private const long Lately = 30 * Stamp.Day;

    public static IReadOnlyList<string> To(Scene scene) =>
    [
        .. OfCustomer(scene.Customer), .. OfDevice(scene.Visit), .. OfNetwork(scene.Visit), .. OfAccount(scene.Account),
        .. OfPayee(scene), .. OfLately(scene),
    ];

    private static IEnumerable<string> OfCustomer(CustomerKnowledge? customer)
    {
        if (customer is null)
        {
            yield return "Which customer the event concerns could not be told.";
        }
        else if (customer.FirstSeen.IsNever)
        {
            yield return "Nothing was known of the customer.";
        }
        else
        {
            yield return $"The customer was known since {Moment(customer.FirstSeen)}, with "
                + $"{Plain.Count(customer.SignIns, "sign-in")}"
                + (customer.LastSignIn.IsNever ? "." : $", the last on {Moment(customer.LastSignIn)}.");
            yield return $"Seen with the customer: {Plain.Count(Different(FamiliarKind.Device), "device")}, "
                + $"{Plain.Count(Different(FamiliarKind.Network), "network")}, "
                + $"{Plain.Count(Different(FamiliarKind.TimeZone), "time zone")}.";
        }

        int Different(FamiliarKind kind) => customer.Familiar.Total(kind).Different;
    }

    private static IEnumerable<string> OfDevice(VisitView visit) => visit.Device switch
    {
        DeviceStanding.New => ["The device was never seen with the customer."],
        DeviceStanding.Fresh or DeviceStanding.Known or DeviceStanding.Seasoned =>
            [$"The device was first seen with the customer on {Moment(visit.DeviceEntry.First)}, and since then "
                + $"{Plain.Count(visit.DeviceEntry.Count, "time")} in all."],
        DeviceStanding.NotTold => [],
    };

    private static IEnumerable<string> OfNetwork(VisitView visit) => visit.Network switch
    {
        NetworkStanding.NewCountry => ["The customer was never seen in this country."],
        NetworkStanding.KnownCountry => ["The customer was never seen on this network, but in this country."],
        NetworkStanding.KnownNetwork =>
            ["The customer was seen on this network, but never at addresses near this one."],
        NetworkStanding.KnownNeighborhood => ["The customer was seen at addresses near this one."],
        NetworkStanding.Home => ["The customer is at home at addresses near this one."],
        NetworkStanding.NotTold => [],
    };

    private static IEnumerable<string> OfAccount(AccountKnowledge? account)
    {
        if (account is null)
        {
            yield return "Which account the event concerns could not be told.";
            yield break;
        }

        yield return account.FirstSeen.IsNever
            ? "Nothing was known of the account."
            : $"The account was known since {Moment(account.FirstSeen)}"
                + (account.OpenedAt.IsNever ? "" : $" and opened on {Moment(account.OpenedAt)}")
                + (account.Is(AccountFlags.OpenedOnline) ? ", online." : ".");
        if (!account.EquityAt.IsNever)
        {
            yield return $"It was worth {Plain.Dollars(account.Equity.TenThousandths)} on {Moment(account.EquityAt)}.";
        }

        if (account.Is(AccountFlags.TrustedContact))
        {
            yield return "A trusted contact person is on file.";
        }

        if (account.Is(AccountFlags.Restricted))
        {
            yield return "It was restricted.";
        }

        if (account.Is(AccountFlags.Closed))
        {
            yield return "It was closed.";
        }
    }

    private static IEnumerable<string> OfPayee(Scene scene)
    {
        if (!scene.Transfer.Out || scene.Transfer.Standing is PayeeStanding.NotTold)
        {
            yield break;
        }

        var payee = scene.Transfer.Payee;
        yield return payee.FirstSeen.IsNever ? "The payee was never named before."
            : payee.Releases == 0 ? $"The payee was first named on {Moment(payee.FirstSeen)} and never paid."
            : $"The payee was first paid on {Moment(payee.FirstReleased)}, "
                + $"{Plain.Count(payee.Releases, "time")} in all, at most {Plain.Dollars(payee.LargestReleased)}.";
    }

    private static IEnumerable<string> OfLately(Scene scene)
    {
        var lately = Enum.GetValues<Happening>()
            .Select(happening => (
                happening, Ago: Scene.YoungerOf(scene.SinceCustomer(happening), scene.SinceAccount(happening))))
            .Where(pair => pair.Ago is >= 0 and <= Lately)
            .OrderBy(pair => pair.Ago)
            .Select(pair => $"{Words(pair.happening)} {Plain.Span(pair.Ago)} before");
        var list = string.Join(", ", lately);
        if (list.Length > 0)
        {
            yield return $"In the 30 days before: {list}.";
        }
    }

    // EmailChanged reads "email changed".
    private static string Words(Happening happening)
    {
        var words = new StringBuilder();
        foreach (var letter in happening.ToString())
        {
            words.Append(char.IsUpper(letter) && words.Length > 0 ? " " : "").Append(char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }

    private static string Moment(Stamp moment) => Plain.Moment(Fact.Of(FactNames.Since, moment));
}
