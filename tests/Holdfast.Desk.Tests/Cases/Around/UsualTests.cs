using Holdfast.Desk.Cases.Around;
using Holdfast.Engine.Contract;
using NodaTime;

namespace Holdfast.Desk.Tests.Cases.Around;

public sealed class UsualTests
{
    [Fact]
    public void A_device_that_was_never_seen_is_odd_and_one_of_every_day_is_not()
    {
        var past = Enumerable.Range(0, 10).Select(n => Made.Happening(minutes: -n, device: "old")).ToList();

        Assert.False(One("Devices", past, [Made.Happening(device: "old")]).IsOdd);
        var odd = One("Devices", past, [Made.Happening(device: "old"), Made.Happening(device: "new")]);
        Assert.True(odd.IsOdd);
        Assert.Contains("new", odd.Now, StringComparison.Ordinal);
        Assert.DoesNotContain("old", odd.Now, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4_000, false)]
    [InlineData(4_001, true)]
    public void A_sum_is_odd_when_it_is_above_all_before(decimal amount, bool isOdd)
    {
        var past = new[] { 100m, 4_000m, 250m }.Select(one => Wire(one)).ToList();

        var sums = One("Money out", past, [Wire(amount)]);

        Assert.Equal(isOdd, sums.IsOdd);
        Assert.Equal("3 in 90 days, usually $250.00, at most $4,000.00", sums.Normally);
    }

    [Fact]
    public void What_was_not_done_now_is_not_compared() => Assert.DoesNotContain(
        Usual.Of([Wire(10)], [Made.Happening(device: "d")], DateTimeZone.Utc).Comparisons,
        one => one.What == "Money out");

    [Fact]
    public void Hours_are_those_of_the_firms_clock()
    {
        var usual = Usual.Of(
            [Made.Happening()], [Made.Happening(minutes: 61)], DateTimeZoneProviders.Tzdb["America/New_York"]);

        Assert.Equal(1, usual.Hours[7]);
        Assert.Equal(1, usual.HoursNow[8]);
        Assert.Equal(1, usual.Hours.Sum());
    }

    [Fact]
    public void What_the_firm_did_is_not_what_the_customer_usually_does() => Assert.Equal(0, Usual.Of(
        [Made.Happening(EventType.AccountSnapshot), Made.Happening(actor: Engine.Contract.ActorKind.Employee)], [],
        DateTimeZone.Utc).Events);

    private static Comparison One(string what, List<Happening> past, List<Happening> now) => Assert.Single(
        Usual.Of(past, now, DateTimeZone.Utc).Comparisons, one => one.What == what);

    private static Happening Wire(decimal amount) =>
        Made.Happening(EventType.TransferRequested, amount: amount, payee: "p-1");
}
