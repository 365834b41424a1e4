using Holdfast.Desk.Cases.Rules;
using Holdfast.Desk.Facts;
using Holdfast.Engine.Contract;

namespace Holdfast.Desk.Cases;

/// <summary>
/// What a case is by its alerts. An alert adds to it; where alerts leave it, it is made anew from those that stay, by
/// the same steps, so that both come to the same.
/// </summary>
internal static class CaseSums
{
    private const int SignalsAtMost = 8;

    /// <summary>Counts an alert in, all but the money that leaves.</summary>
    /// <returns>The account of the case that it is about, where one is.</returns>
    public static CaseKeyRow? Add(DeskDb db, CaseRow row, CaseAlertRow alert, CaseRules rules)
    {
        row.Alerts++;
        row.Kind = row.Kind > alert.Kind ? row.Kind : alert.Kind;
        row.Severity = row.Severity > alert.Severity ? row.Severity : alert.Severity;
        row.LastAlertAt = row.LastAlertAt > alert.At ? row.LastAlertAt : alert.At;
        row.HasOtherCurrencies |= CaseMoney.IsOther(alert.Currency);
        row.Signals = Together(row.Signals, alert.Signals);
        if (alert.Kind is CaseKind.Market)
        {
            row.Symbol ??= alert.Symbol;
        }

        // An order that was held has not been carried out, and does not settle.
        if (alert is { Flow: MoneyFlow.Buy or MoneyFlow.Sell, Outcome: Outcome.StepUp })
        {
            row.SettlesAt = CaseGatherer.Earlier(row.SettlesAt, rules.SettlementOf(alert.At));
        }

        var keys = AlertKeys.Read(alert.Keys);
        var subject = SubjectOf(keys);
        CaseKeyRow? account = null;
        foreach (var key in keys)
        {
            var known = KeyOf(db, row, key, alert.Position);
            known.Alerts++;
            if (key == subject && !known.IsSubject)
            {
                known.IsSubject = true;
                row.Subjects++;
            }

            account = key.Kind is KeyKind.Account ? known : account;
        }

        if (account is not null && alert.Flow is MoneyFlow.Buy or MoneyFlow.Sell)
        {
            var before = CaseMoney.AtRisk(account!);
            _ = alert.Flow is MoneyFlow.Buy
                ? account!.Bought = CaseMoney.Add(account.Bought, alert.Amount)
                : account!.Sold = CaseMoney.Add(account.Sold, alert.Amount);
            row.AtRisk += CaseMoney.AtRisk(account) - before;
        }

        return account;
    }

    /// <summary>Makes a case anew from the alerts that it has. What was changed before has to be saved.</summary>
    public static void Remake(DeskDb db, CaseRow row, CaseRules rules)
    {
        db.RemoveRange(db.Set<CaseKeyRow>().Where(key => key.CaseId == row.Id));
        db.SaveChanges();
        (row.Alerts, row.Subjects, row.AtRisk, row.Signals, row.Symbol) = (0, 0, 0, "", null);
        (row.Kind, row.Severity, row.HasOtherCurrencies, row.SettlesAt) = (default, Outcome.Allow, false, null);
        var alerts = db.Set<CaseAlertRow>().Where(alert => alert.CaseId == row.Id).OrderBy(alert => alert.Position)
            .ToList();
        row.LastAlertAt = alerts is [var first, ..] ? first.At : row.LastAlertAt;
        alerts.ForEach(alert => Add(db, row, alert, rules));
        db.SaveChanges();
        RefreshMoney(db, row);
    }

    /// <summary>Looks what leaves the accounts of a case. What was changed before has to be saved.</summary>
    public static void RefreshMoney(DeskDb db, CaseRow row)
    {
        foreach (var account in db.Set<CaseKeyRow>()
            .Where(key => key.CaseId == row.Id && key.Kind == KeyKind.Account).ToList())
        {
            CaseMoney.Refresh(db, row, account);
        }

        db.SaveChanges();
        row.InstructionDue = CaseMoney.InstructionDueOf(db, row.Id);
    }

    /// <summary>Puts what a case is about to another one, and all that is counted with it.</summary>
    public static void Move(DeskDb db, CaseRow from, CaseRow to)
    {
        foreach (var key in db.Set<CaseKeyRow>().Where(key => key.CaseId == from.Id).ToList())
        {
            var known = KeyOf(db, to, new AlertKey(key.Kind, key.Mark), key.FirstPosition);
            var before = CaseMoney.AtRisk(known);
            known.FirstPosition = Math.Min(known.FirstPosition, key.FirstPosition);
            known.Alerts += key.Alerts;
            to.Subjects += key.IsSubject && !known.IsSubject ? 1 : 0;
            known.IsSubject |= key.IsSubject;
            known.Bought = CaseMoney.Add(known.Bought, key.Bought);
            known.Sold = CaseMoney.Add(known.Sold, key.Sold);
            to.AtRisk += CaseMoney.AtRisk(known) - before;
            db.Remove(key);
        }

        to.Alerts += from.Alerts;
        to.Kind = to.Kind > from.Kind ? to.Kind : from.Kind;
        to.Severity = to.Severity > from.Severity ? to.Severity : from.Severity;
        to.LastAlertAt = to.LastAlertAt > from.LastAlertAt ? to.LastAlertAt : from.LastAlertAt;
        to.HasOtherCurrencies |= from.HasOtherCurrencies;
        to.Signals = Together(to.Signals, from.Signals);
        to.Symbol ??= from.Symbol;
        (from.Alerts, from.Subjects, from.AtRisk) = (0, 0, 0);
    }

    private static CaseKeyRow KeyOf(DeskDb db, CaseRow row, AlertKey key, long position)
    {
        if (db.Set<CaseKeyRow>().Find(row.Id, key.Kind, key.Mark) is { } known)
        {
            return known;
        }

        var added = new CaseKeyRow { CaseId = row.Id, Kind = key.Kind, Mark = key.Mark, FirstPosition = position };
        db.Add(added);
        return added;
    }

    private static AlertKey? SubjectOf(IReadOnlyList<AlertKey> keys)
    {
        foreach (var kind in (ReadOnlySpan<KeyKind>)[KeyKind.Customer, KeyKind.Account, KeyKind.Employee])
        {
            foreach (var key in keys)
            {
                if (key.Kind == kind)
                {
                    return key;
                }
            }
        }

        return null;
    }

    // Those that spoke first stay: they are what the case was opened for.
    private static string Together(string known, string more) => string.Join(
        ' ', $"{known} {more}".Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(SignalsAtMost));
}
