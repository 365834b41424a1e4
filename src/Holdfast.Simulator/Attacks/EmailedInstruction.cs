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
/// Mail in the customer's name asks staff to pay. Nobody signs in anywhere; what the firm sees is an instruction.
/// </summary>
/// <remarks>
/// Careless: from a look-alike address, most of the cash, to a stranger. Usual: from the customer's own mailbox, a sum
/// within habit, to a "contractor" or "escrow agent"; a second follows where the first was paid. Careful: weeks of
/// reading first, at business hours, to a bank account opened in the customer's own name.
/// </remarks>
internal sealed class EmailedInstruction : Attack
{
    protected override IEnumerable<Duration> Tell()
    {
        var victim = PickVictim(
            customer => customer.Account.Cash > 300_000
                && (customer.Adviser >= 0 || Wealth(customer) > 5_000_000 || Chance.Is(0.2)),
            among: 3);
        if (victim is null)
        {
            yield break;
        }

        var account = victim.Account;
        var payee = Care switch
        {
            Care.Careless => Payee.ThirdParty(Chance),
            Care.Usual => Payee.ThirdParty(Chance, Chance.Is(0.3) ? $"{victim.City.Name} Title and Escrow" : null),
            _ => Underworld.Mule(Care, Chance),
        };
        for (var requests = Care is Care.Careless ? 1 : Chance.Between(1, 3); requests > 0 && !victim.HasRaisedAlarm;
            requests--)
        {
            yield return Care is Care.Careless ? HoursBetween(1, 9)
                : UntilHour(victim, Chance.Between(1, 6), Chance.Between(8, 16));
            if (Chance.Is(0.35))
            {
                Offline(victim, Channel.Email).CallSupport(
                    SupportTopic.Transfer,
                    Care is Care.Careless ? CallerAuthentication.None : CallerAuthentication.Passed);
                yield return Minutes(10, 300);
            }

            if (account.Cash < 300_000 || Chance.Is(Care is Care.Careless ? 0.6 : 0.3))
            {
                yield return UntilOpen();
                Sell(victim, account);
                yield return Days(1, 4);
            }

            var share = Care is Care.Careless ? Chance.Between(0.6, 1.0) : Chance.Between(0.1, 0.45);
            var by = victim.Adviser >= 0 ? Instructor.Representative : Instructor.Customer;
            var transfer = Offline(victim, Channel.Email).Withdraw(
                account, Chance.Is(0.85) ? Rail.Wire : Rail.Ach, DailyMoney.Round((long)(account.Cash * share), Chance),
                payee,
                new(by, InstructionMedium.Email));
            VictimFindsOut(
                victim, Chance.Is(0.5) ? ReportKind.DeniedTransfer : ReportKind.UnauthorizedActivity, transfer, 0.7);
        }
    }

    // Staff sell what the mail asks to be sold, and mark the tickets as the customer's own wish.
    private void Sell(Customer victim, Account account)
    {
        var clerk = victim.Adviser >= 0 ? Firm.Staff.Advisers[victim.Adviser] : Chance.Pick(Firm.Staff.Employees);
        var desk = AtDesk(clerk, victim);
        desk.Stage = Stage.Prepare;
        var share = Care is Care.Careless ? Chance.Between(0.4, 0.9) : Chance.Between(0.08, 0.25);
        desk.Raise(account, (long)(account.Equity(Firm.Market, Now) * share));
    }
}
