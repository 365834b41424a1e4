using System.Collections.Immutable;
using Holdfast.Desk.Cases;
using Holdfast.Desk.Cases.Rules;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Desk.Tests.Cases;

/// <summary>Alerts that a test makes up, and the rules that come with Holdfast.</summary>
internal static class Alerts
{
    public static CaseRulesTable Rules { get; } = Read(CaseRulesTable.ShippedText());

    public static Instant Noon { get; } = Instant.FromUtc(2026, 11, 23, 17, 0);

    public static CaseRules InForce { get; } = Rules.At(Noon);

    public static CaseRulesTable Read(string text) => CaseRulesTable.Parse(text) switch
    {
        CaseRulesReading.Accepted accepted => accepted.Table,
        CaseRulesReading.Refused refused => throw new InvalidOperationException(string.Join('\n', refused.Faults)),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>An alert about things named as <c>customer:c-1 symbol:CHNS</c>.</summary>
    public static Alert Of(
        string things, string signals = "", Instant? at = null, EventType type = EventType.OrderPlaced,
        Outcome outcome = Outcome.Hold, string speaksFor = "", uint system = 0)
    {
        ImmutableArray<RawKey> raw =
        [
            .. things.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(thing => Raw(thing, system)),
        ];
        return new Alert
        {
            Position = 7, At = at ?? Noon, ToldAt = at ?? Noon, Type = type, Outcome = outcome, Severity = outcome,
            Score = Probability.Of(0.7m), Against = Split(signals), For = Split(speaksFor), Advice = [],
            Kind = CaseKind.Takeover, Customer = "", Raw = raw,
            Keys = [.. raw.Select(key => new AlertKey(key.Kind, key.Value))],
        };
    }

    private static RawKey Raw(string thing, uint system)
    {
        var at = thing.IndexOf(':', StringComparison.Ordinal);
        var kind = Enum.Parse<KeyKind>(thing[..at], ignoreCase: true);
        var value = thing[(at + 1)..];
        return kind is KeyKind.Network
            ? new RawKey(kind, value, System.Net.IPAddress.Parse(value), system)
            : new RawKey(kind, value);
    }

    private static ImmutableArray<string> Split(string words) =>
        [.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
