using System.Globalization;
using System.Text;
using FsCheck.Xunit;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Tests.Values;

public sealed class MoneyTests
{
    private static readonly Currency Euro = Read("EUR");

    [Theory]
    [InlineData("0", 0, "0.00 USD")]
    [InlineData("1234.56", 12_345_600, "1234.56 USD")]
    [InlineData("0.0001", 1, "0.0001 USD")]
    [InlineData("-0.5", -5_000, "-0.50 USD")]
    [InlineData("1.50000000", 15_000, "1.50 USD")]
    [InlineData("10000000000000", 100_000_000_000_000_000, "10000000000000.00 USD")]
    [InlineData("-10000000000000", -100_000_000_000_000_000, "-10000000000000.00 USD")]
    public void Amounts_are_kept_exactly_to_four_decimals(string units, long tenThousandths, string written)
    {
        var money = Money.Of(Number(units));

        Assert.Equal(tenThousandths, money.TenThousandths);
        Assert.Equal(Number(units), money.Units);
        Assert.Equal(written, money.ToString());
        Assert.Equal(money, Money.OfTenThousandths(tenThousandths));
    }

    [Theory]
    [InlineData("0.00001")]
    [InlineData("1.00005")]
    [InlineData("-0.00001")]
    [InlineData("10000000000000.0001")]
    [InlineData("-10000000000000.0001")]
    [InlineData("1000000000000000")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335")]
    public void Amounts_with_a_fifth_decimal_or_beyond_ten_trillion_are_no_money(string units) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Money.Of(Number(units)));

    [Theory]
    [InlineData(100_000_000_000_000_001)]
    [InlineData(-100_000_000_000_000_001)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void Ten_thousandths_beyond_ten_trillion_are_no_money(long tenThousandths) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Money.OfTenThousandths(tenThousandths));

    [Fact]
    public void Amounts_of_one_currency_add_up_and_those_of_two_do_not()
    {
        Assert.Equal(Money.Of(3.75m, Euro), Money.Of(1.25m, Euro) + Money.Of(2.50m, Euro));
        Assert.Equal(Money.Of(-1m), Money.Of(1m) + Money.Of(-2m));
        Assert.Throws<InvalidOperationException>(() => Money.Of(1m) + Money.Of(1m, Euro));
        Assert.NotEqual(Money.Of(1m), Money.Of(1m, Euro));
    }

    [Theory]
    [InlineData("50", "100", 500)]
    [InlineData("1", "3", 333)]
    [InlineData("2", "3", 666)]
    [InlineData("100", "100", 1_000)]
    [InlineData("99.9999", "100", 999)]
    [InlineData("0", "100", 0)]
    [InlineData("-50", "100", -500)]
    [InlineData("1000", "1", 1_000_000)]
    [InlineData("1001", "1", 1_000_000)]
    [InlineData("10000000000000", "0.0001", 1_000_000)]
    [InlineData("-10000000000000", "0.0001", -1_000_000)]
    public void A_share_of_an_account_is_in_thousandths_and_has_a_limit(string part, string whole, int thousandths) =>
        Assert.Equal(thousandths, Money.Of(Number(part)).ThousandthsOf(Money.Of(Number(whole))));

    [Fact]
    public void There_is_no_share_of_nothing_of_a_debit_or_of_another_currency()
    {
        Assert.Null(Money.Of(1m).ThousandthsOf(Money.Of(0m)));
        Assert.Null(Money.Of(1m).ThousandthsOf(Money.Of(-100m)));
        Assert.Null(Money.Of(1m).ThousandthsOf(Money.Of(100m, Euro)));
    }

    [Fact]
    public void Money_not_given_is_no_dollars()
    {
        Assert.Equal(Money.Of(0m), default);
        Assert.Equal("0.00 USD", default(Money).ToString());
    }

    [Property]
    public bool Adding_is_exact(int left, int right) =>
        Money.OfTenThousandths(left) + Money.OfTenThousandths(right) == Money.OfTenThousandths((long)left + right);

    [Theory]
    [InlineData("USD")]
    [InlineData("EUR")]
    [InlineData("AAA")]
    [InlineData("ZZZ")]
    public void Currencies_are_three_capital_letters(string letters) =>
        Assert.Equal(letters, Read(letters).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("US")]
    [InlineData("USDX")]
    [InlineData("usd")]
    [InlineData("US1")]
    [InlineData("U D")]
    [InlineData("€")]
    public void Anything_else_is_no_currency(string letters)
    {
        Assert.False(Currency.TryParse(Encoding.UTF8.GetBytes(letters), out var currency));
        Assert.Equal(Currency.UsDollar, currency);
    }

    [Fact]
    public void No_two_currencies_are_one_and_none_given_is_the_dollar()
    {
        var letters = Enumerable.Range('A', 26).Select(letter => (char)letter).ToList();
        var codes = (from a in letters from b in letters from c in letters select $"{a}{b}{c}").ToList();

        Assert.Equal(codes.Count, codes.Select(Read).Distinct().Count());
        Assert.Equal("USD", default(Currency).ToString());
        Assert.Equal(default, Read("USD"));
    }

    private static Currency Read(string letters) =>
        Currency.TryParse(Encoding.UTF8.GetBytes(letters), out var currency)
            ? currency
            : throw new FormatException(letters);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
