using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions;
using Holdfast.Engine.Contract;
using NodaTime;

namespace Holdfast.Desk.Cases;

/// <summary>
/// What is at risk in the accounts of a case, and what was saved. Sums have an end, far above what any firm holds, so
/// that no figure that somebody sends makes one of them run over.
/// </summary>
internal static class CaseMoney
{
    /// <summary>The most that counts of one account: a hundred thousand million, in ten-thousandths.</summary>
    public const long Most = 1_000_000_000_000_000;

    private const string Dollar = "USD";

    private static readonly InstructionState[] Open =
        [.. Enum.GetValues<InstructionState>().Where(state => state.IsBeforeRelease())];

    /// <summary>A sum that does not run over.</summary>
    public static long Add(long sum, long more) => Math.Min(Most, sum + Math.Min(more, Most));

    /// <summary>
    /// What is at risk in an account. What is sold pays for what is bought, so the larger of both counts.
    /// </summary>
    public static long AtRisk(CaseKeyRow account) =>
        Math.Min(Most, account.Out + account.Instructed + Math.Max(account.Bought, account.Sold));

    /// <summary>Whether an amount is of another currency than the dollar.</summary>
    public static bool IsOther(string currency) => currency is not (Dollar or "");

    /// <summary>
    /// Looks what is to leave an account of a case: by open instructions, and by transfers of alerts of which there is
    /// none yet. What was changed before has to be saved.
    /// </summary>
    public static void Refresh(DeskDb db, CaseRow row, CaseKeyRow account)
    {
        var before = AtRisk(account);
        var told = TransfersOf(db, row.Id, account.Mark);
        string?[] names = [.. told.Keys];
        var instructions = db.Set<InstructionRow>()
            .Where(one => one.AccountMark == account.Mark
                && (Open.Contains(one.State) || names.Contains(one.Transfer)))
            .Select(one => new { one.State, one.Transfer, one.Amount, one.Currency, one.NextDue }).ToList();
        var known = instructions.Select(one => one.Transfer).ToHashSet();
        var open = instructions.Where(one => one.State.IsBeforeRelease()).ToList();
        account.Out = told.Where(one => !known.Contains(one.Key)).Aggregate(0L, (sum, one) => Add(sum, one.Value));
        account.Instructed = open.Aggregate(0L, (sum, one) => Add(sum, one.Amount));
        account.InstructionDue = open.Min(one => one.NextDue);
        row.HasOtherCurrencies |= open.Any(one => IsOther(one.Currency));
        row.AtRisk += AtRisk(account) - before;
    }

    /// <summary>
    /// When the first open instruction of a case has to be answered. What was changed has to be saved.
    /// </summary>
    public static Instant? InstructionDueOf(DeskDb db, string id) =>
        db.Set<CaseKeyRow>()
            .Where(key => key.CaseId == id && key.Kind == KeyKind.Account && key.InstructionDue != null)
            .Min(key => key.InstructionDue);

    /// <summary>
    /// What was at risk by a stranger's hand or word and did not leave: transfers that were not carried out or came
    /// back, and orders that were held or denied.
    /// </summary>
    public static long Saved(DeskDb db, CaseRow row)
    {
        if (row.Disposition is not (Disposition.Intrusion or Disposition.ScamAuthorised or Disposition.Insider
            or Disposition.Market))
        {
            return 0;
        }

        var alerts = db.Set<CaseAlertRow>()
            .Where(alert => alert.CaseId == row.Id && alert.Flow != MoneyFlow.None && alert.AccountMark != "").ToList();
        return alerts.GroupBy(alert => alert.AccountMark, StringComparer.Ordinal).Aggregate(
            0L, (sum, account) => sum + SavedIn(db, account.Key, [.. account]));
    }

    private static long SavedIn(DeskDb db, string account, List<CaseAlertRow> alerts)
    {
        string?[] names = [.. alerts.Where(alert => alert.Flow is MoneyFlow.Out).Select(alert => alert.Transfer)];
        var instructions = db.Set<InstructionRow>()
            .Where(one => one.AccountMark == account && names.Contains(one.Transfer)).AsEnumerable()
            .GroupBy(one => one.Transfer!, StringComparer.Ordinal)
            .ToDictionary(one => one.Key, one => one.MaxBy(row => row.ReceivedAt)!, StringComparer.Ordinal);
        var transfers = alerts.Where(alert => alert.Flow is MoneyFlow.Out)
            .GroupBy(alert => alert.Transfer ?? "", StringComparer.Ordinal)
            .Aggregate(0L, (sum, told) => Add(sum, KeptBack(told.MaxBy(alert => alert.Amount)!,
                instructions.GetValueOrDefault(told.Key))));
        var (bought, sold) = (Stopped(alerts, MoneyFlow.Buy), Stopped(alerts, MoneyFlow.Sell));
        return Math.Min(Most, transfers + Math.Max(bought, sold));
    }

    private static long KeptBack(CaseAlertRow alert, InstructionRow? instruction) => instruction?.State switch
    {
        null => alert.Outcome >= Outcome.Hold ? alert.Amount : 0,
        InstructionState.Released or InstructionState.Settled => 0,
        InstructionState.Returned or InstructionState.Recalled => instruction.Recovered ?? 0,
        InstructionState.Received or InstructionState.Screened or InstructionState.AwaitingConfirmation
            or InstructionState.Confirmed or InstructionState.Refused or InstructionState.Expired
            or InstructionState.Held or InstructionState.Rejected => instruction.Amount,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static long Stopped(List<CaseAlertRow> alerts, MoneyFlow flow) => alerts
        .Where(alert => alert.Flow == flow && alert.Outcome >= Outcome.Hold)
        .Aggregate(0L, (sum, alert) => Add(sum, alert.Amount));

    // A transfer that is told of twice is one.
    private static Dictionary<string, long> TransfersOf(DeskDb db, string id, string account) =>
        db.Set<CaseAlertRow>()
            .Where(alert => alert.CaseId == id && alert.AccountMark == account && alert.Flow == MoneyFlow.Out)
            .Select(alert => new { alert.Transfer, alert.Amount }).AsEnumerable()
            .GroupBy(alert => alert.Transfer ?? "", StringComparer.Ordinal)
            .ToDictionary(told => told.Key, told => told.Max(alert => alert.Amount), StringComparer.Ordinal);
}
