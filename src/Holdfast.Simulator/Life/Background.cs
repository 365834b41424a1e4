using Holdfast.Engine.Contract;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Places;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Life;

/// <summary>
/// Passwords tried in bulk, as at every portal: lists of names of which some exist, from addresses that change with
/// every few tries. A few fit and are not used any further. Labelled <c>bg-…</c>.
/// </summary>
internal sealed class Background(House house, Customer[] pool, int tries) : Story
{
    private const ulong Whose = 1UL << 42;
    private const double Fits = 0.004, NamesSomebody = 0.35;

    /// <summary>A few streams for a run, more for a large firm.</summary>
    public static void Begin(Firm firm, House house)
    {
        var chance = Chance.Of(firm.Options.Seed, ChanceOwner.Background, 0);
        var customers = firm.Roster.Customers;
        var days = firm.Options.Days;
        var streams = Math.Max(1, (days / 14) + Math.Min(customers.Count / 20_000, 40));

        // One of a hundred lines of a feed, about.
        var all = Math.Max((int)(customers.Count * (days / 100.0) * 0.8), 20);
        for (var at = 0; at < streams; at++)
        {
            var own = Chance.Of(firm.Options.Seed, ChanceOwner.Background, (uint)(at + 1));
            var start = firm.Start + ((firm.End - firm.Start) * (((at + own.Share()) / streams) * 0.97));
            Customer[] pool = [.. Enumerable.Range(0, 300).Select(_ => own.Pick(customers))];
            var campaign = new Campaign($"bg-{at + 1}", "background", Care.Careless);
            var tries = (int)(all / (double)streams * own.Between(0.4, 1.6));
            new Background(house, pool, tries).Begin(firm, own, Whose + (ulong)at, start, campaign);
        }
    }

    protected override IEnumerable<Duration> Tell()
    {
        // Some go through their list in an hour, some in weeks so as not to be seen.
        var gap = Chance.Spread(40, 2);
        var device = Device.Computer(AnyCity(), Chance);
        var line = NextLine();
        for (var at = 0; at < tries; at++)
        {
            if (Chance.Is(0.4))
            {
                line = NextLine();
            }

            if (Chance.Is(0.5))
            {
                device = Chance.Is(0.75) ? Device.Computer(AnyCity(), Chance) : Device.Handheld(AnyCity(), Chance);
            }

            Try(device, line);
            if (at % 60 == 30)
            {
                house.Sample(Now, (long)(Firm.Roster.Customers.Count * Chance.Between(6.0, 30.0)), 0.15, 0.08, 420);
            }

            yield return Duration.FromSeconds((long)Math.Clamp(Chance.Wait(gap), 1, 200_000));
        }

        City AnyCity() => Chance.Is(0.75) ? Chance.Pick(City.Home) : Chance.Pick(City.Abroad);
    }

    private void Try(Device device, Connection line)
    {
        var visit = Online(Chance.Pick(pool), device, line);
        if (Chance.Is(Fits))
        {
            visit.SignIn(LoginMethod.Password);
            return;
        }

        if (Chance.Is(NamesSomebody))
        {
            visit.Fail(Chance.Is(0.97) ? LoginFailure.BadPassword : LoginFailure.LockedOut);
        }
        else
        {
            visit.FailAsNobody();
        }
    }

    private Connection NextLine() => Chance.Weighed(25, 12, 38, 25) switch
    {
        0 => Underworld.Hosting(Chance),
        1 => Underworld.Vpn(Chance),
        2 => Underworld.ResidentialProxy(Chance.Pick(City.Home), Chance),
        _ => Underworld.Abroad(Chance),
    };
}
