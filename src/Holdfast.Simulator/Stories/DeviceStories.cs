using Holdfast.Engine.Contract;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Places;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Stories;

/// <summary>Stories of telephones and computers.</summary>
internal static class DeviceStories
{
    public static IReadOnlyList<StoryKind> Kinds { get; } =
    [
        new("new telephone", 180, static (_, _) => true, static hero => new NewTelephone { Hero = hero }),
        new("new computer", 60, static (_, _) => true, static hero => new NewComputer { Hero = hero }),
    ];

    /// <summary>A new telephone, of the same number, mostly after weeks of looking. Some pay from it the same day.</summary>
    private sealed class NewTelephone : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var telephone = Device.Handheld(Hero.City, Chance);
            var at = Hero.Devices.IndexOf(Hero.Handheld);
            Hero.Devices[at] = telephone;
            var visit = SignedIn(telephone, Hero.Home, isAsked: true);
            if (Chance.Is(0.3))
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
                pay.Withdraw(Account, Rail.Ach, (long)(Account.Cash * Chance.Between(0.3, 1.0)), Account.Payees[0]);
            }
        }
    }

    private sealed class NewComputer : HonestStory
    {
        protected override IEnumerable<Duration> Tell()
        {
            var computer = Device.Computer(Hero.City, Chance);
            var at = Hero.Devices.IndexOf(Hero.Computer);
            Hero.Devices[at] = computer;
            var visit = Online(Hero, computer, Hero.Home);
            if (Chance.Is(0.35))
            {
                visit.Fail(LoginFailure.BadPassword, Chance.Between(1, 3));
                visit.ChangeCredential(CredentialKind.Password, CredentialChangeWay.Forgotten);
            }

            visit.SignIn(LoginMethod.Password, Hero.Habits.Factor);
            visit.ObserveUsual();
            yield return Minutes(2, 50);
        }
    }
}
