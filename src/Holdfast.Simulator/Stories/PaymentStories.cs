using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using Holdfast.Simulator.Life;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Stories;

/// <summary>Stories of large or unusual payments.</summary>
internal static class PaymentStories
{
    private static readonly string[] OtherFirms = ["0226", "0164", "0443", "0188", "0062"];

    public static IReadOnlyList<StoryKind> Kinds { get; } =
    [
        new("house bought", 26, static (firm, hero) => Worth(firm, hero) > 4_000_000,
            static hero => new HouseBought { Hero = hero })
        {
            Factor = static profile => profile.Kind is FirmKind.PrivateBank ? 2 : 1,
        },
        new("tuition paid", 25,
            static (firm, hero) => Worth(firm, hero) > 1_500_000 && HonestStory.Age(firm, hero) > 35,
            static hero => Bill.To(hero, static (firm, chance) => chance.Pick(firm.Payees.Colleges))),
        new("taxes paid", 35, static (firm, hero) => Worth(firm, hero) > 1_000_000,
            static hero => Bill.To(hero, static (firm, _) => firm.Payees.Treasury)),
        new("gift to charity", 12, static (firm, hero) => Worth(firm, hero) > 1_000_000,
            static hero => Bill.To(hero, static (firm, chance) => chance.Pick(firm.Payees.Charities))),
        new("gift to a child", 34,
            static (firm, hero) => Worth(firm, hero) > 2_000_000 && HonestStory.Age(firm, hero) > 48,
            static hero => new GiftToChild { Hero = hero }),
        new("new bank", 110, static (_, _) => true, static hero => new NewBank { Hero = hero }),
        new("inheritance received", 8, static (firm, hero) => HonestStory.Age(firm, hero) > 35,
            static hero => new Inheritance { Hero = hero }),
        new("broker switched", 14, static (firm, hero) => Worth(firm, hero) > 200_000,
            static hero => new BrokerSwitched { Hero = hero, Firms = OtherFirms }),
        new("brokers consolidated", 10, static (firm, hero) => HonestStory.Age(firm, hero) > 30,
            static hero => new BrokersConsolidated { Hero = hero, Firms = OtherFirms }),
        new("coins to an own wallet", 10, static (_, hero) => hero.Account.Cash > 20_000 && hero.BirthYear > 1965,
            static hero => new ColdWallet { Hero = hero }),
        new("deposit bounced", 12, static (_, _) => true, static hero => new DepositBounced { Hero = hero }),
    ];

    private static long Worth(Firm firm, Customer hero) => hero.Account.Equity(firm.Market, firm.Agenda.Now);

    /// <summary>
    /// Sells much, and days later wires it to an escrow agent whom the firm has never paid for this customer: online,
    /// by a call, or by e-mail; sometimes the day after a new telephone.
    /// </summary>
    private sealed class HouseBought : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            yield return UntilOpen();
            AtHome().Raise(Account, (long)(Equity * Chance.Between(0.3, 0.85)));
            yield return Days(1, 6);
            if (Chance.Is(0.2))
            {
                var telephone = Device.Handheld(Hero.City, Chance);
                Hero.Devices[Hero.Devices.IndexOf(Hero.Handheld)] = telephone;
                SignedIn(telephone, Hero.Home, isAsked: true);
                yield return HoursBetween(4, 24);
            }

            var agent = Firm.Payees.Escrow(Hero.City, Chance);
            var amount = OfCash(0.6, 1.0);
            if (Chance.Is(0.35))
            {
                // Earnest money first.
                Paid(agent, Math.Max(amount / 30, 100_000));
                yield return Days(3, 12);
            }

            Paid(agent, amount);
            yield return Days(6, 20);
            if (Chance.Is(0.6))
            {
                AtHome().ChangeContact(ContactKind.MailingAddress);
            }
        }

        private void Paid(Payee agent, long cents)
        {
            switch (Chance.Weighed(55, 22, 23))
            {
                case 0:
                    var visit = SignedIn(
                        Hero.Device, Chance.Is(0.7) ? Hero.Home : OnTheRoad(Hero.City), isAsked: Chance.Is(0.5));
                    visit.Observe(secondsToTransfer: Chance.Between(40, 600), isOnCall: Chance.Is(0.3));
                    visit.Withdraw(Account, Rail.Wire, cents, agent,
                        new(Instructor.Customer, InstructionMedium.Online));
                    break;
                case 1:
                    Called(SupportTopic.Transfer).Withdraw(
                        Account, Rail.Wire, cents, agent, new(Instructor.Customer, InstructionMedium.Phone));
                    break;
                default:
                    var by = Hero.Adviser >= 0 ? Instructor.Representative : Instructor.Customer;
                    Offline(Hero, Channel.Email).Withdraw(
                        Account, Rail.Wire, cents, agent, new(by, InstructionMedium.Email));
                    break;
            }
        }
    }

    /// <summary>A bill to somebody whom many pay.</summary>
    private sealed class Bill : HonestStory
    {
        public required Func<Firm, Randomness.Chance, Payee> Whose { get; init; }

        public static Bill To(Customer hero, Func<Firm, Randomness.Chance, Payee> whose) =>
            new() { Hero = hero, Whose = whose };

        protected override IEnumerable<Duration> Tell()
        {
            var payee = Whose(Firm, Chance);
            var amount = Math.Clamp((long)(Equity * Chance.Between(0.04, 0.3)), 50_000, 9_000_000);
            if (Account.Cash < amount)
            {
                yield return UntilOpen();
                AtHome().Raise(Account, amount);
                yield return Days(1, 3);
            }

            AtHome().Withdraw(
                Account, Chance.Weighed(50, 35, 15) switch { 0 => Rail.Ach, 1 => Rail.Wire, _ => Rail.Check }, amount,
                payee,
                new(Instructor.Customer, InstructionMedium.Online));
        }
    }

    /// <summary>To a child's account at a bank, or at this firm; now and then in two parts under a limit.</summary>
    private sealed class GiftToChild : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var amount = Math.Clamp((long)(Equity * Chance.Between(0.03, 0.25)), 100_000, 7_500_000);
            if (Account.Cash < amount)
            {
                yield return UntilOpen();
                AtHome().Raise(Account, amount);
                yield return Days(1, 3);
            }

            if (Chance.Is(0.2))
            {
                var child = Firm.Roster.Customers[Chance.Below(Firm.Roster.Customers.Count)];
                AtHome().Journal(Account, child.Account, amount, OwnerNameMatch.Mismatch);
                yield break;
            }

            var bank = Payee.ThirdParty(Chance);
            var parts = Chance.Is(0.25) ? 2 : 1;
            for (var part = 0; part < parts; part++)
            {
                AtHome().Withdraw(
                    Account, Chance.Is(0.6) ? Rail.Wire : Rail.Ach, amount / parts, bank,
                    new(Instructor.Customer, InstructionMedium.Online));
                yield return HoursBetween(5, 40);
            }
        }
    }

    /// <summary>A new bank account linked and used at once, trial amounts mistyped now and then.</summary>
    private sealed class NewBank : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var bank = Payee.OwnBank(Chance);
            if (Chance.Is(0.15))
            {
                AtHome().Link(Account, Payee.OwnBank(Chance), BankVerification.MicroDeposit, Chance.Between(1, 3));
                yield return Days(1, 3);
            }

            AtHome().Link(Account, bank, DailySettings.Verification(Chance), Chance.Is(0.2) ? 1 : 0);
            yield return Chance.Is(0.5) ? Minutes(3, 90) : Days(1, 6);
            if (Chance.Is(0.6))
            {
                AtHome().Withdraw(Account, Chance.Is(0.7) ? Rail.Ach : Rail.Instant, OfCash(0.2, 1), bank);
            }
            else
            {
                AtHome().Deposit(Account, Rail.Ach, Math.Max(OfCash(0.1, 1), 50_000), bank);
            }
        }
    }

    private sealed class Inheritance : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var amount = (long)Chance.Spread(12_000_000, 0.9);
            var visit = AtDesk(Chance.Pick(Firm.Staff.Employees), Hero);
            visit.Deposit(Account, Chance.Is(0.5) ? Rail.Wire : Rail.Journal, amount, Payee.ThirdParty(Chance));
            yield return Days(2, 15);
            if (Chance.Is(0.5))
            {
                AtHome().Withdraw(Account, Rail.Wire, OfCash(0.2, 0.8), Account.Payees[0]);
            }
        }
    }
}
