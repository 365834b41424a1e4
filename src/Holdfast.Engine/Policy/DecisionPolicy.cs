using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Policy;

/// <summary>
/// From evidence to outcome: what each signal weighs, how rare an intruder is at each gate, from which score on what is
/// done, what holds whatever the score. Immutable; a changed policy is another one, with another fingerprint.
/// </summary>
public sealed class DecisionPolicy
{
    private LogOdds[] _weights;
    private readonly long[] _limits;
    private GatePolicy?[] _gates = new GatePolicy?[64];

    /// <param name="weights">Weight by signal id; what is missing has its default.</param>
    /// <param name="limits">Limits in the unit of the file by name; what is missing has its default.</param>
    /// <param name="gates">Gates by event type; what is missing has its default.</param>
    /// <param name="hardRules">The hard rules; null for the default ones.</param>
    /// <param name="lists">The lists; null for the default ones.</param>
    /// <exception cref="ArgumentException">A name that does not exist.</exception>
    public DecisionPolicy(
        IReadOnlyDictionary<string, LogOdds>? weights = null,
        IReadOnlyDictionary<string, decimal>? limits = null,
        IReadOnlyDictionary<EventType, GatePolicy>? gates = null,
        IReadOnlyList<HardRule>? hardRules = null,
        PolicyLists? lists = null)
    {
        _weights = [.. SignalCatalog.All.Select(signal => LogOdds.Of(signal.Description.Weight))];
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
            _ = SignalCatalog.Find(id) ?? throw NoSuch("signal", id);
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
            other._weights[SignalCatalog.Find(id)?.Index ?? throw NoSuch("signal", id)] = weight;
        }

        foreach (var (type, gate) in gates ?? new Dictionary<EventType, GatePolicy>())
        {
            other._gates[(int)type] = Policy.Gates.Contains(type) ? gate : throw NoSuch("gate", $"{type}");
        }

        other.Fingerprint = FingerprintOf(other.CanonicalText());
        return other;
    }

    internal LogOdds[] Weights => _weights;

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

        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }
}
