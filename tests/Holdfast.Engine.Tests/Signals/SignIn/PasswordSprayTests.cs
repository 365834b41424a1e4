namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class PasswordSprayTests
{
    private const string Signal = "passwordSpray";

    [Theory]
    [InlineData(150, true)]
    [InlineData(70, false)]
    public void Very_many_names_that_fail_across_the_firm_are_a_spray(int names, bool spray) =>
        Assert.Equal(spray, After(names).FailSignIn(username: "u-last").Speaks(Signal));

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Each_name_is_tried_once_or_twice(int tries, bool spray)
    {
        var story = Told();
        for (var name = 1; name <= 150; name++)
        {
            for (var attempt = 0; attempt < tries; attempt++)
            {
                story.FailNames(1, Place.Abroad, first: name);
            }
        }

        Assert.Equal(spray, story.FailSignIn(username: "u1").Speaks(Signal));
    }

    [Fact]
    public void Four_times_as_many_as_usual_are_needed()
    {
        var story = Told();
        for (var hour = 0; hour < 40; hour++)
        {
            story.FailNames(150, Place.Abroad).WaitHours(2);
        }

        story.FailNames(150, Place.Abroad);
        Assert.False(story.FailSignIn(username: "u1").Speaks(Signal));
        story.FailNames(600, Place.Abroad);
        Assert.True(story.FailSignIn(username: "u1").Speaks(Signal));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void It_is_remembered_for_an_hour(int secondsMore, bool remembered)
    {
        var story = After(150).WaitHours(1).WaitSeconds(secondsMore);

        Assert.Equal(remembered, story.FailSignIn(username: "u-last").Speaks(Signal));
    }

    [Fact]
    public void A_success_meanwhile_is_looked_at_where_it_is_on_a_new_device()
    {
        var story = Told().Meet("c1").FailNames(150, Place.Abroad);

        Assert.True(story.SignIn(at: Place.Home with { Device = "d-2" }).Speaks(Signal));
        Assert.False(story.SignIn(at: SignInTelling.HomeOf("c1", 1)).Speaks(Signal));
        Assert.False(story.SignIn("c-new", Place.Home with { Device = "d-2" }).Speaks(Signal));
    }

    [Fact]
    public void It_tells_about_how_many_names_failed_while_they_are_counted()
    {
        var story = Told().FailNames(150, Place.Abroad, secondsBetween: 20);
        story.WaitMinutes(9);

        Assert.Equal(
            "About 147 names failed across the firm within the hour, far more than usual",
            story.FailSignIn(username: "u1").SaidBy(Signal));
        story.WaitMinutes(2).FailSignIn(username: "u1");
        Assert.Equal(
            "Very many names failed across the firm within the last hour, far more than usual",
            story.FailSignIn(username: "u1").SaidBy(Signal));
    }

    private static Story After(int names) => Told().FailNames(names, Place.Abroad);

    private static Story Told() => new(SignInTelling.Limits(("sprayNames", 100)));
}
