using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Signals.Payments;

public sealed class NewDeviceAndResetThenWireTests
{
    private const string Signal = "newDeviceAndResetThenWire";

    private static readonly Place NewDevice = Place.Home with { Device = "d-2" };

    [Theory]
    [InlineData("forgotten", true)]
    [InlineData("callCenter", true)]
    [InlineData("employee", true)]
    [InlineData("signedIn", false)]
    public void A_password_reset_and_a_new_device_before_a_wire_count(string how, bool speaks) =>
        Assert.Equal(speaks, Wire(Reset(how)).Speaks(Signal));

    [Theory]
    [InlineData("username")]
    [InlineData("mfaMethod")]
    public void Other_credentials_are_no_password(string what) =>
        Assert.False(Wire(Reset("forgotten", what)).Speaks(Signal));

    [Theory]
    [InlineData(Paying.Day, true)]
    [InlineData(Paying.Day + 1, false)]
    public void A_reset_counts_for_a_day(long seconds, bool speaks) =>
        Assert.Equal(speaks, Wire(Reset().After(seconds)).Speaks(Signal));

    [Fact]
    public void The_own_device_is_not_new() => Assert.False(Wire(Reset(), at: Place.Home).Speaks(Signal));

    [Theory]
    [InlineData(Paying.Day - 1, true)]
    [InlineData(Paying.Day, false)]
    public void A_device_is_new_for_a_day(long seconds, bool speaks)
    {
        var story = new Story().Live();
        story.SignIn(at: NewDevice);
        story.After(seconds - 60).Told("credential.changed", "\"what\":\"password\",\"how\":\"forgotten\"");

        Assert.Equal(speaks, Wire(story.After(60)).Speaks(Signal));
    }

    [Fact]
    public void The_device_of_the_visit_counts_where_the_request_tells_none()
    {
        var story = Reset();
        story.SignIn(at: NewDevice, session: "s");

        Assert.True(story.Pay(rail: "wire", session: "s").Speaks(Signal));
        Assert.False(story.Pay(rail: "wire").Speaks(Signal));
    }

    [Theory]
    [InlineData("wire", "thirdPartyBank", true)]
    [InlineData("wire", "thirdPartyAccount", true)]
    [InlineData("wire", "ownBank", false)]
    [InlineData("wire", "", false)]
    [InlineData("ach", "thirdPartyBank", false)]
    public void Only_a_wire_to_a_third_party_is_meant(string rail, string kind, bool speaks) =>
        Assert.Equal(speaks, Reset().Pay(rail: rail, kind: kind, at: NewDevice).Speaks(Signal));

    [Fact]
    public void A_third_party_paid_for_two_weeks_is_not_paid_first()
    {
        var story = new Story().Live().Paid("b2", rail: "wire").WaitDays(14)
            .Told("credential.changed", "\"what\":\"password\",\"how\":\"forgotten\"");

        Assert.False(story.Pay("b2", rail: "wire", at: NewDevice).Speaks(Signal));
    }

    [Fact]
    public void Without_a_reset_or_a_payee_nothing_is_said()
    {
        Assert.False(Wire(new Story().Live()).Speaks(Signal));
        Assert.False(Reset().Pay(payee: "", rail: "wire", at: NewDevice).Speaks(Signal));
    }

    [Fact]
    public void It_says_so_holds_the_wire_and_asks_for_a_call()
    {
        var decision = Wire(Reset());

        Assert.Equal(
            "A new device and a password reset within a day before the first wire to this third party",
            decision.TextOf(Signal));
        Assert.True(decision.Outcome >= Outcome.Hold);
        Assert.True(decision.Asks(RecommendedActions.CallBack | RecommendedActions.EscalateToSupervisor));
    }

    private static Story Reset(string how = "forgotten", string what = "password") =>
        new Story().Live().Told("credential.changed", $"\"what\":\"{what}\",\"how\":\"{how}\"");

    private static Decision Wire(Story story, Place? at = null) => story.Pay(rail: "wire", at: at ?? NewDevice);
}
