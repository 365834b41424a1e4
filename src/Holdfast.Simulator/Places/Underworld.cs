using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;

namespace Holdfast.Simulator.Places;

/// <summary>
/// What thieves rent: lines, devices and payees. None of it can be told from what honest people have by one field.
/// </summary>
internal static class Underworld
{
    /// <summary>Share of residential proxies that address data know to be such.</summary>
    private const double KnownProxies = 0.15;

    /// <summary>A rented server.</summary>
    public static Connection Hosting(Chance chance) =>
        Connection.Line(chance.Pick(City.Home), chance, OperatorKind.Hosting);

    /// <summary>A subscription to a VPN, with its exit in the United States.</summary>
    public static Connection Vpn(Chance chance) => Connection.Line(chance.Pick(City.Home), chance, OperatorKind.Vpn);

    /// <summary>Somebody's line at home, misused as a way out, in a town.</summary>
    public static Connection ResidentialProxy(City city, Chance chance) =>
        Connection.Line(city, chance).AsResidentialProxy(chance.Is(KnownProxies));

    /// <summary>A telephone line abroad, or at home with a bought card.</summary>
    public static Connection MobileLine(City city, Chance chance) =>
        Connection.Gateway(Operators.In(city, chance, OperatorKind.Mobile), city, chance);

    /// <summary>The thief's own line abroad.</summary>
    public static Connection Abroad(Chance chance) => Connection.Line(chance.Pick(City.Abroad), chance);

    /// <summary>The line that fits a thief's care: rented, somewhere in the country, or in the victim's town.</summary>
    public static Connection LineFor(Customer victim, Care care, Chance chance) => care switch
    {
        Care.Careless => chance.Weighed(25, 14, 26, 35) switch
        {
            0 => Hosting(chance), 1 => Vpn(chance), 2 => Abroad(chance),
            _ => ResidentialProxy(chance.Pick(City.Home), chance),
        },
        Care.Usual => chance.Is(0.7)
            ? ResidentialProxy(chance.Pick(City.Home), chance)
            : MobileLine(chance.Pick(City.Home), chance),
        _ => chance.Is(0.85) ? ResidentialProxy(victim.City, chance) : MobileLine(victim.City, chance),
    };

    /// <summary>
    /// A device that fits a thief's care: any, one set to the victim's town, or one of the victim's own kind. One in
    /// twelve shows that it is an emulator.
    /// </summary>
    public static Device DeviceFor(Customer victim, Care care, Chance chance) => care switch
    {
        Care.Careless => new Device(
            chance.Is(0.7) ? DeviceModel.AnyComputer(chance) : DeviceModel.AnyHandheld(chance),
            chance.Is(0.4) ? chance.Pick(City.Abroad) : chance.Pick(City.Home), chance)
        {
            IsEmulator = chance.Is(0.08),
        },
        Care.Usual => chance.Is(0.5)
            ? Device.Computer(victim.City, chance)
            : Device.Handheld(victim.City, chance),
        _ => new Device(victim.Device.Model, victim.City, chance) { VersionsBehind = victim.Device.VersionsBehind },
    };

    /// <summary>
    /// Bank accounts of people who lend theirs. A careful thief has one opened in the victim's own name; of the others
    /// the owner is mostly not known.
    /// </summary>
    public static Payee Mule(Care care, Chance chance) => new(
        chance.Mint(TagKind.Bank), DestinationKind.OwnBank,
        care switch
        {
            Care.Careful => chance.Is(0.5) ? OwnerNameMatch.Match : OwnerNameMatch.Unknown,
            Care.Usual => chance.Is(0.6) ? OwnerNameMatch.Unknown : OwnerNameMatch.Partial,
            _ => chance.Is(0.25) ? OwnerNameMatch.Mismatch : OwnerNameMatch.Unknown,
        });

    /// <summary>A handful of mules that one gang uses by turns.</summary>
    public static Payee[] Mules(Care care, int count, Chance chance)
    {
        var mules = new Payee[count];
        for (var at = 0; at < count; at++)
        {
            mules[at] = Mule(care, chance);
        }

        return mules;
    }

    /// <summary>A third party's account abroad, for wires.</summary>
    public static Payee ForeignBank(Chance chance) =>
        Payee.ThirdParty(chance) with { Country = chance.Pick(City.Abroad).Country };
}
