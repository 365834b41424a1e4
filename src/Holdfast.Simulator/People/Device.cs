using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using Holdfast.Simulator.Places;
using Holdfast.Simulator.Randomness;

namespace Holdfast.Simulator.People;

/// <summary>
/// A telephone or computer as the firm knows it: by the id it left in it, and by what it tells of itself.
/// </summary>
internal sealed class Device
{
    private readonly byte _model;
    private readonly byte _city;
    private byte _speaks;

    public Device(DeviceModel model, City city, Chance chance)
    {
        _model = model.Number;
        _city = city.Number;
        Speaks = city;
        Id = chance.Mint(TagKind.Device);
        VersionsBehind = (byte)chance.Weighed(70, 20, 6, 4);
        // Tinkerers, screen readers and machines that are looked after from afar.
        IsEmulator = chance.Is(0.004);
        IsAutomated = chance.Is(0.001);
        IsRemoteControlled = chance.Is(0.002);
    }

    private Device(Device other, Tag id)
    {
        (_model, _city, VersionsBehind) = (other._model, other._city, other.VersionsBehind);
        (_speaks, Id) = (other._speaks, id);
    }

    /// <summary>The id that the firm left in it; another after cookies were cleared.</summary>
    public Tag Id { get; set; }

    public DeviceModel Model => DeviceModel.All[_model];

    /// <summary>Versions of its browser that it lags.</summary>
    public byte VersionsBehind { get; set; }

    /// <summary>The town whose language it is set to: mostly its own.</summary>
    public City Speaks
    {
        get => City.All[_speaks];
        set => _speaks = value.Number;
    }

    /// <summary>A remote-control tool runs on it.</summary>
    public bool IsRemoteControlled { get; set; }

    public bool IsEmulator { get; set; }

    /// <summary>Driven by a program.</summary>
    public bool IsAutomated { get; set; }

    /// <summary>Day its owner last used it, since the start of the run; negative before.</summary>
    public short LastUsedDay { get; set; } = -1;

    /// <summary>The town whose time it is set to.</summary>
    public City City => City.All[_city];

    public static Device Handheld(City city, Chance chance) => new(DeviceModel.AnyHandheld(chance), city, chance);

    public static Device Computer(City city, Chance chance) => new(DeviceModel.AnyComputer(chance), city, chance);

    /// <summary>Another device that shows the firm this one's id: a stolen cookie, or a copied disk.</summary>
    public Device WithId(Tag id) => new(this, id);

    /// <summary>As an event tells it.</summary>
    /// <param name="day">Days since the start of the run: browsers update.</param>
    /// <param name="clock">Whose time it shows; a telephone abroad shows the time there.</param>
    /// <param name="isFull">All it tells, as at a sign-in; else id and platform only.</param>
    public DeviceOrigin ToOrigin(int day, City clock, bool isFull)
    {
        var origin = new DeviceOrigin { Id = Id.ToText(), Platform = Model.Platform };
        if (isFull)
        {
            origin.Browser = Model.Browser;
            origin.UserAgent = Model.UserAgent(day, VersionsBehind);
            origin.Language = Speaks.Language;
            origin.TimeZone = Model.IsHandheld ? clock.ZoneText : City.ZoneText;
            origin.RemoteAccess = IsRemoteControlled ? true : null;
            origin.Emulator = IsEmulator ? true : null;
            origin.Automation = IsAutomated ? true : null;
        }

        return origin;
    }
}
