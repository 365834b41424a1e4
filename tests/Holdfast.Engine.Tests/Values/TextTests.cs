using System.Text;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Tests.Values;

public sealed class TextTests
{
    private static readonly byte[] Line = Encoding.UTF8.GetBytes("""{"device":"d-77","other":"d-77"}""");

    [Fact]
    public void Text_is_a_part_of_the_buffer_it_was_read_from()
    {
        var text = new Text(Line, 11, 4);

        Assert.Equal("d-77", text.ToString());
        Assert.True(text.Utf8.SequenceEqual("d-77"u8));
        Assert.False(text.IsAbsent);
    }

    [Fact]
    public void Same_bytes_are_the_same_text_wherever_they_stand()
    {
        var (first, second) = (new Text(Line, 11, 4), new Text(Line, 26, 4));

        Assert.True(first == second);
        Assert.True(first.Equals((object)second));
        Assert.Equal(first.GetHashCode(), Text.Of("d-77").GetHashCode());
        Assert.Equal(first.Mark, Text.Of("d-77").Mark);
        Assert.True(first != Text.Of("d-78"));
        Assert.False(first.Equals("d-77"));
    }

    [Fact]
    public void Text_that_was_not_given_is_not_the_empty_text_but_has_no_mark_either()
    {
        Assert.True(default(Text).IsAbsent);
        Assert.False(Text.Of("").IsAbsent);
        Assert.True(default(Text) != Text.Of(""));
        Assert.True(default == default(Text));
        Assert.True(default(Text).Utf8.IsEmpty);
        Assert.Equal("", default(Text).ToString());
        Assert.True(default(Text).Mark.IsNone);
        Assert.True(Text.Of("").Mark.IsNone);
    }

    [Theory]
    [InlineData("é")]
    [InlineData("Łódź")]
    [InlineData("東京")]
    [InlineData("\U0001F512")]
    public void Letters_of_any_script_come_back_as_they_were(string value)
    {
        Assert.Equal(value, Text.Of(value).ToString());
        Assert.Equal(Encoding.UTF8.GetByteCount(value), Text.Of(value).Utf8.Length);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, -1)]
    [InlineData(30, 5)]
    [InlineData(int.MaxValue, 1)]
    public void A_part_beyond_the_buffer_is_refused(int start, int length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Text(Line, start, length));

    [Fact]
    public void Text_without_a_buffer_is_refused() =>
        Assert.Throws<ArgumentNullException>(() => new Text(null!, 0, 0));
}
