using Holdfast.Engine.Contract;
using Holdfast.Engine.OwnSignals;
using static Holdfast.Engine.Tests.OwnSignals.Expressions;

namespace Holdfast.Engine.Tests.OwnSignals;

/// <summary>Every fault that an expression can have, with the place where it is told.</summary>
public sealed class ExpressionFaultTests
{
    // What is no expression at all.
    [Theory]
    [InlineData("", 0, "Expected a value; the expression ends here.")]
    [InlineData("   ", 3, "Expected a value; the expression ends here.")]
    [InlineData("true and", 8, "Expected a value; the expression ends here.")]
    [InlineData("true true", 5, "Expected 'and', 'or' or the end, not 'true'.")]
    [InlineData("transfer.amount > > 5", 18, "Expected a value, not '>'.")]
    [InlineData("(true", 5, "Expected ')'; the expression ends here.")]
    [InlineData("true)", 4, "Expected 'and', 'or' or the end, not ')'.")]
    [InlineData("known transfer.rail", 6, "Expected 'and', 'or' or the end, not 'transfer.rail'.")]
    [InlineData("known()", 6, "Expected a value, not ')'.")]
    [InlineData("transfer.rail in wire", 17, "Expected a list in brackets")]
    [InlineData("transfer.rail in (wire)", 17, "Expected a list in brackets, such as [wire, ach], not '('.")]
    [InlineData("transfer.rail in []", 18, "Expected a value, not ']'.")]
    [InlineData("transfer.rail in [wire", 22, "Expected ',' or ']'; the expression ends here.")]
    [InlineData("transfer.rail in [wire ach]", 23, "Expected ',' or ']', not 'ach'.")]
    [InlineData("1 < 2 < 3", 6, "Comparisons do not chain: write 'a < b and b < c'.")]
    [InlineData("1 == 1 == true", 7, "Comparisons do not chain")]
    [InlineData("transfer.amount = 5", 16, "Expected '==', not '='.")]
    [InlineData("transfer.amount <> 5", 16, "Expected '!=', not '<>'.")]
    [InlineData("true && true", 5, "Expected 'and', not '&&'.")]
    [InlineData("true || true", 5, "Expected 'or', not '||'.")]
    [InlineData("!true", 0, "Expected 'not', not '!'.")]
    [InlineData("true # why", 5, "The character '#' has no meaning here.")]
    [InlineData("true; true", 4, "The character ';' has no meaning here.")]
    [InlineData("true\u0001", 4, "The character U+0001 has no meaning here.")]
    [InlineData("tr\u00FCe", 2, "The character U+00FC has no meaning here.")]
    [InlineData("true \uD83D\uDD12", 5, "The character U+1F512 has no meaning here.")]
    [InlineData("true \u202E", 5, "The character U+202E has no meaning here.")]
    [InlineData("\uFF11 == 1", 0, "The character U+FF11 has no meaning here.")]
    [InlineData("device.id == \"a", 13, "This text has no end: expected another \".")]
    [InlineData("device.id == 'a", 13, "This text has no end: expected another '.")]
    [InlineData("device.id == \"\"", 13, "A text has from 1 to 256 characters.")]
    [InlineData("device.id == \"a\nb\"", 15, "The character U+000A may not stand in a text.")]
    [InlineData("transfer.amount > 25,000", 20, "not ','. Numbers are written plainly: 25000.")]
    [InlineData("transfer.amount > 25_000", 20, "Expected a number written plainly")]
    [InlineData("transfer.amount > 5.", 19, "Expected a number written plainly")]
    [InlineData("transfer.amount > 1.2.3", 21, "Expected a number written plainly")]
    [InlineData("transfer.amount > 1234567890123456789012345678", 18, "A number has at most 27 digits.")]
    [InlineData("transfer.amount > $5", 18, "The character '$' has no meaning here.")]
    [InlineData("payee.age < 3 dayz", 14, "There is no unit 'dayz'")]
    [InlineData("transfer.amount > 1e5", 19, "There is no unit 'e5'")]
    public void What_is_no_expression_is_told_where_it_stops_being_one(string text, int position, string detail) =>
        IsTold(text, position, detail);

    // Names.
    [Theory]
    [InlineData("transfer.amoun > 1", 0, "There is no name 'transfer.amoun'")]
    [InlineData("true and fridays", 9, "There is no name 'fridays'")]
    [InlineData("transfer.rail == wier", 17, "There is no word for the rail 'wier' of wire ach check")]
    [InlineData("wier == transfer.rail", 0, "There is no word for the rail 'wier' of wire ach check")]
    [InlineData("transfer.rail in [wire, wier]", 24, "There is no word for the rail 'wier'")]
    [InlineData("time.weekday == someday", 16, "There is no word for the day of the week 'someday' of monday")]
    [InlineData("transfer.rail == \"wire\"", 17, "Expected the word without quotes: wire.")]
    [InlineData("device.id == phone", 13, "Expected a text in quotes: \"phone\".")]
    [InlineData("network.country == US", 19, "Expected a country in quotes: \"US\".")]
    [InlineData("order.symbol == \"GME\"", 0, "order.symbol is known at order.placed, order.filled only; this signal "
        + "looks at transfer.requested.")]
    [InlineData("signal.newDevic", 0, "There is no signal to refer to 'signal.newDevic'")]
    [InlineData("standing.newDevic", 0, "There is no signal to refer to 'standing.newDevic'")]
    [InlineData("standing.newPayee", 0, "The evidence of newPayee stands for its own event only.")]
    [InlineData("signal.bulkExport", 0, "signal.bulkExport is known at employee.exported only")]
    [InlineData("signal.own.other", 0, "There is no signal to refer to 'signal.own.other'")]
    public void A_name_that_is_not_there_is_told_with_those_that_are(string text, int position, string detail) =>
        IsTold(text, position, detail);

    // Types.
    [Theory]
    [InlineData("transfer.amount", 0, "Expected a condition, something that is true or false; this is a number.")]
    [InlineData("1 + 2", 0, "Expected a condition, something that is true or false; this is a number.")]
    [InlineData("true and 5", 9, "Expected something that is true or false beside 'and', not a number.")]
    [InlineData("transfer.rail or true", 0, "beside 'or', not a word for the rail.")]
    [InlineData("not 5", 4, "beside 'not', not a number.")]
    [InlineData("transfer.amount > 2 days", 18, "Expected a number beside a number, not a length of time.")]
    [InlineData("payee.age < 3", 12, "not a number. A length of time has a unit: 3 days.")]
    [InlineData("transfer.rail > wire", 14, "Of a word for the rail none is greater than another: use == or !=.")]
    [InlineData("device.id < \"a\"", 10, "Of a text none is greater")]
    [InlineData("true > false", 5, "none is greater")]
    [InlineData("transfer.rail == channel", 17,
        "Expected a word for the rail beside a word for the rail, not a word for the channel.")]
    [InlineData("device.id == 5", 13, "Expected a text beside a text, not a number.")]
    [InlineData("device.remoteAccess == 1", 23, "Expected something that is true or false beside something")]
    [InlineData("network.country == \"de\"", 19, "Expected a country by its two capital letters")]
    [InlineData("transfer.currency == \"dollars\"", 21, "Expected a currency by its three capital letters")]
    [InlineData("network.ip == \"300.1.1.1\"", 14, "Expected an IP address")]
    [InlineData("transfer.amount + payee.age > 1", 16, "A number and a length of time are not added.")]
    [InlineData("transfer.amount - payee.age > 1", 16, "A length of time is not taken from a number.")]
    [InlineData("payee.age * payee.age > 1 day", 10, "A length of time and a length of time are not multiplied.")]
    [InlineData("transfer.amount / payee.age > 1", 16, "A number is not divided by a length of time.")]
    [InlineData("time + time > time", 5, "A point in time and a point in time are not added.")]
    [InlineData("time * 2 > time", 5, "are not multiplied.")]
    [InlineData("-device.id == \"a\"", 1, "Expected a number or a length of time behind '-', not a text.")]
    [InlineData("transfer.amount in [1, 2 days]", 23, "Expected a number in this list, not a length of time.")]
    [InlineData("transfer.amount in [1 + 1, 2]", 22, "Expected ',' or ']', not '+'.")]
    [InlineData("transfer.amount in [(1 + 1)]", 21, "A list holds values that are written out")]
    [InlineData("transfer.amount in [transfer.equity]", 20, "A list holds values that are written out")]
    [InlineData("true in [true]", 0, "Expected something to look for in a list, not something that is true or false.")]
    [InlineData("\"a\" in transfer.amount", 7, "Expected a list in brackets, not a number.")]
    [InlineData("transfer.amount otherwise \"a\" > 1", 26, "Expected a number behind 'otherwise', not a text.")]
    [InlineData("transfer.rail otherwise nothing == wire", 24, "There is no word for the rail 'nothing'")]
    public void Values_that_do_not_go_together_are_told(string text, int position, string detail) =>
        IsTold(text, position, detail);

    [Theory]
    [InlineData("5 in token.scopes", 0, "Expected a text to look for in a list of texts, not a number.")]
    [InlineData("token.scopes == token.scopes", 13, "Lists are not compared: write 'in'.")]
    [InlineData("token.scopes in [\"a\"]", 0, "Expected something to look for in a list, not a list of texts.")]
    [InlineData("\"a\" in (token.scopes otherwise token.scopes)", 7, "Expected a list in brackets")]
    [InlineData("known(token.scopes otherwise token.scopes)", 29, "Expected a list of texts behind 'otherwise'")]
    public void Lists_of_texts_are_only_searched(string text, int position, string detail) =>
        IsTold(text, position, detail, EventType.TokenGranted);

    [Fact]
    public void All_faults_of_names_and_types_are_told_at_once() => Assert.Equal(
        [0, 38, 43, 49],
        Refused("transfer.rai == wire and (payee.age < 3 or 5 and tru)").Select(fault => fault.Position));

    [Fact]
    public void At_most_twenty_faults_are_told() => Assert.Equal(
        ExpressionLimits.Faults, Refused(string.Join(" and ", Enumerable.Repeat("nothing", 40))).Count);

    private static void IsTold(string text, int position, string detail, EventType on = EventType.TransferRequested)
    {
        var faults = Refused(text, on);

        Assert.True(
            faults.Any(fault => fault.Position == position && Told(fault).Contains(detail, StringComparison.Ordinal)),
            $"No fault of \"{text}\" at {position} says \"{detail}\":\n{Told(faults)}");
    }
}
