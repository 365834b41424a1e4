using Holdfast.Engine.Contract;
using Holdfast.Simulator.Life;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Attacks;

/// <summary>
/// Somebody at the desk looks for customers who do not look: dormant accounts and the old. They change the contacts and
/// have a cheque sent, or take the records out and sell them.
/// </summary>
/// <remarks>
/// Careless: a dozen records in an hour without a case, addresses changed and cheques the same week, one large export.
/// Usual: a few records a day, one change, a cheque after two weeks. Careful: records between others in ordinary work,
/// exports of the usual size, a customer or two, and a wait of a month.
/// </remarks>
internal sealed class Insider : Attack
{
    protected override IEnumerable<Duration> Tell()
    {
        var clerk = Chance.Pick(Firm.Staff.Employees);
        var looks = Care switch { Care.Careless => Chance.Between(8, 20), Care.Usual => Chance.Between(4, 9),
            _ => Chance.Between(2, 4) };
        yield return Office();
        for (var look = 0; look < looks; look++)
        {
            var customer = Firm.Roster.Customers[Chance.Below(Firm.Roster.Customers.Count)];
            AtDesk(clerk, customer).ViewRecord();
            yield return Care is Care.Careless ? Minutes(1, 9) : Office();
        }

        if (Chance.Is(0.4))
        {
            for (var exports = Care is Care.Careless ? 1 : Chance.Between(1, 4); exports > 0; exports--)
            {
                AtDesk(clerk, Firm.Roster.Customers[0]).Export(
                    Care is Care.Careless ? (long)Chance.Spread(1_500, 0.7) : (long)Chance.Spread(60, 0.9) + 1);
                yield return Office();
            }

            yield break;
        }

        for (var victims = Care is Care.Careless ? Chance.Between(1, 4) : Chance.Between(1, 2); victims > 0; victims--)
        {
            Beside(new Robbed { Clerk = clerk }, HoursBetween(1, 30));
        }
    }

    private Duration Office() =>
        UntilHour(Firm.Roster.Customers[0], Chance.Between(0, 2), Chance.Between(9, 16));

    private sealed class Robbed : Attack
    {
        public required Employee Clerk { get; init; }

        protected override IEnumerable<Duration> Tell()
        {
            var victim = PickVictim(customer => customer.Account.Cash > 400_000
                && (customer.Habits.VisitsADay < 0.03 || customer.AgeIn(Firm.YearOf(Now)) > 70), among: 3);
            if (victim is null)
            {
                yield break;
            }

            yield return UntilHour(victim, Chance.Between(0, 2), Chance.Between(9, 16));
            var look = AtDesk(Clerk, victim);
            look.ViewRecord();
            look.ChangeContact(Care is Care.Careful && Chance.Is(0.4) ? ContactKind.Phone : ContactKind.MailingAddress);
            if (Care is Care.Careless && Chance.Is(0.5))
            {
                look.ChangeContact(ContactKind.Email);
            }

            yield return Care switch { Care.Careless => Days(1, 5), Care.Usual => Days(7, 17), _ => Days(14, 35) };
            if (victim.HasRaisedAlarm)
            {
                yield break;
            }

            // The cheque goes to what is now the address of record, or to a box.
            var address = Chance.Is(0.6)
                ? new Payee(victim.Contacts.Mailing, DestinationKind.AddressOfRecord, OwnerNameMatch.NotGiven)
                : new Payee(Chance.Mint(TagKind.Contact), DestinationKind.OtherAddress, OwnerNameMatch.NotGiven);
            var share = Care is Care.Careless ? Chance.Between(0.5, 0.95) : Chance.Between(0.1, 0.4);
            var transfer = AtDesk(Clerk, victim).Withdraw(
                victim.Account, Rail.Check, DailyMoney.Round((long)(victim.Account.Cash * share), Chance), address,
                new(Chance.Is(0.7) ? Instructor.Customer : Instructor.Employee,
                    Chance.Is(0.6) ? InstructionMedium.Phone : InstructionMedium.Letter));
            VictimFindsOut(victim, reference: transfer, chanceToTell: 0.5);
        }
    }
}
