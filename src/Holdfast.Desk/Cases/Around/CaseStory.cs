using System.Collections.Immutable;
using System.Globalization;
using Holdfast.Desk.Console;
using Holdfast.Desk.Console.Parts;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Desk.Cases.Around;

/// <summary>
/// What is thought to have happened, in a few plain sentences made of the case's alerts. It says what was seen and what
/// the engine answered, and leaves to people what it was.
/// </summary>
public static class CaseStory
{
    // A story is read in ten seconds; the rest is in the timeline.
    private const int StepsAtMost = 6;

    /// <summary>The sentences.</summary>
    /// <param name="kind">What the case looks like.</param>
    /// <param name="alerts">Its alerts.</param>
    /// <param name="around">What happened around it, with who is thought to have done it.</param>
    public static ImmutableArray<string> Of(
        CaseKind kind, IReadOnlyList<Happening> alerts, IReadOnlyList<(Happening Happening, Whose Whose)> around)
    {
        ArgumentNullException.ThrowIfNull(alerts);
        ArgumentNullException.ThrowIfNull(around);
        if (alerts.Count == 0)
        {
            return ["The records of its alerts were disposed of."];
        }

        return kind switch
        {
            CaseKind.Market => OfMarket(alerts),
            CaseKind.Insider => OfInsider(alerts),
            CaseKind.Probing => OfProbing(alerts),
            CaseKind.Payment or CaseKind.Takeover => OfVisit(alerts, around),
        };
    }

    private static ImmutableArray<string> OfMarket(IReadOnlyList<Happening> alerts)
    {
        Happening[] orders = [.. alerts.Where(alert => alert.Symbol.Length > 0)];
        var symbol = orders.GroupBy(order => order.Symbol, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .FirstOrDefault();
        if (symbol is null)
        {
            return [$"{Accounts(alerts)} placed orders that do not look like their own, within {Span(alerts)}."];
        }

        Happening[] same = [.. symbol];
        var bought = same.Count(order => order.Side is OrderSide.Buy);
        List<string> sentences =
        [
            $"{Accounts(same)} {(bought * 2 >= same.Length ? "bought" : "sold")} {symbol.Key} within {Span(same)}"
                + (Sum(same) is { TenThousandths: > 0 } sum ? $", for {Amount.Text(sum)} in all." : "."),
        ];
        if (orders.Length > same.Length)
        {
            sentences.Add($"Before that, {Accounts([.. orders.Except(same)])} sold or bought something else to be "
                + "able to.");
        }

        sentences.Add(Origins(alerts));
        sentences.Add(Answered(alerts));
        return [.. sentences.Where(sentence => sentence.Length > 0)];
    }

    private static ImmutableArray<string> OfInsider(IReadOnlyList<Happening> alerts)
    {
        var who = alerts.Select(alert => alert.ActorId).FirstOrDefault(id => id.Length > 0) ?? "An employee";
        var looks = alerts.Count(alert => alert.Type is EventType.EmployeeViewed);
        var exports = alerts.Count(alert => alert.Type is EventType.EmployeeExported);
        var customers = alerts.Select(alert => alert.Party).Distinct().Count();
        return
        [
            $"{who} "
                + (looks > 0 ? $"looked at {Count(customers, "customer")}" : "")
                + (looks > 0 && exports > 0 ? " and " : "")
                + (exports > 0 ? $"took records out {Count(exports, "time")}" : "")
                + (looks + exports == 0 ? "did what their work does not ask for" : "")
                + $", within {Span(alerts)}.",
            Answered(alerts),
        ];
    }

    private static ImmutableArray<string> OfProbing(IReadOnlyList<Happening> alerts) =>
    [
        .. ((string[])
        [
            $"Somebody tried {Accounts(alerts)}, {Count(alerts.Count, "time")} within {Span(alerts)}.",
            Origins(alerts),
            Answered(alerts),
        ]).Where(sentence => sentence.Length > 0),
    ];

    private static ImmutableArray<string> OfVisit(
        IReadOnlyList<Happening> alerts, IReadOnlyList<(Happening Happening, Whose Whose)> around)
    {
        // What the stranger did besides belongs to the story, though it was let pass.
        Happening[] strange = [.. around.Where(one => one.Whose is Whose.Stranger).Select(one => one.Happening)];
        Happening[] told = [.. alerts.Concat(strange).DistinctBy(one => one.Position)
            .Where(one => one.Type is not EventType.SessionObserved and not EventType.MfaChallenged
                and not EventType.OrderFilled and not EventType.CustomerReported)
            .OrderBy(one => one.At).ThenBy(one => one.Position)];
        if (told.Length == 0)
        {
            told = [.. alerts.Where(alert => alert.Type is not EventType.CustomerReported)];
        }

        var who = strange.Length > 0 ? "Somebody on a device that is new here" : "Whoever acted for the customer";
        var length = told.Length == 0 ? Duration.Zero : told[^1].At - told[0].At;
        var within = length < Duration.FromMinutes(1) ? "" : $", within {FirmTime.Text(length)}";
        return
        [
            .. ((string[])
            [
                told.Length == 0 ? "" : $"{who} {Joined(StepsOf(told))}{within}.",
                .. alerts.Where(alert => alert.Type is EventType.CustomerReported).Select(alert => alert.Title + ".")
                    .Distinct(),
                Travelled(alerts),
                Answered(alerts),
            ]).Where(sentence => sentence.Length > 0),
        ];
    }

    // Of many steps those are told in which money moves, and of the others the first.
    private static List<string> StepsOf(Happening[] told)
    {
        var steps = told.Select(one => (one.Kind, Text: Step(one))).DistinctBy(step => step.Text).ToList();
        for (var at = steps.Count - 1; at >= 0 && steps.Count > StepsAtMost; at--)
        {
            if (steps[at].Kind is not (HappeningKind.Money or HappeningKind.Trading))
            {
                steps.RemoveAt(at);
            }
        }

        var texts = steps.Take(StepsAtMost).Select(step => step.Text).ToList();
        return steps.Count > StepsAtMost
            ? [.. texts, Count(steps.Count - StepsAtMost, "thing") + " more"]
            : texts;
    }

    private static string Joined(List<string> parts) => parts.Count < 2
        ? string.Concat(parts)
        : $"{string.Join(", ", parts[..^1])} and {parts[^1]}";

    private static string Step(Happening one) => one.Type switch
    {
        EventType.LoginSucceeded => "signed in",
        EventType.LoginFailed => "failed to sign in",
        EventType.CredentialChanged or EventType.ContactChanged or EventType.AuthorityChanged
            => $"changed the {Lower(one.Title.Replace(" changed", "", StringComparison.Ordinal))}",
        EventType.DeliveryChanged or EventType.FeatureEnabled => $"had {Lower(one.Title)}",
        EventType.BankLinked => HappeningWording.Joined(" ", "linked a bank account", one.Detail),
        EventType.TransferRequested when one.Amount is { } amount => HappeningWording.Joined(
            " ", one.Direction is TransferDirection.In ? "asked to draw" : "asked to send", Amount.Text(amount),
            one.Detail),
        EventType.OrderPlaced => $"placed an order to {Lower(one.Title)}",
        EventType.SupportContacted => "called support",
        EventType.TokenGranted => "let a program in",
        _ => $"did “{one.Title}”",
    };

    private static string Lower(string title) => title.Length == 0
        ? ""
        : char.ToLowerInvariant(title[0]) + title[1..];

    private static string Travelled(IReadOnlyList<Happening> alerts) => alerts.SelectMany(alert => alert.Reasons)
        .Where(reason => reason.Signal is "impossibleTravel" or "newDeviceNetworkAndCountry")
        .Select(reason => reason.Text.TrimEnd('.') + ".").FirstOrDefault() ?? "";

    private static string Origins(IReadOnlyList<Happening> alerts)
    {
        var devices = alerts.Select(alert => alert.Device?.Id).OfType<string>().Distinct().Count();
        var networks = alerts.Select(alert => alert.Network?.Name).OfType<string>().Distinct().Count();
        return devices + networks == 0
            ? ""
            : $"It came from {Count(devices, "device")} on {Count(networks, "network")}.";
    }

    private static string Answered(IReadOnlyList<Happening> alerts)
    {
        List<string> parts = [];
        foreach (var (outcome, words) in (ReadOnlySpan<(Outcome, string)>)
            [(Outcome.Deny, "refused"), (Outcome.Hold, "held"), (Outcome.StepUp, "asked for more proof")])
        {
            if (alerts.Count(alert => alert.Outcome == outcome) is > 0 and var count)
            {
                parts.Add(words + (count == 1 ? " once" : $" {count} times"));
            }
        }

        return parts.Count == 0 ? "" : $"The engine {Joined(parts)}.";
    }

    private static string Accounts(IReadOnlyList<Happening> alerts) => Count(
        alerts.Select(alert => alert.Account.Length > 0 ? alert.Account : alert.Customer).Distinct().Count(),
        "account");

    private static Money? Sum(IEnumerable<Happening> orders)
    {
        decimal sum = 0;
        foreach (var order in orders)
        {
            sum += order.Amount is { } amount && amount.Currency == Currency.UsDollar ? amount.TenThousandths : 0;
        }

        return Money.OfSum(sum);
    }

    private static string Span(IReadOnlyCollection<Happening> alerts)
    {
        var length = alerts.Max(alert => alert.At) - alerts.Min(alert => alert.At);
        return length < Duration.FromMinutes(1) ? "a minute" : FirmTime.Text(length);
    }

    private static string Count(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
