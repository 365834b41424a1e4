using System.Globalization;
using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Signals.Profile;

public sealed class VoiceSpoofTests
{
    private const string Signal = "voiceSpoof";

    [Theory]
    [InlineData("0.799", "", "passed", 0)]
    [InlineData("0.8", "", "passed", 1000)]
    [InlineData("", "0.3", "passed", 0)]
    [InlineData("", "0.299", "passed", 1000)]
    [InlineData("", "", "failed", 400)]
    [InlineData("0.9", "0.1", "failed", 1000)]
    [InlineData("", "", "none", 0)]
    [InlineData("", "", "", 0)]
    public void A_false_number_or_another_voice_counts_in_full_and_failed_authentication_less(
        string spoof, string voice, string authentication, int weight)
    {
        var decision = new Story(Policies.Only((Signal, 1))).Call(
            authentication: authentication, spoof: Number(spoof), voice: Number(voice));

        Assert.Equal(weight, decision.CountedFor(Signal));
    }

    [Theory]
    [InlineData("0.9", "0.1", "failed", "The caller's number is probably false")]
    [InlineData("0.1", "0.1", "failed", "The caller's voice is not like the customer's")]
    [InlineData("0.1", "0.9", "failed", "The caller failed to prove who they are")]
    public void It_says_the_gravest_of_what_it_heard(
        string spoof, string voice, string authentication, string sentence) =>
        Assert.Equal(
            sentence,
            new Story().Call(authentication: authentication, spoof: Number(spoof), voice: Number(voice)).Says(Signal));

    [Fact]
    public void The_customer_is_called_back() =>
        Assert.True(new Story().Call(spoof: 0.9m).Asks(RecommendedActions.CallBack));

    private static decimal? Number(string text) =>
        text.Length == 0 ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}
