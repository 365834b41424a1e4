using System.Text;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Tests.Values;

public sealed class NetworkAddressTests
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("255.255.255.255")]
    [InlineData("203.0.113.7")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2001:DB8:0:0:0:0:0:1")]
    [InlineData("fe80::1:2:3:4")]
    [InlineData("::ffff:203.0.113.7")]
    [InlineData("2001:db8::203.0.113.7")]
    [InlineData("ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255")]
    public void Addresses_are_read(string text)
    {
        Assert.True(TryParse(text, out var address));
        Assert.False(address.IsAbsent);
        Assert.False(address.Mark.IsNone);
        Assert.False(address.Prefix.IsNone);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("1")]
    [InlineData("1.2.3")]
    [InlineData("1.2.3.")]
    [InlineData(".1.2.3")]
    [InlineData("1..2.3")]
    [InlineData("1.2.3.4.")]
    [InlineData("1.2.3.4.5")]
    [InlineData("256.1.1.1")]
    [InlineData("1.1.1.999999999999")]
    [InlineData("01.2.3.4")]
    [InlineData("1.2.3.00")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("2130706433")]
    [InlineData("-1.2.3.4")]
    [InlineData("+1.2.3.4")]
    [InlineData(" 1.2.3.4")]
    [InlineData("1.2.3.4 ")]
    [InlineData("1.2.3.4\n")]
    [InlineData("1.2.3.4/24")]
    [InlineData("1.2.3.4:443")]
    [InlineData("1,2,3,4")]
    [InlineData("١.٢.٣.٤")]
    public void What_is_no_v4_address_is_refused(string text)
    {
        Assert.False(TryParse(text, out var address));
        Assert.True(address.IsAbsent);
    }

    [Theory]
    [InlineData(":")]
    [InlineData(":::")]
    [InlineData("::1::")]
    [InlineData("1:2:3:4:5:6:7")]
    [InlineData("1:2:3:4:5:6:7:8:9")]
    [InlineData("12345::")]
    [InlineData("2001:db8::g")]
    [InlineData("fe80::1%eth0")]
    [InlineData("[::1]")]
    [InlineData("[::1]:443")]
    [InlineData("2001:db8::/32")]
    [InlineData(" ::1")]
    [InlineData("::1 ")]
    [InlineData("::1\n")]
    [InlineData("::1\0")]
    [InlineData("::ffff:01.2.3.4")]
    [InlineData("::ffff:1.2.3")]
    [InlineData("::ffff:1.2.3.256")]
    [InlineData("::ffff:0x7f.1.2.3")]
    [InlineData("::é")]
    [InlineData("0000:0000:0000:0000:0000:0000:0000:0000:0000:0000")]
    public void What_is_no_v6_address_is_refused(string text)
    {
        Assert.False(TryParse(text, out var address));
        Assert.True(address.IsAbsent);
    }

    [Theory]
    [InlineData("::ffff:203.0.113.7")]
    [InlineData("::FFFF:cb00:7107")]
    [InlineData("0:0:0:0:0:ffff:203.0.113.7")]
    public void A_v4_address_written_as_v6_is_the_v4_address(string text)
    {
        Assert.Equal(Parse("203.0.113.7"), Parse(text));
        Assert.Equal(Parse("203.0.113.7").Mark, Parse(text).Mark);
        Assert.Equal(Parse("203.0.113.7").Prefix, Parse(text).Prefix);
    }

    [Theory]
    [InlineData("::203.0.113.7")]
    [InlineData("::fffe:203.0.113.7")]
    [InlineData("::1:ffff:203.0.113.7")]
    public void Another_v6_address_that_ends_alike_is_another_address(string text)
    {
        Assert.NotEqual(Parse("203.0.113.7"), Parse(text));
        Assert.NotEqual(Parse("203.0.113.7").Mark, Parse(text).Mark);
        Assert.NotEqual(Parse("203.0.113.7").Prefix, Parse(text).Prefix);
    }

    [Theory]
    [InlineData("2001:db8::1", "2001:DB8:0:0::1")]
    [InlineData("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1")]
    [InlineData("1:2:3:4:5:6:7:0", "1:2:3:4:5:6:7::")]
    public void Two_ways_of_writing_an_address_are_one_address(string text, string other) =>
        Assert.Equal(Parse(text), Parse(other));

    [Theory]
    [InlineData("203.0.113.0", "203.0.113.255", true)]
    [InlineData("203.0.113.0", "203.0.112.255", false)]
    [InlineData("203.0.113.0", "203.0.114.0", false)]
    [InlineData("10.0.0.1", "11.0.0.1", false)]
    [InlineData("2001:db8:1::", "2001:db8:1:ffff:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:1::", "2001:db8:0:ffff::", false)]
    [InlineData("2001:db8:1::", "2001:db8:2::", false)]
    [InlineData("0.0.0.0", "::", false)]
    public void Neighbours_share_the_first_24_bits_in_v4_and_48_in_v6(string text, string other, bool neighbours)
    {
        Assert.Equal(neighbours, Parse(text).Prefix == Parse(other).Prefix);
        Assert.NotEqual(Parse(text).Mark, Parse(other).Mark);
    }

    [Fact]
    public void A_neighbourhood_is_not_taken_for_the_address_that_begins_it()
    {
        Assert.NotEqual(Parse("203.0.113.0").Prefix, Parse("203.0.113.0").Mark);
        Assert.NotEqual(Parse("2001:db8::").Prefix, Parse("2001:db8::").Mark);
    }

    [Fact]
    public void An_address_that_was_not_given_has_no_mark()
    {
        Assert.True(default(NetworkAddress).IsAbsent);
        Assert.True(default(NetworkAddress).Mark.IsNone);
        Assert.True(default(NetworkAddress).Prefix.IsNone);
        Assert.False(Parse("0.0.0.0").IsAbsent);
        Assert.False(Parse("::").IsAbsent);
    }

    private static bool TryParse(string text, out NetworkAddress address) =>
        NetworkAddress.TryParse(Encoding.UTF8.GetBytes(text), out address);

    private static NetworkAddress Parse(string text) =>
        TryParse(text, out var address) ? address : throw new FormatException(text);
}
