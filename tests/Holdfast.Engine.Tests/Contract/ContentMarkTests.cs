using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Xunit;
using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Contract;

public sealed class ContentMarkTests
{
    [Theory]
    [InlineData("""{"a":1,"b":2}""", """ { "b" : 2 , "a" : 1 } """)]
    [InlineData("""{"a":{"x":[1,2],"y":null}}""", """{"a":{"y":null,"x":[1,2]}}""")]
    [InlineData("1", "1.0")]
    [InlineData("1", "10e-1")]
    [InlineData("1", "0.001E+3")]
    [InlineData("100", "1e2")]
    [InlineData("-1.50", "-15e-1")]
    [InlineData("0", "-0.00e7")]
    [InlineData("12345678901234567890123", "1234567890123456789012300e-2")]
    [InlineData("1234567890123456789012345678901234567890", "1.23456789012345678901234567890123456789e39")]
    [InlineData("1e400", "10e399")]
    [InlineData("\"\\u0041\\n\\/\"", "\"A\\u000A/\"")]
    [InlineData("\"\\ud83d\\ude00\"", "\"\U0001F600\"")]
    [InlineData("""{"\u0061":1}""", """{"a":1}""")]
    [InlineData("[]", "[ ]")]
    public void Content_that_means_the_same_has_the_same_mark(string first, string second) =>
        Assert.Equal(Of(first), Of(second));

    [Theory]
    [InlineData("""{"a":1,"b":2}""", """{"a":2,"b":1}""")]
    [InlineData("""{"a":1}""", """{"b":1}""")]
    [InlineData("""{"a":1}""", """{"a":1,"b":1}""")]
    [InlineData("""{"a":{"b":1}}""", """{"a":1,"b":{}}""")]
    [InlineData("""{"a":{"b":1},"c":{}}""", """{"a":{},"c":{"b":1}}""")]
    [InlineData("""{"a":null}""", "{}")]
    [InlineData("[1,2]", "[2,1]")]
    [InlineData("[1,2]", "[1,2,2]")]
    [InlineData("[[1],2]", "[1,[2]]")]
    [InlineData("[[],[]]", "[[[]]]")]
    [InlineData("[]", "{}")]
    [InlineData("[0]", "[]")]
    [InlineData("[null]", "[]")]
    [InlineData("1", "\"1\"")]
    [InlineData("1", "-1")]
    [InlineData("1", "10")]
    [InlineData("1", "1.0000000000000000000000000000000000001")]
    [InlineData("1e400", "1e401")]
    [InlineData("1e-400", "0")]
    [InlineData("12345678901234567890", "12345678901234567891")]
    [InlineData("1234567890123456789012345678901234567890", "1234567890123456789012345678901234567891")]
    [InlineData("true", "false")]
    [InlineData("null", "false")]
    [InlineData("\"null\"", "null")]
    [InlineData("\"a\"", "\"A\"")]
    [InlineData("\"a\"", "\"a \"")]
    [InlineData("\"\"", "null")]
    [InlineData("\"a\\u0000\"", "\"a\"")]
    [InlineData("\"aaaaaaaaaaaaaaaa\"", "\"aaaaaaaaaaaaaaaaa\"")]
    public void Content_that_means_something_else_has_another_mark(string first, string second) =>
        Assert.NotEqual(Of(first), Of(second));

    [Fact]
    public void A_mark_stays_what_it_is()
    {
        // Journals keep it: another number here would make every event sent again another event.
        Assert.Equal(new ContentMark(0xCB1DA494B2A3D46, 0x6BA194C4ADDEEABD), Of("""{"a":[1,"x",null,true]}"""));
    }

    [Fact]
    public void Fields_of_the_contract_count_as_well_as_others()
    {
        var example = Examples.Of(EventType.TransferRequested);
        var mark = Wire.Event(example).Content;
        string[] changed =
        [
            Wire.With(example, "/id", "\"e-2\""), Wire.With(example, "/account", "\"a-2\""),
            Wire.With(example, "/network/asn", "64501"), Wire.With(example, "/data/amount", "1234.5679"),
            Wire.With(example, "/data/destination/token", "\"b-2\""), Wire.With(example, "/data/note", "\"x\""),
            Wire.With(example, "/trace", "7"), Wire.Without(example, "/device/automation"),
        ];

        Assert.All(changed, json => Assert.NotEqual(mark, Wire.Event(json).Content));
        Assert.Equal(changed.Length, changed.Select(json => Wire.Event(json).Content).Distinct().Count());
        Assert.Equal(mark, Wire.Event(Wire.With(example, "/data/amount", "12345678e-4")).Content);
    }

    [Property(MaxTest = 500)]
    public void Order_of_members_and_spelling_never_matter(DoNotSize<int> seed)
    {
        var random = new Random(seed.Item);
        var value = Value(random, depth: 0);

        Assert.Equal(Of(Spelled(value, new Random(0))), Of(Spelled(value, random)));
    }

    [Property(MaxTest = 500)]
    public void Every_change_of_a_value_matters(DoNotSize<int> seed)
    {
        var random = new Random(seed.Item);
        var value = new JsonArray(Value(random, depth: 0));
        var before = value.ToJsonString();
        Change(value, random);

        Assert.NotEqual(before, value.ToJsonString());
        Assert.NotEqual(Of(before), Of(value.ToJsonString()));
    }

    private static ContentMark Of(string value) => Wire.Event(
        $$"""{"id":"e","type":"traffic.sampled","time":"2026-03-02T14:31:05Z","x":{{value}}}""").Content;

    private static JsonNode? Value(Random random, int depth) => random.Next(depth < 4 ? 8 : 6) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => random.Next(-1_000, 1_000),
        3 => random.NextInt64() / 1_000_000m,
        4 => Word(random),
        5 => "",
        6 => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth + 1))]),
        _ => new JsonObject(Enumerable.Range(0, random.Next(5)).Select(i =>
            KeyValuePair.Create(Word(random) + i, Value(random, depth + 1)))),
    };

    private static string Word(Random random) =>
        new([.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => "ab/\"\\\n\u00E9\u6F22 z"[random.Next(10)])]);

    // The same value: members shuffled, numbers and characters spelled in one of their ways, white space anywhere.
    private static string Spelled(JsonNode? value, Random random)
    {
        var space = new string(' ', random.Next(2));
        return space + value switch
        {
            null => "null",
            JsonArray list => $"[{string.Join(',', list.Select(item => Spelled(item, random)))}{space}]",
            JsonObject members => $"{{{space}{string.Join(',', members.OrderBy(_ => random.Next()).Select(member =>
                $"{Spelled(member.Key, random)}{space}:{Spelled(member.Value, random)}"))}}}",
            _ when value.GetValueKind() is JsonValueKind.String => Spelled(value.GetValue<string>(), random),
            _ when value.GetValueKind() is JsonValueKind.Number =>
                Spelled(decimal.Parse(value.ToJsonString(), CultureInfo.InvariantCulture), random),
            _ => value.ToJsonString(),
        } + space;
    }

    private static string Spelled(string text, Random random)
    {
        var spelled = new StringBuilder("\"");
        foreach (var character in text)
        {
            var mustEscape = character is '"' or '\\' or '\n';
            spelled.Append(mustEscape || random.Next(3) == 0 ? $"\\u{(int)character:x4}" : character.ToString());
        }

        return spelled.Append('"').ToString();
    }

    private static string Spelled(decimal number, Random random)
    {
        var plain = number.ToString(CultureInfo.InvariantCulture);
        var point = plain.Contains('.', StringComparison.Ordinal) ? "" : ".";
        return random.Next(3) switch
        {
            0 => plain,
            1 => $"{plain}{point}{new string('0', random.Next(1, 30))}",
            _ => $"{(number * 1_000).ToString(CultureInfo.InvariantCulture)}e-3",
        };
    }

    // Changes one value somewhere in a list.
    private static void Change(JsonArray list, Random random)
    {
        var at = random.Next(list.Count);
        switch (list[at])
        {
            case JsonArray { Count: > 0 } inner when random.Next(4) > 0:
                Change(inner, random);
                break;
            case JsonObject { Count: > 0 } members when random.Next(4) > 0:
                var name = members.ElementAt(random.Next(members.Count)).Key;
                members[name] = members[name] is JsonValue { } member && member.TryGetValue<string>(out var old)
                    ? old + "x"
                    : "changed";
                break;
            case JsonValue { } value when value.TryGetValue<string>(out var text):
                list[at] = text + "y";
                break;
            default:
                list[at] = "changed";
                break;
        }
    }
}
