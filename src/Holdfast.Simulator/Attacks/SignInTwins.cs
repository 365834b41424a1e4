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

/// <summary>Honest stories with the outlines of thefts by password, code, cookie and telephone number.</summary>
internal static class SignInTwins
{
    public static IReadOnlyList<StoryKind> Kinds { get; } =
    [
        new("new bank on a new laptop", 22, static (_, hero) => hero.Account.Cash > 20_000,
            static hero => new NewBankOnNewLaptop { Hero = hero }),
        new("pays from a borrowed machine", 22, static (_, hero) => hero.Account.Cash > 30_000,
            static hero => new BorrowedMachine { Hero = hero }),
        new("new telephone in a hotel", 18, static (_, _) => true,
            static hero => new NewTelephoneInHotel { Hero = hero }),
        new("rented desktop", 14, static (_, hero) => hero.BirthYear > 1960,
            static hero => new RentedDesktop { Hero = hero }),
        new("network changes in a session", 45, static (_, hero) => hero.Handheld.Model.IsHandheld,
            static hero => new NetworkChanges { Hero = hero }),
        new("gateway switched on", 20, static (_, hero) => hero.Employer >= 0,
            static hero => new GatewaySwitchedOn { Hero = hero }),
        new("disk moved to a new machine", 20, static (_, hero) => !hero.Computer.Model.IsHandheld,
            static hero => new DiskMoved { Hero = hero }),
        new("line misused by strangers", 45, static (_, hero) => hero.Habits.VisitsADay > 0.05,
            static hero => new LineMisused { Hero = hero }),
        new("carrier changed, house bought", 12, static (firm, hero) => Worth(firm, hero) > 2_000_000,
            static hero => new CarrierAndHouse { Hero = hero }),
        new("telephone drowned", 25, static (_, hero) => hero.Handheld.Model.IsHandheld,
            static hero => new TelephoneDrowned { Hero = hero }),
        new("prompts in another room", 25, static (_, hero) => hero.Habits.Factor is MfaMethod.Push,
            static hero => new PromptsElsewhere { Hero = hero }),
        new("lump sum after a reset", 15,
            static (firm, hero) => hero.Habits.Method is LoginMethod.Password && Worth(firm, hero) > 1_000_000,
            static hero => new LumpSum { Hero = hero }),
        new("rollover planned by telephone", 12, static (firm, hero) => Worth(firm, hero) > 1_000_000,
            static hero => new Rollover { Hero = hero }),
    ];

    public static long Worth(Firm firm, Customer hero) => hero.Account.Equity(firm.Market, firm.Agenda.Now);

    /// <summary>
    /// A laptop with nothing remembered, a bank that pays more, and most of the cash goes there within days.
    /// </summary>
    private sealed class NewBankOnNewLaptop : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var laptop = Device.Computer(Hero.City, Chance);
            Hero.Devices[Hero.Devices.IndexOf(Hero.Computer)] = laptop;
            var visit = Online(Hero, laptop, Chance.Is(0.8) ? Hero.Home : OnTheRoad(Hero.City));
            visit.Fail(LoginFailure.BadPassword, Chance.Between(0, 2));
            visit.SignIn(LoginMethod.Password, Chance.Is(0.6) ? Hero.Habits.Factor : MfaMethod.None);
            visit.ObserveUsual(isOwnHand: false);
            yield return Chance.Is(0.4) ? Minutes(3, 200) : Days(1, 6);
            var bank = Payee.OwnBank(Chance);
            SignedIn(laptop, Hero.Home).Link(Account, bank, DailySettings.Verification(Chance));
            yield return Chance.Is(0.4) ? Minutes(5, 400) : Days(1, 8);
            SignedIn(laptop, Hero.Home).Withdraw(
                Account, Chance.Is(0.7) ? Rail.Ach : Rail.Instant, DailyMoney.Round(OfCash(0.2, 1), Chance), bank,
                DailyMoney.How(Chance));
        }
    }

    /// <summary>A friend's or a hotel's machine, a bill that cannot wait, no second factor at hand.</summary>
    private sealed class BorrowedMachine : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var city = Chance.Is(0.7) ? Hero.City : Chance.Pick(City.Home);
            var visit = Online(Hero, Device.Computer(city, Chance), Connection.Line(city, Chance));
            visit.SignIn(LoginMethod.Password, Chance.Is(0.5) ? Hero.Habits.Factor : MfaMethod.None);
            visit.Observe(typing: Chance.Between(250, 800), tourPages: Chance.Between(0, 3), isPasted: Chance.Is(0.2));
            yield return Minutes(1, 40);
            visit = Online(Hero, visit.Device!, visit.Connection!.Value);
            visit.SignIn(LoginMethod.Password);
            visit.Withdraw(
                Account, Chance.Is(0.6) ? Rail.Ach : Rail.Wire, DailyMoney.Round(OfCash(0.1, 0.8), Chance),
                Chance.Is(0.5) ? Account.Payees[0] : Payee.ThirdParty(Chance), DailyMoney.How(Chance));
        }
    }

    /// <summary>
    /// Bought on the way, set up over the hotel's network, a code typed as asked, and the bill paid from it.
    /// </summary>
    private sealed class NewTelephoneInHotel : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var city = Chance.Pick(City.Home);
            var hotel = Connection.Shared(Operators.Any(Chance, OperatorKind.Hotel), city, Chance.Below(40));
            var telephone = Device.Handheld(Hero.City, Chance);
            Hero.Devices[Hero.Devices.IndexOf(Hero.Handheld)] = telephone;
            var visit = Online(Hero, telephone, hotel);
            visit.SignIn(LoginMethod.Password, Hero.Habits.Factor);
            visit.ObserveUsual(isOwnHand: false);
            yield return HoursBetween(1, 30);
            if (Account.Cash > 10_000)
            {
                SignedIn(telephone, hotel).Withdraw(
                    Account, Chance.Is(0.7) ? Rail.Ach : Rail.Instant, DailyMoney.Round(OfCash(0.2, 0.9), Chance),
                    Chance.Is(0.7) ? Account.Payees[0] : Payee.ThirdParty(Chance), DailyMoney.How(Chance));
            }
        }
    }

    /// <summary>Works on a desktop that runs in a rented computing centre, and signs in from there.</summary>
    private sealed class RentedDesktop : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var desktop = Device.Computer(Hero.City, Chance);
            var centre = Connection.Line(Chance.Pick(City.Home), Chance, OperatorKind.Hosting);
            var visit = Online(Hero, desktop, centre);
            visit.SignIn(LoginMethod.Password, Hero.Habits.Factor);
            visit.ObserveUsual();
            yield return Days(0, 5);
            if (Account.Cash > 20_000)
            {
                var pay = SignedIn(desktop, centre);
                pay.Link(Account, Payee.OwnBank(Chance), DailySettings.Verification(Chance));
                yield return Days(0, 4);
                SignedIn(desktop, centre).Withdraw(
                    Account, Rail.Ach, DailyMoney.Round(OfCash(0.2, 0.9), Chance), Account.Payees[^1],
                    DailyMoney.How(Chance));
            }
        }
    }

    /// <summary>Signed in at home, goes on over the carrier's network on the way, in the same session.</summary>
    private sealed class NetworkChanges : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var visit = SignedIn(Hero.Handheld, Hero.Home);
            visit.ObserveUsual();
            visit.Pause(120, 1_500).Connection = OnTheRoad(Chance.Is(0.8) ? Hero.City : Chance.Pick(City.Home));
            visit.ObserveUsual();
            if (Chance.Is(0.5) && Account.Cash > 10_000)
            {
                visit.Withdraw(Account, Rail.Ach, DailyMoney.Round(OfCash(0.1, 0.8), Chance), Account.Payees[0],
                    DailyMoney.How(Chance));
            }

            yield return Minutes(1, 5);
        }
    }

    /// <summary>
    /// The office laptop connects to the firm's gateway in the middle of a session, and all goes out elsewhere.
    /// </summary>
    private sealed class GatewaySwitchedOn : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            for (var days = Chance.Between(1, 3); days > 0; days--)
            {
                var visit = SignedIn(Hero.Computer, Hero.Home);
                visit.Pause(60, 600).Connection =
                    Connection.Shared(
                        Operators.Any(Chance, OperatorKind.Gateway), Chance.Pick(City.Home), Hero.Employer);
                visit.Observe(sensitivePages: Chance.Between(0, 4), tourPages: Chance.Between(0, 2));
                if (Chance.Is(0.5))
                {
                    visit.Withdraw(Account, Rail.Ach, DailyMoney.Round(OfCash(0.1, 0.7), Chance), Account.Payees[0],
                        DailyMoney.How(Chance));
                }

                yield return Days(1, 6);
            }
        }
    }

    /// <summary>All of the old disk is copied to a new machine, the firm's mark included.</summary>
    private sealed class DiskMoved : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var old = Hero.Computer;
            var machine = Device.Computer(Hero.City, Chance).WithId(old.Id);
            Hero.Devices[Hero.Devices.IndexOf(old)] = machine;
            Online(Hero, machine, Hero.Home).SignIn(LoginMethod.RememberedToken);
            yield return Days(0, 5);
            if (Account.Cash > 20_000 && Chance.Is(0.6))
            {
                var pay = Online(Hero, machine, Chance.Is(0.7) ? Hero.Home : OnTheRoad(Hero.City));
                pay.SignIn(LoginMethod.RememberedToken);
                pay.Withdraw(
                    Account, Rail.Ach, DailyMoney.Round(OfCash(0.2, 1), Chance),
                    Chance.Is(0.7) ? Account.Payees[0] : Payee.ThirdParty(Chance), DailyMoney.How(Chance));
            }
        }
    }

    /// <summary>A free program lets strangers out by their line at home, and address data come to know of it.</summary>
    private sealed class LineMisused : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            Hero.Home = Hero.Home.AsResidentialProxy(isKnown: true);
            yield return Days(1, 4);
            var visit = AtHome();
            visit.ObserveUsual();
            if (Chance.Is(0.3))
            {
                visit.Link(Account, Payee.OwnBank(Chance), DailySettings.Verification(Chance));
            }

            yield return Days(1, 6);
            AtHome().Withdraw(
                Account, Rail.Ach, DailyMoney.Round(OfCash(0.1, 0.8), Chance), Chance.Pick(Account.Payees),
                DailyMoney.How(Chance));
            yield return Days(20, 60);
            Hero.Home = Hero.Home.AsResidentialProxy(isKnown: false);
        }
    }

    /// <summary>
    /// Another carrier in the week of the closing: the password is reset by a code, all is sold and wired.
    /// </summary>
    private sealed class CarrierAndHouse : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            Hero.Carrier = Operators.Any(Chance, OperatorKind.Mobile);
            var changed = Now;
            yield return HoursBetween(2, 60);
            var telephone = Chance.Is(0.6) ? Device.Handheld(Hero.City, Chance) : Hero.Handheld;
            Hero.Devices[Hero.Devices.IndexOf(Hero.Handheld)] = telephone;
            var visit = Online(Hero, telephone, OnTheRoad(Hero.City));
            visit.Fail(LoginFailure.BadPassword, Chance.Between(0, 2));
            visit.CheckTelephone(simChangedAt: changed, portedAt: Chance.Is(0.5) ? changed : null);
            visit.Challenge(MfaMethod.Sms, MfaOutcome.Approved);
            visit.ChangeCredential(CredentialKind.Password, CredentialChangeWay.Forgotten);
            visit.SignIn(LoginMethod.Password, MfaMethod.Sms);
            yield return HoursBetween(1, 30) + UntilOpen();
            SignedIn(telephone, Hero.Home).Raise(Account, (long)(Equity * Chance.Between(0.4, 0.9)));
            yield return Days(1, 4);
            SignedIn(telephone, Hero.Home).Withdraw(
                Account, Rail.Wire, OfCash(0.6, 1), Firm.Payees.Escrow(Hero.City, Chance), DailyMoney.How(Chance));
        }
    }

    /// <summary>
    /// A new SIM for the old number, everything set up anew the same day, and the deferred bills paid.
    /// </summary>
    private sealed class TelephoneDrowned : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var changed = Now;
            yield return HoursBetween(1, 20);
            var telephone = Device.Handheld(Hero.City, Chance);
            Hero.Devices[Hero.Devices.IndexOf(Hero.Handheld)] = telephone;
            var visit = Online(Hero, telephone, OnTheRoad(Hero.City));
            if (Chance.Is(0.5))
            {
                visit.Challenge(MfaMethod.Sms, MfaOutcome.Approved);
                visit.ChangeCredential(CredentialKind.Password, CredentialChangeWay.Forgotten);
            }

            visit.SignIn(LoginMethod.Password, Chance.Is(0.7) ? MfaMethod.Sms : MfaMethod.Email);
            if (Chance.Is(0.5))
            {
                visit.CheckTelephone(simChangedAt: changed);
            }

            yield return HoursBetween(1, 50);
            if (Account.Cash > 20_000 && Chance.Is(0.6))
            {
                var bank = Chance.Is(0.6) ? Account.Payees[0] : Payee.ThirdParty(Chance);
                SignedIn(telephone, OnTheRoad(Hero.City)).Withdraw(
                    Account, Chance.Is(0.6) ? Rail.Ach : Rail.Wire, DailyMoney.Round(OfCash(0.2, 0.9), Chance), bank,
                    DailyMoney.How(Chance));
            }
        }
    }

    /// <summary>The telephone lies in another room; prompts run out or are tapped away until it is fetched.</summary>
    private sealed class PromptsElsewhere : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var machine = Chance.Is(0.4) ? Device.Computer(Hero.City, Chance) : Hero.Computer;
            var visit = Online(Hero, machine, Chance.Is(0.7) ? Hero.Home : Connection.Line(Hero.City, Chance));
            for (var prompts = Chance.Between(1, 6); prompts > 0; prompts--)
            {
                visit.Challenge(MfaMethod.Push, Chance.Is(0.4) ? MfaOutcome.Denied : MfaOutcome.Expired);
            }

            visit.SignIn(LoginMethod.Password, MfaMethod.Push);
            yield return Minutes(2, 900);
            if (Account.Cash > 20_000 && Chance.Is(0.6))
            {
                SignedIn(machine, Hero.Home).Withdraw(
                    Account, Chance.Is(0.7) ? Rail.Ach : Rail.Wire, DailyMoney.Round(OfCash(0.3, 1), Chance),
                    Chance.Is(0.6) ? Account.Payees[0] : Payee.ThirdParty(Chance), DailyMoney.How(Chance));
            }
        }
    }

    /// <summary>Once a year they need it: password by e-mail, a new bank, the waiting time, half of it out.</summary>
    private sealed class LumpSum : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var device = Chance.Is(0.5) ? Device.Computer(Hero.City, Chance) : Hero.Device;
            var visit = Online(Hero, device, Hero.Home);
            visit.Fail(LoginFailure.BadPassword, Chance.Between(1, 3));
            visit.Challenge(MfaMethod.Email, MfaOutcome.Approved);
            visit.ChangeCredential(CredentialKind.Password, CredentialChangeWay.Forgotten);
            visit.SignIn(LoginMethod.Password, MfaMethod.Email);
            var bank = Payee.OwnBank(Chance);
            visit.Link(Account, bank, DailySettings.Verification(Chance));
            yield return Days(5, 12) + UntilOpen();
            SignedIn(device, Hero.Home).Raise(Account, (long)(Equity * Chance.Between(0.2, 0.7)));
            yield return Days(1, 3);
            SignedIn(device, Hero.Home).Withdraw(
                Account, Chance.Is(0.7) ? Rail.Ach : Rail.Wire, DailyMoney.Round(OfCash(0.6, 1), Chance), bank,
                DailyMoney.How(Chance));
        }
    }

    /// <summary>Calls about it twice, links what the new custodian named, and sends everything.</summary>
    private sealed class Rollover : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var call = Offline(Hero, Channel.Phone);
            call.CallSupport(
                SupportTopic.Transfer, CallerAuthentication.Passed,
                Chance.Is(0.3) ? Chance.Mint(TagKind.Contact) : default);
            yield return Days(1, 5);
            var custodian = Payee.OwnBank(Chance);
            AtHome().Link(
                Account, custodian, Chance.Is(0.4) ? BankVerification.Document : DailySettings.Verification(Chance));
            yield return Days(4, 14);
            Offline(Hero, Channel.Phone).CallSupport(SupportTopic.Transfer, CallerAuthentication.Passed);
            yield return UntilOpen();
            AtHome().Raise(Account, long.MaxValue / 4);
            yield return Days(1, 3);
            AtHome().Withdraw(
                Account, Chance.Is(0.5) ? Rail.Wire : Rail.Ach, OfCash(0.9, 1), custodian, DailyMoney.How(Chance));
        }
    }
}
