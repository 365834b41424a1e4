using Holdfast.Engine.Contract;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Policies;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Runtime.Retention;

/// <summary>Reads a retention table from its tree and tells every fault.</summary>
internal sealed class RetentionReader(PolicyFaults faults)
{
    private const int LongestPeriod = 100;

    private static readonly string[] Names = ["version", "timeZone", "rules"];

    private static readonly string[] RuleNames =
        ["name", "record", "types", "outcomes", "keep", "from", "effective", "until", "citation", "source",
            "unverified"];

    private static readonly string[] Needed = ["name", "record", "keep", "effective", "citation", "source"];

    private static readonly Dictionary<string, EntryKind> Kinds = WordsOf<EntryKind>();
    private static readonly Dictionary<string, PeriodStart> Starts = WordsOf<PeriodStart>();

    private readonly ValueReader _values = new(faults);
    private readonly TableValues _table = new(faults);
    private readonly HashSet<string> _ruleNames = new(StringComparer.Ordinal);

    public RetentionTable? Read(YamlNode? root, string text)
    {
        if (root is null)
        {
            faults.Add(new Place(1, 1), "This file holds nothing.");
            return null;
        }

        var found = _table.Members(root, Names, Names);
        var version = found.GetValueOrDefault("version") is { } v ? _values.Word(v, "a version")?.Value : null;
        var zone = found.GetValueOrDefault("timeZone") is { } z ? _table.Zone(z) : null;
        List<RetentionRule> rules = [];
        if (found.GetValueOrDefault("rules") is { } list)
        {
            rules.AddRange(_values.Items(list, "a list of rules").Select(ReadRule).OfType<RetentionRule>());
            foreach (var kind in Kinds.Where(kind => !faults.Any && !rules.Any(rule => IsWhole(rule, kind.Value))))
            {
                faults.Add(list.At, $"No rule without an end holds for all records of kind '{kind.Key}'.");
            }
        }

        return faults.Any ? null : new RetentionTable(version!, zone!, rules, text);
    }

    // Every entry has a rule on every day, so that none goes for want of one.
    private static bool IsWhole(RetentionRule rule, EntryKind kind) =>
        rule.Record == kind && rule.Types.Count == 0 && rule.Outcomes.Count == 0 && rule.Until is null;

    private RetentionRule? ReadRule(YamlNode node)
    {
        var before = faults.InOrder.Count;
        var found = _table.Members(node, RuleNames, Needed);
        var name = _table.Word(found, "name");
        if (name is not null && !_ruleNames.Add(name.Value))
        {
            faults.Add(name.At, $"There is another rule of the name {name}.");
        }

        var record = OneOf(found, "record", "kind of record", Kinds);
        var years = found.GetValueOrDefault("keep") is { } keep ? ReadYears(keep) : null;
        var start = found.ContainsKey("from") ? OneOf(found, "from", "start", Starts) : PeriodStart.RecordMade;
        var rule = new RetentionRule
        {
            Name = name?.Value ?? "",
            Record = record ?? default,
            Types = Set(found, "types", "type of event", ContractWords.EventType),
            Outcomes = Set(found, "outcomes", "outcome", ContractWords.Outcome),
            Years = years,
            Start = start ?? default,
            Effective = _table.Date(found, "effective") ?? default,
            Until = _table.Date(found, "until"),
            Citation = _table.Word(found, "citation")?.Value ?? "",
            Source = _table.Word(found, "source")?.Value ?? "",
            IsUnverified = _table.IsMarked(found, "unverified"),
        };
        CheckFit(node, rule, found);
        return faults.InOrder.Count == before ? rule : null;
    }

    private void CheckFit(YamlNode node, RetentionRule rule, Dictionary<string, YamlNode> found)
    {
        if (rule.Record is not EntryKind.Event && (rule.Types.Count > 0 || rule.Outcomes.Count > 0))
        {
            faults.Add(node.At, "Only events have types and outcomes.");
        }

        var fits = rule.Start switch
        {
            // All that is sealed for a person goes with their key, so its period never runs from a day before the end.
            PeriodStart.RecordMade => rule.Record is not EntryKind.PersonKey || rule.Years is null,
            PeriodStart.AccountClosed => rule.Record is EntryKind.Event,
            PeriodStart.EndOfUse => rule.Record is EntryKind.Policy or EntryKind.Hold,
            PeriodStart.RelationshipEnded => rule.Record is EntryKind.PersonKey,
        };
        if (!fits)
        {
            faults.Add(found.TryGetValue("from", out var from) ? from.At : node.At,
                "Only events have an account that is closed, only policies and holds are in use, and the period of a "
                + "person's key runs from relationshipEnded.");
        }

        if (rule.Until < rule.Effective)
        {
            faults.Add(found["until"].At, "A rule does not end before it begins.");
        }

        // Proof of what went, and the reasons, would go with them.
        if (rule is { Record: EntryKind.Disposal or EntryKind.Access, Years: not null } &&
            found.TryGetValue("keep", out var keep))
        {
            faults.Add(keep.At, "Records of disposals and of rights are kept always.");
        }
    }

    private int? ReadYears(YamlNode node) => node is YamlText { Value: "always" }
        ? null
        : (int?)_values.Number(node, "'always' or a number of years", 1, LongestPeriod, 0);

    private T? OneOf<T>(
        Dictionary<string, YamlNode> found, string name, string kind, IReadOnlyDictionary<string, T> words)
        where T : struct => found.TryGetValue(name, out var node) ? _values.OneOf(node, kind, words) : null;

    private HashSet<T> Set<T>(Dictionary<string, YamlNode> found, string name, string kind, WireWords<T> words)
        where T : unmanaged, Enum
    {
        if (!found.TryGetValue(name, out var node))
        {
            return [];
        }

        var byWord = Enum.GetValues<T>().ToDictionary(words.Of, StringComparer.Ordinal);
        return [.. _values.Items(node, "a list").Select(item => _values.OneOf(item, kind, byWord)).OfType<T>()];
    }

    private static Dictionary<string, T> WordsOf<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(
            value => char.ToLowerInvariant(value.ToString()[0]) + value.ToString()[1..], StringComparer.Ordinal);
}
