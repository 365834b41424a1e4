using System.Globalization;
using FsCheck.Xunit;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Tests.Values;

public sealed class GeoPointTests
{
    private const double EarthRadiusMeters = 6_371_008.8;

    [Theory]
    [InlineData(40.7128, -74.0060, 34.0522, -118.2437, 3935.8)]
    [InlineData(40.7128, -74.0060, 51.5074, -0.1278, 5570.2)]
    [InlineData(40.7128, -74.0060, 42.3601, -71.0589, 306.1)]
    [InlineData(-17.7134, 178.0650, -13.7590, -172.1046, 1140.0)]
    [InlineData(40.7128, -74.0060, 6.5244, 3.3792, 8472.7)]
    [InlineData(40.7128, -74.0060, 40.7128, -74.0060, 0)]
    public void Distances_are_those_of_the_published_vectors_in_both_directions(
        double latitude, double longitude, double otherLatitude, double otherLongitude, double kilometers)
    {
        var (from, to) = (Place(latitude, longitude), Place(otherLatitude, otherLongitude));

        Assert.InRange(from.MetersTo(to) / 1000.0, kilometers - 0.1, kilometers + 0.1);
        Assert.Equal(from.MetersTo(to), to.MetersTo(from));
    }

    [Theory]
    [InlineData(90, 0, -90, 0)]
    [InlineData(90, 17, -90, -163)]
    [InlineData(0, 0, 0, 180)]
    [InlineData(0, -90, 0, 90)]
    [InlineData(40.713, -74.006, -40.713, 105.994)]
    public void Places_opposite_each_other_are_half_the_globe_apart(
        double latitude, double longitude, double otherLatitude, double otherLongitude) =>
        Assert.InRange(
            Place(latitude, longitude).MetersTo(Place(otherLatitude, otherLongitude)), 20_015_113, 20_015_115);

    [Theory]
    [InlineData(90, 0, 90, 123.4)]
    [InlineData(-90, -180, -90, 55)]
    [InlineData(12.5, 180, 12.5, -180)]
    [InlineData(0, 0, 0, 0)]
    public void A_place_with_two_names_is_one_place(
        double latitude, double longitude, double otherLatitude, double otherLongitude) =>
        Assert.Equal(0, Place(latitude, longitude).MetersTo(Place(otherLatitude, otherLongitude)));

    [Fact]
    public void A_quarter_of_the_globe_lies_between_pole_and_equator() =>
        Assert.InRange(Place(90, 45).MetersTo(Place(0, -120)), 10_007_556, 10_007_558);

    [Property(MaxTest = 20_000)]
    public bool Distance_of_any_two_places_is_within_a_metre_of_what_the_library_computes(int a, int b, int c, int d)
    {
        var random = new Random(HashOf(a, b, c, d));
        var (latitude, longitude) = (random.Next(-90_000, 90_001), random.Next(-180_000, 180_001));
        var (otherLatitude, otherLongitude) = (random.Next(-90_000, 90_001), random.Next(-180_000, 180_001));

        return IsNearTheLibrary(latitude, longitude, otherLatitude, otherLongitude);
    }

    [Fact]
    public void Near_and_nearly_opposite_places_are_measured_as_well()
    {
        var random = new Random(20261123);
        for (var i = 0; i < 20_000; i++)
        {
            var (latitude, longitude) = (random.Next(-89_000, 89_001), random.Next(-179_000, -400));
            var (north, east) = (random.Next(-400, 401), random.Next(-400, 401));

            Assert.True(IsNearTheLibrary(latitude, longitude, latitude + north, longitude + east));
            Assert.True(IsNearTheLibrary(latitude, longitude, -latitude + north, longitude + 180_000 + east));
        }
    }

    [Theory]
    [InlineData("40.71249", "-74.00549", "40.712", "-74.005")]
    [InlineData("40.7125", "-74.0055", "40.713", "-74.006")]
    [InlineData("-0.0005", "0.00049", "-0.001", "0")]
    [InlineData("90", "-180", "90", "-180")]
    [InlineData("89.9999", "179.9999", "90", "180")]
    public void Degrees_are_rounded_to_thousandths(string latitude, string longitude, string kept, string keptLongitude)
    {
        Assert.True(GeoPoint.TryOf(Number(latitude), Number(longitude), out var place));
        Assert.Equal((Number(kept), Number(keptLongitude)), (place.Latitude, place.Longitude));
        Assert.Equal(place, GeoPoint.FromStored(place.Stored));
        Assert.False(place.IsUnknown);
    }

    [Theory]
    [InlineData("90.0001", "0")]
    [InlineData("-90.0001", "0")]
    [InlineData("0", "180.0001")]
    [InlineData("0", "-180.0001")]
    [InlineData("79228162514264337593543950335", "0")]
    [InlineData("0", "-79228162514264337593543950335")]
    public void There_is_no_place_off_the_globe(string latitude, string longitude)
    {
        Assert.False(GeoPoint.TryOf(Number(latitude), Number(longitude), out var place));
        Assert.True(place.IsUnknown);
    }

    [Fact]
    public void The_place_at_zero_degrees_is_known_and_one_not_given_has_no_distance()
    {
        var gulf = Place(0, 0);

        Assert.False(gulf.IsUnknown);
        Assert.True(GeoPoint.FromStored(default(GeoPoint).Stored).IsUnknown);
        Assert.Throws<InvalidOperationException>(() => gulf.MetersTo(default));
        Assert.Throws<InvalidOperationException>(() => default(GeoPoint).MetersTo(gulf));
    }

    private static bool IsNearTheLibrary(int latitude, int longitude, int otherLatitude, int otherLongitude)
    {
        var ours = Place(latitude / 1000.0, longitude / 1000.0)
            .MetersTo(Place(otherLatitude / 1000.0, otherLongitude / 1000.0));
        var (lat1, lat2) = (Radians(latitude), Radians(otherLatitude));
        var north = Math.Sin((lat2 - lat1) / 2);
        var east = Math.Sin(Radians(otherLongitude - longitude) / 2);
        var haversine = (north * north) + (Math.Cos(lat1) * Math.Cos(lat2) * east * east);
        var exact = 2 * EarthRadiusMeters * Math.Asin(Math.Sqrt(Math.Min(1, haversine)));
        return Math.Abs(exact - ours) <= 1.001;
    }

    private static int HashOf(int a, int b, int c, int d) => unchecked((((((a * 31) + b) * 31) + c) * 31) + d);

    private static double Radians(int thousandths) => double.DegreesToRadians(thousandths / 1000.0);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static GeoPoint Place(double latitude, double longitude)
    {
        Assert.True(GeoPoint.TryOf((decimal)latitude, (decimal)longitude, out var place));
        return place;
    }
}
