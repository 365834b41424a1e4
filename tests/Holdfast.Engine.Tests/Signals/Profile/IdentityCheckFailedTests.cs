namespace Holdfast.Engine.Tests.Signals.Profile;

public sealed class IdentityCheckFailedTests
{
    private const string Signal = "identityCheckFailed";

    [Theory]
    [InlineData("pass", "pass", "pass", 0)]
    [InlineData("pass", "none", "none", 0)]
    [InlineData("fail", "pass", "pass", 1000)]
    [InlineData("pass", "fail", "none", 1000)]
    [InlineData("pass", "pass", "fail", 1000)]
    [InlineData("fail", "fail", "pass", 2000)]
    [InlineData("fail", "fail", "fail", 3000)]
    [InlineData("review", "pass", "pass", 350)]
    [InlineData("review", "review", "none", 700)]
    [InlineData("fail", "review", "pass", 1350)]
    [InlineData("none", "none", "none", 1000)]
    public void Each_check_that_failed_or_needs_review_counts_and_so_does_that_none_was_made(
        string document, string database, string selfie, int weight) =>
        Assert.Equal(weight, Opened(Checks(document, database, selfie)).CountedFor(Signal));

    [Theory]
    [InlineData("online", true)]
    [InlineData("branch", false)]
    [InlineData("representative", false)]
    public void That_no_check_was_made_counts_only_where_nobody_saw_the_customer(string how, bool speaks) =>
        Assert.Equal(speaks, Opened(Checks("none", "none", "none"), how).Speaks(Signal));

    [Theory]
    [InlineData("")]
    [InlineData("\"documentCheck\":\"pass\"")]
    public void Where_the_checks_are_not_told_nothing_is_said(string identity) =>
        Assert.False(Opened(identity).Speaks(Signal));

    [Theory]
    [InlineData("fail", "none", "none", "1 check of identity failed")]
    [InlineData("fail", "fail", "none", "2 checks of identity failed")]
    [InlineData("fail", "review", "review", "1 check of identity failed, 2 to be reviewed")]
    [InlineData("review", "pass", "none", "1 check of identity to be reviewed")]
    [InlineData("none", "none", "none", "No check of identity was made for an account opened online")]
    public void It_says_what_became_of_the_checks(string document, string database, string selfie, string sentence) =>
        Assert.Equal(sentence, Opened(Checks(document, database, selfie)).Says(Signal));

    private static string Checks(string document, string database, string selfie) =>
        $"\"documentCheck\":\"{document}\",\"databaseCheck\":\"{database}\",\"selfieCheck\":\"{selfie}\"";

    private static Engine.Contract.Decision Opened(string identity, string how = "online") =>
        new Story(Policies.Only((Signal, 1))).Open(1, how: how, identity: identity);
}
