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
/// "Your computer is infected": the customer installs a remote-control tool themselves and watches, or does not, while
/// somebody links a bank account or wires from their machine.
/// </summary>
/// <remarks>
/// Careless: tool and telephone call are both seen, within the hour of the first call. Usual: the tool is seen, the
/// call is not; a day between. Careful: a tool that no page sees, the customer types what they are told, weeks of
/// "support" first.
/// </remarks>
internal sealed class TechSupport : Intrusion
{
    protected override IEnumerable<Duration> Tell()
    {
        if (!Choose(customer => customer.AgeIn(Firm.YearOf(Now)) > 55 && !customer.Computer.Model.IsHandheld
            && Wealth(customer) > 1_500_000, among: 2))
        {
            yield break;
        }

        (Device, Line) = (Victim.Computer, Victim.Home);
        yield return UntilHour(Victim, Chance.Between(0, 1), Chance.Between(9, 18));
        Helped(Stage.Entry);
        yield return Care switch { Care.Careless => Minutes(3, 40), Care.Usual => HoursBetween(3, 30),
            _ => UntilUsual(4) };
        if (IsLeft())
        {
            VictimFindsOut(Victim, ReportKind.LostDevice, chanceToTell: 0.2);
            yield break;
        }

        var mule = Chance.Is(0.5) ? Underworld.Mule(Care, Chance) : Payee.ThirdParty(Chance);
        var prepare = Helped(Stage.Prepare);
        if (mule.Kind is DestinationKind.OwnBank)
        {
            prepare.Link(Account, mule, DailySettings.Verification(Chance));
        }

        yield return UntilOpen();
        var share = Care is Care.Careful ? Chance.Between(0.15, 0.4) : Chance.Between(0.55, 1.0);
        Helped(Stage.Prepare).Raise(Account, (long)(Account.Equity(Firm.Market, Now) * share) - Account.Cash);
        yield return Days(1, 3);
        if (!IsOver)
        {
            var transfer = Helped(Stage.CashOut).Withdraw(
                Account, mule.Kind is DestinationKind.OwnBank ? Rail.Ach : Rail.Wire,
                Sum((long)(Account.Cash * Chance.Between(0.5, 1.0))), mule, DailyMoney.How(Chance));
            VictimFindsOut(Victim, reference: transfer);
        }
    }

    private Visit Helped(Stage stage)
    {
        // Only while it goes on: the machine is the customer's, and their own visits show no tool.
        var machine = Victim.Computer.WithId(Victim.Computer.Id);
        machine.IsRemoteControlled = Care is not Care.Careful || Chance.Is(0.1);
        var visit = Online(Victim, machine, Victim.Home);
        visit.Stage = stage;
        visit.SignIn(Victim.Habits.Method, Chance.Is(0.3) ? Victim.Habits.Factor : MfaMethod.None);
        visit.Observe(
            typing: Chance.Between(150, 850),
            isOnCall: Chance.Is(0.6) ? Chance.Is(Care is Care.Careless ? 0.9 : 0.3) : null,
            sensitivePages: Chance.Between(0, 5), tourPages: Chance.Between(0, 3),
            secondsToTransfer: Chance.Between(60, 1_200));
        return visit;
    }
}
