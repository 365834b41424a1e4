namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class UsernameEnumerationTests
{
    private const string Signal = "usernameEnumeration";

    [Theory]
    [InlineData(19, true)]
    [InlineData(18, false)]
    public void Twenty_sign_ins_under_unknown_names_are_somebody_trying_them_out(int before, bool tryingOut)
    {
        var decision = After(before).FailSignIn(at: Place.Abroad, username: "u-last", reason: "unknownUser");

        Assert.Equal(tryingOut, decision.Speaks(Signal));
    }

    [Fact]
    public void A_wrong_password_under_a_known_name_is_not_one_of_them()
    {
        Assert.False(After(19).FailSignIn("c1", Place.Abroad).Speaks(Signal));
        Assert.True(After(20).FailSignIn("c1", Place.Abroad).Speaks(Signal));
    }

    [Theory]
    [InlineData("185.220.1.77", true)]
    [InlineData("185.220.2.9", false)]
    [InlineData("", false)]
    public void They_come_from_one_neighbourhood(string ip, bool tryingOut)
    {
        var decision = After(19)
            .FailSignIn(at: Place.Abroad with { Ip = ip }, username: "u-last", reason: "unknownUser");

        Assert.Equal(tryingOut, decision.Speaks(Signal));
    }

    [Theory]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public void It_is_over_minutes_after_the_last(int seconds, bool tryingOut)
    {
        var decision = After(19).WaitSeconds(seconds)
            .FailSignIn(at: Place.Abroad, username: "u-last", reason: "unknownUser");

        Assert.Equal(tryingOut, decision.Speaks(Signal));
    }

    [Fact]
    public void It_tells_how_many_this_one_included() =>
        Assert.Equal(
            "20 sign-ins under unknown user names from one neighbourhood within minutes",
            After(19).FailSignIn(at: Place.Abroad, username: "u-last", reason: "unknownUser").SaidBy(Signal));

    private static Story After(int unknownNames) =>
        new Story().FailNames(unknownNames, Place.Abroad, reason: "unknownUser");
}
