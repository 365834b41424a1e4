namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class ImpossibleTravelTests() : TravelTests(Signal)
{
    private const string Signal = "impossibleTravel";

    private protected override Place There => Place.Abroad;

    [Theory]
    [InlineData("4.497", true)] // 500.04 km
    [InlineData("4.496", false)] // 499.93 km
    public void From_500_kilometres_on_travel_can_be_impossible(string degrees, bool impossible) =>
        Assert.Equal(impossible, TravelVectors.North(Degrees(degrees), seconds: 60).Speaks(Signal));

    [Theory]
    [InlineData(4_000, true)] // 900.07 km/h
    [InlineData(4_001, false)] // 899.85 km/h
    public void Above_900_kilometres_an_hour_nobody_travels(int seconds, bool impossible) =>
        Assert.Equal(impossible, TravelVectors.North(Degrees("8.994"), seconds).Speaks(Signal));

    [Theory]
    [InlineData("5.397", true)] // 600.11 km
    [InlineData("5.395", false)] // 599.89 km
    public void The_error_of_both_places_is_taken_off(string degrees, bool impossible) =>
        Assert.Equal(impossible, TravelVectors.North(Degrees(degrees), seconds: 60, radius: 50).Speaks(Signal));

    [Fact]
    public void It_tells_the_least_distance_and_speed() =>
        Assert.Equal(
            "At least 3835 km from the last sign-in, which takes 3835 km/h or more",
            TravelVectors.North(Degrees("35.393"), seconds: 3_600, radius: 50).SaidBy(Signal));
}
