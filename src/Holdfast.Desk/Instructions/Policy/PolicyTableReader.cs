using System.Collections.Immutable;
using System.Globalization;
using Holdfast.Engine.Values;
using Holdfast.Runtime.Policies;
using NodaTime;

namespace Holdfast.Desk.Instructions.Policy;

/// <summary>Reads a policy of money movement from its tree and tells every fault.</summary>
internal sealed class PolicyTableReader(PolicyFaults faults)
{
    private const int MostDecimals = 4, LongestStateHold = 400;

    private static readonly string[] Names = ["version", "calendar", "zone", "settings", "states"];
    private static readonly string[] Needed = ["version", "calendar", "zone", "settings"];

    private static readonly string[] SettingNames =
        ["name", "value", "effective", "until", "citation", "source", "unverified"];

    private static readonly string[] SettingNeeded = ["name", "value", "effective", "citation", "source"];
    private static readonly string[] StateNames = ["state", "days", "count", "effective", "citation"];

    private static readonly Dictionary<string, bool> DayKinds = new(StringComparer.Ordinal)
    {
        ["business"] = true,
        ["calendar"] = false,
    };

    private readonly ValueReader _values = new(faults);
    private readonly TableValues _table = new(faults);

    public PolicyTable? Read(YamlNode? root, string text)
    {
        if (root is null)
        {
            faults.Add(new Place(1, 1), "This file holds nothing.");
            return null;
        }

        var found = _table.Members(root, Names, Needed);
        var version = found.GetValueOrDefault("version") is { } v ? _values.Word(v, "a version")?.Value : null;
        var calendar = found.GetValueOrDefault("calendar") is { } c ? Calendar(c) : null;
        var zone = found.GetValueOrDefault("zone") is { } z ? _table.Zone(z)?.Id : null;
        var settings = Settings(found.GetValueOrDefault("settings"));
        var states = found.GetValueOrDefault("states") is { } list
            ? _values.Items(list, "a list of states").Select(State).OfType<(StateHold, LocalDate)>()
                .ToImmutableArray()
            : [];
        return faults.Any ? null : new PolicyTable(version!, calendar!, zone!, settings, states, text);
    }

    private ImmutableArray<PolicySetting> Settings(YamlNode? list)
    {
        if (list is null)
        {
            return [];
        }

        var settings = _values.Items(list, "a list of settings").Select(Setting).OfType<PolicySetting>()
            .ToImmutableArray();
        foreach (var name in faults.Any
            ? []
            : SettingName.All.Where(name => !settings.Any(setting => setting.Name == name && setting.Until is null)))
        {
            // Nothing is to be decided by a setting that nobody wrote.
            faults.Add(list.At, $"No value without an end is set for '{name.Name}'.");
        }

        foreach (var twice in settings.GroupBy(setting => (setting.Name, setting.Effective))
            .Where(same => same.Count() > 1))
        {
            faults.Add(list.At, $"'{twice.Key.Name.Name}' has two values that begin on one day.");
        }

        CheckOrder(list, settings);
        return settings;
    }

    // Limits that contradict each other would be decided by whichever is asked first.
    private void CheckOrder(YamlNode list, ImmutableArray<PolicySetting> settings)
    {
        if (faults.Any)
        {
            return;
        }

        foreach (var (less, more) in new[]
        {
            ("automatedBelowScore", "holdFromScore"), ("secondPersonAbove", "principalAbove"),
            ("confirmationBusinessDays", "confirmationBusinessDaysAtMost"),
            ("changeNoticeAlertDay", "changeNoticeDays"),
        })
        {
            foreach (var day in settings.Select(setting => setting.Effective).Distinct().Order())
            {
                if (On(less, day) is { } low && On(more, day) is { } high && low > high)
                {
                    faults.Add(list.At, string.Create(
                        CultureInfo.InvariantCulture, $"On {day:uuuu-MM-dd} '{less}' is more than '{more}'."));
                }
            }
        }

        decimal? On(string name, LocalDate day) => settings
            .Where(setting => setting.Name.Name == name && setting.HoldsOn(day))
            .MaxBy(setting => setting.Effective)?.Value;
    }

    private PolicySetting? Setting(YamlNode node)
    {
        var before = faults.InOrder.Count;
        var found = _table.Members(node, SettingNames, SettingNeeded);
        var name = found.GetValueOrDefault("name") is { } n
            ? _values.Word(n, "the name of a setting") : null;
        var known = name is null ? null : SettingName.All.FirstOrDefault(setting => setting.Name == name.Value);
        if (name is not null && known is null)
        {
            faults.Unknown("setting", name, SettingName.All.Select(setting => setting.Name));
        }

        var value = known is not null && found.GetValueOrDefault("value") is { } v ? Value(v, known) : null;
        var (effective, until) = (_table.Date(found, "effective"), _table.Date(found, "until"));
        if (until < effective)
        {
            faults.Add(found["until"].At, "A setting does not end before it begins.");
        }

        var (citation, source) = (Word(found, "citation"), Word(found, "source"));
        var isUnverified = _table.IsMarked(found, "unverified");
        return faults.InOrder.Count > before
            ? null
            : new PolicySetting(known!, value!.Value, effective!.Value, until, citation, source, isUnverified);
    }

    private decimal? Value(YamlNode node, SettingName name)
    {
        switch (name.Kind)
        {
            case SettingKind.Switch:
                if (node is YamlText { IsQuoted: false, Value: "on" or "off" } text)
                {
                    return text.Value == "on" ? 1 : 0;
                }

                _values.NotAsExpected(node, "on or off");
                return null;
            case SettingKind.Count:
                return _values.Number(node, "a whole number", name.Least, name.Most, 0);
            case SettingKind.Dollars:
                return _values.Number(node, "an amount of US dollars", name.Least, name.Most, 2);
            case SettingKind.Score:
                return _values.Number(node, "a score", name.Least, name.Most, MostDecimals);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private (StateHold, LocalDate)? State(YamlNode node)
    {
        var before = faults.InOrder.Count;
        var found = _table.Members(node, StateNames, StateNames);
        var state = Word(found, "state");
        if (found.TryGetValue("state", out var place) && !(state is [>= 'A' and <= 'Z', >= 'A' and <= 'Z']))
        {
            _values.NotAsExpected(place, "the two capital letters of a state");
        }

        var days = found.TryGetValue("days", out var number)
            ? _values.Number(number, "a number of days", 1, LongestStateHold, 0)
            : null;
        var areBusiness = found.TryGetValue("count", out var kind)
            ? _values.OneOf(kind, "kind of days", DayKinds)
            : null;
        var effective = _table.Date(found, "effective");
        var citation = Word(found, "citation");
        return faults.InOrder.Count > before
            ? null
            : (new StateHold(state, (int)days!.Value, areBusiness!.Value, citation), effective!.Value);
    }

    private BusinessCalendar? Calendar(YamlNode node)
    {
        if (_values.Word(node, "the name of a calendar") is not { } word)
        {
            return null;
        }

        switch (word.Value)
        {
            case "unitedStatesFederal":
                return BusinessCalendar.UnitedStatesFederal;
            case "newYorkStockExchange":
                return BusinessCalendar.NewYorkStockExchange;
            default:
                faults.Unknown("calendar", word, ["unitedStatesFederal", "newYorkStockExchange"]);
                return null;
        }
    }

    private string Word(Dictionary<string, YamlNode> found, string name) => _table.Word(found, name)?.Value ?? "";
}
