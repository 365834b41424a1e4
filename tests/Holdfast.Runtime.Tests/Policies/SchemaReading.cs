using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Holdfast.Runtime.Policies;

namespace Holdfast.Runtime.Tests.Policies;

/// <summary>Holds the tree of a policy file against a JSON Schema, as far as the words go that ours uses.</summary>
internal sealed class SchemaReading(JsonObject schema)
{
    public static SchemaReading OfPolicy() => new(JsonNode.Parse(PolicyFile.Schema())!.AsObject());

    /// <summary>Where a file does not fit, and why.</summary>
    public IReadOnlyList<string> FaultsOf(string text)
    {
        var faults = new PolicyFaults();
        var root = YamlTree.Read(text, faults);
        Assert.False(faults.Any);
        return [.. FaultsOf(root!, schema, "")];
    }

    private IEnumerable<string> FaultsOf(YamlNode node, JsonObject rule, string at)
    {
        if (rule["$ref"] is { } reference)
        {
            var definition = reference.GetValue<string>().Split('/')[^1];
            return FaultsOf(node, schema["$defs"]![definition]!.AsObject(), at);
        }

        IEnumerable<string> faults = node switch
        {
            YamlMap map => OfMap(map, rule, at),
            YamlList list => OfList(list, rule, at),
            YamlText text => OfText(text, rule).Select(fault => $"{at}: {fault}"),
            _ => [$"{at}: what is this?"],
        };
        var isAny = rule["anyOf"] is not JsonArray any
            || any.Any(choice => !FaultsOf(node, choice!.AsObject(), at).Any());
        return isAny ? faults : faults.Append($"{at}: none of the choices");
    }

    private IEnumerable<string> OfMap(YamlMap map, JsonObject rule, string at)
    {
        var names = map.Entries.Select(entry => ((YamlText)entry.Name).Value).ToHashSet();
        foreach (var required in rule["required"]?.AsArray() ?? [])
        {
            if (!names.Contains(required!.GetValue<string>()))
            {
                yield return $"{at}: no {required}";
            }
        }

        if (rule["type"] is { } type && type.GetValue<string>() != "object")
        {
            yield return $"{at}: not of type {type}";
        }

        foreach (var (name, value) in map.Entries.Where(_ => rule["properties"] is not null))
        {
            var inner = $"{at}/{((YamlText)name).Value}";
            var faults = rule["properties"]![((YamlText)name).Value] is JsonObject known
                ? FaultsOf(value, known, inner)
                : [$"{inner}: no such property"];
            foreach (var fault in faults)
            {
                yield return fault;
            }
        }
    }

    private IEnumerable<string> OfList(YamlList list, JsonObject rule, string at)
    {
        if (rule["type"]?.GetValue<string>() != "array" || list.Items.Count < (rule["minItems"]?.GetValue<int>() ?? 0))
        {
            return [$"{at}: no list is wanted, or a longer one"];
        }

        return list.Items.SelectMany((item, place) => FaultsOf(item, rule["items"]!.AsObject(), $"{at}/{place}"));
    }

    private static IEnumerable<string> OfText(YamlText text, JsonObject rule)
    {
        if (rule["const"] is { } only && only.ToString() != text.Value)
        {
            yield return $"'{text.Value}' is not {only}";
        }

        if (rule["enum"] is JsonArray words && !words.Any(word => word!.GetValue<string>() == text.Value))
        {
            yield return $"'{text.Value}' is no word for it";
        }

        if (rule["pattern"] is { } pattern && !Regex.IsMatch(text.Value, pattern.GetValue<string>()))
        {
            yield return $"'{text.Value}' does not fit {pattern}";
        }

        if (rule["maxLength"] is { } longest && text.Value.Length > longest.GetValue<int>())
        {
            yield return "too long";
        }

        var type = rule["type"]?.GetValue<string>();
        if (type is "object" or "array")
        {
            yield return $"'{text.Value}' is no {type}";
        }

        if (type is "number" or "integer" && !IsWithin(text, rule, type))
        {
            yield return $"'{text.Value}' is no such {type}";
        }
    }

    private static bool IsWithin(YamlText text, JsonObject rule, string type) =>
        decimal.TryParse(text.Value, CultureInfo.InvariantCulture, out var number)
        && number >= rule["minimum"]!.GetValue<decimal>() && number <= rule["maximum"]!.GetValue<decimal>()
        && (type is "number" || decimal.Truncate(number) == number);
}
