using Holdfast.Engine.Tests.Stories;

namespace Holdfast.Engine.Tests.Signals.Trading;

public sealed class NewProductThenUseTests
{
    private const string Signal = "newProductThenUse";

    [Theory]
    [InlineData("options", "option", true)]
    [InlineData("otc", "otc", true)]
    [InlineData("crypto", "crypto", true)]
    [InlineData("margin", "listed", true)]
    [InlineData("extendedHours", "fund", true)]
    [InlineData("options", "listed", false)]
    [InlineData("otc", "option", false)]
    [InlineData("margin", "option", false)]
    [InlineData("card", "listed", false)]
    public void A_product_is_used_by_an_order_of_its_kind(string feature, string venue, bool speaks) => Assert.Equal(
        speaks,
        new Story().Live().OnNewDevice().Enable(feature).Order(venue: venue, session: "s-new").Speaks(Signal));

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_product_is_new_for_a_day(int secondsLater, bool speaks)
    {
        var story = new Story().Live().Enable("options");
        story.WaitHours(1).ChangeContact("email", at: Place.Home);

        var decision = story.WaitHours(23).WaitSeconds(secondsLater).Order(venue: "option", at: Place.Home);

        Assert.Equal(speaks, decision.Speaks(Signal));
    }

    [Theory]
    [InlineData("email", 0, true)]
    [InlineData("email", 1, false)]
    [InlineData("phone", 0, true)]
    [InlineData("phone", 1, false)]
    [InlineData("mailingAddress", 0, false)]
    public void On_the_own_device_it_counts_for_ten_days_after_a_change_of_contact(
        string what, int secondsLater, bool speaks)
    {
        var story = new Story().Live();
        story.ChangeContact(what, at: Place.Home);
        story.WaitDays(10).WaitSeconds(secondsLater).Enable("options");

        Assert.Equal(speaks, story.Order(venue: "option", at: Place.Home).Speaks(Signal));
    }

    [Fact]
    public void Who_tries_a_new_product_on_the_own_device_is_let_be() =>
        Assert.False(new Story().Live().Enable("options").Order(venue: "option", at: Place.Home).Speaks(Signal));

    [Fact]
    public void It_says_how_long_before_the_product_was_switched_on() => Assert.Equal(
        "A product switched on 22 minutes before is used at once",
        new Story().Live().OnNewDevice().Enable("options").WaitMinutes(22).Order(venue: "option", session: "s-new")
            .Says(Signal));
}
