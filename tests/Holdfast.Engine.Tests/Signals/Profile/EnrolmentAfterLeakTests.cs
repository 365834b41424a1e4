using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Signals.Profile;

public sealed class EnrolmentAfterLeakTests
{
    private const string Signal = "enrolmentAfterLeak";

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void For_two_weeks_after_a_leak_a_first_credential_is_suspect(int secondsLater, bool speaks)
    {
        var story = Leak(new Story());

        Assert.Equal(
            speaks, story.WaitDays(14).WaitSeconds(secondsLater).ChangeCredential(customer: "c-never").Speaks(Signal));
    }

    [Theory]
    [InlineData("forgotten", "d-new", true)]
    [InlineData("forgotten", "d-c1", false)]
    [InlineData("signedIn", "d-new", false)]
    [InlineData("forgotten", "", false)]
    public void Of_a_customer_who_signs_in_only_a_forgotten_one_set_anew_on_a_strange_device_is_suspect(
        string how, string device, bool speaks)
    {
        var story = Leak(new Story().Live());

        Assert.Equal(
            speaks, story.ChangeCredential(how: how, at: Place.Home with { Device = device }).Speaks(Signal));
    }

    [Fact]
    public void Without_a_leak_everybody_may_enrol() => Assert.False(new Story().ChangeCredential().Speaks(Signal));

    [Fact]
    public void Records_taken_out_in_the_ordinary_way_are_no_leak()
    {
        var story = Leak(new Story(), records: 50, Outcome.Allow);

        Assert.False(story.ChangeCredential(customer: "c-never").Speaks(Signal));
    }

    [Fact]
    public void What_happened_before_the_leak_and_is_told_late_does_not_follow_from_it()
    {
        var story = Leak(new Story());

        Assert.False(story.WaitHours(-1).ChangeCredential(customer: "c-never").Speaks(Signal));
    }

    [Fact]
    public void It_says_whether_the_credential_is_the_first()
    {
        var story = Leak(new Story().Live());

        Assert.Equal(
            "A customer who never signed in gets a credential, soon after records were taken out",
            story.ChangeCredential(customer: "c-never").Says(Signal));
        Assert.Equal(
            "A forgotten credential is set anew on a strange device, soon after records were taken out",
            story.ChangeCredential(how: "forgotten", at: Place.Abroad).Says(Signal));
    }

    private static Story Leak(Story story, int records = 5_000, Outcome outcome = Outcome.Hold)
    {
        var export = story.Tell(
            "employee.exported", $"\"records\":{records},\"target\":\"usb\"",
            "\"actor\":{\"kind\":\"employee\",\"id\":\"e1\"}");
        Assert.Equal(outcome, export.Outcome);
        return story;
    }
}
