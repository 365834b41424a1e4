using Holdfast.Engine.Contract;
using Holdfast.Engine.OwnSignals;
using static Holdfast.Engine.Tests.OwnSignals.Expressions;

namespace Holdfast.Engine.Tests.OwnSignals;

/// <summary>How expressions are read, and what they come to.</summary>
public sealed class ExpressionTests
{
    // One canonical form for every way of writing.
    [Theory]
    [InlineData("true", "true")]
    [InlineData("  ( true )\n", "true")]
    [InlineData("true or false and not false", "true or false and not false")]
    [InlineData("(true or false) and true", "(true or false) and true")]
    [InlineData("true or (false and true)", "true or false and true")]
    [InlineData("(true and false) or true", "true and false or true")]
    [InlineData("true and (true and true)", "true and (true and true)")]
    [InlineData("not (true or false)", "not (true or false)")]
    [InlineData("not (1 == 1)", "not 1 == 1")]
    [InlineData("(not true) == false", "(not true) == false")]
    [InlineData("not not true", "not not true")]
    [InlineData("1+2*3==7", "1 + 2 * 3 == 7")]
    [InlineData("(1+2)*3==9", "(1 + 2) * 3 == 9")]
    [InlineData("1-(2-3)==2", "1 - (2 - 3) == 2")]
    [InlineData("(1-2)-3==-4", "1 - 2 - 3 == -4")]
    [InlineData("8/(4/2) == 4", "8 / (4 / 2) == 4")]
    [InlineData("-(1+2) == -3", "-(1 + 2) == -3")]
    [InlineData("--1 == 1", "--1 == 1")]
    [InlineData("-1 * -1 == 1", "-1 * -1 == 1")]
    [InlineData("transfer.shareOfEquity otherwise 0 > 0.50", "transfer.shareOfEquity otherwise 0 > 0.5")]
    [InlineData("transfer.amount otherwise (1 + 2) > 0", "transfer.amount otherwise (1 + 2) > 0")]
    [InlineData("transfer.amount otherwise -1 > 0", "transfer.amount otherwise (-1) > 0")]
    [InlineData("-transfer.amount otherwise 1 < 0", "-transfer.amount otherwise 1 < 0")]
    [InlineData("known( transfer.rail )", "known(transfer.rail)")]
    [InlineData("known(transfer.amount > 3)", "known(transfer.amount > 3)")]
    [InlineData("transfer.rail in [ wire,ach ]", "transfer.rail in [wire, ach]")]
    [InlineData("transfer.rail not in [wire]", "transfer.rail not in [wire]")]
    [InlineData("transfer.direction == in", "transfer.direction == in")]
    [InlineData("transfer.direction in [in, out]", "transfer.direction in [in, out]")]
    [InlineData("device.standing == known", "device.standing == known")]
    [InlineData("transfer.amount in [-1, 2.50, 3 %]", "transfer.amount in [-1, 2.5, 3 %]")]
    [InlineData("payee.age<1 days", "payee.age < 1 day")]
    [InlineData("payee.age<90minutes", "payee.age < 90 minutes")]
    [InlineData("payee.age < 1.50 weeks", "payee.age < 1.5 weeks")]
    [InlineData("device.id == 'a'", "device.id == \"a\"")]
    [InlineData("device.id == 'say \"a\"'", "device.id == 'say \"a\"'")]
    [InlineData("device.id == \"it's  two\"", "device.id == \"it's  two\"")]
    [InlineData("actor == customer", "actor == customer")]
    [InlineData("customer == actor.id", "customer == actor.id")]
    public void Every_way_of_writing_comes_to_one_form_that_is_read_as_itself(string text, string canonical)
    {
        Assert.Equal(canonical, Accepted(text).Text);
        Assert.Equal(canonical, Accepted(canonical).Text);
    }

    [Theory]
    [InlineData("2 + 3 * 4 == 14")]
    [InlineData("(2 + 3) * 4 == 20")]
    [InlineData("10 - 4 - 3 == 3")]
    [InlineData("12 / 2 / 3 == 2")]
    [InlineData("-2 * 3 == -6")]
    [InlineData("0.1 + 0.2 == 0.3")]
    [InlineData("12.5 % == 0.125")]
    [InlineData("1 < 2 and 2 <= 2 and 3 > 2 and 3 >= 3 and 1 != 2")]
    [InlineData("not 1 == 2")]
    [InlineData("true or false and false")]
    [InlineData("true == true and true != false")]
    [InlineData("2 days == 48 hours and 1 week == 7 days and 1 hour == 60 minutes and 1 minute == 60 seconds")]
    [InlineData("1 day + 1 hour == 25 hours and 2 days - 1 day == 24 hours")]
    [InlineData("2 * 3 hours == 6 hours and 3 hours * 2 == 6 hours and 6 hours / 2 == 3 hours")]
    [InlineData("6 hours / 2 hours == 3")]
    [InlineData("-(2 days) < 0 seconds")]
    [InlineData("time - 1 day < time and time + 1 day > time and 1 day + time - time == 1 day")]
    [InlineData("transfer.direction == out and transfer.rail == wire and transfer.amount > 25000")]
    [InlineData("transfer.rail != ach and transfer.rail in [ach, wire] and transfer.rail not in [ach, check]")]
    [InlineData("wire == transfer.rail")]
    [InlineData("transfer.amount in [1, 30000] and transfer.amount not in [1, 2]")]
    [InlineData("transfer.currency == \"USD\" and transfer.currency not in [\"EUR\"]")]
    [InlineData("network.country == \"DE\" and network.country in [\"US\", \"DE\"] and network.country != \"US\"")]
    [InlineData("network.ip == \"203.0.113.9\" and network.ip != \"203.0.113.8\"")]
    [InlineData("network.ip == \"::ffff:203.0.113.9\"")]
    [InlineData("network.asn == 64500 and network.anonymizer in [tor, residentialProxy]")]
    [InlineData("device.id == \"d1\" and device.id != 'd2' and device.id in ['d0', 'd1'] and device.id not in ['d']")]
    [InlineData("device.remoteAccess and device.remoteAccess == true")]
    [InlineData("channel == mobile and actor == customer and account == \"a1\" and customer == \"c1\"")]
    [InlineData("transfer.destination.kind == thirdPartyBank and transfer.destination.name == \"Jo\"")]
    [InlineData("transfer.shareOfEquity == 50 % and transfer.amount / transfer.equity == 0.5")]
    [InlineData("known(transfer.rail) and not known(transfer.standing) and known(1 / 1) and not known(1 / 0)")]
    [InlineData("transfer.standing otherwise true and (transfer.standing otherwise false) == false")]
    [InlineData("transfer.attempt otherwise 7 == 7 and transfer.amount otherwise 7 == 30000")]
    [InlineData("transfer.contactMatch otherwise match == match and transfer.contraFirm otherwise \"x\" == \"x\"")]
    [InlineData("transfer.rail otherwise ach == wire and device.id otherwise 'x' == 'd1'")]
    [InlineData("payee.age otherwise 0 days < 5 days")]
    [InlineData("time.hour == 18 and time.minute == 30 and time.weekday == friday and time.day == 6")]
    [InlineData("time.month == 3 and time.year == 2026")]
    public void A_true_sentence_about_the_wire_is_true(string text) => Assert.True(AtWire(text), text);

    [Theory]
    [InlineData("1 > 2")]
    [InlineData("transfer.rail == ach")]
    [InlineData("device.id == \"D1\"")]
    [InlineData("transfer.rail not in [wire]")]
    [InlineData("signal.newPayee")]
    [InlineData("standing.newDevice")]
    [InlineData("true and transfer.amount < 5")]
    public void A_false_sentence_about_the_wire_is_false(string text) => Assert.False(AtWire(text), text);

    [Theory]
    [InlineData("true", "true", true, true)]
    [InlineData("true", "false", false, true)]
    [InlineData("true", "transfer.standing", null, true)]
    [InlineData("false", "true", false, true)]
    [InlineData("false", "false", false, false)]
    [InlineData("false", "transfer.standing", false, null)]
    [InlineData("transfer.standing", "true", null, true)]
    [InlineData("transfer.standing", "false", false, null)]
    [InlineData("transfer.standing", "transfer.standing", null, null)]
    public void Truth_is_three_valued(string left, string right, bool? both, bool? either)
    {
        Assert.Equal(both, AtWire($"{left} and {right}"));
        Assert.Equal(either, AtWire($"{left} or {right}"));
        Assert.Equal(AtWire(left) is { } known ? !known : null, AtWire($"not {left}"));
    }

    [Theory]
    [InlineData("transfer.attempt > 1")]
    [InlineData("transfer.attempt == transfer.attempt")]
    [InlineData("transfer.attempt in [1]")]
    [InlineData("transfer.attempt not in [1]")]
    [InlineData("transfer.attempt + 1 > 0")]
    [InlineData("-transfer.attempt < 0")]
    [InlineData("transfer.contactMatch == match")]
    [InlineData("transfer.contactMatch != match")]
    [InlineData("transfer.contactMatch in [match]")]
    [InlineData("transfer.contraFirm == \"x\"")]
    [InlineData("transfer.contraFirm in [\"x\"]")]
    [InlineData("transfer.standing == true")]
    [InlineData("transfer.destination.country != \"US\"")]
    [InlineData("since.emailChanged < 3 days")]
    [InlineData("1 / 0 == 1")]
    [InlineData("transfer.amount / transfer.availableCash > 1")]
    [InlineData("9999999999999999999999999 * 9999999999 > 0")]
    [InlineData("9999999999999999999999999 / 0.0000000001 > 0")]
    [InlineData("9000000000000000000000 * 900000 + 9000000000000000000000 * 900000 > 0")]
    [InlineData("-9000000000000000000000 * 900000 - 9000000000000000000000 * 900000 < 0")]
    [InlineData("transfer.amount * 999999999999999999999999999 > 0")]
    [InlineData("device.isNew")]
    public void What_is_not_told_is_unknown_and_so_is_what_does_not_fit(string text) => Assert.Null(AtWire(text));

    [Fact]
    public void A_result_at_the_largest_number_is_known() =>
        Assert.True(AtWire("100000000000000 * 100000000000000 == 10000000000000 * 1000000000000000"));

    [Fact]
    public void A_field_that_some_of_the_events_lack_is_unknown_there()
    {
        var expression = Accepted(
            "transfer.amount > 1", EventType.TransferRequested, EventType.BankLinked);

        Assert.True(expression.Of(WireEvent));
        Assert.Null(expression.Of(
            """
            {"id":"e","type":"bank.linked","time":"2026-03-06T23:30:15Z","account":"a1",
            "data":{"destination":"b"}}
            """));
    }

    [Theory]
    [InlineData("\"admin\" in token.scopes", true)]
    [InlineData("\"Admin\" in token.scopes", false)]
    [InlineData("\"read\" not in token.scopes", false)]
    [InlineData("token.client in [\"p1\"]", true)]
    public void A_text_is_found_in_a_list_of_the_event(string text, bool isFound) => Assert.Equal(
        isFound,
        Accepted(text, EventType.TokenGranted).Of(
            """
            {"id":"e","type":"token.granted","time":"2026-03-06T23:30:15Z","customer":"c1",
            "data":{"client":"p1","scopes":["read","admin"]}}
            """));

    [Fact]
    public void A_list_that_the_event_does_not_tell_is_unknown() => Assert.Null(
        Accepted("\"admin\" in token.scopes", EventType.TokenGranted).Of(
            """{"id":"e","type":"token.granted","time":"2026-03-06T23:30:15Z","customer":"c1"}"""));

    [Theory]
    [InlineData("America/New_York", "time.hour == 18 and time.weekday == friday")]
    [InlineData("UTC", "time.hour == 23 and time.weekday == friday")]
    [InlineData("Asia/Tokyo", "time.hour == 8 and time.weekday == saturday and time.day == 7")]
    [InlineData("Asia/Kolkata", "time.hour == 5 and time.minute == 0 and time.weekday == saturday")]
    public void Hours_and_days_are_those_of_the_firms_time_zone(string zone, string text) =>
        Assert.True(Accepted(text).Of(WireEvent, new Policy.DecisionPolicy(timeZone: zone)));

    [Theory]
    [InlineData("2026-03-08T06:59:59Z", 1)]
    [InlineData("2026-03-08T07:00:00Z", 3)]
    public void The_hour_that_summer_time_leaves_out_is_left_out(string time, int hour) => Assert.True(
        Accepted($"time.hour == {hour}").Of(WireEvent.Replace("2026-03-06T23:30:15Z", time, StringComparison.Ordinal)));

    [Fact]
    public void Times_of_the_event_are_points_in_time()
    {
        var expression = Accepted("time - telecom.simChangedAt < 2 days", EventType.TelecomChecked);
        const string Told = """
            {"id":"e","type":"telecom.checked","time":"2026-03-06T12:00:00Z","customer":"c1",
            "data":{"simChangedAt":"2026-03-04T12:00:01Z"}}
            """;

        Assert.True(expression.Of(Told));
        Assert.False(expression.Of(Told.Replace("12:00:01Z", "12:00:00Z", StringComparison.Ordinal)));
    }
}
