using Holdfast.Desk.Cases.Around;
using NodaTime;

namespace Holdfast.Desk.Tests.Cases.Around;

public sealed class PlacesTests
{
    private static readonly (decimal, decimal)
        NewYork = (40.7m, -74.0m), Newark = (40.74m, -74.17m), Moscow = (55.75m, 37.6m);

    [Fact]
    public void From_New_York_to_Moscow_in_an_hour_nobody_travels()
    {
        var stays = Places.Of(
            [Made.Happening(place: NewYork), Made.Happening(minutes: 60, place: Moscow)], _ => Whose.Unknown);

        var hop = stays[1].Hop!;
        Assert.Null(stays[0].Hop);
        Assert.InRange(hop.Kilometers, 7_490, 7_540);
        Assert.InRange(hop.KilometersPerHour!.Value, 7_490, 7_540);
        Assert.True(hop.IsImpossible);
    }

    [Theory]
    [InlineData(500, 33.3, true)]
    [InlineData(500, 33.4, false)]
    [InlineData(499, 1, false)]
    [InlineData(500, 0, true)]
    public void Travel_is_impossible_from_500_km_at_more_than_900_km_an_hour(
        int kilometers, double minutes, bool isImpossible) =>
        Assert.Equal(isImpossible, new Hop(kilometers, Duration.FromMinutes(minutes)).IsImpossible);

    [Fact]
    public void What_comes_from_one_town_is_one_stay_and_who_was_there_another()
    {
        var own = Made.Happening(place: NewYork, network: "203.0.113.1");
        var near = Made.Happening(minutes: 5, place: Newark, network: "203.0.113.2");
        var strange = Made.Happening(minutes: 6, place: NewYork, network: "198.51.100.1");

        var stays = Places.Of(
            [near, strange, own], one => one == strange ? Whose.Stranger : Whose.Customer);

        Assert.Equal([2, 1], stays.Select(stay => stay.Events));
        Assert.Equal(["203.0.113.1", "203.0.113.2"], stays[0].Networks);
        Assert.False(stays[1].Hop!.IsImpossible);
    }

    [Fact]
    public void The_ways_of_two_customers_are_not_one_way()
    {
        var stays = Places.Of(
            [Made.Happening(place: NewYork), Made.Happening(minutes: 1, customer: "c-2", place: Moscow)],
            _ => Whose.Unknown);

        Assert.All(stays, stay => Assert.Null(stay.Hop));
    }
}
