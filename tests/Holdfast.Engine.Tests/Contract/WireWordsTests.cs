using System.Text;
using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Tests.Contract;

public sealed class WireWordsTests
{
    [Fact]
    public void Words_are_the_names_of_the_values_in_lower_camel_case()
    {
        AssertNames(ContractWords.ActorKind);
        AssertNames(ContractWords.Channel);
        AssertNames(ContractWords.Anonymizer);
        AssertNames(ContractWords.LoginFailure);
        AssertNames(ContractWords.LoginMethod);
        AssertNames(ContractWords.MfaMethod);
        AssertNames(ContractWords.MfaOutcome);
        AssertNames(ContractWords.SupportTopic);
        AssertNames(ContractWords.CallerAuthentication);
        AssertNames(ContractWords.CredentialKind);
        AssertNames(ContractWords.CredentialChangeWay);
        AssertNames(ContractWords.ContactKind);
        AssertNames(ContractWords.DeliveryKind);
        AssertNames(ContractWords.DeliveryWay);
        AssertNames(ContractWords.AuthorityKind);
        AssertNames(ContractWords.AccountFeature);
        AssertNames(ContractWords.NoticeKind);
        AssertNames(ContractWords.OwnerNameMatch);
        AssertNames(ContractWords.BankVerification);
        AssertNames(ContractWords.TransferDirection);
        AssertNames(ContractWords.Rail);
        AssertNames(ContractWords.DestinationKind);
        AssertNames(ContractWords.Instructor);
        AssertNames(ContractWords.InstructionMedium);
        AssertNames(ContractWords.ContactMatch);
        AssertNames(ContractWords.TransferOutcome);
        AssertNames(ContractWords.MicroEntryOutcome);
        AssertNames(ContractWords.OrderSide);
        AssertNames(ContractWords.Venue);
        AssertNames(ContractWords.OpeningWay);
        AssertNames(ContractWords.IdentityCheck);
        AssertNames(ContractWords.ExportTarget);
        AssertNames(ContractWords.ReportKind);
        AssertNames(ContractWords.ExposureKind);
        AssertNames(ContractWords.Outcome);
        AssertNames(ContractWords.RecommendedActions);
    }

    [Fact]
    public void Three_enums_are_spelled_otherwise()
    {
        Assert.Equal("macos", ContractWords.Platform.Of(Platform.MacOs));
        Assert.Equal("microEntry.attempted", ContractWords.EventType.Of(EventType.MicroEntryAttempted));
        Assert.Equal(
            ["invalid-json", "too-large", "invalid-event", "unknown-event-type", "event-id-reused", "time-in-future"],
            Enum.GetValues<EventErrorCode>().Select(ContractWords.EventErrorCode.Of));
    }

    [Fact]
    public void Every_word_leads_back_to_its_value()
    {
        AssertRoundTrip(ContractWords.EventType);
        AssertRoundTrip(ContractWords.Platform);
        AssertRoundTrip(ContractWords.EventErrorCode);
        AssertRoundTrip(ContractWords.RecommendedActions);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Web")]
    [InlineData("web ")]
    [InlineData("we")]
    [InlineData("notGiven")]
    public void Nothing_but_a_word_is_a_word(string text) =>
        Assert.False(ContractWords.Channel.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void What_has_no_word_throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ContractWords.Channel.Of(Channel.NotGiven));
        Assert.Throws<ArgumentOutOfRangeException>(() => ContractWords.Channel.Of((Channel)99));
        Assert.Throws<ArgumentOutOfRangeException>(() => ContractWords.RecommendedActions.Of(RecommendedActions.None));
        Assert.Throws<ArgumentOutOfRangeException>(() => ContractWords.RecommendedActions.Of(
            RecommendedActions.BlockIp | RecommendedActions.CallBack));
        Assert.Throws<ArgumentOutOfRangeException>(() => ContractWords.RecommendedActions.Of(
            (RecommendedActions)(1 << 15)));
    }

    [Fact]
    public void Every_word_stands_in_the_contract()
    {
        var contract = File.ReadAllText(SharedFolder.Path("contracts", "events.md"));
        string[] words =
        [
            .. ContractWords.EventType.Words, .. ContractWords.ActorKind.Words, .. ContractWords.Channel.Words,
            .. ContractWords.Anonymizer.Words, .. ContractWords.Platform.Words, .. ContractWords.Rail.Words,
            .. ContractWords.DestinationKind.Words, .. ContractWords.CredentialKind.Words,
            .. ContractWords.ReportKind.Words, .. ContractWords.RecommendedActions.Words,
            .. ContractWords.EventErrorCode.Words, .. ContractWords.Outcome.Words,
        ];

        Assert.All(words, word => Assert.Contains($"`{word}`", contract, StringComparison.Ordinal));
    }

    private static void AssertNames<TEnum>(WireWords<TEnum> words)
        where TEnum : unmanaged, Enum
    {
        var isFlags = typeof(TEnum).IsDefined(typeof(FlagsAttribute), inherit: false);
        var names = Enum.GetNames<TEnum>()
            .Where(name => name != "NotGiven" && !(name == "None" && isFlags))
            .Select(name => char.ToLowerInvariant(name[0]) + name[1..]);
        Assert.Equal(names, words.Words);
        AssertRoundTrip(words);
    }

    private static void AssertRoundTrip<TEnum>(WireWords<TEnum> words)
        where TEnum : unmanaged, Enum
    {
        foreach (var word in words.Words)
        {
            Assert.True(words.TryParse(Encoding.UTF8.GetBytes(word), out var value));
            Assert.Equal(word, words.Of(value));
            Assert.Equal(word, Encoding.UTF8.GetString(words.Utf8(value)));
        }
    }
}
