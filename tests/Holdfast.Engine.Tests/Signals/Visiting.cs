namespace Holdfast.Engine.Tests.Signals;

/// <summary>Visits that tests begin with.</summary>
internal static class Visiting
{
    /// <summary>
    /// A device and a network that the customer was never seen on, and no place to measure travel from.
    /// </summary>
    public static readonly Place Elsewhere =
        Place.Home with { Device = "d-2", Ip = "98.20.1.4", Asn = 20_115, Latitude = null, Longitude = null };

    /// <summary>A visit begins on a device never seen before, from the customer's own home.</summary>
    public static Story OnNewDevice(this Story story, string session = "s-new") => story.OnNewDeviceOf("c1", session);

    /// <summary>The same of another customer, or of a representative who signs in like one.</summary>
    public static Story OnNewDeviceOf(this Story story, string customer, string session = "s-new")
    {
        story.SignIn(customer, Place.Home with { Device = "d-new" }, session);
        return story;
    }

    /// <summary>A visit begins on the customer's own device at home.</summary>
    public static Story OnOwnDevice(this Story story, string session = "s-own")
    {
        story.SignIn(at: Place.Home, session: session);
        return story;
    }

    /// <summary>A visit begins on a stranger's machine far away.</summary>
    public static Story OnStrangersDevice(this Story story, string session = "s-new")
    {
        story.SignIn(at: Place.Abroad, session: session);
        return story;
    }
}
