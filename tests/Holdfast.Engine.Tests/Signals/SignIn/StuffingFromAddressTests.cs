namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class StuffingFromAddressTests
{
    private const string Signal = "stuffingFromAddress";

    // Names are counted by a sketch that is off by one or two, so the rows keep away from ten itself.
    [Theory]
    [InlineData(14, true)]
    [InlineData(7, false)]
    public void About_ten_names_failing_from_one_neighbourhood_are_a_burst(int names, bool burst) =>
        Assert.Equal(burst, new Story().FailNames(names, Place.Abroad).FailSignIn(at: Place.Abroad).Speaks(Signal));

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void Four_fifths_of_the_attempts_have_to_fail(int successes, bool burst)
    {
        var story = new Story();
        for (var success = 0; success < successes; success++)
        {
            story.SignIn($"c{success}", Place.Abroad);
        }

        story.FailNames(12, Place.Abroad);

        Assert.Equal(burst, story.FailSignIn("c-other", Place.Abroad).Speaks(Signal));
    }

    [Theory]
    [InlineData(20, true)]
    [InlineData(60, false)]
    public void Within_five_minutes(int secondsBetween, bool burst)
    {
        var story = new Story().FailNames(14, Place.Abroad, secondsBetween);

        Assert.Equal(burst, story.FailSignIn(at: Place.Abroad).Speaks(Signal));
    }

    [Theory]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public void It_is_over_five_minutes_after_the_last_name(int seconds, bool burst)
    {
        var story = new Story().FailNames(14, Place.Abroad).WaitSeconds(seconds);

        Assert.Equal(burst, story.FailSignIn(at: Place.Abroad).Speaks(Signal));
    }

    [Fact]
    public void One_person_who_fails_often_is_forgetful()
    {
        var story = new Story();
        for (var attempt = 0; attempt < 30; attempt++)
        {
            story.FailSignIn("c1", Place.Abroad);
        }

        Assert.False(story.FailSignIn("c1", Place.Abroad).Speaks(Signal));
    }

    [Theory]
    [InlineData("185.220.1.200", true)]
    [InlineData("185.220.2.9", false)]
    public void All_of_a_neighbourhood_belongs_to_it_and_nothing_else(string ip, bool burst) =>
        Assert.Equal(
            burst,
            new Story().FailNames(14, Place.Abroad).FailSignIn(at: Place.Abroad with { Ip = ip }).Speaks(Signal));

    [Fact]
    public void A_customer_who_is_at_home_there_is_left_in_peace()
    {
        var story = new Story().Meet("c1").FailNames(14, SignInTelling.HomeOf("c1", 1));

        Assert.False(story.SignIn("c1", SignInTelling.HomeOf("c1", 1)).Speaks(Signal));
        Assert.True(story.SignIn("c-new", SignInTelling.HomeOf("c1", 1)).Speaks(Signal));
    }

    [Fact]
    public void Attempts_without_an_address_come_from_nowhere()
    {
        var nowhere = Place.Abroad with { Ip = "" };

        Assert.False(new Story().FailNames(30, nowhere).FailSignIn(at: nowhere).Speaks(Signal));
    }

    [Fact]
    public void It_tells_how_many_failed_and_under_about_how_many_names()
    {
        var decision = new Story().FailNames(14, Place.Abroad).FailSignIn(at: Place.Abroad);

        Assert.Equal(
            "14 failed sign-ins under about 13 names from one neighbourhood within minutes", decision.SaidBy(Signal));
    }
}
