using Holdfast.Engine.Contract;
using Holdfast.Simulator.Life;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Places;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Attacks;

/// <summary>Honest stories with the outlines of what staff, advisers and programs do, and of reading much.</summary>
internal static class StaffTwins
{
    public static IReadOnlyList<StoryKind> Kinds { get; } =
    [
        new("service project", 4, static (_, _) => true, static hero => new ServiceProject { Hero = hero }),
        new("address updated by staff", 30, static (_, hero) => hero.Account.Cash > 50_000,
            static hero => new UpdatedByStaff { Hero = hero }),
        new("adviser at the portal", 9, static (_, _) => true, static hero => new AdviserAtPortal { Hero = hero }),
        new("adviser locked out", 14, static (_, _) => true, static hero => new AdviserLockedOut { Hero = hero }),
        new("tax program let in", 20, static (_, hero) => hero.Account.Cash > 30_000,
            static hero => new TaxProgram { Hero = hero }),
        new("sums swept by a program", 12, static (_, hero) => hero.Account.Cash > 30_000,
            static hero => new Sweeper { Hero = hero }),
        new("papers for a mortgage", 22, static (_, _) => true, static hero => new MortgagePapers { Hero = hero }),
        new("taxes done alone", 40, static (_, _) => true, static hero => new TaxesAlone { Hero = hero }),
    ];

    /// <summary>
    /// Returned mail is worked off by one employee: records of people who never come, addresses corrected, lists taken
    /// out.
    /// </summary>
    private sealed class ServiceProject : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var clerk = Chance.Pick(Firm.Staff.Employees);
            for (var customers = Chance.Between(8, 30); customers > 0; customers--)
            {
                var customer = Firm.Roster.Customers[Chance.Below(Firm.Roster.Customers.Count)];
                if (customer.Habits.VisitsADay > 0.06 && customer.BirthYear > 1960)
                {
                    continue;
                }

                var desk = AtDesk(clerk, customer);
                desk.ViewRecord();
                if (Chance.Is(0.3))
                {
                    desk.ChangeContact(ContactKind.MailingAddress);
                }

                yield return Chance.Is(0.8) ? Minutes(2, 30) : HoursBetween(12, 22);
            }

            AtDesk(clerk, Hero).Export((long)Chance.Spread(300, 1.2) + 1);
        }
    }

    /// <summary>
    /// A letter says where they live now; an employee changes it, and some weeks on sends the cheque they ask for.
    /// </summary>
    private sealed class UpdatedByStaff : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            yield return UntilHour(Hero, 1, Chance.Between(9, 16));
            var clerk = Hero.Adviser >= 0
                && Chance.Is(0.6) ? Firm.Staff.Advisers[Hero.Adviser] : Chance.Pick(Firm.Staff.Employees);
            var desk = AtDesk(clerk, Hero);
            desk.ViewRecord();
            desk.ChangeContact(Chance.Is(0.75) ? ContactKind.MailingAddress : ContactKind.Phone);
            if (Chance.Is(0.25))
            {
                desk.ChangeContact(ContactKind.Email);
            }

            yield return Days(2, 25);
            if (Chance.Is(0.5))
            {
                AtDesk(clerk, Hero).Withdraw(
                    Account, Rail.Check, DailyMoney.Round(OfCash(0.1, 0.8), Chance),
                    Chance.Is(0.75)
                        ? new Payee(Hero.Contacts.Mailing, DestinationKind.AddressOfRecord, OwnerNameMatch.NotGiven)
                        : new Payee(Chance.Mint(TagKind.Contact), DestinationKind.OtherAddress,
                            OwnerNameMatch.NotGiven),
                    new(Chance.Is(0.75) ? Instructor.Customer : Instructor.Employee,
                        Chance.Is(0.5) ? InstructionMedium.Phone : InstructionMedium.Letter));
            }
        }
    }

    /// <summary>
    /// An adviser signs in to the firm's portal day by day, and takes a list of clients out now and then.
    /// </summary>
    private sealed class AdviserAtPortal : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var adviser = Chance.Pick(Firm.Staff.Advisers);
            for (var days = Chance.Between(4, 12); days > 0; days--)
            {
                var visit = VisitsOnBehalf.SignIn(Firm, adviser, adviser.Device, adviser.Connection, Chance, Now);
                if (Chance.Is(0.3))
                {
                    visit.Pause(60, 900).Export((long)Chance.Spread(40, 1.1) + 1);
                }

                yield return HoursBetween(18, 60);
            }
        }
    }

    /// <summary>
    /// A new laptop, a forgotten password, a call to the support line; then the list for the mailing is taken out.
    /// </summary>
    private sealed class AdviserLockedOut : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var adviser = Chance.Pick(Firm.Staff.Advisers);
            var login = Firm.Staff.LoginOf(adviser);
            yield return UntilHour(login, 1, Chance.Between(9, 16));
            var call = new Visit(Firm, login, Chance, null, Now)
            {
                Actor = ActorKind.Representative, ActorId = adviser.Id, Channel = Channel.Phone,
            };
            call.CallSupport(SupportTopic.Access, CallerAuthentication.Passed,
                Chance.Is(0.5) ? Chance.Mint(TagKind.Contact) : default);
            call.ChangeCredential(CredentialKind.Password, CredentialChangeWay.CallCenter);
            yield return Minutes(3, 90);
            var device = Chance.Is(0.5) ? Device.Computer(login.City, Chance) : adviser.Device;
            var line = Chance.Is(0.6) ? adviser.Connection : Connection.Line(login.City, Chance);
            var visit = VisitsOnBehalf.SignIn(Firm, adviser, device, line, Chance, Now);
            if (Chance.Is(0.6))
            {
                visit.Pause(60, 900).Export((long)Chance.Spread(150, 1.2) + 1);
            }
        }
    }

    /// <summary>
    /// A program for the taxes is let in with more than it needs, reads for days, and pays what is due.
    /// </summary>
    private sealed class TaxProgram : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var visit = SignedIn(Hero.Device, Hero.Home, isAsked: Chance.Is(0.5));
            visit.ChangeCredential(CredentialKind.AggregatorConsent, CredentialChangeWay.SignedIn);
            var client = visit.Grant(
                Chance.Is(0.5) ? Chance.Pick(Firm.Roster.Aggregators).Id : default, mayTransfer: true);
            var line = Connection.Line(Chance.Pick(City.Home), Chance, OperatorKind.Hosting);
            for (var reads = Chance.Between(1, 5); reads > 0; reads--)
            {
                yield return HoursBetween(1, 28);
                VisitsOnBehalf.ByProgram(Firm, Hero, client, line, Chance, Now);
            }

            VisitsOnBehalf.ByProgram(Firm, Hero, client, line, Chance, Now).Withdraw(
                Account, Rail.Ach, DailyMoney.Round(OfCash(0.1, 0.7), Chance),
                Chance.Is(0.5) ? Firm.Payees.Treasury : Account.Payees[0], DailyMoney.How(Chance));
        }
    }

    /// <summary>
    /// A program that moves what is left over: it links its own bank account and draws small sums by it.
    /// </summary>
    private sealed class Sweeper : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var visit = AtHome();
            visit.ChangeCredential(Chance.Is(0.7) ? CredentialKind.AggregatorConsent : CredentialKind.ApiToken,
                CredentialChangeWay.SignedIn);
            var client = visit.Grant(Chance.Pick(Firm.Roster.Aggregators).Id, mayTransfer: true);
            var line = Connection.Line(Chance.Pick(City.Home), Chance, OperatorKind.Hosting);
            yield return HoursBetween(1, 30);
            var bank = Payee.OwnBank(Chance);
            VisitsOnBehalf.ByProgram(Firm, Hero, client, line, Chance, Now).Link(
                Account, bank, BankVerification.Instant);
            for (var sums = Chance.Between(2, 6); sums > 0; sums--)
            {
                yield return Days(1, 8);
                VisitsOnBehalf.ByProgram(Firm, Hero, client, line, Chance, Now).Withdraw(
                    Account, Chance.Is(0.7) ? Rail.Ach : Rail.Instant, DailyMoney.Round(OfCash(0.1, 0.6), Chance), bank,
                    DailyMoney.How(Chance));
            }
        }
    }

    /// <summary>A lender wants two years of statements: all of them at once, on whatever machine there is.</summary>
    private sealed class MortgagePapers : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var isOther = Chance.Is(0.5);
            var device = isOther ? Device.Computer(Hero.City, Chance) : Hero.Computer;
            for (var visits = Chance.Between(1, 3); visits > 0; visits--)
            {
                var visit = SignedIn(device, Chance.Is(0.8) ? Hero.Home : OnTheRoad(Hero.City), isAsked: isOther);
                visit.Observe(typing: Chance.Between(300, 950), sensitivePages: Chance.Between(5, 40),
                    tourPages: Chance.Between(0, 2));
                yield return Days(1, 5);
            }
        }
    }

    private sealed class TaxesAlone : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            for (var visits = Chance.Between(1, 4); visits > 0; visits--)
            {
                var visit = AtHome();
                visit.Observe(
                    typing: Chance.Between(500, 980), automation: Chance.Between(5, 300),
                    sensitivePages: Chance.Between(2, 18),
                    tourPages: Chance.Between(0, 3));
                yield return Days(1, 6);
            }
        }
    }
}
