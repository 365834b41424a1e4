using System.Globalization;
using System.Text;
using Holdfast.Engine.Contract;

namespace Holdfast.Runtime.Policies;

/// <summary>
/// Takes values out of a tree. What is not as expected is told as a fault at its place and is nothing here; of what was
/// refused before, nothing more is told.
/// </summary>
internal sealed class ValueReader(PolicyFaults faults)
{
    /// <summary>Digits, point and sign of the longest number: a decimal holds as many exactly.</summary>
    private const int LongestNumber = 28;

    /// <summary>The most items of one list.</summary>
    private const int LongestList = 1_000;

    /// <summary>Names with values; a name that stands twice is a fault, and the first of them counts.</summary>
    public IEnumerable<(YamlText Name, YamlNode Value)> Entries(YamlNode node, string expected)
    {
        if (node is not YamlMap map)
        {
            NotAsExpected(node, expected);
            yield break;
        }

        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (nameNode, value) in map.Entries)
        {
            if (nameNode is YamlText { IsNothing: true })
            {
                // The parser does not say where a name that is not there should be.
                faults.Add(value.At, "Expected a name before this value; nothing is written there.");
            }
            else if (nameNode is not YamlText name)
            {
                NotAsExpected(nameNode, "a name");
            }
            else if (!lines.TryAdd(name.Value, name.At.Line))
            {
                faults.Add(name.At, string.Create(CultureInfo.InvariantCulture,
                    $"{name} stands here a second time; the first is in line {lines[name.Value]}."));
            }
            else
            {
                yield return (name, value);
            }
        }
    }

    /// <summary>Items of a list; none where nothing is written.</summary>
    public IEnumerable<YamlNode> Items(YamlNode node, string expected)
    {
        if (node is not YamlList list)
        {
            NotAsExpected(node, expected);
            return [];
        }

        if (list.Items.Count > LongestList)
        {
            faults.Add(list.Items[LongestList].At, string.Create(CultureInfo.InvariantCulture,
                $"This list is too long: at most {LongestList} items."));
        }

        return list.Items.Take(LongestList);
    }

    /// <summary>A number within bounds, without quotes, exponent or separators.</summary>
    public decimal? Number(YamlNode node, string what, decimal least, decimal most, int decimals, string because = "")
    {
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (node is YamlText { IsQuoted: false, Value.Length: <= LongestNumber } text
            && decimal.TryParse(text.Value, Plain, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most && decimal.Round(number, decimals) == number)
        {
            return number;
        }

        var places = decimals switch
        {
            0 => "",
            1 => " with at most one decimal",
            _ => string.Create(CultureInfo.InvariantCulture, $" with at most {decimals} decimals"),
        };
        NotAsExpected(
            node, string.Create(CultureInfo.InvariantCulture, $"{what} from {least} to {most}{places}{because}"));
        return null;
    }

    /// <summary>A text that is something, on one line: breaks and runs of spaces become one space.</summary>
    public YamlText? Word(YamlNode node, string expected)
    {
        if (node is YamlText text && !string.IsNullOrWhiteSpace(text.Value) && !text.Value.Any(IsUnseen))
        {
            var words = text.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            return new YamlText(text.At, string.Join(' ', words), text.IsQuoted);
        }

        NotAsExpected(node, expected);
        return null;
    }

    /// <summary>An outcome that is severer than allow.</summary>
    /// <param name="node">The value.</param>
    /// <param name="kind">What it is the outcome of, as a fault says it.</param>
    public Outcome? Outcome(YamlNode node, string kind)
    {
        if (Word(node, "an outcome") is not { } word)
        {
            return null;
        }

        if (ContractWords.Outcome.TryParse(Encoding.UTF8.GetBytes(word.Value), out var outcome)
            && outcome is not Engine.Contract.Outcome.Allow)
        {
            return outcome;
        }

        faults.Unknown($"{kind} named", word, ContractWords.Outcome.Words[1..]);
        return null;
    }

    /// <summary>One of some words.</summary>
    public T? OneOf<T>(YamlNode node, string kind, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        if (Word(node, $"a {kind}") is not { } word)
        {
            return null;
        }

        if (words.TryGetValue(word.Value, out var value))
        {
            return value;
        }

        faults.Unknown(kind, word, words.Keys);
        return null;
    }

    public void NotAsExpected(YamlNode node, string expected)
    {
        if (node is not YamlRefused)
        {
            faults.Expected(expected, node);
        }
    }

    // Quotes can bring in by their number what may not stand in the file itself.
    private static bool IsUnseen(char letter) => char.IsControl(letter) && !char.IsWhiteSpace(letter);
}
