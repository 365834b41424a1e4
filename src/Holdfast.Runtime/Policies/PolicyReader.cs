using System.Globalization;
using Holdfast.Engine.Contract;
using Holdfast.Engine.OwnSignals;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Runtime.Policies;

/// <summary>Makes a policy of the tree of a policy file.</summary>
internal sealed class PolicyReader(PolicyFaults faults)
{
    public const string Version = "version", TimeZone = "timeZone", GateSection = "gates", OwnSection = "ownSignals",
        RuleSection = "hardRules", LimitSection = "limits", SignalSection = "signals", ListSection = "lists";

    /// <summary>The only version of the file there is.</summary>
    public const string CurrentVersion = "1";

    /// <summary>A weight of 20 makes odds half a billion times as high: more is a slip of the pen.</summary>
    public const decimal HeaviestWeight = 20;

    private static readonly string[] Sections =
        [Version, TimeZone, GateSection, OwnSection, RuleSection, LimitSection, SignalSection, ListSection];

    private readonly ValueReader _values = new(faults);

    /// <summary>The policy that a file asks for; to be thrown away where there is a fault.</summary>
    public DecisionPolicy? Read(YamlNode? root)
    {
        Dictionary<string, LogOdds>? weights = null;
        Dictionary<string, decimal>? limits = null;
        Dictionary<EventType, GatePolicy>? gates = null;
        YamlNode? rules = null;
        string? timeZone = null;
        PolicyLists? lists = null;
        var gateReader = new GateReader(_values, faults);
        var ownReader = new OwnSignalReader(_values, faults);
        var hasVersion = false;
        foreach (var (name, value) in root is null ? [] : _values.Entries(root, "the sections of a policy file"))
        {
            switch (name.Value)
            {
                case Version:
                    hasVersion = true;
                    ReadVersion(value);
                    break;
                case TimeZone:
                    timeZone = ReadTimeZone(value);
                    break;
                case GateSection:
                    gates = gateReader.Read(value);
                    break;
                case OwnSection:
                    ownReader.Read(value);
                    break;
                case RuleSection:
                    rules = value;
                    break;
                case LimitSection:
                    limits = ReadLimits(value);
                    break;
                case SignalSection:
                    weights = ReadWeights(value);
                    break;
                case ListSection:
                    lists = new ListReader(_values, faults).Read(value);
                    break;
                default:
                    faults.Unknown("section", name, Sections);
                    break;
            }
        }

        if (!hasVersion && root is null or YamlMap { IsWhole: true })
        {
            // Whoever cuts a file short by mistake would otherwise get the default policy without a word.
            faults.Add(
                root?.At ?? new Place(1, 1), $"Expected '{Version}: {CurrentVersion}': a policy says its version.");
        }

        // Hard rules may name own signals, wherever in the file the two stand.
        var hardRules = rules is null
            ? null
            : new HardRuleReader(_values, gateReader, ownReader.Ids, faults).Read(rules);
        return faults.Any
            ? null
            : new DecisionPolicy(weights, limits, gates, hardRules, lists, ownReader.Signals, timeZone);
    }

    private void ReadVersion(YamlNode node)
    {
        if (node is not YamlText { IsQuoted: false, Value: CurrentVersion })
        {
            _values.NotAsExpected(node, $"version {CurrentVersion}, the only one there is");
        }
    }

    private string? ReadTimeZone(YamlNode node)
    {
        if (_values.Word(node, "a time zone by its IANA name, such as America/New_York") is not { } word)
        {
            return null;
        }

        var zones = DateTimeZoneProviders.Tzdb.Ids;
        if (!zones.Contains(word.Value))
        {
            faults.Unknown("time zone", word, zones);
        }

        return word.Value;
    }

    private Dictionary<string, LogOdds> ReadWeights(YamlNode node)
    {
        var weights = new Dictionary<string, LogOdds>(StringComparer.Ordinal);
        foreach (var (name, value) in _values.Entries(node, "the names of signals, each with its weight"))
        {
            if (name.Value.StartsWith(OwnSignalDefinition.Prefix, StringComparison.Ordinal))
            {
                faults.Add(name.At, $"The weight of an own signal stands with it, in the section '{OwnSection}'.");
                continue;
            }

            if (SignalCatalog.Find(name.Value) is not { } signal)
            {
                faults.Unknown("signal", name, SignalCatalog.All.Select(known => known.Id));
                continue;
            }

            // Turned round, a signal would say the reverse of its name in every reason that it gives.
            var (least, most, because) = signal.Description.Weight switch
            {
                > 0 => (0, HeaviestWeight, ", because this signal speaks against the customer"),
                < 0 => (-HeaviestWeight, 0, ", because this signal speaks for the customer"),
                _ => (-HeaviestWeight, HeaviestWeight, ""),
            };
            if (_values.Number(value, "a weight", least, most, 3, because) is { } weight)
            {
                weights[name.Value] = LogOdds.Of(weight);
            }
        }

        return weights;
    }

    private Dictionary<string, decimal> ReadLimits(YamlNode node)
    {
        var limits = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (name, value) in _values.Entries(node, "the names of limits, each with its number"))
        {
            if (PolicyLimits.All.FirstOrDefault(known => known.Name == name.Value) is not { } limit)
            {
                faults.Unknown("limit", name, PolicyLimits.All.Select(known => known.Name));
                continue;
            }

            var (what, decimals) = FormOf(limit.Unit);
            if (_values.Number(value, what, limit.Least, limit.Most, decimals) is { } number)
            {
                limits[name.Value] = number;
            }
        }

        return limits;
    }

    // Six decimals of a day are finer than the seconds it is kept in.
    private static (string What, int Decimals) FormOf(LimitUnit unit) => unit switch
    {
        LimitUnit.Count => ("a whole number", 0),
        LimitUnit.Seconds => ("a whole number of seconds", 0),
        LimitUnit.Minutes => ("a number of minutes", 6),
        LimitUnit.Hours => ("a number of hours", 6),
        LimitUnit.Days => ("a number of days", 6),
        LimitUnit.Percent => ("a number of percent", 1),
        LimitUnit.Dollars => ("a number of US dollars", 4),
        LimitUnit.Kilometers => ("a whole number of kilometres", 0),
    };
}
