namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class RememberedTokenOnNewDeviceTests
{
    private const string Signal = "rememberedTokenOnNewDevice";

    [Theory]
    [InlineData("rememberedToken", true)]
    [InlineData("password", false)]
    [InlineData("passkey", false)]
    public void Only_a_remembered_sign_in_can_have_been_carried_off(string method, bool speaks) =>
        Assert.Equal(speaks, new Story().Live().SignIn(at: Place.Abroad, method: method).Speaks(Signal));

    [Theory]
    [InlineData("d-c1", "12.40.50.60", 7018u, false)]
    [InlineData("", "12.40.50.60", 7018u, false)]
    [InlineData("d-2", "73.10.20.99", 7018u, false)]
    [InlineData("d-2", "12.40.50.60", 7922u, false)]
    [InlineData("d-2", "", 7018u, false)]
    [InlineData("d-2", "12.40.50.60", 7018u, true)]
    public void Device_and_network_have_to_be_new(string device, string ip, uint network, bool speaks)
    {
        var there = SignInTelling.Hotel with { Device = device, Ip = ip, Asn = network };

        Assert.Equal(speaks, new Story().Live().SignIn(at: there, method: "rememberedToken").Speaks(Signal));
    }

    [Fact]
    public void The_next_time_the_device_is_not_new()
    {
        var story = new Story().Live();
        story.SignIn(at: Place.Abroad);

        Assert.False(story.SignIn(at: Place.Abroad, method: "rememberedToken").Speaks(Signal));
    }

    [Fact]
    public void Nothing_is_new_to_somebody_without_a_history_or_to_an_aggregator()
    {
        Assert.False(new Story().SignIn(at: Place.Abroad, method: "rememberedToken").Speaks(Signal));
        Assert.False(new Story().Live()
            .SignIn(at: Place.Abroad, method: "rememberedToken", envelope: SignInTelling.ByAggregator)
            .Speaks(Signal));
    }

    [Fact]
    public void It_is_said_plainly() =>
        Assert.Equal(
            "A remembered sign-in was used on a device and network never seen with this customer",
            new Story().Live().SignIn(at: Place.Abroad, method: "rememberedToken").SaidBy(Signal));
}
