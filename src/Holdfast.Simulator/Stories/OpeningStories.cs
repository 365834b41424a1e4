using Holdfast.Engine.Contract;
using Holdfast.Simulator.Life;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Places;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Stories;

/// <summary>Stories of new accounts. The hero is an old customer by whom the new ones heard of the firm.</summary>
internal static class OpeningStories
{
    public static IReadOnlyList<StoryKind> Kinds { get; } =
    [
        new("new customer online", 160, static (_, _) => true, static hero => new NewCustomer { Hero = hero }),
        new("new customer of an adviser", 15, static (_, hero) => hero.Adviser >= 0,
            static hero => new NewClient { Hero = hero }),
        new("second account", 30, static (_, hero) => hero.Accounts.Count < 4,
            static hero => new SecondAccount { Hero = hero }),
        new("dormitory", 2, static (_, _) => true, static hero => new Dormitory { Hero = hero }),
    ];

    /// <summary>Opens, links a bank, brings money, buys; lives on as a customer.</summary>
    private sealed class NewCustomer : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var age = (int)Math.Clamp(Firm.Profile.MedianAge - 4 + (Chance.Normal() * Firm.Profile.AgeSpread), 18, 92);
            var person = Hiring.Newcomer(Firm, Chance, Hiring.City(Chance), age);
            var line = NewcomersLine(person);
            var visit = Online(person, person.Device, line);
            visit.SignIn(LoginMethod.Password, person.Habits.Factor);
            var papers = Chance.Weighed(88, 9, 3) switch
            {
                0 => IdentityCheck.Pass, 1 => IdentityCheck.Review, _ => IdentityCheck.None,
            };
            var account = visit.Open(OpeningWay.Online, Chance.Is(0.85) ? Rail.Ach : Rail.Acats, papers);
            var bank = Payee.OwnBank(Chance);
            visit.Link(account, bank, DailySettings.Verification(Chance), Chance.Is(0.1) ? 1 : 0);
            yield return Minutes(2, 4_000);

            var funding = Online(person, person.Device, line);
            funding.SignIn(person.Habits.Method, MfaMethod.None);
            var amount = (long)Math.Max(Chance.Spread(Firm.Profile.MedianEquity * 12, 1.3), 5_000);
            funding.Deposit(account, Rail.Ach, amount, bank, bounces: Chance.Is(0.02));
            yield return Days(1, 4);
            CustomerLife.Begin(Firm, person);
        }
    }

    private sealed class NewClient : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var person = Hiring.Newcomer(Firm, Chance, Hero.City, Chance.Between(40, 80));
            var desk = AtDesk(Firm.Staff.Advisers[Hero.Adviser], person);
            var account = desk.Open(OpeningWay.Representative, Chance.Is(0.5) ? Rail.Acats : Rail.Wire);
            account.Payees.Add(Payee.OwnBank(Chance));
            yield return Days(1, 6);
            desk = AtDesk(Firm.Staff.Advisers[Hero.Adviser], person);
            desk.Deposit(account, Rail.Wire, (long)Chance.Spread(30_000_000, 0.8), account.Payees[0]);
            yield return Days(2, 6);
            yield return UntilOpen();
            DailyTrades.Run(AtDesk(Firm.Staff.Advisers[Hero.Adviser], person), account, 6);
            CustomerLife.Begin(Firm, person);
        }
    }

    private sealed class SecondAccount : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var account = AtHome().Open(OpeningWay.Online, Rail.Journal);
            account.Payees.Add(Account.Payees[0]);
            yield return Minutes(5, 3_000);
            AtHome().Journal(Account, account, OfCash(0.1, 0.8));
        }
    }

    /// <summary>
    /// At the start of a term seven neighbours open within days: one hall, one network, each an own device and bank.
    /// </summary>
    private sealed class Dormitory : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var campus = Operators.Any(Chance, OperatorKind.Campus);
            var block = Chance.Below(150);
            for (var student = Chance.Between(4, 9); student > 0; student--)
            {
                var person = Hiring.Newcomer(Firm, Chance, Hero.City, Chance.Between(18, 23));
                person.Home = Connection.Shared(campus, Hero.City, block);
                var visit = Online(person, person.Device, person.Home);
                visit.SignIn(LoginMethod.Password, person.Habits.Factor);
                var account = visit.Open(OpeningWay.Online, Rail.Ach);
                var bank = Payee.OwnBank(Chance);
                visit.Link(account, bank, BankVerification.Instant);
                visit.Deposit(account, Rail.Instant, Chance.Between(2_000L, 60_000L), bank);
                CustomerLife.Begin(Firm, person);
                yield return HoursBetween(1, 30);
            }
        }
    }
}
