using NodaTime;
using NodaTime.Text;

namespace Holdfast.Runtime.Policies;

/// <summary>What tables of dated rules have in common: named members, days, marks and time zones.</summary>
internal sealed class TableValues(PolicyFaults faults)
{
    private readonly ValueReader _values = new(faults);

    /// <summary>The members of a map by their names; those that are not known, or missing, are faults.</summary>
    public Dictionary<string, YamlNode> Members(YamlNode node, string[] names, string[] needed)
    {
        Dictionary<string, YamlNode> found = new(StringComparer.Ordinal);
        foreach (var (name, value) in _values.Entries(node, "names with values"))
        {
            if (names.Contains(name.Value))
            {
                found.Add(name.Value, value);
            }
            else
            {
                faults.Unknown("setting named", name, names);
            }
        }

        if (node is YamlMap { IsWhole: true })
        {
            foreach (var missing in needed.Where(name => !found.ContainsKey(name)))
            {
                faults.Add(node.At, $"'{missing}' is missing here.");
            }
        }

        return found;
    }

    /// <summary>A text among members; null where it is not there, or none.</summary>
    public YamlText? Word(Dictionary<string, YamlNode> found, string name) =>
        found.TryGetValue(name, out var node) ? _values.Word(node, "a text") : null;

    /// <summary>A day among members; null where it is not there, or none.</summary>
    public LocalDate? Date(Dictionary<string, YamlNode> found, string name)
    {
        if (!found.TryGetValue(name, out var node))
        {
            return null;
        }

        if (node is YamlText text && LocalDatePattern.Iso.Parse(text.Value) is { Success: true, Value: var date })
        {
            return date;
        }

        _values.NotAsExpected(node, "a date as 2026-11-25");
        return null;
    }

    /// <summary>Whether a mark among members is set.</summary>
    public bool IsMarked(Dictionary<string, YamlNode> found, string name)
    {
        if (!found.TryGetValue(name, out var node))
        {
            return false;
        }

        if (node is YamlText { IsQuoted: false, Value: "true" or "false" } text)
        {
            return text.Value == "true";
        }

        _values.NotAsExpected(node, "true or false");
        return false;
    }

    /// <summary>A time zone; null where there is none of the name.</summary>
    public DateTimeZone? Zone(YamlNode node)
    {
        if (_values.Word(node, "the name of a time zone") is not { } word)
        {
            return null;
        }

        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(word.Value);
        if (zone is null)
        {
            faults.Unknown("time zone", word, DateTimeZoneProviders.Tzdb.Ids);
        }

        return zone;
    }
}
