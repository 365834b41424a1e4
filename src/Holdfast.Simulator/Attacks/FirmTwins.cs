using Holdfast.Engine.Contract;
using Holdfast.Simulator.Life;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Places;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;
using Holdfast.Simulator.Trading;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Attacks;

/// <summary>Honest stories with the outlines of what is done by staff, between firms, in the market, and with new accounts.</summary>
internal static class FirmTwins
{
    private static readonly string[] OtherFirms = ["0226", "0164", "0443", "0188", "0062"];

    public static IReadOnlyList<StoryKind> Kinds { get; } =
    [
        new("switch with a typing error", 14, static (firm, hero) => SignInTwins.Worth(firm, hero) > 500_000,
            static hero => new TypingError { Hero = hero }),
        new("new customer brings it all", 20, static (_, _) => true, static hero => new BringsItAll { Hero = hero }),
        new("new customer, then a house", 9, static (_, _) => true, static hero => new ThenAHouse { Hero = hero }),
        new("newsletter followed", 3, static (_, hero) => hero.Habits.IsSpeculator, static hero => new Newsletter { Hero = hero }),
        new("all on one small company", 14, static (_, hero) => hero.Account.Positions.Count > 0, static hero => new AllOnOne { Hero = hero }),
        new("wide spreads paid", 16, static (_, hero) => hero.Account.Cash > 100_000, static hero => new WideSpreads { Hero = hero }),
        new("small company day traded", 14, static (_, hero) => hero.Account.Cash > 100_000, static hero => new SmallCompany { Hero = hero }),
        new("service project", 4, static (_, _) => true, static hero => new ServiceProject { Hero = hero }),
        new("address updated by staff", 30, static (_, hero) => hero.Account.Cash > 50_000, static hero => new UpdatedByStaff { Hero = hero }),
        new("adviser at the portal", 9, static (_, _) => true, static hero => new AdviserAtPortal { Hero = hero }),
        new("adviser locked out", 14, static (_, _) => true, static hero => new AdviserLockedOut { Hero = hero }),
        new("tax program let in", 20, static (_, hero) => hero.Account.Cash > 30_000, static hero => new TaxProgram { Hero = hero }),
        new("sums swept by a program", 12, static (_, hero) => hero.Account.Cash > 30_000, static hero => new Sweeper { Hero = hero }),
        new("first deposit bounced", 14, static (_, _) => true, static hero => new FirstDepositBounced { Hero = hero }),
        new("payday came late", 12, static (_, hero) => hero.Account.Cash > 5_000, static hero => new PaydayLate { Hero = hero }),
        new("trial amounts mistyped", 22, static (_, _) => true, static hero => new TrialsMistyped { Hero = hero }),
        new("several banks tried", 16, static (_, _) => true, static hero => new SeveralBanks { Hero = hero }),
        new("papers for a mortgage", 22, static (_, _) => true, static hero => new MortgagePapers { Hero = hero }),
        new("taxes done alone", 40, static (_, _) => true, static hero => new TaxesAlone { Hero = hero }),
    ];

    /// <summary>Refused for a wrong digit or a new address, asked for again, sent.</summary>
    private sealed class TypingError : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            if (Chance.Is(0.5))
            {
                SignedIn(Chance.Is(0.3) ? Device.Computer(Hero.City, Chance) : Hero.Device, Hero.Home, isAsked: true).ObserveUsual();
                yield return Days(1, 8);
            }

            var other = new Payee(Chance.Mint(TagKind.Bank), DestinationKind.OutsideFirm, Chance.Is(0.8) ? OwnerNameMatch.Match : OwnerNameMatch.Partial);
            var firm = Chance.Pick(OtherFirms);
            var attempts = Chance.Between(1, 3);
            for (var attempt = 1; attempt <= attempts; attempt++)
            {
                var request = new Visit(Firm, Hero, Chance, null, Now) { Actor = ActorKind.System, Channel = Channel.Api };
                request.SendAway(Account, other, new Instruction(Instructor.ThirdParty)
                {
                    ContraFirm = firm, Attempt = attempt, IsCancelled = attempt < attempts,
                    ContactMatch = Chance.Weighed(55, 30, 15) switch
                    {
                        0 => ContactMatch.Match, 1 => ContactMatch.Partial, _ => ContactMatch.Mismatch,
                    },
                });
                yield return Days(1, 6);
            }
        }
    }

    /// <summary>Opens, moves everything here, and sends a part on to the bank of the partner.</summary>
    private sealed class BringsItAll : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var person = Hiring.Newcomer(Firm, Chance, Hiring.City(Chance), Chance.Between(35, 78));
            var visit = Online(person, person.Device, person.Home);
            visit.SignIn(LoginMethod.Password, person.Habits.Factor);
            var account = visit.Open(OpeningWay.Online, Rail.Acats, Chance.Is(0.88) ? IdentityCheck.Pass : IdentityCheck.Review);
            var bank = Payee.OwnBank(Chance);
            visit.Link(account, bank, DailySettings.Verification(Chance));
            yield return HoursBetween(2, 70);
            SignIn(person).Deposit(
                account, Rail.Acats, (long)Chance.Spread(8_000_000, 0.9), new Payee(Chance.Mint(TagKind.Bank), DestinationKind.OutsideFirm, OwnerNameMatch.Match),
                new Instruction(Instructor.Customer)
                {
                    ContraFirm = Chance.Pick(OtherFirms), Attempt = 1, ContactMatch = Chance.Is(0.7) ? ContactMatch.Match : ContactMatch.Partial,
                });
            yield return Days(6, 16);
            for (var parts = Chance.Between(1, 2); parts > 0; parts--)
            {
                SignIn(person).Withdraw(
                    account, Chance.Is(0.5) ? Rail.Wire : Rail.Ach, DailyMoney.Round((long)(account.Cash * Chance.Between(0.1, 0.7)), Chance), bank,
                    DailyMoney.How(Chance));
                yield return Days(2, 9);
            }

            CustomerLife.Begin(Firm, person);
        }

        private Visit SignIn(Customer person)
        {
            var visit = Online(person, person.Device, person.Home);
            visit.SignIn(person.Habits.Method);
            return visit;
        }
    }

    /// <summary>Opens with money from elsewhere for one purpose: the closing is in two weeks.</summary>
    private sealed class ThenAHouse : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var person = Hiring.Newcomer(Firm, Chance, Hiring.City(Chance), Chance.Between(28, 60));
            var visit = Online(person, person.Device, person.Home);
            visit.SignIn(LoginMethod.Password, person.Habits.Factor);
            var account = visit.Open(OpeningWay.Online, Rail.Acats);
            var bank = Payee.OwnBank(Chance);
            visit.Link(account, bank, DailySettings.Verification(Chance));
            visit.Deposit(
                account, Rail.Acats, (long)Chance.Spread(12_000_000, 0.7), new Payee(Chance.Mint(TagKind.Bank), DestinationKind.OutsideFirm, OwnerNameMatch.Match),
                new Instruction(Instructor.Customer) { ContraFirm = Chance.Pick(OtherFirms), Attempt = 1, ContactMatch = ContactMatch.Match });
            yield return Days(7, 20);
            var pay = Online(person, person.Device, person.Home);
            pay.SignIn(person.Habits.Method);
            pay.Withdraw(
                account, Rail.Wire, (long)(account.Cash * Chance.Between(0.6, 1.0)),
                Chance.Is(0.6) ? Firm.Payees.Escrow(person.City, Chance) : bank, DailyMoney.How(Chance));
            yield return Days(1, 5);
            CustomerLife.Begin(Firm, person);
        }
    }

    /// <summary>A letter names a small company; its readers among the customers buy within the hour, some with all they have.</summary>
    private sealed class Newsletter : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            yield return UntilOpen();
            var security = Chance.Pick(Firm.Market.Thin);
            var readers = Math.Clamp(Firm.Roster.Customers.Count / 150, 3, Chance.Between(6, 30));
            for (var tries = 0; readers > 0 && tries < 600; tries++)
            {
                var reader = Firm.Roster.Customers[Chance.Below(Firm.Roster.Customers.Count)];
                if ((!reader.Habits.IsSpeculator && !Chance.Is(0.03)) || reader.Account.IsClosed || reader.IsInStory)
                {
                    continue;
                }

                readers--;
                var visit = Online(reader, reader.Device, Chance.Is(0.7) ? reader.Home : Connection.Gateway(reader.Carrier, reader.City, Chance));
                visit.SignIn(reader.Habits.Method, Chance.Is(0.3) ? reader.Habits.Factor : MfaMethod.None);
                if (Chance.Is(0.4))
                {
                    visit.Raise(reader.Account, (long)(reader.Account.Equity(Firm.Market, Now) * Chance.Between(0.2, 1.0)));
                }

                visit.Enable(reader.Account, AccountFeature.Otc);
                visit.Buy(reader.Account, security, (long)(reader.Account.Cash * Chance.Between(0.3, 1.0)), Chance.Is(0.3) ? 0.06 : 0);
                yield return Seconds(10, 400);
            }
        }
    }

    /// <summary>Convinced of one small company, sells all the rest for it, in one sitting or over days.</summary>
    private sealed class AllOnOne : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var security = Chance.Pick(Firm.Market.Thin);
            var isNewDevice = Chance.Is(0.2);
            var device = isNewDevice ? Device.Computer(Hero.City, Chance) : Hero.Device;
            for (var days = Chance.Between(1, 3); days > 0; days--)
            {
                yield return UntilOpen();
                var visit = SignedIn(device, Hero.Home, isAsked: isNewDevice);
                visit.Raise(Account, (long)(Equity * Chance.Between(0.3, 1.0)));
                visit.Enable(Account, AccountFeature.Otc);
                for (var orders = Chance.Between(1, 3); orders > 0; orders--)
                {
                    visit.Buy(Account, security, OfCash(0.5, 1), Chance.Is(0.3) ? Chance.Between(0.03, 0.15) : 0);
                }

                yield return HoursBetween(18, 28);
            }
        }
    }

    /// <summary>New to options, buys at the asking price and sells at the bid, again and again, and wonders.</summary>
    private sealed class WideSpreads : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            AtHome().Enable(Account, AccountFeature.Options);
            var option = Chance.Pick(Firm.Market.Options);
            for (var days = Chance.Between(1, 3); days > 0; days--)
            {
                yield return UntilOpen();
                var visit = AtHome();
                for (var rounds = Chance.Between(1, 5); rounds > 0; rounds--)
                {
                    visit.Buy(Account, option, OfCash(0.2, 0.8), Chance.Between(0.02, 0.25));
                    visit.Pause(30, 900);
                    visit.Sell(Account, option, Account.Held(option.Number), Chance.Between(0.02, 0.25));
                }

                yield return HoursBetween(18, 28);
            }
        }
    }

    /// <summary>In and out of one small company all day, by limits well through the market so as to be served.</summary>
    private sealed class SmallCompany : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var security = Chance.Pick(Firm.Market.Thin);
            for (var days = Chance.Between(1, 3); days > 0; days--)
            {
                yield return UntilOpen();
                var visit = SignedIn(Hero.Handheld, OnTheRoad(Hero.City));
                for (var rounds = Chance.Between(2, 6); rounds > 0; rounds--)
                {
                    visit.Buy(Account, security, OfCash(0.3, 0.9), Chance.Between(0.01, 0.12));
                    visit.Pause(30, 1_200);
                    visit.Sell(Account, security, Account.Held(security.Number), Chance.Between(0.01, 0.12));
                }

                yield return HoursBetween(18, 28);
            }
        }
    }

    /// <summary>Returned mail is worked off by one employee: records of people who never come, addresses corrected, lists taken out.</summary>
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

    /// <summary>A letter says where they live now; an employee changes it, and some weeks on sends the cheque they ask for.</summary>
    private sealed class UpdatedByStaff : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            yield return UntilHour(Hero, 1, Chance.Between(9, 16));
            var clerk = Hero.Adviser >= 0 && Chance.Is(0.6) ? Firm.Staff.Advisers[Hero.Adviser] : Chance.Pick(Firm.Staff.Employees);
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
                        : new Payee(Chance.Mint(TagKind.Contact), DestinationKind.OtherAddress, OwnerNameMatch.NotGiven),
                    new(Chance.Is(0.75) ? Instructor.Customer : Instructor.Employee, Chance.Is(0.5) ? InstructionMedium.Phone : InstructionMedium.Letter));
            }
        }
    }

    /// <summary>An adviser signs in to the firm's portal day by day, and takes a list of clients out now and then.</summary>
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

    /// <summary>A new laptop, a forgotten password, a call to the support line; then the list for the mailing is taken out.</summary>
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
            call.CallSupport(SupportTopic.Access, CallerAuthentication.Passed, Chance.Is(0.5) ? Chance.Mint(TagKind.Contact) : default);
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

    /// <summary>A program for the taxes is let in with more than it needs, reads for days, and pays what is due.</summary>
    private sealed class TaxProgram : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var visit = SignedIn(Hero.Device, Hero.Home, isAsked: Chance.Is(0.5));
            visit.ChangeCredential(CredentialKind.AggregatorConsent, CredentialChangeWay.SignedIn);
            var client = visit.Grant(Chance.Is(0.5) ? Chance.Pick(Firm.Roster.Aggregators).Id : default, mayTransfer: true);
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

    /// <summary>A program that moves what is left over: it links its own bank account and draws small sums by it.</summary>
    private sealed class Sweeper : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var visit = AtHome();
            visit.ChangeCredential(Chance.Is(0.7) ? CredentialKind.AggregatorConsent : CredentialKind.ApiToken, CredentialChangeWay.SignedIn);
            var client = visit.Grant(Chance.Pick(Firm.Roster.Aggregators).Id, mayTransfer: true);
            var line = Connection.Line(Chance.Pick(City.Home), Chance, OperatorKind.Hosting);
            yield return HoursBetween(1, 30);
            var bank = Payee.OwnBank(Chance);
            VisitsOnBehalf.ByProgram(Firm, Hero, client, line, Chance, Now).Link(Account, bank, BankVerification.Instant);
            for (var sums = Chance.Between(2, 6); sums > 0; sums--)
            {
                yield return Days(1, 8);
                VisitsOnBehalf.ByProgram(Firm, Hero, client, line, Chance, Now).Withdraw(
                    Account, Chance.Is(0.7) ? Rail.Ach : Rail.Instant, DailyMoney.Round(OfCash(0.1, 0.6), Chance), bank, DailyMoney.How(Chance));
            }
        }
    }

    /// <summary>A wrong digit of the bank account: the first deposit comes back when it has been bought with.</summary>
    private sealed class FirstDepositBounced : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var person = Hiring.Newcomer(Firm, Chance, Hiring.City(Chance), Chance.Between(19, 45));
            var visit = Online(person, person.Device, person.Home);
            visit.SignIn(LoginMethod.Password, person.Habits.Factor);
            var account = visit.Open(OpeningWay.Online, Rail.Ach);
            var bank = Payee.OwnBank(Chance);
            visit.Link(account, bank, Chance.Is(0.7) ? BankVerification.Instant : BankVerification.MicroDeposit);
            visit.Enable(account, AccountFeature.InstantFunding);
            visit.Deposit(
                account, Chance.Is(0.7) ? Rail.Ach : Rail.Instant, DailyMoney.Round(Chance.Between(30_000L, 700_000L), Chance), bank,
                DailyMoney.How(Chance), bounces: true);
            yield return HoursBetween(8, 34) + UntilOpen();
            var buy = Online(person, person.Device, person.Home);
            buy.SignIn(person.Habits.Method);
            buy.Buy(account, Market.Popular(Chance.Is(0.6) ? Firm.Market.Listed : Firm.Market.Options, Chance), (long)(account.Cash * Chance.Between(0.3, 1.0)));
            yield return Days(4, 9);
            var again = Online(person, person.Device, person.Home);
            again.SignIn(person.Habits.Method);
            again.Deposit(account, Rail.Ach, DailyMoney.Round(Chance.Between(30_000L, 500_000L), Chance), bank);
            CustomerLife.Begin(Firm, person);
        }
    }

    /// <summary>Sent before the wages came: the debit bounces while a part was already sent back to another bank.</summary>
    private sealed class PaydayLate : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            AtHome().Deposit(Account, Rail.Ach, DailyMoney.Round(Chance.Between(30_000L, 400_000L), Chance), Account.Payees[0], bounces: true);
            yield return HoursBetween(34, 44);
            if (Chance.Is(0.6))
            {
                var bank = Payee.OwnBank(Chance);
                var visit = AtHome();
                visit.Link(Account, bank, BankVerification.Instant);
                visit.Withdraw(Account, Chance.Is(0.6) ? Rail.Instant : Rail.Ach, OfCash(0.3, 0.9), bank, DailyMoney.How(Chance));
            }

            yield return Days(2, 5);
            AtHome().Deposit(Account, Rail.Ach, DailyMoney.Round(Chance.Between(30_000L, 400_000L), Chance), Account.Payees[0]);
        }
    }

    private sealed class TrialsMistyped : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var bank = Payee.OwnBank(Chance);
            AtHome().Link(Account, bank, BankVerification.MicroDeposit, Chance.Between(1, 4));
            yield return Days(1, 4);
            AtHome().Deposit(Account, Rail.Ach, DailyMoney.Round(Chance.Between(10_000L, 300_000L), Chance), bank);
        }
    }

    /// <summary>A landlord with an account for each house, or somebody who tries three banks until one links.</summary>
    private sealed class SeveralBanks : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            for (var banks = Chance.Between(2, 4); banks > 0; banks--)
            {
                AtHome().Link(
                    Account, Payee.OwnBank(Chance), Chance.Is(0.7) ? BankVerification.MicroDeposit : DailySettings.Verification(Chance),
                    Chance.Is(0.4) ? Chance.Between(1, 2) : 0);
                yield return Chance.Is(0.5) ? Minutes(2, 60) : Days(1, 4);
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
                visit.Observe(typing: Chance.Between(300, 950), sensitivePages: Chance.Between(5, 40), tourPages: Chance.Between(0, 2));
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
                    typing: Chance.Between(500, 980), automation: Chance.Between(5, 300), sensitivePages: Chance.Between(2, 18),
                    tourPages: Chance.Between(0, 3));
                yield return Days(1, 6);
            }
        }
    }
}
