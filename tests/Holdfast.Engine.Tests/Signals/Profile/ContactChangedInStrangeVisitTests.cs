using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Signals.Profile;

public sealed class ContactChangedInStrangeVisitTests
{
    private const string Signal = "contactChangedInStrangeVisit";

    [Theory]
    [InlineData("email", true)]
    [InlineData("phone", true)]
    [InlineData("mailingAddress", false)]
    [InlineData("residentialAddress", false)]
    [InlineData("trustedContact", false)]
    [InlineData("name", false)]
    public void Email_or_telephone_changed_on_a_new_device_is_suspect(string what, bool speaks) => Assert.Equal(
        speaks, new Story().Live().OnNewDevice().ChangeContactTo("x-9", what, session: "s-new").Speaks(Signal));

    [Fact]
    public void A_change_that_is_itself_made_on_a_new_device_counts_without_a_session() =>
        Assert.True(new Story().Live().ChangeContactTo("m-9", at: Place.Abroad).Speaks(Signal));

    [Fact]
    public void On_the_own_device_a_customer_may_change_it() => Assert.False(
        new Story().Live().OnOwnDevice().ChangeContactTo("m-9", at: Place.Home, session: "s-own").Speaks(Signal));

    [Fact]
    public void Where_neither_session_nor_device_is_told_nothing_is_said() =>
        Assert.False(new Story().Live().ChangeContactTo("m-9").Speaks(Signal));

    [Fact]
    public void Alerts_are_not_contact_data() =>
        Assert.False(new Story().Live().OnNewDevice().ChangeDelivery(session: "s-new").Speaks(Signal));

    [Fact]
    public void It_says_so_and_the_customer_is_told_at_the_former_contact()
    {
        var decision = new Story().Live().OnNewDevice().ChangeContactTo("m-9", session: "s-new");

        Assert.Equal("E-mail or telephone was changed on a new device", decision.Says(Signal));
        Assert.True(decision.Asks(RecommendedActions.NotifyPriorContact));
    }
}
