using Holdfast.Engine.Contract;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Places;
using Holdfast.Simulator.Visits;

namespace Holdfast.Simulator.Stories;

/// <summary>
/// Something honest that happens to a customer now and then: a move, a new telephone, a house bought. Many have the
/// outline of an attack, which is what they are for. Its events carry no label.
/// </summary>
internal abstract class HonestStory : Story
{
    /// <summary>Whom it happens to. Set before the story begins.</summary>
    public required Customer Hero { get; init; }

    protected Account Account => Hero.Account;

    /// <summary>How old somebody is in the year in which the run begins.</summary>
    public static int Age(Firm firm, Customer customer) => customer.AgeIn(firm.Options.Start.Year);

    protected override void Ended() => Hero.IsInStory = false;

    /// <summary>The hero signs in as they are used to, at home on what they use most.</summary>
    protected Visit AtHome() => SignedIn(Hero.Device, Hero.Home);

    /// <summary>The hero signs in as they are used to, on some device and network.</summary>
    /// <param name="device">On what.</param>
    /// <param name="connection">From where.</param>
    /// <param name="isAsked">Whether the firm asks for the second factor, as it does on a device it does not
    /// know.</param>
    protected Visit SignedIn(Device device, Connection connection, bool isAsked = false)
    {
        var visit = Online(Hero, device, connection);
        visit.SignIn(Hero.Habits.Method, isAsked ? Hero.Habits.Factor : MfaMethod.None);
        return visit;
    }

    /// <summary>The hero calls the firm and is known.</summary>
    protected Visit Called(SupportTopic topic)
    {
        var call = Offline(Hero, Channel.Phone);
        call.CallSupport(topic, CallerAuthentication.Passed);
        return call;
    }

    /// <summary>A share of the cash that the hero's first account has now, in cents.</summary>
    protected long OfCash(double least, double most) => (long)(Account.Cash * Chance.Between(least, most));

    /// <summary>What the hero's first account is worth now, in cents.</summary>
    protected long Equity => Account.Equity(Firm.Market, Now);

    /// <summary>
    /// Where somebody sits who opens an account and funds it: mostly at home, else behind a VPN, a relay, an office's
    /// gateway, or on a rented desktop.
    /// </summary>
    protected Connection NewcomersLine(Customer person) => Chance.Weighed(84, 6, 3, 4, 3) switch
    {
        0 => person.Home,
        1 => Connection.Gateway(Operators.Any(Chance, OperatorKind.Vpn), person.City, Chance),
        2 => Connection.Gateway(Operators.Any(Chance, OperatorKind.PrivacyRelay), person.City, Chance),
        3 => Connection.Gateway(Operators.Any(Chance, OperatorKind.Gateway), person.City, Chance),
        _ => Connection.Line(Chance.Pick(City.Home), Chance, OperatorKind.Hosting),
    };

    /// <summary>The hero's telephone away from home.</summary>
    protected Connection OnTheRoad(City city) => city.Country == Hero.City.Country
        ? Connection.Gateway(Hero.Carrier, city, Chance)
        : Connection.Line(city, Chance, OperatorKind.Mobile);
}

/// <summary>A kind of honest story: how often it happens, to whom, and how it is told.</summary>
/// <param name="Name">What it is, in a few words.</param>
/// <param name="PerThousand">How often it happens in a year to a thousand customers of a retail firm.</param>
/// <param name="Fits">Whether it could happen to a customer.</param>
/// <param name="Of">The story of one.</param>
internal sealed record StoryKind(
    string Name, double PerThousand, Func<Firm, Customer, bool> Fits, Func<Customer, HonestStory> Of)
{
    /// <summary>How much more often it happens at other firms; 1 where nothing is said.</summary>
    public Func<FirmProfile, double> Factor { get; init; } = static _ => 1;
}
