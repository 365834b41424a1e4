using Holdfast.Engine.Contract;
using Holdfast.Engine.OwnSignals;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Tests.Contract;
using static Holdfast.Engine.Tests.OwnSignals.Expressions;

namespace Holdfast.Engine.Tests.OwnSignals;

/// <summary>Sentences of own signals, and the facts in their braces.</summary>
public sealed class SentenceTests
{
    [Theory]
    [InlineData("Nothing in braces", "Nothing in braces")]
    [InlineData("  two\n lines ", "two lines")]
    [InlineData("A wire of {transfer.amount}", "A wire of $30,000")]
    [InlineData("{ transfer.amount }, {transfer.amount}!", "$30,000, $30,000!")]
    [InlineData("By {transfer.rail} to {transfer.destination.token}", "By wire to b1")]
    [InlineData("From {network.country} through {network.anonymizer}", "From DE through tor")]
    [InlineData("{transfer.shareOfEquity} of the account", "50 % of the account")]
    [InlineData("Remote: {device.remoteAccess}, standing: {transfer.standing}", "Remote: yes, standing: unknown")]
    [InlineData("{time.hour} o'clock on {time.weekday}, {time}", "18 o'clock on friday, 6 March 2026, 23:30 UTC")]
    [InlineData("Network {network.asn}", "Network 64,500")]
    [InlineData("{since.emailChanged} ago", "unknown ago")]
    public void Names_in_braces_are_replaced_by_what_they_held(string text, string said)
    {
        var sentence = Accepted(text);

        Assert.Equal(said, sentence.With(sentence.FactsOf(Scene(Wire.Event(WireEvent)))));
    }

    [Fact]
    public void An_amount_in_another_currency_is_shown_with_it()
    {
        var sentence = Accepted("{transfer.amount}");
        var json = WireEvent.Replace("\"amount\"", "\"currency\":\"EUR\",\"amount\"", StringComparison.Ordinal);

        Assert.Equal("30000.00 EUR", sentence.With(sentence.FactsOf(Scene(Wire.Event(json)))));
    }

    [Theory]
    [InlineData("1234.5", "1,234.5")]
    [InlineData("0.000000001", "0.000000001")]
    [InlineData("0.0000000001", "0")]
    [InlineData("999999999999999999", "999,999,999,999,999,999")]
    public void A_number_is_shown_to_nine_decimals(string price, string said)
    {
        var sentence = Assert.IsType<SentenceReading.Accepted>(
            Sentence.Parse("{order.price}", EventSet.Of(EventType.OrderPlaced))).Sentence;
        var json = $$$"""
            {"id":"e","type":"order.placed","time":"2026-03-06T12:00:00Z","account":"a1",
            "data":{"symbol":"X","side":"buy","price":{{{price}}}}}
            """;

        Assert.Equal(said, sentence.With(sentence.FactsOf(Scene(Wire.Event(json)))));
    }

    [Theory]
    [InlineData("", 0, "A sentence has from 1 to 300 characters.")]
    [InlineData("a {transfer.amount", 2, "Braces stand in pairs around one name: {transfer.amount}.")]
    [InlineData("a } b", 2, "Braces stand in pairs")]
    [InlineData("a {{transfer.amount}}", 2, "Braces stand in pairs")]
    [InlineData("a {transfer.amoun}", 3, "There is no name 'transfer.amoun'")]
    [InlineData("a {}", 3, "There is no name ''")]
    [InlineData("a {transfer.amount > 5}", 3, "There is no name 'transfer.amount > 5'")]
    [InlineData("a {transfer.destination.name}", 3, "may be compared and not shown")]
    [InlineData("a {order.symbol}", 3, "order.symbol is never known at the events of this signal.")]
    [InlineData("{time.hour}{time.day}{time.month}{time.year}{time.minute}", 45, "A sentence shows at most 4 names.")]
    public void A_sentence_shows_what_there_is_and_may_be_shown(string text, int position, string detail)
    {
        var refused = Assert.IsType<SentenceReading.Refused>(
            Sentence.Parse(text, EventSet.Of(EventType.TransferRequested)));

        Assert.True(
            refused.Faults.Any(fault =>
                fault.Position == position && Told(fault).Contains(detail, StringComparison.Ordinal)),
            Told(refused.Faults));
    }

    [Fact]
    public void A_sentence_has_at_most_300_characters()
    {
        Assert.NotNull(Accepted(new string('a', 300)));
        Assert.IsType<SentenceReading.Refused>(Sentence.Parse(new string('a', 301), EventSet.All));
    }

    private static Sentence Accepted(string text) => Assert.IsType<SentenceReading.Accepted>(
        Sentence.Parse(text, EventSet.Of(EventType.TransferRequested))).Sentence;
}
