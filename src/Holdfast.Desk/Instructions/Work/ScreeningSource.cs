using System.Collections.Immutable;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions.Actions;
using Holdfast.Desk.Instructions.Policy;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using FiledAuthority = Holdfast.Desk.Customers.Authority;
using FiledScope = Holdfast.Desk.Customers.AuthorityScope;

namespace Holdfast.Desk.Instructions.Work;

/// <summary>What the engine answered to the event of an instruction.</summary>
/// <param name="Outcome">Its outcome.</param>
/// <param name="Score">Its score.</param>
/// <param name="Signals">The signals that spoke.</param>
/// <param name="Policy">The fingerprint of its policy.</param>
/// <param name="IsCallBackAdvised">Whether it asks for a call-back.</param>
internal sealed record EngineAnswer(
    Outcome Outcome, Probability Score, ImmutableArray<SignalValue> Signals, string Policy, bool IsCallBackAdvised);

/// <summary>Gathers all that screening is given.</summary>
internal sealed class ScreeningSource(InstructionStore store)
{
    /// <summary>The input of screening.</summary>
    public ScreeningInput Of(
        Situation seen, EngineAnswer engine, SanctionsResult? sanctions, string? signedInBy, PersonKey key)
    {
        var (db, order, sight, accountMark) = (seen.Db, seen.Instruction.Order, seen.Sight, seen.AccountMark);
        var (now, policy) = (seen.Acting.Now, seen.Acting.Policy);
        var day = InstructionPolicy.DayOf(now, order.Zone);
        return new ScreeningInput(
            AuthoritiesOf(order, sight, signedInBy, day), StandingOf(db, sight, accountMark, day),
            sanctions ?? (policy.SanctionsScreenedByFirm ? SanctionsResult.ScreenedByFirm : SanctionsResult.NotChecked),
            engine.Outcome, engine.Score, engine.Signals, engine.Policy, now)
        {
            Changes = ChangesOf(db, order.Customer, now, policy),
            Duplicates = DuplicatesOf(db, order, accountMark, now, policy),
            Payee = PayeeOf(db, order, sight, now, policy),
            AutomatedToday = AutomatedOn(db, accountMark, order, day),
            Letter = order.StandingLetter is { } letter
                ? store.FindLetter(db, letter, key)?.StandingFor(order, now, policy) ?? new(letter, false, false)
                : null,
            IsCallBackAdvised = engine.IsCallBackAdvised,
        };
    }

    /// <summary>How it stands with an account now.</summary>
    public static AccountStanding StandingOf(DeskDb db, Sight sight, string accountMark, LocalDate day) =>
        sight.Account?.Closed <= day ? AccountStanding.Closed
        : sight.Account is { Restricted: true } ? AccountStanding.Restricted
        : db.Set<FreezeRow>().Find(accountMark) is not null ? AccountStanding.Frozen
        : AccountStanding.Open;

    // Whoever holds the account on file has the owner's authority. Where no account is on file, the sign-in at the
    // firm's own pages is the proof that the firm relies on; what comes another way needs the account on file.
    private static ImmutableArray<Authority> AuthoritiesOf(
        TransmittalOrder order, Sight sight, string? signedInBy, LocalDate day)
    {
        var owner = sight.Account is { } account
            ? account.HoldersOn(day).Any(holder => holder.Customer == order.Customer)
                ? new Authority($"account:{account.Version}", "", AuthorityScope.Owner)
                : null
            : signedInBy is not null ? new Authority($"session:{signedInBy}", "", AuthorityScope.Owner) : null;
        return
        [
            .. owner is null ? Array.Empty<Authority>() : [owner],
            .. (sight.File?.AuthoritiesOver(order.Account.Text, day) ?? []).Select(authority =>
                new Authority(authority.Id, authority.DocumentVersion, ScopeOf(authority))
                {
                    OnFileSince = authority.OnFileSince,
                }),
        ];
    }

    private static AuthorityScope ScopeOf(FiledAuthority authority) =>
        authority.Scope.Contains(FiledScope.TransferToOthers) ? AuthorityScope.AnyTransfer
        : authority.Scope.Contains(FiledScope.WithdrawToOwner) ? AuthorityScope.TransfersToOwner
        : AuthorityScope.Trading;

    private ImmutableArray<RelatedChange> ChangesOf(DeskDb db, string customer, Instant now, InstructionPolicy policy)
    {
        var since = now - Duration.FromDays(policy.RelatedChangeDays);
        return
        [
            .. db.Set<ChangeRow>().Where(row => row.Customer == customer && row.RequestedAt >= since
                    && row.State != Changes.ChangeState.Reverted)
                .OrderBy(row => row.RequestedAt).ThenBy(row => row.Id).Select(row => row.Id).ToList()
                .Select(id => store.FindChange(db, InstructionId.Parse(id), key: null))
                .OfType<Changes.DataChange>()
                .Select(change => change.AsRelated(policy)),
        ];
    }

    private static ImmutableArray<InstructionId> DuplicatesOf(
        DeskDb db, TransmittalOrder order, string accountMark, Instant now, InstructionPolicy policy)
    {
        if (order.Payee.Mark.Length == 0)
        {
            return [];
        }

        var since = now - Duration.FromDays(policy.DuplicateDays);
        var (mark, amount) = (order.Payee.Mark, order.Amount.TenThousandths);
        return
        [
            .. db.Set<InstructionRow>().Where(row => row.AccountMark == accountMark && row.PayeeMark == mark
                    && row.Amount == amount && row.ReceivedAt >= since && row.State != InstructionState.Rejected)
                .OrderBy(row => row.ReceivedAt).Select(row => row.Id).ToList().Select(id => InstructionId.Parse(id)),
        ];
    }

    private static PayeeHistory PayeeOf(
        DeskDb db, TransmittalOrder order, Sight sight, Instant now, InstructionPolicy policy)
    {
        if (order.Payee.Mark.Length == 0)
        {
            return PayeeHistory.None;
        }

        var mark = order.Payee.Mark;
        var since = now - Duration.FromDays(policy.SharedPayeeDays);
        var first = db.Set<InstructionRow>()
            .Where(row => row.Customer == order.Customer && row.PayeeMark == mark && row.ReleasedAt != null
                && row.DisownedAt == null
                && (row.State == InstructionState.Released || row.State == InstructionState.Settled))
            .OrderBy(row => row.ReleasedAt).Select(row => row.ReleasedAt).FirstOrDefault();
        var others = db.Set<InstructionRow>()
            .Where(row => row.PayeeMark == mark && row.Customer != order.Customer && row.ReceivedAt >= since)
            .Select(row => new { row.Customer, row.Representative }).Distinct().ToList();
        return new PayeeHistory(
            first, VerifiedSince(order, sight), others.Select(one => one.Customer).Distinct().Count(),
            order.Representative is not null && others.Count > 0
                && others.All(one => one.Representative == order.Representative),
            db.Set<InstructionRow>().Any(row => row.PayeeMark == mark
                && (row.DisownedAt != null || row.Rejection == CustomerRefused)));
    }

    private const string CustomerRefused = "customerRefused";

    // The day that a bank is said to have been verified on does not make it older than it is on file: whoever puts one
    // there for a thief would say a day of years ago.
    private static Instant? VerifiedSince(TransmittalOrder order, Sight sight)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(order.Zone) ?? DateTimeZone.Utc;
        return sight.File?.Banks
            .Where(bank => bank.EndedAt is null && bank.Token == order.Payee.Account.Text)
            .Select(bank => (Instant?)Instant.Max(zone.AtStartOfDay(bank.Since).ToInstant(), bank.OnFileSince)).Min();
    }

    private static Money AutomatedOn(DeskDb db, string accountMark, TransmittalOrder order, LocalDate day)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(order.Zone) ?? DateTimeZone.Utc;
        var begin = zone.AtStartOfDay(day).ToInstant();
        var currency = order.Amount.Currency.ToString();
        var sum = db.Set<InstructionRow>()
            .Where(row => row.AccountMark == accountMark && row.ReleasedAt >= begin && row.Currency == currency
                && row.ReleaseWay == Nobody)
            .Sum(row => (decimal)row.Amount);
        return Money.OfTenThousandths(
            (long)Math.Min(sum, Money.MaximumUnits * (decimal)Money.Scale), order.Amount.Currency);
    }

    private const string Nobody = "nobody";
}
