using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Trading;

/// <summary>How transfers end: hours or days later, mostly well.</summary>
internal sealed class Settlement(Firm firm)
{
    private const double BackFromOutside = 0.004;

    private static readonly Text[] ReturnCodes =
        [.. ((string[])["R01", "R01", "R01", "R03", "R10", "R16", "R29"]).Select(Text.Of)];

    /// <summary>Money that has left the account arrives, comes back, or is called back before it went.</summary>
    public void Out(Account account, Tag transfer, Rail rail, long cents, bool isCancelled, Visit visit)
    {
        var (chance, asked) = (visit.Chance, visit.Now);
        var outcome = isCancelled ? TransferOutcome.Cancelled
            : chance.Is(BackFromOutside) ? TransferOutcome.Returned
            : TransferOutcome.Settled;
        var due = asked + (isCancelled ? Duration.FromMinutes(chance.Between(5, 300)) : Takes(rail, chance));
        firm.Agenda.At(due, account.Id.Number, () =>
        {
            if (outcome is not TransferOutcome.Settled)
            {
                account.Book(cents);
            }

            Complete(account, transfer, outcome, visit, due);
        });
    }

    /// <summary>Money from outside comes in, and goes again where the bank that sent it takes it back.</summary>
    public void In(Account account, Tag transfer, Rail rail, long cents, bool bounces, Visit visit)
    {
        var (chance, asked) = (visit.Chance, visit.Now);
        var due = asked + Takes(rail, chance);
        firm.Agenda.At(due, account.Id.Number, () =>
        {
            account.Book(cents);
            Complete(account, transfer, TransferOutcome.Settled, visit, due);
        });
        if (bounces)
        {
            var back = due + Duration.FromHours(chance.Between(20, 70));
            firm.Agenda.At(back, account.Id.Number, () =>
            {
                account.Book(-Math.Min(cents, account.Cash));
                Complete(account, transfer, TransferOutcome.Returned, visit, back);
            });
        }
    }

    private void Complete(Account account, Tag transfer, TransferOutcome outcome, Visit visit, Instant at)
    {
        var data = new TransferCompleted
        {
            Transfer = transfer.ToText(), Outcome = outcome,
            ReturnCode = outcome is TransferOutcome.Returned ? visit.Chance.Pick(ReturnCodes) : default,
        };
        firm.EmitBySystem(EventType.TransferCompleted, data, visit.Chance, at, account: account,
            campaign: visit.Campaign, stage: Stage.CashOut);
    }

    private static Duration Takes(Rail rail, Chance chance) => rail switch
    {
        Rail.Instant or Rail.Card or Rail.Journal => Duration.FromSeconds(chance.Between(5, 400)),
        Rail.Crypto => Duration.FromMinutes(chance.Between(8, 180)),
        Rail.Wire => Duration.FromMinutes(chance.Between(45, 420)),
        Rail.Ach => Duration.FromMinutes(chance.Between(240, 2_000)),
        Rail.Acats => Duration.FromHours(chance.Between(70, 150)),
        Rail.Check => Duration.FromHours(chance.Between(60, 260)),
        _ => Duration.FromHours(24),
    };
}
