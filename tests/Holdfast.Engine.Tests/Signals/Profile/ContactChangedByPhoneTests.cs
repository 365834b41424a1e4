using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Signals.Profile;

public sealed class ContactChangedByPhoneTests
{
    private const string Signal = "contactChangedByPhone";

    [Theory]
    [InlineData(3_600, true)]
    [InlineData(3_601, false)]
    public void A_change_within_an_hour_of_a_call_from_an_unknown_number_is_suspect(int seconds, bool speaks)
    {
        var story = new Story().Live();
        story.Call();

        Assert.Equal(speaks, ChangeByPhone(story.WaitSeconds(seconds)).Speaks(Signal));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public void A_number_that_called_ten_days_before_is_known(int secondsLater, bool speaks)
    {
        var story = new Story().Live();
        story.Call();
        story.WaitDays(10).WaitSeconds(secondsLater).Call();

        Assert.Equal(speaks, ChangeByPhone(story.WaitMinutes(5)).Speaks(Signal));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public void A_number_that_has_been_on_file_for_ten_days_is_known(int secondsLater, bool speaks)
    {
        var story = new Story().Live();
        story.ChangeContactTo("p-1", "phone", at: Place.Home);
        story.WaitDays(10).WaitSeconds(secondsLater).Call();

        Assert.Equal(speaks, ChangeByPhone(story.WaitMinutes(5)).Speaks(Signal));
    }

    [Fact]
    public void A_number_named_as_a_thiefs_is_not_trusted_for_its_age()
    {
        var story = new Story().Live();
        var stolen = story.Now;
        story.WaitDays(1).Call();
        story.WaitDays(11).Tell(
            "customer.reported", $"\"what\":\"unauthorizedActivity\",\"since\":\"{stolen}\"", "\"customer\":\"c1\"");
        story.Call();

        Assert.True(ChangeByPhone(story.WaitMinutes(5)).Speaks(Signal));
    }

    [Fact]
    public void The_last_call_counts()
    {
        var story = new Story().Live();
        story.Call("p-known");
        story.WaitDays(30).Call("p-known");
        story.WaitMinutes(20).Call("p-unknown");

        Assert.True(ChangeByPhone(story.WaitMinutes(5)).Speaks(Signal));
    }

    [Fact]
    public void A_withheld_number_is_not_known()
    {
        var story = new Story().Live();
        story.Call("");

        Assert.True(ChangeByPhone(story).Speaks(Signal));
    }

    [Theory]
    [InlineData("employee", "phone", true)]
    [InlineData("employee", "branch", false)]
    [InlineData("customer", "phone", false)]
    [InlineData("representative", "phone", false)]
    public void Only_an_employee_on_the_telephone_is_meant(string actor, string channel, bool speaks)
    {
        var story = new Story().Live();
        story.Call();

        var decision = story.ChangeContactTo(
            "m-9", envelope: $"\"actor\":{{\"kind\":\"{actor}\",\"id\":\"x\"}},\"channel\":\"{channel}\"");

        Assert.Equal(speaks, decision.Speaks(Signal));
    }

    [Fact]
    public void Without_a_call_nothing_is_said() => Assert.False(ChangeByPhone(new Story().Live()).Speaks(Signal));

    [Fact]
    public void A_credential_counts_as_well_and_the_sentence_says_why()
    {
        var story = new Story().Live();
        story.Call();

        Assert.Equal(
            "Changed by an employee for a caller whose number is not known to be the customer's",
            story.ChangeCredential(how: "callCenter", envelope: Changing.EmployeeOnThePhone).Says(Signal));
    }

    private static Decision ChangeByPhone(Story story) =>
        story.ChangeContactTo("m-9", envelope: Changing.EmployeeOnThePhone);
}
