namespace Holdfast.Engine.Tests.Signals.SignIn;

public sealed class UnlikelyTravelTests() : TravelTests(Signal)
{
    private const string Signal = "unlikelyTravel";

    // 306 km away, of which the error of places leaves 206.
    private protected override Place There => Place.Abroad with { Latitude = 42.36m, Longitude = -71.06m };

    [Theory]
    [InlineData("1.799", true)] // 200.04 km
    [InlineData("1.798", false)] // 199.93 km
    public void From_200_kilometres_on_travel_can_be_unlikely(string degrees, bool unlikely) =>
        Assert.Equal(unlikely, TravelVectors.North(Degrees(degrees), seconds: 60).Speaks(Signal));

    [Theory]
    [InlineData("4.496", true)] // 499.93 km
    [InlineData("4.497", false)] // 500.04 km
    public void From_500_kilometres_on_it_is_left_to_impossible_travel(string degrees, bool unlikely) =>
        Assert.Equal(unlikely, TravelVectors.North(Degrees(degrees), seconds: 60).Speaks(Signal));

    [Theory]
    [InlineData(14_401, true)] // 250.00 km/h and a little more
    [InlineData(14_402, false)] // 249.99 km/h
    public void Above_250_kilometres_an_hour_few_travel(int seconds, bool unlikely) =>
        Assert.Equal(unlikely, TravelVectors.North(Degrees("8.994"), seconds).Speaks(Signal));

    [Theory]
    [InlineData("2.699", true)] // 300.11 km
    [InlineData("2.697", false)] // 299.89 km
    public void The_error_of_both_places_is_taken_off(string degrees, bool unlikely) =>
        Assert.Equal(unlikely, TravelVectors.North(Degrees(degrees), seconds: 60, radius: 50).Speaks(Signal));

    [Fact]
    public void It_tells_the_least_distance_and_speed() =>
        Assert.Equal(
            "At least 1000 km from the last sign-in, which takes 500 km/h or more",
            TravelVectors.North(Degrees("8.994"), seconds: 7_200).SaidBy(Signal));
}
