using System.Numerics;
using System.Text;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Tests.Values;

public sealed class MarkTests
{
    [Theory]
    [InlineData("cust-{0}")]
    [InlineData("{0}")]
    [InlineData("{0:D9}")]
    [InlineData("dev-00000000-0000-4000-8000-{0:x12}")]
    [InlineData("{0}@example.com")]
    public void A_million_similar_ids_have_a_million_marks_spread_evenly(string form)
    {
        const int Ids = 1_000_000;
        var format = CompositeFormat.Parse(form);
        var marks = new HashSet<ulong>(Ids);
        var low = new int[1024];
        var high = new int[1024];
        for (var i = 0; i < Ids; i++)
        {
            var mark = Of(string.Format(null, format, i)).Value;
            marks.Add(mark);
            low[mark & 1023]++;
            high[mark >> 54]++;
        }

        Assert.Equal(Ids, marks.Count);
        Assert.All([.. low, .. high], count => Assert.InRange(count, 800, 1_160));
    }

    [Fact]
    public void A_million_numbers_in_a_row_have_a_million_marks_spread_evenly()
    {
        var marks = new HashSet<Mark>();
        var low = new int[1024];
        for (ulong number = 0; number < 1_000_000; number++)
        {
            var mark = Mark.Of(number);
            marks.Add(mark);
            low[mark.Value & 1023]++;
        }

        Assert.Equal(1_000_000, marks.Count);
        Assert.All(low, count => Assert.InRange(count, 800, 1_160));
    }

    [Fact]
    public void One_bit_changed_anywhere_changes_about_half_of_the_mark()
    {
        for (var length = 1; length <= 40; length++)
        {
            var bytes = Enumerable.Range(0, length).Select(place => (byte)(place * 5)).ToArray();
            var before = Mark.Of(bytes).Value;
            var changed = 0;
            for (var bit = 0; bit < length * 8; bit++)
            {
                bytes[bit / 8] ^= (byte)(1 << (bit % 8));
                var bits = BitOperations.PopCount(before ^ Mark.Of(bytes).Value);
                Assert.InRange(bits, 8, 56);
                changed += bits;
                bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            }

            Assert.InRange(changed / (length * 8.0), 26, 38);
        }
    }

    [Fact]
    public void Bytes_of_zero_count_and_so_does_their_number() =>
        Assert.Equal(65, Enumerable.Range(0, 65).Select(length => Mark.Of(new byte[length])).Distinct().Count());

    [Fact]
    public void A_byte_of_zero_before_or_behind_makes_another_mark()
    {
        foreach (var text in new[] { "a", "abcdefg", "abcdefgh", "abcdefghijklmno", "abcdefghijklmnop" })
        {
            Assert.Equal(3, new[] { Of(text), Of(text + "\0"), Of("\0" + text) }.Distinct().Count());
        }
    }

    [Fact]
    public void Nothing_has_no_mark_and_everything_else_has_one()
    {
        Assert.True(Mark.Of([]).IsNone);
        Assert.True(default(Mark).IsNone);
        Assert.False(Mark.Of([0]).IsNone);
        Assert.False(Mark.Of(0).IsNone);
        Assert.False(Mark.Of(0xA0761D6478BD642F).IsNone);
        Assert.False(default(Mark).With(default).IsNone);
    }

    [Fact]
    public void Two_things_together_are_told_apart_by_their_order()
    {
        var (a, b) = (Of("a"), Of("b"));

        Assert.NotEqual(a.With(b), b.With(a));
        Assert.NotEqual(a.With(b), a);
        Assert.NotEqual(a.With(a), b.With(b));
        Assert.Equal(a.With(b), Of("a").With(Of("b")));
    }

    [Fact]
    public void Pairs_of_few_things_do_not_collide()
    {
        var things = Enumerable.Range(0, 600).Select(number => Mark.Of((ulong)number)).ToList();

        Assert.Equal(360_000, (from a in things from b in things select a.With(b)).Distinct().Count());
    }

    // Saved state names things by their marks: these never change.
    [Theory]
    [InlineData("a", 0x55F4A69C97F2777F)]
    [InlineData("acct-1", 0x2019FF34503DFCDD)]
    [InlineData("12345678", 0x64CA77A89E17C36D)]
    [InlineData("d-77", 0x67B586DE7CC8422E)]
    [InlineData("abcdefghijklmno", 0x7BB102406455A42A)]
    [InlineData("abcdefghijklmnop", 0xB67288920DA7558B)]
    [InlineData("abcdefghijklmnopq", 0xB0CD622CFA3E7AFB)]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/141.0", 0x5EB240409294EBD4)]
    [InlineData("Łódź", 0x9F60CE943D0B4E1A)]
    public void Marks_of_text_are_the_same_in_every_version_and_on_every_machine(string text, ulong mark) =>
        Assert.Equal(mark, Of(text).Value);

    [Theory]
    [InlineData(0UL, 0x670527F286862C69)]
    [InlineData(1UL, 0x06DCB9B90778A877)]
    [InlineData(64500UL, 0x79A9BECAF769CC64)]
    [InlineData(ulong.MaxValue, 0x669237CA85292C72)]
    public void Marks_of_numbers_are_the_same_in_every_version_and_on_every_machine(ulong number, ulong mark) =>
        Assert.Equal(mark, Mark.Of(number).Value);

    [Fact]
    public void Marks_of_pairs_and_addresses_are_the_same_in_every_version_and_on_every_machine()
    {
        Assert.Equal(0xD51E2239C9484114UL, Of("a").With(Of("b")).Value);
        Assert.Equal(0xD0BC9582E350920DUL, Address("203.0.113.7").Mark.Value);
        Assert.Equal(0x18C58C72B6C58619UL, Address("203.0.113.7").Prefix.Value);
        Assert.Equal(0xF34A7D354181C1E8UL, Address("2001:db8::1").Mark.Value);
        Assert.Equal(0x1E63EA7C3033C01DUL, Address("2001:db8::1").Prefix.Value);
    }

    private static Mark Of(string text) => Mark.Of(Encoding.UTF8.GetBytes(text));

    private static NetworkAddress Address(string text) =>
        NetworkAddress.TryParse(Encoding.UTF8.GetBytes(text), out var address) ? address : default;
}
