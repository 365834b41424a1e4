using Holdfast.Engine.Contract;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Attacks;

/// <summary>
/// An account in the customer's name at another firm asks for everything (ACATS). The thief never signs in here, or
/// once, to read the account number off a statement.
/// </summary>
/// <remarks>
/// Careless: wrong data first, refused and tried again, contacts that do not match ours. Usual: one refusal at most,
/// partly matching contacts. Careful: accepted at once, the contacts that we have on file, after the statement was
/// read.
/// </remarks>
internal sealed class OutwardTransfer : Intrusion
{
    private static readonly string[] Firms = ["0226", "0164", "0443", "0188", "0062"];

    protected override IEnumerable<Duration> Tell()
    {
        if (!Choose(customer => Wealth(customer) > 2_500_000, among: 4))
        {
            yield break;
        }

        var reads = Care is not Care.Careless || Chance.Is(0.3);
        if (reads)
        {
            var read = Online(Victim, Device, Line);
            read.Stage = Stage.Probe;
            read.SignIn(LoginMethod.Password, Chance.Is(0.5) ? Victim.Habits.Factor : MfaMethod.None);
            Look(read);
            yield return Days(2, 9);
        }

        if (reads && IsLeft())
        {
            yield break;
        }

        var mule = new Payee(
            Chance.Mint(TagKind.Bank), DestinationKind.OutsideFirm,
            Chance.Is(0.8) ? OwnerNameMatch.Match : OwnerNameMatch.Partial);
        var firm = Chance.Pick(Firms);
        var attempts =
            Care switch { Care.Careless => Chance.Between(2, 3), Care.Usual => Chance.Between(1, 2), _ => 1 };
        for (var attempt = 1; attempt <= attempts && !IsOver; attempt++)
        {
            var request = new Visit(
                Firm, Victim, Chance, Campaign, Now) { Actor = ActorKind.System, Channel = Channel.Api };
            var isRefused = attempt < attempts;
            if (isRefused)
            {
                request.Stage = Stage.Prepare;
            }

            var transfer = request.SendAway(Account, mule, new Instruction(Instructor.ThirdParty)
            {
                ContraFirm = firm, Attempt = attempt, IsCancelled = isRefused,
                ContactMatch = Care switch
                {
                    Care.Careless => ContactMatch.Mismatch,
                    Care.Usual => Chance.Is(0.6) ? ContactMatch.Partial : ContactMatch.Match,
                    _ => ContactMatch.Match,
                },
            });
            if (!isRefused)
            {
                VictimFindsOut(Victim, reference: transfer);
            }

            yield return Days(1, 5);
        }
    }
}
