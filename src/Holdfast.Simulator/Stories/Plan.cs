using Holdfast.Simulator.Attacks;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Randomness;
using NodaTime;

namespace Holdfast.Simulator.Stories;

/// <summary>Spreads stories and campaigns over the run.</summary>
internal static class Plan
{
    // Numbers on the agenda, apart from those of customers.
    private const ulong Stories = 1UL << 40, Campaigns = 1UL << 41;

    // Small firms tell less than one story of a kind in a year; from this size on every kind occurs.
    private const int ShowsAll = 1_500;
    private const int DaysToShowAll = 30;

    private static readonly Duration Later = Duration.FromDays(3);

    /// <summary>Honest stories: each kind as often as it happens, at random days, to people whom it fits.</summary>
    public static void Honest(Firm firm, IReadOnlyList<StoryKind> kinds)
    {
        uint number = 0;
        for (var at = 0; at < kinds.Count; at++)
        {
            var chance = Chance.Of(firm.Options.Seed, ChanceOwner.Plan, (uint)at);
            var years = firm.Options.Days / 365.0;
            var rate = kinds[at].PerThousand * kinds[at].Factor(firm.Profile) / 1000;
            var mean = rate * firm.Roster.Customers.Count * years;
            var count = chance.Count(Math.Min(mean, 2_000));
            count = mean > 2_000 ? (int)mean : count;
            if (firm.Options.Accounts >= ShowsAll && firm.Options.Days >= DaysToShowAll)
            {
                count = Math.Max(count, 1);
            }

            for (var told = 0; told < count; told++)
            {
                Put(firm, kinds[at], chance, number++);
            }
        }
    }

    /// <summary>
    /// Campaigns: kinds by turns, levels of care by turns among those of a kind, evenly over the days.
    /// </summary>
    public static List<Campaign> Attacks(Firm firm, IReadOnlyList<AttackKind> kinds)
    {
        var campaigns = new List<Campaign>();
        for (var at = 0; at < firm.Options.Attacks && kinds.Count > 0; at++)
        {
            var kind = kinds[at % kinds.Count];
            var chance = Chance.Of(firm.Options.Seed, ChanceOwner.Attack, (uint)at);
            var care = (Care)(((at % kinds.Count) + (at / kinds.Count)) % 3);
            var campaign = new Campaign($"at-{at + 1}", kind.Name, care);
            var share = (at + chance.Share()) / firm.Options.Attacks;
            var start = firm.Start + ((firm.End - firm.Start) * (0.08 + (share * 0.86)));
            kind.New().Begin(firm, chance, Campaigns + (ulong)at, start, campaign);
            campaigns.Add(campaign);
        }

        return campaigns;
    }

    // Whom a story happens to is chosen before anything happens, from the story's own stream. Were it chosen when it
    // begins, an attack that empties one account would make it happen to somebody else.
    private static void Put(Firm firm, StoryKind kind, Chance plan, uint number)
    {
        var start = firm.Start + ((firm.End - firm.Start) * (0.03 + (plan.Share() * 0.9)));
        var chance = Chance.Of(firm.Options.Seed, ChanceOwner.Story, number);
        if (Hero(firm, kind, chance) is { } hero)
        {
            firm.Agenda.At(start, Stories + number, () => Begin(firm, kind, hero, chance, number));
        }
    }

    // Who is in the middle of another story comes to this one later.
    private static void Begin(Firm firm, StoryKind kind, Customer hero, Chance chance, uint number)
    {
        if (hero.IsInStory)
        {
            firm.Agenda.At(firm.Agenda.Now + Later, Stories + number, () => Begin(firm, kind, hero, chance, number));
        }
        else if (!hero.Account.IsClosed)
        {
            hero.IsInStory = true;
            firm.Told[kind.Name] = firm.Told.GetValueOrDefault(kind.Name) + 1;
            kind.Of(hero).Begin(firm, chance, Stories + number, firm.Agenda.Now);
        }
    }

    private static Customer? Hero(Firm firm, StoryKind kind, Chance chance)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            var customer = firm.Roster.Customers[chance.Below(firm.Roster.Customers.Count)];
            if (kind.Fits(firm, customer))
            {
                return customer;
            }
        }

        return null;
    }
}
