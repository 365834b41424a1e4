namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class StuffingFromNetworkTests
{
    private const string Signal = "stuffingFromNetwork";

    [Theory]
    [InlineData(30, true)]
    [InlineData(10, false)]
    public void Many_names_failing_from_one_network_with_one_kind_of_browser_are_a_burst(int names, bool burst) =>
        Assert.Equal(burst, After(names).FailSignIn(at: At(99)).Speaks(Signal));

    [Theory]
    [InlineData("Chrome", "windows", 9009u, true)]
    [InlineData("Firefox", "windows", 9009u, false)]
    [InlineData("Chrome", "linux", 9009u, false)]
    [InlineData("Chrome", "windows", 9010u, false)]
    [InlineData("Chrome", "", 9009u, false)]
    [InlineData("Chrome", "windows", 0u, false)]
    public void Network_browser_and_system_have_to_be_the_same(
        string browser, string platform, uint network, bool burst)
    {
        var there = At(99) with { Browser = browser, Platform = platform, Asn = network };

        Assert.Equal(burst, After(30).FailSignIn(at: there).Speaks(Signal));
    }

    [Theory]
    [InlineData(12, true)]
    [InlineData(14, false)]
    public void Seven_tenths_of_the_attempts_have_to_fail(int successes, bool burst)
    {
        var story = Told();
        for (var success = 0; success < successes; success++)
        {
            story.SignIn($"c{success}", At(200));
        }

        Fail(story, 30);

        Assert.Equal(burst, story.FailSignIn(at: At(99)).Speaks(Signal));
    }

    [Theory]
    [InlineData(900, true)]
    [InlineData(901, false)]
    public void It_is_over_a_quarter_of_an_hour_after_the_last_name(int seconds, bool burst) =>
        Assert.Equal(burst, After(30).WaitSeconds(seconds).FailSignIn(at: At(99)).Speaks(Signal));

    [Fact]
    public void Five_times_as_many_as_usual_are_needed()
    {
        var story = Told();
        for (var window = 0; window < 20; window++)
        {
            Fail(story, 30);
            story.WaitHours(1);
        }

        Fail(story, 30);
        Assert.False(story.FailSignIn(at: At(99)).Speaks(Signal));
        Fail(story, 90);
        Fail(story, 90);
        Assert.True(story.FailSignIn(at: At(99)).Speaks(Signal));
    }

    [Fact]
    public void A_customer_who_is_at_home_there_is_left_in_peace()
    {
        var story = Told();
        story.SignIn("c1", At(200));
        story.WaitDays(2);
        Fail(story, 30);

        Assert.False(story.SignIn("c1", At(200)).Speaks(Signal));
        Assert.True(story.SignIn("c2", At(201)).Speaks(Signal));
    }

    [Fact]
    public void It_tells_how_many_failed_and_under_about_how_many_names() =>
        Assert.StartsWith(
            "30 failed sign-ins under about ",
            After(30).FailSignIn(at: At(99)).SaidBy(Signal),
            StringComparison.Ordinal);

    private static Place At(int neighborhood) => Place.Abroad with { Ip = $"185.{neighborhood}.1.1" };

    private static Story After(int names)
    {
        var story = Told();
        Fail(story, names);
        return story;
    }

    private static void Fail(Story story, int names)
    {
        for (var name = 0; name < names; name++)
        {
            story.FailSignIn(at: At(name), username: $"u{name}");
        }
    }

    private static Story Told() => new(SignInTelling.Limits(("stuffingNetworkNames", 20)));
}
