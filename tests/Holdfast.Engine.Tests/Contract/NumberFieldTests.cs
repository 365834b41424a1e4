using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using static Holdfast.Engine.Tests.Contract.Wire;

namespace Holdfast.Engine.Tests.Contract;

public sealed class NumberFieldTests
{
    private static readonly string Transfer = Without(Examples.Of(EventType.TransferRequested), "/data/currency");
    private static readonly string Order = Examples.Of(EventType.OrderPlaced);
    private static readonly string Session = Examples.Of(EventType.SessionObserved);

    [Theory]
    [InlineData("0.0001", 1)]
    [InlineData("1", 10_000)]
    [InlineData("10.50000", 105_000)]
    [InlineData("1e3", 10_000_000)]
    [InlineData("1E+3", 10_000_000)]
    [InlineData("1.5e-3", 15)]
    [InlineData("100000e-5", 10_000)]
    [InlineData("0.00010000000000000000000000000000000000000000", 1)]
    [InlineData("10000000000000", 100_000_000_000_000_000)]
    [InlineData("1e13", 100_000_000_000_000_000)]
    [InlineData("9999999999999.9999", 99_999_999_999_999_999)]
    [InlineData("1e0000000000000000000000000000000000000000013", 100_000_000_000_000_000)]
    public void An_amount_is_read_exactly(string amount, long tenThousandths)
    {
        var read = Assert.IsType<TransferRequested>(Event(With(Transfer, "/data/amount", amount)).Data);

        Assert.Equal(Money.OfTenThousandths(tenThousandths), read.Amount);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-0.0")]
    [InlineData("-1")]
    [InlineData("0.00001")]
    [InlineData("1.00001")]
    [InlineData("10000000000000.0001")]
    [InlineData("1e14")]
    [InlineData("1e400")]
    [InlineData("1e-400")]
    [InlineData("1e99999999999999999999999999")]
    [InlineData("1e-99999999999999999999999999")]
    [InlineData("\"1\"")]
    [InlineData("true")]
    [InlineData("[1]")]
    public void An_amount_that_is_not_above_zero_or_too_large_or_too_fine_is_refused_by_its_pointer(string amount) =>
        Assert.Equal(["/data/amount"], Faults(With(Transfer, "/data/amount", amount)));

    [Fact]
    public void A_number_of_ten_thousand_digits_is_refused_by_its_pointer()
    {
        Assert.Equal(["/data/amount"], Faults(With(Transfer, "/data/amount", new string('7', 10_000))));
        Assert.Equal(["/data/amount"], Faults(With(Transfer, "/data/amount", "1." + new string('7', 10_000))));
        Assert.Equal(["/data/price"], Faults(With(Order, "/data/price", "0." + new string('7', 10_000))));
        Assert.Equal(["/data/price"], Faults(With(Order, "/data/price", "1e" + new string('7', 10_000))));
        Assert.Empty(Faults(With(Transfer, "/data/amount", "1." + new string('0', 10_000))));
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0", 0)]
    [InlineData("-1e13", -100_000_000_000_000_000)]
    [InlineData("1e13", 100_000_000_000_000_000)]
    [InlineData("-0.0001", -1)]
    public void A_balance_may_be_zero_or_below(string balance, long tenThousandths)
    {
        var read = Assert.IsType<TransferRequested>(Event(With(Transfer, "/data/equity", balance)).Data);

        Assert.Equal(Money.OfTenThousandths(tenThousandths), read.Equity);
    }

    [Theory]
    [InlineData("/data/equity", "-10000000000000.0001")]
    [InlineData("/data/equity", "10000000000000.0001")]
    [InlineData("/data/availableCash", "1.00001")]
    public void A_balance_beyond_its_range_is_refused_by_its_pointer(string at, string balance) =>
        Assert.Equal([at], Faults(With(Transfer, at, balance)));

    [Fact]
    public void The_currency_of_a_transfer_is_that_of_all_its_amounts_wherever_it_stands()
    {
        const string first =
            """
            {"id":"e","type":"transfer.requested","time":"2026-03-02T14:31:05Z","account":"a","data":{"currency":"JPY",
            "direction":"out","rail":"wire","amount":5,"availableCash":6,"equity":7}}
            """;
        const string last =
            """
            {"id":"e","type":"transfer.requested","time":"2026-03-02T14:31:05Z","account":"a","data":{"direction":"out",
            "rail":"wire","amount":5,"availableCash":6,"equity":7,"currency":"JPY"}}
            """;
        foreach (var json in (string[])[first, last])
        {
            var read = Assert.IsType<TransferRequested>(Event(json).Data);

            Assert.Equal(["5.00 JPY", "6.00 JPY", "7.00 JPY"], new object?[]
            {
                read.Amount, read.AvailableCash, read.Equity,
            }.Select(money => money?.ToString()));
        }

        Assert.Equal(Write(Event(first)), Write(Event(last)));
    }

    [Fact]
    public void The_currency_of_one_transfer_is_not_that_of_the_next()
    {
        var reader = new EventReader();
        var euro = System.Text.Encoding.UTF8.GetBytes(Examples.Of(EventType.TransferRequested));
        var dollar = System.Text.Encoding.UTF8.GetBytes(Transfer);
        reader.Read(euro, 0, euro.Length);

        var read = Assert.IsType<TransferRequested>(reader.Read(dollar, 0, dollar.Length).Event!.Data);

        Assert.Equal(Currency.UsDollar, read.Amount.Currency);
    }

    [Theory]
    [InlineData("\"usd\"")]
    [InlineData("\"US\"")]
    [InlineData("\"EURO\"")]
    [InlineData("840")]
    public void A_currency_is_three_capital_letters(string currency) =>
        Assert.Equal(["/data/currency"], Faults(With(Transfer, "/data/currency", currency)));

    [Theory]
    [InlineData("0", "0")]
    [InlineData("1e18", "1000000000000000000")]
    [InlineData("1000000000000000000.000", "1000000000000000000")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("123456789012345678.9012345678", "123456789012345678.9012345678")]
    [InlineData("12345678901234567890123.45678e-5", "123456789012345678.9012345678")]
    [InlineData("0.780000", "0.78")]
    public void A_price_is_read_exactly(string price, string written)
    {
        var json = Write(Event(With(Order, "/data/price", price)));

        Assert.Contains($"\"price\":{written},", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/data/price", "-0.01")]
    [InlineData("/data/price", "1000000000000000000.01")]
    [InlineData("/data/price", "1e19")]
    [InlineData("/data/price", "1e-29")]
    [InlineData("/data/price", "12345678901234567.890123456789")]
    [InlineData("/data/price", "\"1\"")]
    [InlineData("/data/quantity", "-1")]
    [InlineData("/data/limitPrice", "-1")]
    [InlineData("/data/referencePrice", "-1")]
    [InlineData("/data/averageDailyVolume", "-1")]
    [InlineData("/data/marketCap", "1e400")]
    [InlineData("/data/notional", "0")]
    [InlineData("/data/notional", "1.00001")]
    [InlineData("/data/equity", "1e14")]
    [InlineData("/data/optionDelta", "1.0001")]
    [InlineData("/data/optionDelta", "-1.0001")]
    [InlineData("/data/holdingDays", "-1")]
    [InlineData("/data/holdingDays", "2147483648")]
    [InlineData("/data/symbol", "\"\"")]
    public void A_number_beyond_its_range_is_refused_by_its_pointer(string at, string number) =>
        Assert.Equal([at], Faults(With(Order, at, number)));

    [Theory]
    [InlineData("/data/optionDelta", "1")]
    [InlineData("/data/optionDelta", "-1.0")]
    [InlineData("/data/holdingDays", "2147483647")]
    [InlineData("/data/notional", "0.0001")]
    [InlineData("/data/quantity", "0")]
    public void A_number_at_the_end_of_its_range_is_taken(string at, string number) =>
        Assert.Empty(Faults(With(Order, at, number)));

    [Fact]
    public void A_symbol_has_at_most_32_characters()
    {
        Assert.Empty(Faults(With(Order, "/data/symbol", Repeated("A", 32))));
        Assert.Equal(["/data/symbol"], Faults(With(Order, "/data/symbol", Repeated("A", 33))));
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 1_000)]
    [InlineData("1.000", 1_000)]
    [InlineData("0.9999999", 999)]
    [InlineData("0.0009", 0)]
    [InlineData("62e-2", 620)]
    public void A_score_is_kept_in_thousandths_and_what_is_finer_is_cut(string score, int thousandths)
    {
        var read = Assert.IsType<SessionObserved>(Event(With(Session, "/data/typingScore", score)).Data);

        Assert.Equal(thousandths, read.TypingScore);
    }

    [Theory]
    [InlineData("/data/typingScore", "1.0001")]
    [InlineData("/data/pointerScore", "-0.0001")]
    [InlineData("/data/automationScore", "62")]
    [InlineData("/data/sensitivePages", "-1")]
    [InlineData("/data/sensitivePages", "1.5")]
    [InlineData("/data/tourPages", "2147483648")]
    [InlineData("/data/secondsToTransfer", "-0.5")]
    [InlineData("/data/secondsToTransfer", "2147483648")]
    [InlineData("/data/secondsToTransfer", "1e400")]
    public void What_was_observed_beyond_its_range_is_refused_by_its_pointer(string at, string number) =>
        Assert.Equal([at], Faults(With(Session, at, number)));

    [Fact]
    public void What_was_measured_is_cut_to_whole_units()
    {
        var read = Assert.IsType<SessionObserved>(Event(With(Session, "/data/secondsToTransfer", "710.96")).Data);

        Assert.Equal(710, read.SecondsToTransfer);
    }

    [Theory]
    [InlineData(EventType.AccountSnapshot, "/data/birthYear", "1800", "1799")]
    [InlineData(EventType.AccountSnapshot, "/data/birthYear", "2200", "2201")]
    [InlineData(EventType.AccountOpened, "/data/birthYear", "1967.0", "1967.5")]
    [InlineData(EventType.TransferRequested, "/data/attempt", "1", "0")]
    [InlineData(EventType.TransferRequested, "/data/attempt", "2147483647", "2147483648")]
    [InlineData(EventType.EmployeeExported, "/data/records", "0", "-1")]
    [InlineData(EventType.EmployeeExported, "/data/records", "1e15", "1000000000000001")]
    [InlineData(EventType.TrafficSampled, "/data/requests", "1e15", "1.5")]
    [InlineData(EventType.TrafficSampled, "/data/p95Milliseconds", "257.4", "-1")]
    public void A_count_is_whole_and_within_its_range(EventType type, string at, string good, string bad)
    {
        Assert.Empty(Faults(With(Examples.Of(type), at, good)));
        Assert.Equal([at], Faults(With(Examples.Of(type), at, bad)));
    }

    [Fact]
    public void Names_have_at_most_256_characters_purposes_1024_and_tokens_128()
    {
        AssertLimit(EventType.TransferRequested, "/data/destination/name", 256);
        AssertLimit(EventType.TransferRequested, "/data/contraFirm", 256);
        AssertLimit(EventType.SessionObserved, "/data/loginOrigin", 256);
        AssertLimit(EventType.EmployeeViewed, "/data/purpose", 1_024);
        AssertLimit(EventType.TransferRequested, "/data/transfer", 128);
        AssertLimit(EventType.BankLinked, "/data/destination", 128);
        AssertLimit(EventType.TransferRequested, "/data/destination/token", 128);
    }

    private static void AssertLimit(EventType type, string at, int most)
    {
        Assert.Empty(Faults(With(Examples.Of(type), at, Repeated("\u00E9", most))));
        Assert.Equal([at], Faults(With(Examples.Of(type), at, Repeated("\u00E9", most + 1))));
    }
}
