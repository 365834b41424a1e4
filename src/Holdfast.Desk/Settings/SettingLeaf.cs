using System.Text;
using System.Text.Json;

namespace Holdfast.Desk.Settings;

/// <summary>A value of the settings file with its place.</summary>
/// <param name="Path">The names that lead to it, with dots between them.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A text as it is meant, anything else as it is written.</param>
/// <param name="Items">The texts of a list; null where it is no list of texts.</param>
internal sealed record SettingLeaf(
    string Path, int Line, JsonTokenType Kind, string Text, IReadOnlyList<string>? Items);

/// <summary>A fault of the settings file.</summary>
/// <param name="Line">Its line, from 1; 0 where it is nowhere in the file.</param>
/// <param name="Setting">The setting; empty where the file cannot be read.</param>
/// <param name="Detail">What is wrong and what to do, in sentences.</param>
public sealed record SettingFault(int Line, string Setting, string Detail);

/// <summary>Reads a settings file into its values: JSON, in which comments and a last comma are no fault.</summary>
internal static class SettingLeaves
{
    private const int Depth = 8;

    public static List<SettingLeaf> Read(ReadOnlySpan<byte> json, List<SettingFault> faults)
    {
        List<SettingLeaf> leaves = [];
        json = json.StartsWith("\uFEFF"u8) ? json[3..] : json;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            MaxDepth = Depth,
        });
        try
        {
            reader.Read();
            if (reader.TokenType is JsonTokenType.StartObject)
            {
                ReadObject(ref reader, json, "", leaves, faults);
            }
            else
            {
                faults.Add(new SettingFault(1, "", "The file has to be one JSON object."));
            }

            reader.Read();
        }
        catch (JsonException fault)
        {
            faults.Add(new SettingFault(
                (int)fault.LineNumber.GetValueOrDefault() + 1, "", "The file is no JSON from here on."));
        }
        catch (InvalidOperationException)
        {
            // A text with half a character, which the reader finds out when the text is asked for.
            faults.Add(new SettingFault(LineAt(json, reader.TokenStartIndex), "", "A text is no Unicode text."));
        }

        return leaves;
    }

    private static void ReadObject(
        ref Utf8JsonReader reader, ReadOnlySpan<byte> json, string path, List<SettingLeaf> leaves,
        List<SettingFault> faults)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            var inner = path.Length == 0 ? name : $"{path}.{name}";
            if (!names.Add(name))
            {
                faults.Add(new SettingFault(
                    LineAt(json, reader.TokenStartIndex), inner, "It stands here a second time; leave one."));
            }

            reader.Read();
            var line = LineAt(json, reader.TokenStartIndex);
            if (reader.TokenType is JsonTokenType.StartObject)
            {
                var before = leaves.Count;
                ReadObject(ref reader, json, inner, leaves, faults);
                if (leaves.Count == before)
                {
                    // So that a section with nothing in it is looked at, too.
                    leaves.Add(new SettingLeaf(inner, line, JsonTokenType.StartObject, "an object", null));
                }
            }
            else if (reader.TokenType is JsonTokenType.StartArray)
            {
                leaves.Add(new SettingLeaf(inner, line, JsonTokenType.StartArray, "a list", ReadItems(ref reader)));
            }
            else
            {
                var text = reader.TokenType is JsonTokenType.String
                    ? reader.GetString()!
                    : Encoding.UTF8.GetString(reader.ValueSpan);
                leaves.Add(new SettingLeaf(inner, line, reader.TokenType, text, null));
            }
        }
    }

    private static List<string>? ReadItems(ref Utf8JsonReader reader)
    {
        List<string>? items = [];
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            if (reader.TokenType is JsonTokenType.String)
            {
                items?.Add(reader.GetString()!);
            }
            else
            {
                items = null;
                reader.Skip();
            }
        }

        return items;
    }

    private static int LineAt(ReadOnlySpan<byte> json, long index) => 1 + json[..(int)index].Count((byte)'\n');
}
