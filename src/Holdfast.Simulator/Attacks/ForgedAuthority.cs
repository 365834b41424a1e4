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
/// A forged letter of authorization, or mail in the name of the customer's adviser, has a third party's instruction
/// carried out. Nobody signs in.
/// </summary>
/// <remarks>
/// Careless: a fax out of the blue for most of the cash. Usual: a power of attorney is put on file first, the
/// instruction follows days later. Careful: in the name of the customer's own adviser, a sum and a pace like an income,
/// to a bank account that seems the customer's.
/// </remarks>
internal sealed class ForgedAuthority : Attack
{
    protected override IEnumerable<Duration> Tell()
    {
        var isAdviser = Care is Care.Careful;
        var victim = PickVictim(customer => customer.Account.Cash > 500_000
            && (!isAdviser || customer.Adviser >= 0 || Firm.Profile.Advised < 0.05), among: 3);
        if (victim is null)
        {
            yield break;
        }

        var (by, medium, channel) = isAdviser
            ? (Instructor.Representative, InstructionMedium.Email, Channel.Email)
            : Chance.Is(0.5) ? (Instructor.ThirdParty, InstructionMedium.Fax, Channel.Fax)
            : (Instructor.ThirdParty, InstructionMedium.Letter, Channel.Mail);
        var files = Care is Care.Usual || Chance.Is(0.5);
        if (files)
        {
            yield return UntilHour(victim, 1, Chance.Between(9, 15));
            Offline(victim, channel).ChangeAuthority(
                victim.Account, Chance.Is(0.6) ? AuthorityKind.PowerOfAttorney : AuthorityKind.Trader);
            yield return Days(2, 10);
        }

        // Some are asked for an original, and give up.
        if ((files && Chance.Is(0.4)) || victim.HasRaisedAlarm)
        {
            yield break;
        }

        var payee = isAdviser ? Underworld.Mule(Care, Chance) : Payee.ThirdParty(Chance);
        for (var parts = isAdviser ? Chance.Between(1, 3) : 1; parts > 0 && !victim.HasRaisedAlarm; parts--)
        {
            yield return UntilHour(victim, Chance.Between(0, 5), Chance.Between(9, 15));
            var share = Care is Care.Careless ? Chance.Between(0.6, 1.0) : Chance.Between(0.1, 0.4);
            var transfer = Offline(victim, channel).Withdraw(
                victim.Account, Chance.Is(0.75) ? Rail.Wire : Rail.Check,
                DailyMoney.Round((long)(victim.Account.Cash * share), Chance), payee, new(by, medium));
            VictimFindsOut(victim, reference: transfer, chanceToTell: 0.7);
        }
    }
}
