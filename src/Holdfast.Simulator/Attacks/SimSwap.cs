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

/// <summary>
/// The carrier is talked into moving the customer's number to another SIM; the password is reset by a code to it, and
/// the money wired.
/// </summary>
/// <remarks>
/// Careless: within hours of the swap, on any device, all at once; the firm's question to the carrier tells. Usual: the
/// next day, on a telephone in the country. Careful: a port weeks before or call forwarding instead of a swap, a line
/// in the town, and half of the cash only.
/// </remarks>
internal sealed class SimSwap : Intrusion
{
    protected override IEnumerable<Duration> Tell()
    {
        if (!Choose(customer => customer.Habits.Factor is MfaMethod.Sms or MfaMethod.Voice
            && Wealth(customer) > 2_000_000,
            among: 4))
        {
            yield break;
        }

        var swapped = Now;
        Device = new Device(DeviceModel.AnyHandheld(Chance), Victim.City, Chance);
        Line = Underworld.MobileLine(Care is Care.Careful ? Victim.City : Chance.Pick(City.Home), Chance);
        yield return Care switch
        {
            Care.Careless => Minutes(20, 240), Care.Usual => HoursBetween(8, 40), _ => Days(4, 16),
        };

        var enter = Online(Victim, Device, Line);
        enter.Fail(LoginFailure.BadPassword, Chance.Between(0, 2));
        if (Chance.Is(0.5))
        {
            enter.CheckTelephone(
                simChangedAt: Care is Care.Careful ? null : swapped, portedAt: Chance.Is(0.4) ? swapped : null,
                isForwarding: Care is Care.Careful && Chance.Is(0.4));
        }

        enter.Challenge(MfaMethod.Sms, MfaOutcome.Approved);
        enter.ChangeCredential(CredentialKind.Password, CredentialChangeWay.Forgotten);
        enter.SignIn(LoginMethod.Password, MfaMethod.Sms);
        Look(enter);
        yield return Patience();
        if (IsLeft())
        {
            VictimFindsOut(Victim, ReportKind.SimSwap, chanceToTell: 0.8);
            yield break;
        }

        if (Care is not Care.Careful)
        {
            DigIn(Return(Stage.Persist));
        }

        var share = Care switch { Care.Careless => 0.95, Care.Usual => 0.8, _ => 0.5 };
        yield return UntilOpen();
        Return(Stage.Prepare).Raise(Account, (long)(Account.Equity(Firm.Market, Now) * share) - Account.Cash);
        yield return Care is Care.Careless ? HoursBetween(16, 30) : Days(1, 4);
        if (!IsOver)
        {
            var payee = Chance.Is(0.7) ? Payee.ThirdParty(Chance) : Underworld.Mule(Care, Chance);
            var transfer = Return(Stage.CashOut).Withdraw(
                Account, Chance.Is(0.8) ? Rail.Wire : Rail.Instant,
                Sum((long)(Account.Cash * Chance.Between(0.6, 1.0))),
                payee, DailyMoney.How(Chance));
            VictimFindsOut(Victim, Chance.Is(0.5) ? ReportKind.SimSwap : ReportKind.UnauthorizedActivity, transfer);
        }
    }
}
