using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class AccountEmptyingTests
{
    private const string Signal = "accountEmptying";

    [Theory]
    [InlineData(79_999, false)]
    [InlineData(80_000, true)]
    public void Four_fifths_of_the_account_to_a_new_payee_empty_it(int amount, bool speaks) =>
        Assert.Equal(speaks, new Story().Pay(amount: amount).Speaks(Signal));

    [Theory]
    [InlineData(7 * Paying.Day, true)]
    [InlineData((7 * Paying.Day) + 1, false)]
    public void What_was_asked_for_within_a_week_is_added(long seconds, bool speaks)
    {
        var story = new Story();
        story.Pay("b1", 50_000);

        Assert.Equal(speaks, story.After(seconds).Pay("b2", 30_000).Speaks(Signal));
    }

    [Fact]
    public void What_was_refused_is_not_added()
    {
        var refuse = new GatePolicy
        {
            Prior = LogOdds.Zero, Thresholds = new Thresholds(null, null, Probability.Of(0.0001m)),
        };
        var story = new Story(new DecisionPolicy(
            gates: new Dictionary<EventType, GatePolicy> { [EventType.TransferRequested] = refuse }));
        story.Pay("b1", 50_000);

        Assert.False(story.Pay("b2", 30_000).Speaks(Signal));
    }

    [Fact]
    public void What_was_asked_for_in_another_currency_is_not_added()
    {
        var story = new Story();
        story.Pay("b1", 5_000_000, currency: "JPY", equity: null);

        Assert.False(story.Pay("b2", 30_000).Speaks(Signal));
        Assert.False(story.Pay("b3", 30_000, currency: "EUR").Speaks(Signal));
    }

    [Theory]
    [InlineData(89_999, 100_000, false)]
    [InlineData(90_000, 100_000, true)]
    public void Nine_tenths_of_the_cash_empty_it(int amount, int cash, bool speaks) =>
        Assert.Equal(speaks, new Story().Pay(amount: amount, cash: cash, equity: 200_000).Speaks(Signal));

    [Theory]
    [InlineData(29_999, false)]
    [InlineData(30_000, true)]
    public void Nine_tenths_of_the_cash_are_little_where_they_are_little_of_the_account(int amount, bool speaks) =>
        Assert.Equal(speaks, new Story().Pay(amount: amount, cash: amount).Speaks(Signal));

    [Fact]
    public void Where_the_worth_is_not_told_the_cash_serves() =>
        Assert.True(new Story().Pay(amount: 900, cash: 1_000, equity: null).Speaks(Signal));

    [Fact]
    public void Where_neither_is_told_nothing_is_said() =>
        Assert.False(new Story().Pay(amount: 1_000_000, equity: null).Speaks(Signal));

    [Fact]
    public void A_known_payee_may_get_it_all() =>
        Assert.False(new Story().Paid("b2").WaitDays(14).Pay("b2", 100_000, cash: 100_000).Speaks(Signal));

    [Fact]
    public void Another_firm_is_a_payee_like_others() =>
        Assert.True(new Story().Pay("firm-b", 95_000, rail: "acats", kind: "outsideFirm").Speaks(Signal));

    [Fact]
    public void It_says_how_much_of_what()
    {
        Assert.Equal(
            "85 % of the account asked for within a week", new Story().Pay(amount: 85_000).TextOf(Signal));
        Assert.Equal(
            "95 % of the cash to a payee that is new",
            new Story().Pay(amount: 950, cash: 1_000, equity: null).TextOf(Signal));
    }

    [Fact]
    public void The_cash_alone_weighs_less_than_the_account()
    {
        var both = new DecisionPolicy(weights: new Dictionary<string, LogOdds>
        {
            ["largeShareToNewPayee"] = LogOdds.Zero, ["mostOfCash"] = LogOdds.Zero, ["unusualAmount"] = LogOdds.Zero,
        });

        Paying.AssertPart(new Story(both).Pay(amount: 80_000), Signal, 1000);
        Paying.AssertPart(new Story(both).Pay(amount: 900, cash: 1_000, equity: null), Signal, 600);
    }
}
