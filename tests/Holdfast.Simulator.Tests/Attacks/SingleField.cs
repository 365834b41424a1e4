using System.Globalization;
using System.Text.Json;

namespace Holdfast.Simulator.Tests.Attacks;

/// <summary>All that can be seen in an event by looking at one field alone.</summary>
internal static class SingleField
{
    // What names one happening is different in every event, and what names one person is hers.
    private static readonly HashSet<string> Names = ["id", "time", "account", "customer", "session"];

    /// <summary>All values of an event that are no objects, by the path to each.</summary>
    public static IEnumerable<(string Path, string Value, JsonValueKind Kind)> Values(
        JsonElement element, string path = "")
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                return element.EnumerateObject().SelectMany(
                    field => Values(field.Value, path.Length == 0 ? field.Name : $"{path}.{field.Name}"));
            case JsonValueKind.Array:
                return element.EnumerateArray().SelectMany(item => Values(item, path + "[]"));
            default:
                return [(path, element.ToString(), element.ValueKind)];
        }
    }

    /// <summary>
    /// What one could ask of single fields: is it there, does it hold this word, how does its id begin, how many digits
    /// has its number, is it round, what hour is it.
    /// </summary>
    public static HashSet<string> Of(Written made)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal)
        {
            $"hour {made.Time.InUtc().Hour}", $"day {made.Time.InUtc().DayOfWeek}",
        };
        foreach (var (path, value, kind) in Values(made.Line))
        {
            seen.Add($"{path} is there");
            if (kind is JsonValueKind.Number)
            {
                var number = decimal.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture);
                var whole = decimal.Truncate(Math.Abs(number));
                var look = number % 100 == 0 ? "round" : whole == Math.Abs(number) ? "whole" : "broken";
                seen.Add($"{path} has {whole.ToString(CultureInfo.InvariantCulture).Length} digits");
                seen.Add($"{path} is {look}");
            }
            else if (value.Length == 14 && value[1] == '_')
            {
                seen.Add($"{path} begins {value[0]}");
                seen.Add($"{path} goes on {value[2]}");
            }
            else if (!Names.Contains(path))
            {
                seen.Add($"{path} is {value}");
            }

            if (Names.Contains(path))
            {
                seen.Add($"{path} has {value.Length} letters");
            }
        }

        return seen;
    }
}
