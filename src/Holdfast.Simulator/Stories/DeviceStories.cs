using Holdfast.Engine.Contract;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Places;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Stories;

/// <summary>Stories of telephones, computers and what proves a person.</summary>
internal static class DeviceStories
{
    public static IReadOnlyList<StoryKind> Kinds { get; } =
    [
        new("new telephone", 190, static (_, _) => true, static hero => new NewTelephone { Hero = hero }),
        new("new computer", 70, static (_, _) => true, static hero => new NewComputer { Hero = hero }),
        new("new carrier", 35, static (_, _) => true, static hero => new NewCarrier { Hero = hero }),
        new("VPN bought", 25, static (_, hero) => hero.PrivacyService is null,
            static hero => new VpnBought { Hero = hero }),
        new("prompt denied by mistake", 30, static (_, hero) => hero.Habits.Factor is MfaMethod.Push,
            static hero => new DeniedByMistake { Hero = hero }),
        new("passkey enrolled on a new telephone", 20, static (_, hero) => hero.Habits.Method is LoginMethod.Password,
            static hero => new PasskeyOnNewTelephone { Hero = hero }),
        new("username and password forgotten", 25, static (_, hero) => hero.Habits.Method is LoginMethod.Password,
            static hero => new AllForgotten { Hero = hero }),
    ];

    /// <summary>
    /// A new telephone of the same number. Some pay from it the same day, some want another factor first.
    /// </summary>
    private sealed class NewTelephone : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var telephone = Device.Handheld(Hero.City, Chance);
            Hero.Devices[Hero.Devices.IndexOf(Hero.Handheld)] = telephone;
            var visit = SignedIn(telephone, Chance.Is(0.7) ? Hero.Home : OnTheRoad(Hero.City), isAsked: true);
            if (Chance.Is(0.25))
            {
                visit.CheckTelephone(simChangedAt: Now - Minutes(20, 600));
            }

            visit.ObserveUsual(isOwnHand: Chance.Is(0.5));
            if (Chance.Is(0.15))
            {
                visit.ChangeCredential(CredentialKind.MfaMethod, CredentialChangeWay.SignedIn);
            }

            yield return HoursBetween(1, 40);
            if (Chance.Is(0.35) && Account.Cash > 20_000)
            {
                var pay = SignedIn(telephone, OnTheRoad(Hero.City));
                pay.Withdraw(Account, Rail.Ach, OfCash(0.3, 1.0), Account.Payees[0]);
            }
        }
    }

    private sealed class NewComputer : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var computer = Device.Computer(Hero.City, Chance);
            Hero.Devices[Hero.Devices.IndexOf(Hero.Computer)] = computer;
            var visit = Online(Hero, computer, Hero.Home);
            if (Chance.Is(0.4))
            {
                visit.Fail(LoginFailure.BadPassword, Chance.Between(1, 3));
                visit.ChangeCredential(CredentialKind.Password, CredentialChangeWay.Forgotten);
            }

            visit.SignIn(LoginMethod.Password, Hero.Habits.Factor);
            visit.ObserveUsual();
            yield return Days(0, 2);
            if (Chance.Is(0.3) && Account.Cash > 30_000)
            {
                var pay = SignedIn(computer, Hero.Home);
                pay.Withdraw(Account, Chance.Is(0.8) ? Rail.Ach : Rail.Wire, OfCash(0.2, 0.9), Account.Payees[0]);
            }
        }
    }

    /// <summary>Another carrier, so another SIM, sometimes another number; codes go to it the same day.</summary>
    private sealed class NewCarrier : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            Hero.Carrier = Operators.In(Hero.City, Chance, OperatorKind.Mobile);
            var changed = Now;
            yield return HoursBetween(1, 60);

            var visit = Online(Hero, Hero.Handheld, OnTheRoad(Hero.City));
            visit.SignIn(LoginMethod.Password, MfaMethod.Sms);
            visit.CheckTelephone(simChangedAt: changed, portedAt: Chance.Is(0.6) ? changed : null);
            if (Chance.Is(0.25))
            {
                visit.ChangeContact(ContactKind.Phone, simChangedAt: changed);
            }

            if (Chance.Is(0.3) && Account.Cash > 10_000)
            {
                visit.Withdraw(Account, Rail.Ach, OfCash(0.2, 0.8), Account.Payees[0]);
            }
        }
    }

    private sealed class VpnBought : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            Hero.PrivacyService = Operators.Any(Chance, OperatorKind.Vpn);
            var exit = Connection.Gateway(Hero.PrivacyService, Chance.Pick(City.All), Chance);
            var visit = SignedIn(Hero.Computer, exit, isAsked: true);
            visit.ObserveUsual();
            yield return Days(1, 5);
            if (Account.Cash > 5_000 && Chance.Is(0.4))
            {
                var pay = SignedIn(Hero.Computer, Connection.Gateway(Hero.PrivacyService, Hero.City, Chance));
                pay.Withdraw(Account, Rail.Ach, OfCash(0.1, 0.7), Account.Payees[0]);
            }
        }
    }

    /// <summary>Taps "no" on their own prompts, some report it, then it goes through.</summary>
    private sealed class DeniedByMistake : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var visit = Online(Hero, Hero.Computer, Hero.Home);
            for (var n = Chance.Between(1, 4); n > 0; n--)
            {
                visit.Challenge(MfaMethod.Push, Chance.Is(0.65) ? MfaOutcome.Denied : MfaOutcome.Expired);
            }

            visit.SignIn(Hero.Habits.Method is LoginMethod.RememberedToken ? LoginMethod.Password : Hero.Habits.Method,
                MfaMethod.Push);
            yield return Minutes(5, 90);
            if (Chance.Is(0.2))
            {
                Offline(Hero, Channel.Phone).Report(ReportKind.FalseAlarm, Now - Minutes(10, 100));
            }
        }
    }

    private sealed class PasskeyOnNewTelephone : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var telephone = Device.Handheld(Hero.City, Chance);
            Hero.Devices[Hero.Devices.IndexOf(Hero.Handheld)] = telephone;
            var visit = SignedIn(telephone, Hero.Home, isAsked: true);
            yield return Minutes(1, 10);
            visit.ChangeCredential(CredentialKind.Passkey, CredentialChangeWay.SignedIn);
            Hero.Habits.Method = LoginMethod.Passkey;
            yield return Days(1, 6);
            var next = SignedIn(telephone, Hero.Home);
            next.ObserveUsual();
        }
    }

    /// <summary>
    /// After months nothing is remembered: failures, a call that may go wrong first, then all is new.
    /// </summary>
    private sealed class AllForgotten : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var visit = Online(Hero, Hero.Device, Hero.Home);
            visit.FailAsNobody();
            visit.Fail(LoginFailure.BadPassword, Chance.Between(2, 5));
            visit.Fail(LoginFailure.LockedOut);
            yield return Minutes(10, 600);

            var call = Offline(Hero, Channel.Phone);
            if (Chance.Is(Hero.BirthYear < 1955 ? 0.4 : 0.15))
            {
                call.CallSupport(SupportTopic.Access, CallerAuthentication.Failed);
                yield return HoursBetween(1, 30);
                call = Offline(Hero, Channel.Phone);
            }

            call.CallSupport(SupportTopic.Access, CallerAuthentication.Passed);
            call.ChangeCredential(CredentialKind.Password, CredentialChangeWay.CallCenter);
            if (Chance.Is(0.3))
            {
                call.ChangeCredential(CredentialKind.Username, CredentialChangeWay.CallCenter);
            }

            yield return Minutes(2, 60);
            var back = Online(Hero, Hero.Device, Hero.Home);
            back.SignIn(LoginMethod.Password, Hero.Habits.Factor);
            if (Chance.Is(0.4) && Account.Cash > 20_000)
            {
                back.Withdraw(Account, Rail.Ach, OfCash(0.3, 1), Account.Payees[0]);
            }
        }
    }
}
