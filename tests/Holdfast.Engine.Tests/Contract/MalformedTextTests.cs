using System.Diagnostics;
using System.Text;
using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Contract;

public sealed class MalformedTextTests
{
    private const string Start = "{\"id\":\"e-1\",\"type\":\"traffic.sampled\",\"time\":\"2026-03-02T14:31:05Z\"";

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\0")]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("7")]
    [InlineData("\"e\"")]
    [InlineData("[]")]
    [InlineData("[{}]")]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("{]")]
    [InlineData("{}{}")]
    [InlineData("{}}")]
    [InlineData("{} x")]
    [InlineData("{},")]
    [InlineData("{}\0")]
    [InlineData("\uFEFF{}")]
    [InlineData("{\uFEFF}")]
    [InlineData("{}\uFEFF")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{,\"a\":1}")]
    [InlineData("{\"a\" 1}")]
    [InlineData("{\"a\":}")]
    [InlineData("{a:1}")]
    [InlineData("{'a':1}")]
    [InlineData("{1:1}")]
    [InlineData("{\"a\":1 \"b\":2}")]
    [InlineData("{\"a\":[1,]}")]
    [InlineData("{\"a\":01}")]
    [InlineData("{\"a\":+1}")]
    [InlineData("{\"a\":.5}")]
    [InlineData("{\"a\":5.}")]
    [InlineData("{\"a\":1e}")]
    [InlineData("{\"a\":0x1}")]
    [InlineData("{\"a\":NaN}")]
    [InlineData("{\"a\":Infinity}")]
    [InlineData("{\"a\":-}")]
    [InlineData("{\"a\":tru}")]
    [InlineData("{\"a\":\"\n\"}")]
    [InlineData("{\"a\":\"\0\"}")]
    [InlineData("{\"a\":\"\\x\"}")]
    [InlineData("{\"a\":\"\\u12\"}")]
    [InlineData("{\"a\":\"\\u12g4\"}")]
    [InlineData("{\"a\":\"}")]
    [InlineData("{\"a\":1} // more")]
    [InlineData("/* more */ {\"a\":1}")]
    [InlineData("\u00A0{}")]
    public void What_is_no_JSON_object_is_refused(string text) => AssertInvalid(text, id: null);

    [Theory]
    [InlineData(",\"id\":\"e-2\"}", null)]
    [InlineData(",\"account\":\"a\",\"account\":\"a\"}", "e-1")]
    [InlineData(",\"\\u0061ccount\":\"a\",\"account\":\"b\"}", "e-1")]
    [InlineData(",\"x\":1,\"x\":1}", "e-1")]
    [InlineData(",\"x\":1,\"y\":1,\"\\u0078\":1}", "e-1")]
    [InlineData(",\"\\u0078\":1,\"\\u0078\":1}", "e-1")]
    [InlineData(",\"\":1,\"\":1}", "e-1")]
    [InlineData(",\"x\":{\"y\":[{\"z\":1,\"z\":2}]}}", "e-1")]
    [InlineData(",\"data\":{\"site\":\"a\",\"site\":\"a\"}}", "e-1")]
    [InlineData(",\"data\":{\"x\":1,\"site\":\"a\",\"x\":1}}", "e-1")]
    [InlineData(",\"data\":null,\"data\":{}}", "e-1")]
    [InlineData(",\"network\":{\"ip\":7,\"ip\":7}}", "e-1")]
    [InlineData(",\"actor\":[{\"kind\":1,\"kind\":1}]}", "e-1")]
    public void A_name_that_stands_twice_in_one_object_is_refused(string rest, string? id) =>
        AssertInvalid(Start + rest, id);

    [Fact]
    public void A_name_may_stand_again_in_another_object() =>
        Assert.True(Wire.Read(Start + ",\"x\":{\"x\":[{\"x\":1},{\"x\":{\"x\":{\"id\":2}}}],\"id\":3}}").IsEvent);

    [Fact]
    public void A_name_that_stands_twice_before_its_type_is_known_is_refused() => AssertInvalid(
        """{"id":"e-1","data":{"site":"a","site":"b"},"type":"traffic.sampled","time":"2026-03-02T14:31:05Z"}""",
        "e-1");

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\\udc00")]
    [InlineData("\\uD800x")]
    [InlineData("\\udbff\\u0041")]
    [InlineData("\\ud800\\ud800")]
    [InlineData("\\udc00\\ud800")]
    [InlineData("\\ud83d\\n")]
    [InlineData("\\ud83d\\\\ude00")]
    public void Half_of_a_surrogate_pair_is_refused_wherever_it_stands(string half)
    {
        AssertInvalid($"{Start},\"account\":\"{half}\"}}", "e-1");
        AssertInvalid($"{Start},\"x\":\"{half}\"}}", "e-1");
        AssertInvalid($"{Start},\"x\":[[\"{half}\"]]}}", "e-1");
        AssertInvalid($"{Start},\"{half}\":1}}", "e-1");
        AssertInvalid($"{Start},\"data\":{{\"site\":\"{half}\"}}}}", "e-1");
        AssertInvalid($"{{\"x\":\"{half}\"}}", id: null);
    }

    [Fact]
    public void A_whole_surrogate_pair_is_one_character() =>
        Assert.Equal("\U0010FFFF", Wire.Event($"{Start},\"account\":\"\\udbff\\udfff\"}}").Account.ToString());

    [Theory]
    [InlineData(0x80)]
    [InlineData(0xFF)]
    [InlineData(0xC3)]
    [InlineData(0xC0, 0x80)]
    [InlineData(0xC1, 0xBF)]
    [InlineData(0xE0, 0x80, 0xAF)]
    [InlineData(0xED, 0xA0, 0x80)]
    [InlineData(0xED, 0xBF, 0xBF)]
    [InlineData(0xF0, 0x80, 0x80, 0x80)]
    [InlineData(0xF4, 0x90, 0x80, 0x80)]
    [InlineData(0xF8, 0x88, 0x80, 0x80, 0x80)]
    public void What_is_no_UTF_8_is_refused_wherever_it_stands(params int[] bytes)
    {
        string[] places = [",\"account\":\"?\"}", ",\"x\":\"?\"}", ",\"?\":1}", ",\"data\":{\"site\":\"?\"}}"];
        foreach (var place in places)
        {
            var text = Encoding.UTF8.GetBytes(Start + place);
            var at = Array.LastIndexOf(text, (byte)'?');
            byte[] spoiled = [.. text[..at], .. bytes.Select(value => (byte)value), .. text[(at + 1)..]];

            Assert.Equal(EventErrorCode.InvalidJson, Wire.Read(spoiled).Error?.Code);
        }
    }

    [Fact]
    public void Thirty_two_levels_are_taken_and_thirty_three_are_not()
    {
        Assert.True(Wire.Read($"{Start},\"x\":{Nested(31)}}}").IsEvent);
        AssertInvalid($"{Start},\"x\":{Nested(32)}}}", "e-1");
        Assert.True(Wire.Read($"{Start},\"data\":{{\"x\":{Nested(30)}}}}}").IsEvent);
        AssertInvalid($"{Start},\"data\":{{\"x\":{Nested(31)}}}}}", "e-1");
        AssertInvalid(new string('[', 60_000), id: null);
        AssertInvalid(string.Concat(Enumerable.Repeat("{\"a\":", 10_000)), id: null);
    }

    [Fact]
    public void White_space_round_an_event_is_passed_over()
    {
        Assert.True(Wire.Read($" \t\r\n{Start} }} \t\r\n").IsEvent);
        Assert.True(Wire.Read(Start + "}\r").IsEvent);
    }

    [Fact]
    public void Sixty_four_kibibytes_are_taken_and_one_byte_more_is_not()
    {
        var room = ContractLimits.EventBytes - Start.Length - ",\"x\":\"\"}".Length;

        Assert.True(Wire.Read($"{Start},\"x\":\"{new string('a', room)}\"}}").IsEvent);
        var error = Wire.Error($"{Start},\"x\":\"{new string('a', room + 1)}\"}}");
        Assert.Equal(EventErrorCode.TooLarge, error.Code);
        Assert.Equal(7, error.Line);
        Assert.Null(error.Event);
        Assert.Empty(error.Faults);
    }

    [Fact]
    public void A_type_that_the_contract_does_not_know_is_said_to_be_unknown()
    {
        foreach (var type in (string[])["login", "Login.failed", "", "traffic.sampled\\u0000"])
        {
            var error = Wire.Error($$"""{"time":7,"type":"{{type}}","data":7,"id":"e-1"}""");

            Assert.Equal(EventErrorCode.UnknownEventType, error.Code);
            Assert.Equal("e-1", error.Event);
            Assert.Equal(["/type"], error.Faults.Select(fault => fault.Pointer));
        }
    }

    [Fact]
    public void Text_that_is_no_JSON_is_that_first_of_all() =>
        AssertInvalid("""{"id":"e-1","type":"login","x":1,"x":1}""", "e-1");

    [Fact]
    public void The_id_is_in_the_error_where_it_could_be_read()
    {
        AssertInvalid("{\"id\":\"e-1\",", "e-1");
        AssertInvalid("{\"id\":\"e 1\",", id: null);
        AssertInvalid("{\"id\":\"e-1", id: null);
        Assert.Equal("e-1", Wire.Error("""{"time":"now","id":"e-1"}""").Event);
    }

    [Theory]
    [InlineData("\"n{0}\":0,", 5_000)]
    [InlineData("\"\\u006e{0}\":0,", 4_000)]
    [InlineData("\"{0}\":{{}},", 5_000)]
    public void Names_by_the_thousand_cost_no_more_than_their_sorting(string member, int count)
    {
        var names = string.Concat(Enumerable.Range(0, count).Select(
            i => string.Format(System.Globalization.CultureInfo.InvariantCulture, member, i)));
        var unlike = Encoding.UTF8.GetBytes($"{Start},\"x\":{{{names}\"y\":0}}}}");
        var again = string.Format(System.Globalization.CultureInfo.InvariantCulture, member, 7);
        var alike = Encoding.UTF8.GetBytes($"{Start},\"x\":{{{names}{again}\"y\":0}}}}");
        var watch = Stopwatch.StartNew();

        Assert.True(Wire.Read(unlike).IsEvent);
        Assert.Equal(EventErrorCode.InvalidJson, Wire.Read(alike).Error?.Code);
        Assert.InRange(watch.ElapsedMilliseconds, 0, 1_000);
    }

    [Fact]
    public void One_reader_reads_rightly_after_any_error()
    {
        var reader = new EventReader();
        var good = Encoding.UTF8.GetBytes(Examples.Of(EventType.TransferRequested));
        var expected = reader.Read(good, 0, good.Length).Event!;
        string[] spoilers =
        [
            "{\"id\":\"z\",\"x\":[[[[{\"y\":", "{\"x\":\"\\ud800\"}", "{\"x\":1,\"x\":1}",
            "{\"type\":\"transfer.requested\",\"data\":{\"currency\":\"JPY\"}}",
            "{\"network\":{\"latitude\":1,\"longitude\":2}", new string(' ', 70_000),
        ];
        foreach (var spoiler in spoilers)
        {
            var bad = Encoding.UTF8.GetBytes(spoiler);
            Assert.False(reader.Read(bad, 0, bad.Length).IsEvent);

            var again = reader.Read(good, 0, good.Length).Event!;

            Assert.Equal(ToldFields.Of(expected), ToldFields.Of(again));
            Assert.Equal(expected.Content, again.Content);
        }
    }

    [Fact]
    public void An_event_is_read_from_the_midst_of_a_buffer()
    {
        var text = Encoding.UTF8.GetBytes(Examples.Of(EventType.ContactChanged));
        byte[] buffer = [(byte)'}', .. text, (byte)'x'];

        var read = new EventReader().Read(buffer, 1, text.Length).Event!;

        Assert.Equal(Examples.Of(EventType.ContactChanged), Wire.Write(read));
    }

    private static void AssertInvalid(string text, string? id)
    {
        var error = Wire.Error(text);
        Assert.Equal(EventErrorCode.InvalidJson, error.Code);
        Assert.Equal(id, error.Event);
        Assert.Equal(7, error.Line);
        Assert.Empty(error.Faults);
    }

    private static string Nested(int levels) => new string('[', levels) + new string(']', levels);
}
