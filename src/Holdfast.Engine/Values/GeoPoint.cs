namespace Holdfast.Engine.Values;

/// <summary>
/// A place on the globe in degrees, kept to the nearest thousandth (about 110 m). <c>default</c> means "not known".
/// </summary>
/// <remarks>
/// Distances use polynomials over plain additions, multiplications and square roots, which every machine computes
/// alike; the library's sine and arcsine need not agree between platforms in their last bits.
/// </remarks>
public readonly record struct GeoPoint
{
    private const double EarthRadiusKilometers = 6371.0088;
    private const double HalfPi = 1.5707963267948966;

    // Stored shifted by one full turn, so that default is no place.
    private readonly int _latitude;
    private readonly int _longitude;

    private GeoPoint(int latitude, int longitude)
    {
        _latitude = latitude;
        _longitude = longitude;
    }

    /// <summary>True for <c>default</c>.</summary>
    public bool IsUnknown => _latitude == 0;

    /// <summary>The place at some degrees.</summary>
    /// <returns>False beyond ±90 and ±180.</returns>
    public static bool TryOf(decimal latitude, decimal longitude, out GeoPoint point)
    {
        point = default;
        if (latitude is < -90 or > 90 || longitude is < -180 or > 180)
        {
            return false;
        }

        point = new GeoPoint(Shifted(latitude), Shifted(longitude));
        return true;
    }

    /// <summary>The eight bytes to keep.</summary>
    public long Stored => ((long)_latitude << 32) | (uint)_longitude;

    /// <summary>As stored by <see cref="Stored"/>.</summary>
    public static GeoPoint FromStored(long stored) => new((int)(stored >> 32), (int)(stored & 0xFFFF_FFFF));

    /// <summary>Degrees north.</summary>
    public decimal Latitude => (_latitude - 360_000) / 1000m;

    /// <summary>Degrees east.</summary>
    public decimal Longitude => (_longitude - 360_000) / 1000m;

    /// <summary>Great-circle distance by the haversine formula, to the metre below.</summary>
    /// <exception cref="InvalidOperationException">One of the places is not known.</exception>
    public int MetersTo(GeoPoint other)
    {
        if (IsUnknown || other.IsUnknown)
        {
            throw new InvalidOperationException("There is no distance to a place that is not known.");
        }

        var latitude1 = Radians(_latitude);
        var latitude2 = Radians(other._latitude);
        var halfLatitude = Sine((latitude2 - latitude1) / 2);
        var halfLongitude = Sine((Radians(other._longitude) - Radians(_longitude)) / 2);
        var haversine = (halfLatitude * halfLatitude)
            + (Sine(latitude1 + HalfPi) * Sine(latitude2 + HalfPi) * halfLongitude * halfLongitude);
        return (int)(2 * EarthRadiusKilometers * ArcSine(Math.Sqrt(Math.Clamp(haversine, 0, 1))) * 1000);
    }

    // Rounded: cutting would move every place towards the Gulf of Guinea.
    private static int Shifted(decimal degrees) =>
        (int)decimal.Round(degrees * 1000, MidpointRounding.AwayFromZero) + 360_000;

    private static double Radians(int shifted) => (shifted - 360_000) / 1000.0 * (HalfPi / 90);

    // Sine over [-π, π]: folded into [-π/2, π/2], then its Taylor polynomial to x^19, good to 1e-15 there.
    private static double Sine(double x)
    {
        if (x > HalfPi)
        {
            x = (2 * HalfPi) - x;
        }
        else if (x < -HalfPi)
        {
            x = (-2 * HalfPi) - x;
        }

        var square = x * x;
        var sum = -1.0 / 121_645_100_408_832_000;
        sum = (sum * square) + (1.0 / 355_687_428_096_000);
        sum = (sum * square) - (1.0 / 1_307_674_368_000);
        sum = (sum * square) + (1.0 / 6_227_020_800);
        sum = (sum * square) - (1.0 / 39_916_800);
        sum = (sum * square) + (1.0 / 362_880);
        sum = (sum * square) - (1.0 / 5_040);
        sum = (sum * square) + (1.0 / 120);
        sum = (sum * square) - (1.0 / 6);
        return x * ((sum * square) + 1);
    }

    // Arcsine over [0, 1]: a start within 7e-5 (Abramowitz and Stegun 4.4.45), then two Newton steps on the sine.
    private static double ArcSine(double x)
    {
        var polynomial = 1.5707288 + (x * (-0.2121144 + (x * (0.0742610 + (x * -0.0187293)))));
        var angle = HalfPi - (Math.Sqrt(1 - x) * polynomial);
        for (var step = 0; step < 2; step++)
        {
            var slope = Sine(HalfPi - angle);
            if (slope > 1e-6)
            {
                angle -= (Sine(angle) - x) / slope;
            }
        }

        return angle;
    }
}
