namespace Holdfast.Engine.Tests.Signals.Profile;

public sealed class ResetByPhoneTests
{
    private const string Signal = "resetByPhone";

    [Theory]
    [InlineData("callCenter", true)]
    [InlineData("employee", true)]
    [InlineData("forgotten", false)]
    [InlineData("signedIn", false)]
    [InlineData("", false)]
    public void A_reset_that_the_firm_makes_is_told(string how, bool speaks) =>
        Assert.Equal(speaks, new Story().ChangeCredential(how: how).Speaks(Signal));

    [Fact]
    public void It_says_so() => Assert.Equal(
        "A credential was reset by telephone or by an employee",
        new Story().ChangeCredential(how: "callCenter").Says(Signal));
}
