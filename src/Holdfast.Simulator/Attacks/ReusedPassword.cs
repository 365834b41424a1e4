using Holdfast.Engine.Contract;
using Holdfast.Simulator.Places;
using Holdfast.Simulator.Stories;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Attacks;

/// <summary>
/// A password that fits elsewhere is tried here and fits. The thief looks round, links a mule's bank account, and takes
/// what cash there is, at once or some days on.
/// </summary>
internal sealed class ReusedPassword : Attack
{
    protected override IEnumerable<Duration> Tell()
    {
        var victim = PickVictim(customer =>
            customer.Habits.Method is LoginMethod.Password && customer.Account.Cash > 40_000);
        if (victim is null)
        {
            yield break;
        }

        var line = Underworld.LineFor(victim, Care, Chance);
        var device = Underworld.DeviceFor(victim, Care, Chance);
        if (Care is Care.Careful)
        {
            yield return UntilHour(victim, Chance.Between(0, 2), Chance.Between(9, 20));
        }

        var look = Online(victim, device, line);
        if (Care is Care.Careless)
        {
            look.Fail(LoginFailure.BadPassword, Chance.Between(1, 4));
        }

        look.SignIn(LoginMethod.Password);
        look.ObserveUsual(isOwnHand: false);
        yield return Care is Care.Careless ? Minutes(1, 20) : Days(1, 6);

        if (victim.HasRaisedAlarm || Chance.Is(0.25))
        {
            yield break;
        }

        var mule = Underworld.Mule(Care, Chance);
        var link = Online(victim, device, line);
        link.SignIn(LoginMethod.Password);
        link.Link(victim.Account, mule, Chance.Is(0.6) ? BankVerification.Instant : BankVerification.MicroDeposit);
        yield return Care is Care.Careful ? Days(3, 9) : Minutes(5, 600);

        if (victim.HasRaisedAlarm)
        {
            yield break;
        }

        var take = Online(victim, device, line);
        take.SignIn(LoginMethod.Password);
        var share = Care is Care.Careful ? Chance.Between(0.2, 0.5) : Chance.Between(0.7, 1.0);
        var transfer = take.Withdraw(
            victim.Account, Chance.Is(0.6) ? Rail.Ach : Rail.Instant, (long)(victim.Account.Cash * share), mule);
        VictimFindsOut(victim, reference: transfer);
    }
}
