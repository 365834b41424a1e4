using NodaTime;

namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class SimSwapTests
{
    private const string Signal = "simSwap";

    [Theory]
    [InlineData(259_200, false)]
    [InlineData(259_201, true)]
    [InlineData(604_800, true)]
    [InlineData(604_801, false)]
    public void A_change_of_SIM_or_carrier_is_recent_from_72_hours_to_seven_days(int seconds, bool speaks)
    {
        var story = new Story();
        var age = Duration.FromSeconds(seconds);

        Assert.Equal(speaks, story.AskCarrier(story.Ago("simChangedAt", age), "c1").Speaks(Signal));
        Assert.Equal(speaks, story.AskCarrier(story.Ago("portedAt", age), "c2").Speaks(Signal));
    }

    [Theory]
    [InlineData("sms", true)]
    [InlineData("voice", true)]
    [InlineData("totp", false)]
    [InlineData("none", false)]
    public void A_sign_in_or_a_prompt_by_telephone_relies_on_it_and_others_do_not(string mfa, bool relies)
    {
        var story = AfterChange();

        Assert.Equal(relies, story.SignIn(mfa: mfa).Speaks(Signal));
        Assert.Equal(relies, story.Prompt("approved", mfa).Speaks(Signal));
    }

    [Theory]
    [InlineData("forgotten", true)]
    [InlineData("signedIn", false)]
    [InlineData("", false)]
    public void A_reset_relies_on_it_and_a_change_by_who_is_signed_in_does_not(string how, bool relies) =>
        Assert.Equal(relies, AfterChange().ChangeCredential(how: how).Speaks(Signal));

    [Fact]
    public void Money_out_relies_on_it_and_money_in_does_not()
    {
        Assert.True(AfterChange().Transfer().Speaks(Signal));
        Assert.False(AfterChange().Deposit().Speaks(Signal));
    }

    [Fact]
    public void A_change_told_with_the_new_number_counts_too()
    {
        var story = new Story();
        story.Tell(
            "contact.changed",
            "\"what\":\"phone\"," + story.Ago("simChangedAt", Duration.FromDays(5)),
            "\"customer\":\"c1\"");

        Assert.True(story.SignIn(mfa: "sms").Speaks(Signal));
    }

    [Fact]
    public void Where_the_carrier_tells_no_change_nothing_is_said()
    {
        Assert.False(new Story().AskCarrier("\"forwarding\":false").Speaks(Signal));
        Assert.False(new Story().SignIn(mfa: "sms").Speaks(Signal));
    }

    [Fact]
    public void It_tells_how_long_ago() =>
        Assert.Equal(
            "The SIM or carrier of the customer's telephone changed 5 days before",
            AfterChange().SignIn(mfa: "sms").SaidBy(Signal));

    private static Story AfterChange()
    {
        var story = new Story();
        story.AskCarrier(story.Ago("simChangedAt", Duration.FromDays(5)));
        return story;
    }
}
