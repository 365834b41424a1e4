using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using Holdfast.Simulator.Life;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Places;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Stories;

/// <summary>Stories in which somebody else acts for the customer, and may.</summary>
internal static class FamilyStories
{
    public static IReadOnlyList<StoryKind> Kinds { get; } =
    [
        new("child helps by remote tool", 22, static (firm, hero) => HonestStory.Age(firm, hero) > 58,
            static hero => new ChildHelps { Hero = hero, ByRemoteTool = true }),
        new("child helps at the machine", 22, static (firm, hero) => HonestStory.Age(firm, hero) > 58,
            static hero => new ChildHelps { Hero = hero, ByRemoteTool = false }),
        new("login lent to an accountant", 20, static (_, _) => true, static hero => new Accountant { Hero = hero }),
        new("executor", 8, static (firm, hero) => HonestStory.Age(firm, hero) > 60,
            static hero => new Executor { Hero = hero }),
        new("power of attorney", 8, static (firm, hero) => HonestStory.Age(firm, hero) > 66,
            static hero => new PowerOfAttorney { Hero = hero }),
        new("dormant account wakes", 40, static (_, hero) => hero.Habits.VisitsADay == 0,
            static hero => new Wakes { Hero = hero }),
        new("partner's first sign-in", 20, static (firm, hero) => hero.Partner >= 0,
            static hero => new PartnerLooksIn { Hero = hero }),
    ];

    /// <summary>
    /// On the telephone with each other; the child types, and pays what the parent cannot manage to pay.
    /// </summary>
    private sealed class ChildHelps : HonestStory
    {
        public required bool ByRemoteTool { get; init; }

        protected override IEnumerable<Duration> Tell()
        {
            var machine = Hero.Computer;
            machine.IsRemoteControlled = ByRemoteTool;
            var visit = Online(Hero, machine, Hero.Home);
            visit.Fail(LoginFailure.BadPassword, Chance.Between(0, 2));
            visit.SignIn(LoginMethod.Password, Chance.Is(0.5) ? Hero.Habits.Factor : MfaMethod.None);
            visit.Observe(
                typing: Chance.Between(150, 700), isOnCall: Chance.Is(ByRemoteTool ? 0.7 : 0.2),
                sensitivePages: Chance.Between(0, 6), tourPages: Chance.Between(0, 4),
                secondsToTransfer: Chance.Between(60, 900));
            yield return Minutes(1, 8);

            switch (Chance.Weighed(30, 30, 40))
            {
                case 0:
                    var bank = Payee.OwnBank(Chance);
                    visit.Link(Account, bank, DailySettings.Verification(Chance));
                    visit.Withdraw(Account, Rail.Ach, OfCash(0.1, 0.6), bank);
                    break;
                case 1:
                    visit.Withdraw(
                        Account, Chance.Is(0.5) ? Rail.Wire : Rail.Ach, Math.Min(OfCash(0.2, 0.8), 6_000_000),
                        Payee.ThirdParty(Chance), new(Instructor.Customer, InstructionMedium.Online));
                    break;
                default:
                    visit.ChangeCredential(CredentialKind.Password, CredentialChangeWay.SignedIn);
                    break;
            }

            machine.IsRemoteControlled = false;
        }
    }

    /// <summary>
    /// In the tax season, from the accountant's office, on the accountant's machine, all documents at once.
    /// </summary>
    private sealed class Accountant : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var office = Connection.Shared(Operators.Any(Chance, OperatorKind.Office), Hero.City, Hero.City.Number);
            var machine = Device.Computer(Hero.City, Chance);
            for (var visits = Chance.Between(1, 3); visits > 0; visits--)
            {
                var visit = SignedIn(machine, office, isAsked: true);
                visit.Observe(typing: Chance.Between(80, 500), sensitivePages: Chance.Between(6, 22),
                    tourPages: Chance.Between(0, 2));
                yield return Days(1, 6);
            }
        }
    }

    /// <summary>
    /// Somebody dies: papers arrive by mail, an estate account is opened, and weeks later it is emptied to heirs.
    /// </summary>
    private sealed class Executor : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            Hero.Habits.VisitsADay = 0;
            var clerk = Chance.Pick(Firm.Staff.Employees);
            var papers = AtDesk(clerk, Hero);
            papers.ViewRecord();
            papers.ChangeContact(ContactKind.MailingAddress);
            yield return Days(3, 12);

            var age = Chance.Between(35, 65);
            var executor = Hiring.Newcomer(Firm, Chance, Chance.Is(0.6) ? Hero.City : Chance.Pick(City.Home), age);
            var opening = Online(executor, executor.Device, executor.Home);
            opening.SignIn(LoginMethod.Password, executor.Habits.Factor);
            var estate = opening.Open(OpeningWay.Representative, Rail.Journal);
            var match = Chance.Is(0.5) ? OwnerNameMatch.Partial : OwnerNameMatch.Match;
            var bank = Payee.OwnBank(Chance) with { Match = match };
            opening.Link(estate, bank, BankVerification.Document);
            yield return Days(3, 15);

            yield return UntilOpen();
            AtDesk(clerk, Hero).Raise(Account, long.MaxValue / 4);
            yield return Days(1, 4);
            AtDesk(clerk, Hero).Journal(Account, estate, Account.Cash, OwnerNameMatch.Partial);
            yield return Days(1, 10);
            var emptying = Online(executor, executor.Device, executor.Home);
            emptying.SignIn(LoginMethod.Password);
            emptying.Withdraw(estate, Rail.Wire, estate.Cash, bank);
            if (Account.Cash == 0 && Account.Positions.Count == 0)
            {
                AtDesk(clerk, Hero).Close(Account);
            }
        }
    }

    private sealed class PowerOfAttorney : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var clerk = Chance.Pick(Firm.Staff.Employees);
            AtDesk(clerk, Hero).ChangeAuthority(Account, AuthorityKind.PowerOfAttorney);
            yield return Days(2, 12);

            var city = Chance.Pick(City.Home);
            var machine = Device.Computer(city, Chance);
            var line = Connection.Line(city, Chance);
            var visit = SignedIn(machine, line, isAsked: true);
            visit.ObserveUsual(isOwnHand: false);
            yield return Days(1, 9);
            SignedIn(machine, line).Withdraw(
                Account, Chance.Is(0.6) ? Rail.Check : Rail.Wire, Math.Min(OfCash(0.1, 0.5), 3_000_000),
                Payee.ThirdParty(Chance));
        }
    }

    /// <summary>After years: a new device, a forgotten password, a call, and what is there is wanted.</summary>
    private sealed class Wakes : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var call = Called(SupportTopic.Access);
            call.Reactivate(Account);
            yield return HoursBetween(1, 40);

            var device = Device.Handheld(Hero.City, Chance);
            Hero.Devices.Insert(0, device);
            var visit = Online(Hero, device, Hero.Home);
            visit.Fail(LoginFailure.BadPassword, Chance.Between(1, 4));
            visit.ChangeCredential(CredentialKind.Password, CredentialChangeWay.Forgotten);
            visit.SignIn(LoginMethod.Password, Hero.Habits.Factor);
            if (Chance.Is(0.5))
            {
                visit.ChangeContact(Chance.Is(0.5) ? ContactKind.Email : ContactKind.Phone);
            }

            yield return Days(0, 5);
            yield return UntilOpen();
            var bank = Chance.Is(0.5) ? Account.Payees[0] : Payee.OwnBank(Chance);
            var sell = SignedIn(device, Hero.Home);
            if (bank != Account.Payees[0])
            {
                sell.Link(Account, bank, DailySettings.Verification(Chance));
            }

            sell.Raise(Account, Equity / 2);
            yield return Days(1, 4);
            SignedIn(device, Hero.Home).Withdraw(Account, Rail.Ach, OfCash(0.5, 1), bank);
            Hero.Habits.VisitsADay = 0.05f;
        }
    }

    /// <summary>On the partner's device in the same home, which the firm knows from the partner.</summary>
    private sealed class PartnerLooksIn : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var partner = Firm.Roster.Customers[Hero.Partner];
            var visit = SignedIn(partner.Device, partner.Home, isAsked: true);
            visit.ObserveUsual(isOwnHand: false);
            yield return Minutes(1, 9);
        }
    }
}
