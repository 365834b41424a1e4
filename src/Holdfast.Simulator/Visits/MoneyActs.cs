using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;
using NodaTime;

namespace Holdfast.Simulator.Visits;

/// <summary>How a transfer was asked for, beside the visit it was asked for in.</summary>
/// <param name="By">Who instructed; not given where the firm does not tell.</param>
/// <param name="Medium">By which medium; not given where the firm does not tell.</param>
/// <param name="IsStanding">Under a standing instruction.</param>
internal readonly record struct Instruction(
    Instructor By = Instructor.NotGiven, InstructionMedium Medium = InstructionMedium.NotGiven, bool IsStanding = false)
{
    /// <summary>ACATS: number of the attempt, from 1; 0 where it is none.</summary>
    public int Attempt { get; init; }

    /// <summary>ACATS: how the other firm's contact data compare.</summary>
    public ContactMatch ContactMatch { get; init; }

    /// <summary>ACATS: the other firm.</summary>
    public string? ContraFirm { get; init; }

    /// <summary>Cancelled before it went out; the money comes back.</summary>
    public bool IsCancelled { get; init; }
}

/// <summary>What links banks and moves money.</summary>
internal static class MoneyActs
{
    extension(Visit visit)
    {
        /// <summary>Links a bank account, with trial amounts first where it is verified by these.</summary>
        /// <param name="account">To which.</param>
        /// <param name="bank">Which.</param>
        /// <param name="verification">How its owner is verified.</param>
        /// <param name="misses">Trial amounts that are given wrongly first.</param>
        public Tag Link(Account account, Payee bank, BankVerification verification, int misses = 0)
        {
            visit.Pause(30, 180);
            var token = bank.Token.ToText();
            var data = new BankLinked
            {
                Destination = token, OwnerNameMatch = bank.Match, Verification = verification,
            };
            var id = visit.Emit(EventType.BankLinked, data, Stage.Prepare, account);
            for (var at = 0; at <= misses && verification is BankVerification.MicroDeposit; at++)
            {
                visit.Pause(20, 90);
                var outcome = at < misses ? MicroEntryOutcome.Mismatch : MicroEntryOutcome.Match;
                var entry = new MicroEntryAttempted { Destination = token, Outcome = outcome };
                visit.Emit(EventType.MicroEntryAttempted, entry, Stage.Prepare, account);
            }

            account.Payees.Add(bank);
            return id;
        }

        /// <summary>
        /// Asks for money to go out: at most what cash there is, and nothing where there is none or the account is
        /// restricted. The cash is gone at once, and what left by an attack counts as its loss.
        /// </summary>
        /// <returns>The id of the transfer; none where nothing was asked for.</returns>
        public Tag Withdraw(Account account, Rail rail, long cents, Payee payee, Instruction instruction = default)
        {
            visit.Pause(15, 120);
            var available = account.Cash;
            var amount = Math.Min(cents, available);
            if (amount <= 0 || account.IsRestricted)
            {
                return default;
            }

            var transfer = visit.Ask(account, rail, TransferDirection.Out, amount, payee, instruction);
            account.Book(-amount);
            if (!instruction.IsCancelled)
            {
                visit.Campaign?.Took(amount);
            }

            visit.Firm.Settlement.Out(account, transfer, rail, amount, instruction.IsCancelled, visit);
            return transfer;
        }

        /// <summary>
        /// All that is in an account goes to another firm (ACATS), cash and securities, unless it is cancelled. What
        /// left by an attack counts as its loss.
        /// </summary>
        /// <returns>The id of the transfer; none where the account is empty or restricted.</returns>
        public Tag SendAway(Account account, Payee otherFirm, Instruction instruction)
        {
            visit.Pause(15, 120);
            var equity = account.Equity(visit.Firm.Market, visit.Now);
            if (equity <= 0 || account.IsRestricted)
            {
                return default;
            }

            var transfer = visit.Ask(account, Rail.Acats, TransferDirection.Out, equity, otherFirm, instruction);
            if (!instruction.IsCancelled)
            {
                account.Book(-account.Cash);
                account.GiveOutAll();
                visit.Campaign?.Took(equity);
            }

            visit.Firm.Settlement.Out(account, transfer, Rail.Acats, 0, instruction.IsCancelled, visit);
            return transfer;
        }

        /// <summary>
        /// Brings money in. It is there when it settles, within a day, and goes again where it bounces.
        /// </summary>
        public Tag Deposit(
            Account account, Rail rail, long cents, Payee payee, Instruction instruction = default,
            bool bounces = false)
        {
            visit.Pause(15, 120);
            if (cents <= 0)
            {
                return default;
            }

            var transfer = visit.Ask(account, rail, TransferDirection.In, cents, payee, instruction);
            visit.Firm.Settlement.In(account, transfer, rail, cents, bounces, visit);
            return transfer;
        }

        /// <summary>Moves cash to another account of the firm.</summary>
        public Tag Journal(Account from, Account to, long cents, OwnerNameMatch match = OwnerNameMatch.Match)
        {
            var kind = match is OwnerNameMatch.Match ? DestinationKind.OwnBank : DestinationKind.ThirdPartyAccount;
            var before = from.Cash;
            var transfer = visit.Withdraw(from, Rail.Journal, cents, new Payee(to.Id, kind, match));
            to.Book(before - from.Cash);
            return transfer;
        }

        private Tag Ask(
            Account account, Rail rail, TransferDirection direction, long cents, Payee payee, Instruction instruction)
        {
            var transfer = visit.Chance.Mint(TagKind.Transfer);
            var tellsAll = visit.Chance.Is(0.85);
            var data = new TransferRequested
            {
                Transfer = transfer.ToText(), Direction = direction, Rail = rail, Amount = Dollars(cents),
                AvailableCash = direction is TransferDirection.Out && tellsAll ? Dollars(account.Cash) : null,
                Equity = tellsAll ? Dollars(account.Equity(visit.Firm.Market, visit.Now)) : null,
                Destination = new TransferDestination
                {
                    Kind = payee.Kind, Token = payee.Token.ToText(), OwnerNameMatch = payee.Match,
                    Country = payee.Country, Name = payee.Name is { } name ? Text.Of(name) : default,
                },
                InstructedBy = instruction.By, Medium = instruction.Medium,
                Standing = instruction.IsStanding ? true : null,
                ContraFirm = instruction.ContraFirm is { } firm ? Text.Of(firm) : default,
                Attempt = instruction.Attempt > 0 ? instruction.Attempt : null, ContactMatch = instruction.ContactMatch,
            };
            visit.Emit(EventType.TransferRequested, data, Stage.CashOut, account);
            return transfer;
        }
    }

    /// <summary>Cents as the contract takes them.</summary>
    public static Money Dollars(long cents) => Money.OfTenThousandths(cents * 100);
}
