using Holdfast.Engine.Contract;
using Holdfast.Simulator.Life;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Attacks;

/// <summary>
/// Weeks of telephone and web: somebody who knows the customer's papers calls until they are believed, has the contacts
/// changed, waits until the change is old, and has a cheque or card sent to the new address.
/// </summary>
/// <remarks>
/// Careless: several failed calls from strange numbers, e-mail and telephone changed in one call, a wait of days.
/// Usual: one failed call, the address only, a wait of two weeks. Careful: known at once by bought answers and a cloned
/// voice, one contact, a wait of a month and more, and sums like an income.
/// </remarks>
internal sealed class SlowTakeover : Intrusion
{
    protected override IEnumerable<Duration> Tell()
    {
        // Papers of the old and of those who seldom look are worth most.
        if (!Choose(customer => Wealth(customer) > 2_000_000 && customer.Account.Cash > 300_000
            && (customer.AgeIn(Firm.YearOf(Now)) > 60 || customer.Habits.VisitsADay < 0.03), among: 4))
        {
            yield break;
        }

        for (var failed =
            Care switch { Care.Careless => Chance.Between(1, 3), Care.Usual => Chance.Between(0, 1), _ => 0 };
            failed > 0; failed--)
        {
            yield return UntilHour(Victim, Chance.Between(0, 2), Chance.Between(8, 17));
            var refused = Offline(Victim, Channel.Phone);
            refused.Stage = Stage.Probe;
            refused.CallSupport(SupportTopic.Access, CallerAuthentication.Failed, Number());
        }

        yield return UntilHour(Victim, Chance.Between(1, 4), Chance.Between(9, 16));
        var call = Offline(Victim, Channel.Phone);
        call.Stage = Stage.Entry;
        call.CallSupport(
            SupportTopic.Contact, CallerAuthentication.Passed, Number(),
            Care is Care.Careless && Chance.Is(0.4) ? Chance.Between(400, 950) : null,
            Care is Care.Careless && Chance.Is(0.4) ? Chance.Between(100, 600) : null);
        call.Stage = null;
        call.ChangeContact(ContactKind.MailingAddress);
        if (Care is Care.Careless || Chance.Is(0.25))
        {
            call.ChangeContact(Chance.Is(0.5) ? ContactKind.Phone : ContactKind.Email);
        }

        if (Care is not Care.Careful && Chance.Is(0.5))
        {
            call.ChangeCredential(CredentialKind.Password, CredentialChangeWay.CallCenter);
        }

        yield return Care switch { Care.Careless => Days(3, 9), Care.Usual => Days(8, 17), _ => Days(16, 35) };
        if (IsLeft())
        {
            yield break;
        }

        foreach (var wait in Collect())
        {
            yield return wait;
        }
    }

    private IEnumerable<Duration> Collect()
    {
        var byCard = Chance.Is(0.3);
        if (byCard)
        {
            var order = Offline(Victim, Channel.Phone);
            order.Enable(Account, AccountFeature.Card);
            yield return Days(5, 9);
        }

        // The address of record is the thief's by now.
        var address = new Payee(Victim.Contacts.Mailing, DestinationKind.AddressOfRecord, OwnerNameMatch.NotGiven);
        var shop = new Payee(Chance.Mint(TagKind.Bank), DestinationKind.ThirdPartyAccount, OwnerNameMatch.Unknown);
        for (var parts = byCard ? Chance.Between(3, 7) : Chance.Between(1, 2); parts > 0 && !IsOver; parts--)
        {
            var share = Care is Care.Careful ? Chance.Between(0.05, 0.2) : Chance.Between(0.3, 0.9);
            var cents = DailyMoney.Round((long)(Account.Cash * share), Chance);
            var transfer = byCard
                ? Offline(Victim, Channel.Web).Withdraw(Account, Rail.Card, Math.Min(cents, 90_000), shop)
                : Offline(Victim, Channel.Phone).Withdraw(
                    Account, Rail.Check, cents, address, new(Instructor.Customer, InstructionMedium.Phone));
            VictimFindsOut(Victim, reference: transfer, chanceToTell: 0.5);
            yield return byCard ? HoursBetween(5, 60) : Days(6, 14);
        }
    }

    private Tag Number() => Care is Care.Careful && Chance.Is(0.6) ? default : Chance.Mint(TagKind.Contact);
}
