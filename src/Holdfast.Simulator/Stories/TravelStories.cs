using Holdfast.Engine.Contract;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Places;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Stories;

/// <summary>Stories of people away from home.</summary>
internal static class TravelStories
{
    public static IReadOnlyList<StoryKind> Kinds { get; } =
    [
        new("journey in the country", 120, static (_, _) => true,
            static hero => new Journey { Hero = hero, IsAbroad = false }),
        new("journey abroad", 130, static (_, _) => true, static hero => new Journey { Hero = hero, IsAbroad = true }),
        new("telephone lost abroad", 12, static (_, hero) => hero.Handheld.Model.IsHandheld,
            static hero => new TelephoneLostAbroad { Hero = hero }),
        new("password forgotten abroad", 10, static (_, hero) => hero.Habits.Method is LoginMethod.Password,
            static hero => new PasswordForgottenAbroad { Hero = hero }),
        new("months abroad", 8, static (_, _) => true, static hero => new MonthsAbroad { Hero = hero }),
    ];

    private static Connection HotelLine(City city, Chance chance) => city.Country == City.Home[0].Country
        ? Connection.Shared(Operators.Any(chance, OperatorKind.Hotel), city, chance.Below(40))
        : Connection.Line(city, chance);

    /// <summary>
    /// Days elsewhere: the telephone roams, the hotel's network serves the computer, some trade or pay from there.
    /// </summary>
    private sealed class Journey : HonestStory
    {
        public required bool IsAbroad { get; init; }

        protected override IEnumerable<Duration> Tell()
        {
            var city = Chance.Pick(IsAbroad ? City.Abroad : City.Home);
            for (var visits = Chance.Between(1, 5); visits > 0; visits--)
            {
                var roams = Chance.Is(0.55);
                var device = roams ? Hero.Handheld : Hero.Devices[Chance.Below(Hero.Devices.Count)];
                // A telephone that roams mostly shows its own carrier's address at home.
                var line = roams && Chance.Is(IsAbroad ? 0.55 : 0.3)
                    ? Connection.Gateway(Hero.Carrier, Hero.City, Chance)
                    : roams ? OnTheRoad(city) : HotelLine(city, Chance);
                var visit = SignedIn(device, line, isAsked: Chance.Is(0.45));
                if (Chance.Is(0.35))
                {
                    visit.ObserveUsual();
                }

                if (Chance.Is(0.18) && Account.Cash > 10_000)
                {
                    visit.Withdraw(Account, Chance.Is(0.8) ? Rail.Ach : Rail.Wire, OfCash(0.1, 0.8), Account.Payees[0]);
                }
                else if (Chance.Is(0.25))
                {
                    visit.Buy(Account, Trading.Market.Popular(Firm.Market.Listed, Chance), OfCash(0.2, 0.9));
                }

                yield return HoursBetween(9, 70);
            }
        }
    }

    /// <summary>
    /// Lost or stolen on the way: reported, a new one bought there, its number moved, the password reset.
    /// </summary>
    private sealed class TelephoneLostAbroad : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var city = Chance.Pick(City.Abroad);
            var report = Offline(Hero, Chance.Is(0.6) ? Channel.Phone : Channel.Web);
            report.Report(ReportKind.LostDevice, Now - HoursBetween(1, 12));
            yield return HoursBetween(3, 30);

            var bought = new Device(DeviceModel.AnyHandheld(Chance), Chance.Is(0.6) ? Hero.City : city, Chance);
            Hero.Devices[Hero.Devices.IndexOf(Hero.Handheld)] = bought;
            var visit = Online(Hero, bought, HotelLine(city, Chance));
            visit.Fail(LoginFailure.BadPassword, Chance.Between(0, 3));
            visit.ChangeCredential(CredentialKind.Password, CredentialChangeWay.Forgotten);
            visit.SignIn(LoginMethod.Password, Chance.Is(0.5) ? MfaMethod.Email : MfaMethod.Sms);
            visit.CheckTelephone(simChangedAt: Now - HoursBetween(1, 4));
            yield return HoursBetween(1, 20);

            if (Account.Cash > 20_000 && Chance.Is(0.6))
            {
                var pay = SignedIn(bought, OnTheRoad(city));
                pay.Withdraw(Account, Rail.Ach, Math.Min(OfCash(0.1, 0.6), 600_000), Account.Payees[0]);
            }
        }
    }

    private sealed class PasswordForgottenAbroad : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var city = Chance.Pick(City.Abroad);
            // At a machine that is not theirs.
            var machine = new Device(DeviceModel.AnyComputer(Chance), city, Chance);
            var visit = Online(Hero, machine, HotelLine(city, Chance));
            visit.Fail(LoginFailure.BadPassword, Chance.Between(2, 4));
            visit.ChangeCredential(CredentialKind.Password, CredentialChangeWay.Forgotten);
            visit.SignIn(LoginMethod.Password, Hero.Habits.Factor);
            yield return Minutes(3, 30);
            if (Account.Cash > 20_000 && Chance.Is(0.5))
            {
                visit.Withdraw(Account, Rail.Ach, OfCash(0.1, 0.9), Account.Payees[0]);
            }
        }
    }

    /// <summary>A winter or a posting abroad: a line of their own there, a bank there, rent paid by wire.</summary>
    private sealed class MonthsAbroad : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var city = Chance.Pick(City.Abroad);
            var home = Connection.Line(city, Chance);
            var landlord = Payee.ThirdParty(Chance) with { Country = city.Country };
            var rent = Math.Clamp(OfCash(0.05, 0.3), 50_000, 600_000);
            for (var month = 0; month < 3; month++)
            {
                var visit = SignedIn(Hero.Device, home, isAsked: month == 0);
                visit.ObserveUsual();
                yield return Minutes(1, 3);
                if (Account.Cash > rent)
                {
                    visit.Withdraw(Account, Rail.Wire, rent, landlord);
                }

                yield return Days(9, 16);
                SignedIn(Hero.Handheld, OnTheRoad(city));
                yield return Days(9, 16);
            }
        }
    }
}
