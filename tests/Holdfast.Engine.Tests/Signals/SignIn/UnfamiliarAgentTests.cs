namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class UnfamiliarAgentTests
{
    private const string Signal = "unfamiliarAgent";

    [Fact]
    public void A_browser_and_system_that_others_use_and_the_customer_never_did_is_unfamiliar()
    {
        var decision = Life().SignIn("c1", Place.Home with { Platform = "macos", Browser = "Safari" });

        Assert.Equal(
            "The kind of browser and system is far more usual for others than for this customer",
            decision.SaidBy(Signal));
    }

    [Fact]
    public void The_customer_s_own_is_familiar() => Assert.False(Life().SignIn("c1", Place.Home).Speaks(Signal));

    [Fact]
    public void A_new_browser_on_the_same_system_is_less_unfamiliar_than_a_new_system()
    {
        var browser = Life().SignIn("c1", Place.Home with { Browser = "Safari" }).ReasonOf(Signal).Weight;
        var system = Life().SignIn("c1", Place.Home with { Platform = "macos", Browser = "Safari" })
            .ReasonOf(Signal).Weight;

        Assert.True(browser < system);
    }

    [Fact]
    public void A_system_that_is_not_told_or_told_for_the_first_time_is_not_unfamiliar()
    {
        var untold = Place.Home with { Platform = "" };

        Assert.False(Life().SignIn("c1", untold).Speaks(Signal));
        Assert.False(new Story(SignInTelling.Limits()).Live(home: untold).SignIn("c1", Place.Home).Speaks(Signal));
    }

    [Fact]
    public void Without_a_history_nothing_is_unfamiliar() =>
        Assert.False(Life().SignIn("c-new", Place.Home with { Platform = "macos" }).Speaks(Signal));

    [Fact]
    public void An_aggregator_s_browser_is_not_the_customer_s() =>
        Assert.False(
            Life().SignIn("c1", Place.Home with { Platform = "macos" }, envelope: SignInTelling.ByAggregator)
                .Speaks(Signal));

    // One customer on Windows, and another on a Macintosh who makes that usual in the crowd.
    private static Story Life()
    {
        var macintosh = Place.Home with { Device = "d-c2", Platform = "macos", Browser = "Safari" };
        return new Story(SignInTelling.Limits()).Live("c2", "a2", home: macintosh).Live();
    }
}
