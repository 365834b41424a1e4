using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Holdfast.Engine.Contract;
using Holdfast.Engine.OwnSignals;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Engine.Policy;

/// <summary>
/// From evidence to outcome: what each signal weighs, how rare an intruder is at each gate, from which score on what is
/// done, what holds whatever the score. Immutable; a changed policy is another one, with another fingerprint.
/// </summary>
public sealed class DecisionPolicy
{
    /// <summary>The firm's time zone where the policy names none: that of the exchanges.</summary>
    public const string DefaultTimeZone = "America/New_York";

    private LogOdds[] _weights;
    private readonly long[] _limits;
    private GatePolicy?[] _gates = new GatePolicy?[64];
    private readonly GateRule[][] _rules = new GateRule[64][];

    /// <param name="weights">Weight by signal id; what is missing has its default.</param>
    /// <param name="limits">Limits in the unit of the file by name; what is missing has its default.</param>
    /// <param name="gates">Gates by event type; what is missing has its default.</param>
    /// <param name="hardRules">The hard rules; null for the default ones.</param>
    /// <param name="lists">The lists; null for the default ones.</param>
    /// <param name="ownSignals">The firm's own signals; null for none. Hard rules may name them.</param>
    /// <param name="timeZone">The firm's time zone by its IANA name; null for <see cref="DefaultTimeZone"/>.</param>
    /// <exception cref="ArgumentException">
    /// A name that does not exist, two own signals of one name, or too many.
    /// </exception>
    public DecisionPolicy(
        IReadOnlyDictionary<string, LogOdds>? weights = null,
        IReadOnlyDictionary<string, decimal>? limits = null,
        IReadOnlyDictionary<EventType, GatePolicy>? gates = null,
        IReadOnlyList<HardRule>? hardRules = null,
        PolicyLists? lists = null,
        IReadOnlyList<OwnSignalDefinition>? ownSignals = null,
        string? timeZone = null)
    {
        OwnSignals = ownSignals ?? [];
        Signals = OwnSignals.Count == 0 ? SignalRoster.BuiltIn : new SignalRoster(OwnSignals);
        TimeZone = timeZone ?? DefaultTimeZone;
        Zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(TimeZone) ?? throw NoSuch("time zone", TimeZone);
        _weights = new LogOdds[Signals.All.Length];
        foreach (var signal in Signals.All)
        {
            _weights[signal.Index] = LogOdds.Of(signal.Description.Weight);
        }

        foreach (var (id, weight) in weights ?? new Dictionary<string, LogOdds>())
        {
            _weights[SignalCatalog.Find(id)?.Index ?? throw NoSuch("signal", id)] = weight;
        }

        _limits = [.. PolicyLimits.All.Select(limit => limit.ToKept(limit.Default))];
        foreach (var (name, value) in limits ?? new Dictionary<string, decimal>())
        {
            var limit = PolicyLimits.All.FirstOrDefault(limit => limit.Name == name) ?? throw NoSuch("limit", name);
            _limits[limit.Index] = limit.ToKept(value);
        }

        foreach (var type in Gates.All)
        {
            _gates[(int)type] = gates?.GetValueOrDefault(type) ?? DefaultPolicy.GateOf(type);
        }

        HardRules = hardRules ?? DefaultPolicy.HardRules;
        foreach (var id in HardRules.SelectMany(rule => rule.Signals))
        {
            _ = Signals.Find(id) ?? throw NoSuch("signal", id);
        }

        foreach (var gate in Gates.All)
        {
            // The firm's own stand by name, so that their order in a file changes nothing.
            HardRule[] own = [.. Signals.Own.SelectMany(signal => signal.Rules)
                .OrderBy(rule => rule.Name, StringComparer.Ordinal)];
            _rules[(int)gate] = [.. HardRules.Concat(own).Where(rule => rule.Gate == gate).Select(rule => new GateRule(
                rule, [.. rule.Signals.Select(id => Signals.Find(id)!)]))];
        }

        Lists = lists ?? PolicyLists.Default;
        Fingerprint = FingerprintOf(CanonicalText());
    }

    /// <summary>The policy that ships with the product.</summary>
    public static DecisionPolicy Default { get; } = new();

    /// <summary>Six hexadecimal digits by which decisions name this policy: equal policies, equal digits.</summary>
    public string Fingerprint { get; private set; }

    /// <summary>What holds whatever the score.</summary>
    public IReadOnlyList<HardRule> HardRules { get; }

    /// <summary>The firm's own signals, in the order of its file.</summary>
    public IReadOnlyList<OwnSignalDefinition> OwnSignals { get; }

    /// <summary>The IANA name of the time zone in which own signals read hours and days.</summary>
    public string TimeZone { get; }

    /// <summary>Countries, networks and hosts that are treated in a way of their own.</summary>
    public PolicyLists Lists { get; }

    /// <summary>Log-odds before anything is known, for events that are no gate.</summary>
    public static LogOdds PriorElsewhere => LogOdds.Of(-5m);

    /// <summary>What a signal weighs.</summary>
    public LogOdds WeightOf(Signal signal) => _weights[signal.Index];

    /// <summary>A limit as the engine keeps it: seconds, thousandths, ten-thousandths of a dollar.</summary>
    public long Limit(PolicyLimit limit) => _limits[limit.Index];

    /// <summary>How a gate is answered; null for types that are no gate.</summary>
    public GatePolicy? GateOf(EventType type) => _gates[(int)type];

    /// <summary>This policy with some weights and gates put in place of its own; it stays as it is itself.</summary>
    /// <param name="weights">Weight by signal id.</param>
    /// <param name="gates">Gates by event type.</param>
    /// <exception cref="ArgumentException">A name that does not exist, or a type that is no gate.</exception>
    public DecisionPolicy With(
        IReadOnlyDictionary<string, LogOdds>? weights = null, IReadOnlyDictionary<EventType, GatePolicy>? gates = null)
    {
        // A copy of everything, so that what a policy comes to hold later is carried over too.
        var other = (DecisionPolicy)MemberwiseClone();
        other._weights = [.. _weights];
        other._gates = [.. _gates];
        foreach (var (id, weight) in weights ?? new Dictionary<string, LogOdds>())
        {
            other._weights[Signals.Find(id)?.Index ?? throw NoSuch("signal", id)] = weight;
        }

        foreach (var (type, gate) in gates ?? new Dictionary<EventType, GatePolicy>())
        {
            other._gates[(int)type] = Policy.Gates.Contains(type) ? gate : throw NoSuch("gate", $"{type}");
        }

        other.Fingerprint = FingerprintOf(other.CanonicalText());
        return other;
    }

    internal LogOdds[] Weights => _weights;

    /// <summary>Built-in signals and the firm's own.</summary>
    internal SignalRoster Signals { get; }

    internal DateTimeZone Zone { get; }

    /// <summary>What holds at a gate whatever the score: the hard rules, then what own signals answer.</summary>
    internal ReadOnlySpan<GateRule> RulesAt(EventType gate) => _rules[(int)gate];

    /// <summary>The signal of a wire word, built in or the firm's own; null where there is none.</summary>
    public Signal? FindSignal(string id) => Signals.Find(id);

    private static ArgumentException NoSuch(string what, string name) => new($"There is no {what} named '{name}'.");

    private static string FingerprintOf(string canonical) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))[..6];

    private string CanonicalText()
    {
        var text = new StringBuilder();
        foreach (var signal in SignalCatalog.All.OrderBy(signal => signal.Id, StringComparer.Ordinal))
        {
            Line($"signal {signal.Id} {WeightOf(signal)}");
        }

        foreach (var limit in PolicyLimits.All.OrderBy(limit => limit.Name, StringComparer.Ordinal))
        {
            Line($"limit {limit.Name} {Limit(limit)}");
        }

        foreach (var type in Gates.All)
        {
            var gate = GateOf(type)!;
            Line($"gate {type} {gate.Prior} {gate.Thresholds}");
            foreach (var row in gate.Rows)
            {
                Line($"row {row}");
            }
        }

        foreach (var rule in HardRules)
        {
            Line($"rule {rule.Name} {rule.Gate} {string.Join(',', rule.Signals)} {rule.Outcome}");
        }

        foreach (var line in Lists.CanonicalLines())
        {
            Line($"{line}");
        }

        // Of a policy without them nothing is said, so that it keeps the fingerprint it had before there were any.
        foreach (var own in OwnSignals.OrderBy(own => own.Name, StringComparer.Ordinal))
        {
            Line($"{own.CanonicalLine()}");
        }

        if (TimeZone != DefaultTimeZone)
        {
            Line($"zone {TimeZone}");
        }

        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }
}

/// <summary>A hard rule at its gate, with its signals found.</summary>
internal sealed record GateRule(HardRule Rule, Signal[] Signals);
