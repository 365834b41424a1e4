using Holdfast.Engine.Contract;
using Holdfast.Simulator.Life;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Places;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Attacks;

/// <summary>
/// A program is let in, or a program's key is stolen, and through it somebody reads, trades or pays as the customer.
/// </summary>
/// <remarks>
/// Careless: a strange program is granted transfers from a strange device, and uses them at night within the hour.
/// Usual: the consent is phished, reads for days, pays then. Careful: the key of the aggregator that the customer
/// already uses, by the same kind of network at the same pace, for one payment.
/// </remarks>
internal sealed class ProgramAbuse : Intrusion
{
    protected override IEnumerable<Duration> Tell()
    {
        if (!Choose(customer => customer.Account.Cash > 100_000
            && (Care is not Care.Careful || !customer.Aggregator.IsNone), among: 2))
        {
            yield break;
        }

        var client = Victim.Aggregator;
        if (Care is not Care.Careful)
        {
            yield return Care is Care.Careless ? Minutes(1, 30) : UntilUsual();
            var grant = Online(
                Victim, Care is Care.Careless ? Device : Victim.Device, Care is Care.Careless ? Line : Victim.Home);
            grant.SignIn(LoginMethod.Password, Chance.Is(0.6) ? Victim.Habits.Factor : MfaMethod.None);
            grant.ChangeCredential(
                Chance.Is(0.7) ? CredentialKind.AggregatorConsent : CredentialKind.ApiToken,
                CredentialChangeWay.SignedIn);
            client = grant.Grant(Chance.Is(0.5) ? Chance.Pick(Firm.Roster.Aggregators).Id : default, mayTransfer: true);
        }

        var line = Underworld.Hosting(Chance);
        for (var reads = Care is Care.Careless ? 1 : Chance.Between(2, 6); reads > 0; reads--)
        {
            yield return Care is Care.Careless ? Minutes(5, 50) : HoursBetween(20, 28);
            ByProgram(client, line, Stage.Probe);
        }

        if (IsLeft())
        {
            yield break;
        }

        var mule = Underworld.Mule(Care, Chance);
        var link = ByProgram(client, line, Stage.Prepare);
        link.Link(Account, mule, BankVerification.Instant);
        yield return Patience();
        if (!IsOver)
        {
            var share = Care is Care.Careless ? 0.9 : Chance.Between(0.1, 0.5);
            var transfer = ByProgram(client, line, Stage.CashOut).Withdraw(
                Account, Chance.Is(0.7) ? Rail.Ach : Rail.Instant, Sum((long)(Account.Cash * share)), mule,
                DailyMoney.How(Chance));
            VictimFindsOut(Victim, reference: transfer);
        }
    }

    private Visit ByProgram(Tag client, Connection line, Stage stage)
    {
        var visit = new Visit(Firm, Victim, Chance, Campaign, Now)
        {
            Actor = ActorKind.Aggregator, ActorId = client.ToText(), Channel = Channel.Api,
            Connection = line.Renumbered(Chance),
        };
        visit.Stage = stage;
        visit.SignIn(LoginMethod.RememberedToken);
        return visit;
    }
}
