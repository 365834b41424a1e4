using Holdfast.Engine.Contract;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Places;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Stories;

/// <summary>
/// One campaign of an attacker, against one customer or many. It sees all that a thief could find out (devices,
/// networks, contacts, accounts with what is in them, habits, adviser, household), acts by the same visits as everybody
/// else, and all that its visits cause is labelled. What it takes is gone from the account.
/// </summary>
internal abstract class Attack : Story
{
    // How victims find out: most within days, by a statement, a notice or an empty account; a third never tell.
    private const double NeverTold = 0.33;
    private const double MedianDaysUntilTold = 3;
    private const int FirstImpostor = (1 << 30) + (1 << 29);

    /// <summary>How much trouble this thief takes.</summary>
    protected Care Care => Campaign!.Care;

    /// <summary>
    /// Of some customers who fit, of whom no story is being told and whom no attack has chosen before, the one with the
    /// most to take; null where chance finds none in many tries.
    /// </summary>
    /// <param name="fits">Whom a thief of this kind could reach.</param>
    /// <param name="among">How many a thief looks at before choosing; 1 for one who takes whoever comes.</param>
    protected Customer? PickVictim(Func<Customer, bool> fits, int among = 1)
    {
        Customer? best = null;
        for (int tries = 0, seen = 0; tries < 600 && seen < among; tries++)
        {
            var customer = Firm.Roster.Customers[Chance.Below(Firm.Roster.Customers.Count)];
            if (!customer.IsInStory && !customer.IsVictim && !customer.HasRaisedAlarm && !customer.Account.IsClosed
                && fits(customer))
            {
                seen++;
                best = best is null || Wealth(customer) > Wealth(best) ? customer : best;
            }
        }

        if (best is not null)
        {
            best.IsVictim = true;
        }

        return best;
    }

    /// <summary>
    /// Somebody who is no customer yet and in whose name an account is to be opened. Numbered apart from honest
    /// newcomers, who are not shifted by it.
    /// </summary>
    protected Customer Impostor(int age) => Hiring.Newcomer(
        Firm, Chance, Hiring.City(Chance), age, number: FirstImpostor + Chance.Below(FirstImpostor >> 2));

    /// <summary>Somebody comes to an account of an impostor's, for a stage of the attack.</summary>
    protected Visit Come(Customer person, Device device, Connection line, Stage stage)
    {
        var visit = Online(person, device, line);
        visit.Stage = stage;
        visit.SignIn(person.Habits.Method);
        return visit;
    }

    /// <summary>What is in all accounts of a customer, in cents.</summary>
    protected long Wealth(Customer customer) =>
        customer.Accounts.Sum(account => account.Equity(Firm.Market, Now));

    /// <summary>
    /// A victim notices some days on and tells the firm, or never does. Who told is locked up: nothing leaves the
    /// account any more, and <see cref="Customer.HasRaisedAlarm"/> says so to the thief.
    /// </summary>
    /// <param name="victim">Who.</param>
    /// <param name="what">What they report.</param>
    /// <param name="reference">Event or transfer that they point to; none where they point to nothing.</param>
    /// <param name="chanceToTell">Factor on how likely it is that they tell at all: below 1 for small losses.</param>
    protected void VictimFindsOut(
        Customer victim, ReportKind what = ReportKind.UnauthorizedActivity, Tag reference = default,
        double chanceToTell = 1)
    {
        if (!Chance.Is((1 - NeverTold) * chanceToTell))
        {
            return;
        }

        var since = Now;
        var after = Duration.FromMinutes((long)(Chance.Spread(MedianDaysUntilTold, 0.9) * 24 * 60));
        new VictimReport(victim, what, since, reference).Begin(Firm, Chance, (ulong)victim.Number, Now + after);
    }
}

/// <summary>A kind of attack: its name, and a new campaign of it.</summary>
internal sealed record AttackKind(string Name, Func<Attack> New)
{
    /// <summary>Names of honest stories with the same outline.</summary>
    public IReadOnlyList<string> Twins { get; init; } = [];
}
