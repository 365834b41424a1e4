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
/// The customer's mailbox is read; by it the password is "forgotten", the code answered, a bank account added, the
/// firm's waiting time sat out, with a call or two to ask how it goes, and the money sent.
/// </summary>
/// <remarks>
/// Careless: at once, from abroad, most of it. Usual: after the usual week, sold first. Careful: after three weeks, in
/// the customer's town, a lump sum of a quarter or less to a bank account in the customer's name.
/// </remarks>
internal sealed class MailboxReset : Intrusion
{
    protected override IEnumerable<Duration> Tell()
    {
        if (!Choose(customer => customer.Habits.Method is LoginMethod.Password && Wealth(customer) > 1_500_000,
            among: 3))
        {
            yield break;
        }

        yield return Care is Care.Careless ? Minutes(1, 60) : UntilUsual();
        var enter = Online(Victim, Device, Line);
        enter.Fail(LoginFailure.BadPassword, Chance.Between(0, 3));
        enter.Challenge(MfaMethod.Email, MfaOutcome.Approved);
        enter.ChangeCredential(CredentialKind.Password, CredentialChangeWay.Forgotten);
        enter.SignIn(LoginMethod.Password, MfaMethod.Email);
        Look(enter);
        yield return Patience();
        if (IsLeft())
        {
            VictimFindsOut(Victim, chanceToTell: 0.3);
            yield break;
        }

        var mule = Underworld.Mule(Care, Chance);
        Return(Stage.Prepare).Link(Account, mule, DailySettings.Verification(Chance));
        yield return Care switch { Care.Careless => Minutes(20, 900), Care.Usual => Days(6, 9), _ => Days(14, 24) };
        if (!IsOver && Care is not Care.Careless && Chance.Is(0.5))
        {
            var call = Offline(Victim, Channel.Phone);
            call.CallSupport(SupportTopic.Transfer, CallerAuthentication.Passed, Chance.Mint(TagKind.Contact));
        }

        yield return UntilOpen();
        var share = Care switch { Care.Careless => 0.9, Care.Usual => Chance.Between(0.4, 0.7),
            _ => Chance.Between(0.1, 0.25) };
        var goal = (long)(Account.Equity(Firm.Market, Now) * share);
        if (goal > Account.Cash)
        {
            Return(Stage.Prepare).Raise(Account, goal - Account.Cash);
            yield return Days(1, 3);
        }

        if (!IsOver)
        {
            var transfer = Return(Stage.CashOut).Withdraw(
                Account, Chance.Is(0.7) ? Rail.Ach : Rail.Wire, Sum(goal), mule, DailyMoney.How(Chance));
            VictimFindsOut(Victim, reference: transfer);
        }
    }
}
