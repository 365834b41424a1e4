using System.Text;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Tests.Values;

public sealed class CountryCodeTests
{
    [Theory]
    [InlineData("US")]
    [InlineData("NO")]
    [InlineData("AA")]
    [InlineData("ZZ")]
    public void A_country_is_two_capital_letters(string letters)
    {
        Assert.True(CountryCode.TryParse(Encoding.UTF8.GetBytes(letters), out var country));
        Assert.Equal(letters, country.ToString());
        Assert.Equal(country, CountryCode.Of(letters));
        Assert.Equal(country, CountryCode.FromStored(country.Stored));
        Assert.False(country.IsAbsent);
    }

    [Theory]
    [InlineData("")]
    [InlineData("U")]
    [InlineData("USA")]
    [InlineData("us")]
    [InlineData("U1")]
    [InlineData("1U")]
    [InlineData("@Z")]
    [InlineData("Z[")]
    [InlineData("é")]
    [InlineData("ŁÓ")]
    public void Anything_else_is_no_country(string letters)
    {
        Assert.False(CountryCode.TryParse(Encoding.UTF8.GetBytes(letters), out var country));
        Assert.True(country.IsAbsent);
        Assert.Throws<FormatException>(() => CountryCode.Of(letters));
    }

    [Fact]
    public void A_country_that_was_not_given_is_kept_as_such()
    {
        Assert.True(CountryCode.FromStored(default(CountryCode).Stored).IsAbsent);
        Assert.Equal("", default(CountryCode).ToString());
    }
}
