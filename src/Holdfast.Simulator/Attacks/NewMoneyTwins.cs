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

/// <summary>Honest stories with the outlines of thefts by new accounts, new banks and other firms.</summary>
internal static class NewMoneyTwins
{
    private static readonly string[] OtherFirms = ["0226", "0164", "0443", "0188", "0062"];

    public static IReadOnlyList<StoryKind> Kinds { get; } =
    [
        new("switch with a typing error", 14, static (firm, hero) => SignInTwins.Worth(firm, hero) > 500_000,
            static hero => new TypingError { Hero = hero }),
        new("new customer brings it all", 20, static (_, _) => true, static hero => new BringsItAll { Hero = hero }),
        new("new customer, then a house", 9, static (_, _) => true, static hero => new ThenAHouse { Hero = hero }),
        new("first deposit bounced", 14, static (_, _) => true, static hero => new FirstDepositBounced { Hero = hero }),
        new("payday came late", 12, static (_, hero) => hero.Account.Cash > 5_000,
            static hero => new PaydayLate { Hero = hero }),
        new("trial amounts mistyped", 22, static (_, _) => true, static hero => new TrialsMistyped { Hero = hero }),
        new("several banks tried", 16, static (_, _) => true, static hero => new SeveralBanks { Hero = hero }),
    ];

    /// <summary>Refused for a wrong digit or a new address, asked for again, sent.</summary>
    private sealed class TypingError : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            if (Chance.Is(0.5))
            {
                SignedIn(Chance.Is(0.3) ? Device.Computer(Hero.City, Chance) : Hero.Device, Hero.Home,
                    isAsked: true).ObserveUsual();
                yield return Days(1, 8);
            }

            var other = new Payee(Chance.Mint(TagKind.Bank), DestinationKind.OutsideFirm,
                Chance.Is(0.8) ? OwnerNameMatch.Match : OwnerNameMatch.Partial);
            var firm = Chance.Pick(OtherFirms);
            var attempts = Chance.Between(1, 3);
            for (var attempt = 1; attempt <= attempts; attempt++)
            {
                var request = new Visit(
                    Firm, Hero, Chance, null, Now) { Actor = ActorKind.System, Channel = Channel.Api };
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
            var line = NewcomersLine(person);
            var visit = Online(person, person.Device, line);
            visit.SignIn(LoginMethod.Password, person.Habits.Factor);
            var account = visit.Open(
                OpeningWay.Online, Rail.Acats, Chance.Is(0.88) ? IdentityCheck.Pass : IdentityCheck.Review);
            var bank = Payee.OwnBank(Chance);
            visit.Link(account, bank, DailySettings.Verification(Chance));
            yield return HoursBetween(2, 70);
            SignIn(person, line).Deposit(
                account, Rail.Acats, (long)Chance.Spread(8_000_000, 0.9),
                new Payee(Chance.Mint(TagKind.Bank), DestinationKind.OutsideFirm, OwnerNameMatch.Match),
                new Instruction(Instructor.Customer)
                {
                    ContraFirm = Chance.Pick(OtherFirms), Attempt = 1,
                    ContactMatch = Chance.Is(0.7) ? ContactMatch.Match : ContactMatch.Partial,
                });
            yield return Days(6, 16);
            for (var parts = Chance.Between(1, 2); parts > 0; parts--)
            {
                SignIn(person, line).Withdraw(
                    account, Chance.Is(0.5) ? Rail.Wire : Rail.Ach,
                    DailyMoney.Round((long)(account.Cash * Chance.Between(0.1, 0.7)), Chance), bank,
                    DailyMoney.How(Chance));
                yield return Days(2, 9);
            }

            CustomerLife.Begin(Firm, person);
        }

        private Visit SignIn(Customer person, Connection line)
        {
            var visit = Online(person, person.Device, line);
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
            var line = NewcomersLine(person);
            var visit = Online(person, person.Device, line);
            visit.SignIn(LoginMethod.Password, person.Habits.Factor);
            var account = visit.Open(OpeningWay.Online, Rail.Acats);
            var bank = Payee.OwnBank(Chance);
            visit.Link(account, bank, DailySettings.Verification(Chance));
            visit.Deposit(
                account, Rail.Acats, (long)Chance.Spread(12_000_000, 0.7),
                new Payee(Chance.Mint(TagKind.Bank), DestinationKind.OutsideFirm, OwnerNameMatch.Match),
                new Instruction(Instructor.Customer) { ContraFirm = Chance.Pick(OtherFirms), Attempt = 1,
                    ContactMatch = ContactMatch.Match });
            yield return Days(7, 20);
            var pay = Online(person, person.Device, line);
            pay.SignIn(person.Habits.Method);
            pay.Withdraw(
                account, Rail.Wire, (long)(account.Cash * Chance.Between(0.6, 1.0)),
                Chance.Is(0.6) ? Firm.Payees.Escrow(person.City, Chance) : bank, DailyMoney.How(Chance));
            yield return Days(1, 5);
            CustomerLife.Begin(Firm, person);
        }
    }

    /// <summary>A wrong digit of the bank account: the first deposit comes back when it has been bought with.</summary>
    private sealed class FirstDepositBounced : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var person = Hiring.Newcomer(Firm, Chance, Hiring.City(Chance), Chance.Between(19, 45));
            var line = NewcomersLine(person);
            var visit = Online(person, person.Device, line);
            visit.SignIn(LoginMethod.Password, person.Habits.Factor);
            var account = visit.Open(OpeningWay.Online, Rail.Ach);
            var bank = Payee.OwnBank(Chance);
            visit.Link(account, bank, Chance.Is(0.7) ? BankVerification.Instant : BankVerification.MicroDeposit);
            visit.Enable(account, AccountFeature.InstantFunding);
            visit.Deposit(
                account, Chance.Is(0.7) ? Rail.Ach : Rail.Instant,
                DailyMoney.Round(Chance.Between(30_000L, 700_000L), Chance), bank,
                DailyMoney.How(Chance), bounces: true);
            yield return HoursBetween(8, 34) + UntilOpen();
            var buy = Online(person, person.Device, line);
            buy.SignIn(person.Habits.Method);
            buy.Buy(account, Market.Popular(Chance.Is(0.6) ? Firm.Market.Listed : Firm.Market.Options, Chance),
                (long)(account.Cash * Chance.Between(0.3, 1.0)));
            yield return Days(4, 9);
            var again = Online(person, person.Device, line);
            again.SignIn(person.Habits.Method);
            again.Deposit(account, Rail.Ach, DailyMoney.Round(Chance.Between(30_000L, 500_000L), Chance), bank);
            CustomerLife.Begin(Firm, person);
        }
    }

    /// <summary>
    /// Sent before the wages came: the debit bounces while a part was already sent back to another bank.
    /// </summary>
    private sealed class PaydayLate : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            AtHome().Deposit(Account, Rail.Ach, DailyMoney.Round(Chance.Between(30_000L, 400_000L), Chance),
                Account.Payees[0], bounces: true);
            yield return HoursBetween(34, 44);
            if (Chance.Is(0.6))
            {
                var bank = Payee.OwnBank(Chance);
                var visit = AtHome();
                visit.Link(Account, bank, BankVerification.Instant);
                visit.Withdraw(
                    Account, Chance.Is(0.6) ? Rail.Instant : Rail.Ach, OfCash(0.3, 0.9), bank, DailyMoney.How(Chance));
            }

            yield return Days(2, 5);
            AtHome().Deposit(
                Account, Rail.Ach, DailyMoney.Round(Chance.Between(30_000L, 400_000L), Chance), Account.Payees[0]);
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
                    Account, Payee.OwnBank(Chance),
                    Chance.Is(0.7) ? BankVerification.MicroDeposit : DailySettings.Verification(Chance),
                    Chance.Is(0.4) ? Chance.Between(1, 2) : 0);
                yield return Chance.Is(0.5) ? Minutes(2, 60) : Days(1, 4);
            }
        }
    }
}
