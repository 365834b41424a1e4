using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Holdfast.Desk.Instructions;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Signals;
using Holdfast.Runtime.Policies;
using NodaTime;

namespace Holdfast.Desk.Cases.Rules;

/// <summary>Reads rules of cases from their tree and tells every fault.</summary>
internal sealed class CaseRulesReader(PolicyFaults faults)
{
    private const int HoursOfYear = 8_760, MostRules = 100;

    private static readonly string[] Names = ["version", "zone", "settings", "rules", "shared"];
    private static readonly string[] Needed = ["version", "zone", "settings", "rules"];

    private static readonly string[] SettingNames =
        ["name", "value", "effective", "until", "citation", "source", "unverified"];

    private static readonly string[] SettingNeeded = ["name", "value", "effective", "citation", "source"];

    private static readonly string[] RuleNames =
    [
        "name", "key", "window", "events", "outcomes", "signals", "unless", "unites", "effective", "until", "citation",
        "source", "unverified",
    ];

    private static readonly string[] RuleNeeded = ["name", "key", "window", "effective", "citation", "source"];
    private static readonly string[] SharedNames = ["key", "value", "why", "effective", "until", "unverified"];
    private static readonly string[] SharedNeeded = ["key", "value", "why", "effective"];

    private static readonly Dictionary<string, KeyKind> Keys =
        Enum.GetValues<KeyKind>().ToDictionary(kind => Words.Of(kind), StringComparer.Ordinal);

    private static readonly List<string> SignalIds = [.. SignalCatalog.All.Select(signal => signal.Id)];

    private readonly ValueReader _values = new(faults);
    private readonly TableValues _table = new(faults);

    public CaseRulesTable? Read(YamlNode? root, string text)
    {
        if (root is null)
        {
            faults.Add(new Place(1, 1), "This file holds nothing.");
            return null;
        }

        var found = _table.Members(root, Names, Needed);
        var version = found.GetValueOrDefault("version") is { } v ? _values.Word(v, "a version")?.Value : null;
        var zone = found.GetValueOrDefault("zone") is { } z ? _table.Zone(z) : null;
        var settings = Settings(found.GetValueOrDefault("settings"));
        var rules = Rules(found.GetValueOrDefault("rules"));
        var shared = found.GetValueOrDefault("shared") is { } list
            ? _values.Items(list, "a list of shared things").Select(Shared).OfType<SharedThing>().ToImmutableArray()
            : [];
        return faults.Any ? null : new CaseRulesTable(version!, zone!, settings, rules, shared, text);
    }

    private ImmutableArray<RuleSetting> Settings(YamlNode? list)
    {
        if (list is null)
        {
            return [];
        }

        var settings = _values.Items(list, "a list of settings").Select(Setting).OfType<RuleSetting>()
            .ToImmutableArray();
        foreach (var name in faults.Any
            ? []
            : RuleSettingName.All.Where(name => !settings.Any(one => one.Name == name && one.Until is null)))
        {
            faults.Add(list.At, $"No value without an end is set for '{name.Name}'.");
        }

        foreach (var twice in settings.GroupBy(one => (one.Name, one.Effective)).Where(same => same.Count() > 1))
        {
            faults.Add(list.At, $"'{twice.Key.Name.Name}' has two values that begin on one day.");
        }

        return settings;
    }

    private RuleSetting? Setting(YamlNode node)
    {
        var before = faults.InOrder.Count;
        var found = _table.Members(node, SettingNames, SettingNeeded);
        var name = found.GetValueOrDefault("name") is { } n ? _values.Word(n, "the name of a setting") : null;
        var known = name is null ? null : RuleSettingName.All.FirstOrDefault(one => one.Name == name.Value);
        if (name is not null && known is null)
        {
            faults.Unknown("setting", name, RuleSettingName.All.Select(one => one.Name));
        }

        var value = known is not null && found.GetValueOrDefault("value") is { } v
            ? _values.Number(v, "a whole number", known.Least, known.Most, 0)
            : null;
        var (effective, until) = Dates(found);
        Ground(found);
        return faults.InOrder.Count > before ? null : new RuleSetting(known!, (int)value!.Value, effective, until);
    }

    private ImmutableArray<CaseRule> Rules(YamlNode? list)
    {
        if (list is null)
        {
            return [];
        }

        var rules = _values.Items(list, "a list of rules").Select(Rule).OfType<CaseRule>().ToImmutableArray();
        if (rules.Length > MostRules)
        {
            faults.Add(list.At, $"There are more than {MostRules} rules.");
        }

        foreach (var twice in rules.GroupBy(rule => (rule.Name, rule.Effective)).Where(same => same.Count() > 1))
        {
            faults.Add(list.At, $"Two rules are called '{twice.Key.Name}' and begin on one day.");
        }

        return rules;
    }

    private CaseRule? Rule(YamlNode node)
    {
        var before = faults.InOrder.Count;
        var found = _table.Members(node, RuleNames, RuleNeeded);
        var name = _table.Word(found, "name")?.Value;
        var key = found.TryGetValue("key", out var kind) ? _values.OneOf(kind, "key", Keys) : null;
        var window = found.TryGetValue("window", out var hours)
            ? _values.Number(hours, "a number of hours", 1, HoursOfYear, 0)
            : null;
        var events = All(found, "events", EventOf);
        var outcomes = All(found, "outcomes", item => _values.Outcome(item, "answer"));
        var (signals, unless) = (Signals(found, "signals"), Signals(found, "unless"));
        var unites = _table.IsMarked(found, "unites");
        var (effective, until) = Dates(found);
        var (citation, source) = Ground(found);
        return faults.InOrder.Count > before
            ? null
            : new CaseRule
            {
                Name = name!, Key = key!.Value, Window = Duration.FromHours((int)window!.Value), Events = events,
                Outcomes = outcomes, Signals = signals, Unless = unless, Unites = unites, Effective = effective,
                Until = until, Citation = citation, Source = source,
            };
    }

    private SharedThing? Shared(YamlNode node)
    {
        var before = faults.InOrder.Count;
        var found = _table.Members(node, SharedNames, SharedNeeded);
        var key = found.TryGetValue("key", out var kind) ? _values.OneOf(kind, "key", Keys) : null;
        var value = _table.Word(found, "value");
        if (key is KeyKind.Network && value is not null && !SharedThings.IsNetwork(value.Value))
        {
            _values.NotAsExpected(value, "addresses as 192.0.2.0/24, or AS and a number");
        }

        _table.Word(found, "why");
        _table.IsMarked(found, "unverified");
        var (effective, until) = Dates(found);
        return faults.InOrder.Count > before ? null : new SharedThing(key!.Value, value!.Value, effective, until);
    }

    private (LocalDate Effective, LocalDate? Until) Dates(Dictionary<string, YamlNode> found)
    {
        var (effective, until) = (_table.Date(found, "effective"), _table.Date(found, "until"));
        if (until < effective)
        {
            faults.Add(found["until"].At, "Nothing ends before it begins.");
        }

        return (effective ?? default, until);
    }

    private (string Citation, string Source) Ground(Dictionary<string, YamlNode> found)
    {
        _table.IsMarked(found, "unverified");
        return (_table.Word(found, "citation")?.Value ?? "", _table.Word(found, "source")?.Value ?? "");
    }

    private FrozenSet<T> All<T>(Dictionary<string, YamlNode> found, string name, Func<YamlNode, T?> read)
        where T : struct => found.TryGetValue(name, out var list)
            ? _values.Items(list, "a list").Select(read).OfType<T>().ToFrozenSet()
            : [];

    private EventType? EventOf(YamlNode node)
    {
        if (_values.Word(node, "a type of events") is not { } word)
        {
            return null;
        }

        if (ContractWords.EventType.TryParse(Encoding.UTF8.GetBytes(word.Value), out var type))
        {
            return type;
        }

        faults.Unknown("type of events", word, ContractWords.EventType.Words);
        return null;
    }

    // A firm's own signals have names that only its policy knows, so a name that is like none of ours is taken as it
    // is. One that is like one of ours is misspelt: a rule that waits for it would never speak.
    private FrozenSet<string> Signals(Dictionary<string, YamlNode> found, string name) =>
        found.TryGetValue(name, out var list)
            ? _values.Items(list, "a list of signals").Select(SignalOf).OfType<string>()
                .ToFrozenSet(StringComparer.Ordinal)
            : [];

    private string? SignalOf(YamlNode node)
    {
        if (_values.Word(node, "the name of a signal") is not { } word)
        {
            return null;
        }

        if (SignalCatalog.Find(word.Value) is null && NearestName.Of(word.Value, SignalIds) is not null)
        {
            faults.Unknown("signal", word, SignalIds);
            return null;
        }

        return word.Value;
    }
}
