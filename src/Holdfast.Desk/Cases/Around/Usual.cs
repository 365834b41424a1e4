using System.Collections.Immutable;
using System.Globalization;
using Holdfast.Desk.Console.Parts;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Desk.Cases.Around;

/// <summary>What an account normally does beside what it did now.</summary>
/// <param name="What">What is compared.</param>
/// <param name="Normally">What it did in the time before.</param>
/// <param name="Now">What it did now.</param>
/// <param name="IsOdd">Whether nothing of the kind was seen before.</param>
public sealed record Comparison(string What, string Normally, string Now, bool IsOdd);

/// <summary>What is usual for somebody, and what is not.</summary>
public sealed record Usual
{
    /// <summary>So long before the case counts as usual.</summary>
    public static readonly Duration Before = Duration.FromDays(90);

    private const int HoursOfDay = 24, NamedAtMost = 3;

    private Usual(
        ImmutableArray<Comparison> comparisons, ImmutableArray<int> hours, ImmutableArray<int> hoursNow, int events)
    {
        (Comparisons, Hours, HoursNow, Events) = (comparisons, hours, hoursNow, events);
    }

    /// <summary>What is compared.</summary>
    public ImmutableArray<Comparison> Comparisons { get; }

    /// <summary>How often something was done in each hour of the firm's day, in the time before.</summary>
    public ImmutableArray<int> Hours { get; }

    /// <summary>And now.</summary>
    public ImmutableArray<int> HoursNow { get; }

    /// <summary>How many events the time before is known by.</summary>
    public int Events { get; }

    /// <summary>Compares.</summary>
    /// <param name="past">What the customer did before the case.</param>
    /// <param name="now">What was done since it began.</param>
    /// <param name="zone">The zone in whose hours the day is divided.</param>
    public static Usual Of(IReadOnlyList<Happening> past, IReadOnlyList<Happening> now, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(past);
        ArgumentNullException.ThrowIfNull(now);
        Happening[] before = [.. past.Where(IsDoing)], since = [.. now.Where(IsDoing)];
        Comparison?[] comparisons =
        [
            Named("Devices", before, since, one => one.Device is { Id.Length: > 0 } device
                ? device.Text.Length > 0 ? $"{device.Text} ({Short(device.Id)})" : device.Id : ""),
            Named("Networks", before, since, one => one.Network is { Asn: > 0 and var asn }
                ? string.Create(CultureInfo.InvariantCulture, $"AS{asn}") : one.Network?.Name ?? ""),
            Named("Countries", before, since, one => one.Network?.Country ?? ""),
            Named("Origin hidden by", before, since, one => HappeningWording.Of(one.Network?.Anonymizer ?? default)),
            Named("Payees", before, since, one => one.Type is EventType.TransferRequested ? Short(one.Payee) : ""),
            Sums("Money out", before, since, IsOut),
            Named("Securities", before, since, one => one.Type is EventType.OrderPlaced ? one.Symbol : ""),
            Sums("Orders", before, since, one => one.Type is EventType.OrderPlaced),
            Changes("Credentials and contacts changed", before, since),
        ];
        return new Usual(
            [.. comparisons.OfType<Comparison>()], HoursOf(before, zone), HoursOf(since, zone), before.Length);
    }

    private static bool IsDoing(Happening one) =>
        one.Kind is not (HappeningKind.Staff or HappeningKind.Account)
        && one.Type is not (EventType.OrderFilled or EventType.TransferCompleted)
        && one.Actor is ActorKind.NotGiven or ActorKind.Customer or ActorKind.ThirdParty;

    private static bool IsOut(Happening one) =>
        one is { Type: EventType.TransferRequested, Direction: TransferDirection.Out };

    private static Comparison? Named(
        string what, Happening[] before, Happening[] now, Func<Happening, string> name)
    {
        var known = Counted(before, name);
        var seen = Counted(now, name);
        if (seen.Count == 0)
        {
            return null;
        }

        List<string> added = [.. seen.Select(one => one.Name).Except(known.Select(one => one.Name))];
        var text = added.Count == 0
            ? Listed([.. seen.Select(one => one.Name)])
            : Listed(added) + (added.Count == 1 ? ": never seen before" : ": none of them seen before");
        return new Comparison(what, known.Count == 0
            ? "none"
            : Listed([.. known.Select(one => $"{one.Name} ({Share(one.Count, known.Sum(all => all.Count))})")]),
            text, added.Count > 0);
    }

    private static Comparison? Sums(string what, Happening[] before, Happening[] now, Func<Happening, bool> counts)
    {
        var (known, seen) = (AmountsOf(before, counts), AmountsOf(now, counts));
        if (seen.Count == 0)
        {
            return null;
        }

        var largest = known.Count == 0 ? 0 : known[^1];
        return new Comparison(
            what,
            known.Count == 0
                ? $"none in {Before.Days} days"
                : $"{known.Count} in {Before.Days} days, usually {Text(known[known.Count / 2])}, "
                    + $"at most {Text(largest)}",
            $"{seen.Count}, {(seen.Count == 1 ? "of" : "the largest of")} {Text(seen[^1])}",
            seen[^1] > largest);
    }

    private static Comparison? Changes(string what, Happening[] before, Happening[] now)
    {
        var (known, seen) = (ChangesOf(before), ChangesOf(now));
        return seen.Count == 0 ? null : new Comparison(
            what, known.Count == 0 ? $"none in {Before.Days} days" : Listed(known), Listed(seen), known.Count == 0);
    }

    private static List<string> ChangesOf(Happening[] happenings) =>
    [
        .. happenings.Where(one => one.Type is EventType.CredentialChanged or EventType.ContactChanged
            or EventType.DeliveryChanged or EventType.BankLinked).Select(one => one.Title).Distinct(),
    ];

    private static List<long> AmountsOf(Happening[] happenings, Func<Happening, bool> counts) =>
    [
        .. happenings.Where(one => counts(one) && one.Amount is { } amount && amount.Currency == Currency.UsDollar)
            .Select(one => one.Amount!.Value.TenThousandths).Order(),
    ];

    private static List<(string Name, int Count)> Counted(Happening[] happenings, Func<Happening, string> name) =>
    [
        .. happenings.Select(name).Where(text => text.Length > 0).GroupBy(text => text, StringComparer.Ordinal)
            .Select(group => (Name: group.Key, Count: group.Count()))
            .OrderByDescending(one => one.Count).ThenBy(one => one.Name, StringComparer.Ordinal),
    ];

    private static string Listed(List<string> names) => names.Count <= NamedAtMost
        ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(NamedAtMost))} and {names.Count - NamedAtMost} more";

    private static string Share(int count, int all) => string.Create(
        CultureInfo.InvariantCulture, $"{Math.Max(1, (int)Math.Round(100.0 * count / all))} %");

    private static string Text(long tenThousandths) => Amount.Text(Money.OfTenThousandths(tenThousandths));

    /// <summary>The end of a long token, by which people tell tokens apart.</summary>
    internal static string Short(string token) => token.Length <= 12 ? token : "…" + token[^10..];

    private static ImmutableArray<int> HoursOf(Happening[] happenings, DateTimeZone zone)
    {
        var hours = new int[HoursOfDay];
        foreach (var happening in happenings)
        {
            hours[happening.At.InZone(zone).Hour]++;
        }

        return [.. hours];
    }
}
