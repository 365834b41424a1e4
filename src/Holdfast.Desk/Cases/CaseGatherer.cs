using Holdfast.Desk.Cases.Rules;
using Holdfast.Desk.Facts;
using Holdfast.Engine.Contract;

namespace Holdfast.Desk.Cases;

/// <summary>Puts alerts into cases, and cases that belong together into one.</summary>
internal static class CaseGatherer
{
    private const string ByRule = "Holdfast";

    private const int MostMerges = 100;

    /// <summary>Takes an alert in.</summary>
    public static void Take(DeskDb db, Alert alert, CaseRules rules)
    {
        if (db.Set<CaseAlertRow>().Find(alert.Position) is not null)
        {
            return;
        }

        var place = Gathering.Place(rules, alert, key => LeadOf(db, key));
        var row = place.Case is { } joined ? db.Set<CaseRow>().Find(joined)! : Open(db, alert, place.Earlier);
        foreach (var other in place.Unites)
        {
            var source = db.Set<CaseRow>().Find(other)!;
            db.Add(new CaseHistoryRow
            {
                CaseId = other, Position = alert.Position, What = "merged", At = alert.ToldAt, By = ByRule,
                Other = row.Id,
            });
            Merge(db, source, row);
        }

        var told = RowOf(alert, row.Id, place.Rule);
        db.Add(told);
        var account = CaseSums.Add(db, row, told, rules);
        if (alert.Flow is MoneyFlow.Out || account is { Alerts: 1 })
        {
            db.SaveChanges();
            CaseMoney.Refresh(db, row, account!);
            db.SaveChanges();
            row.InstructionDue = CaseMoney.InstructionDueOf(db, row.Id);
        }

        Lead(db, alert, place, row.Id);
        CaseUrgency.Refresh(row, rules);
        row.Version++;
    }

    /// <summary>Puts all of a case into another.</summary>
    public static void Merge(DeskDb db, CaseRow from, CaseRow to)
    {
        db.SaveChanges();
        foreach (var alert in db.Set<CaseAlertRow>().Where(alert => alert.CaseId == from.Id).ToList())
        {
            alert.CaseId = to.Id;
        }

        foreach (var note in db.Set<CaseNoteRow>().Where(note => note.CaseId == from.Id).ToList())
        {
            note.CaseId = to.Id;
        }

        foreach (var task in db.Set<CaseTaskRow>().Where(task => task.CaseId == from.Id).ToList())
        {
            task.CaseId = to.Id;
        }

        // Whoever was merged into it before leads straight to where all is now.
        foreach (var earlier in db.Set<CaseRow>().Where(row => row.MergedInto == from.Id).ToList())
        {
            earlier.MergedInto = to.Id;
        }

        CaseSums.Move(db, from, to);
        to.OpenTasks += from.OpenTasks;
        to.TaskDue = Earlier(to.TaskDue, from.TaskDue);
        to.SettlesAt = Earlier(to.SettlesAt, from.SettlesAt);
        (from.OpenTasks, from.TaskDue, from.State, from.MergedInto) = (0, null, CaseState.Merged, to.Id);
        (from.Assignee, from.AssigneeName) = (null, null);
        from.Version++;
        db.SaveChanges();
        CaseSums.RefreshMoney(db, to);
    }

    /// <summary>The case by an id, or the one that it was merged into.</summary>
    public static CaseRow? Now(DeskDb db, string id)
    {
        var row = db.Set<CaseRow>().Find(id);
        for (var merges = 0; row?.MergedInto is { } into && merges < MostMerges; merges++)
        {
            row = db.Set<CaseRow>().Find(into);
        }

        return row;
    }

    /// <summary>The earlier of two moments, of which either may be missing.</summary>
    public static NodaTime.Instant? Earlier(NodaTime.Instant? one, NodaTime.Instant? other) =>
        one is null || other < one ? other : one;

    private static Lead? LeadOf(DeskDb db, AlertKey key) =>
        db.Set<CaseGatheringRow>().Find(key.Kind, key.Mark) is { } lead && Now(db, lead.CaseId) is { } row
            ? new Lead(
                row.Id, row.State, row.OpenedBy, row.Alerts, lead.LastAt, lead.FalseAlarms, row.IsTouched)
            : null;

    private static CaseRow Open(DeskDb db, Alert alert, string? earlier)
    {
        var row = new CaseRow
        {
            Id = CaseId.Of(alert.Position).ToString(),
            OpenedBy = alert.Position,
            OpenedAt = alert.ToldAt,
            WaitingSince = alert.ToldAt,
            LastAlertAt = alert.At,
            Earlier = earlier,
        };
        db.Add(row);
        return row;
    }

    private static CaseAlertRow RowOf(Alert alert, string id, string? rule) => new()
    {
        Position = alert.Position,
        CaseId = id,
        FirstCaseId = id,
        Rule = rule,
        At = alert.At,
        Type = ContractWords.EventType.Of(alert.Type),
        Kind = alert.Kind,
        Outcome = alert.Outcome,
        Severity = alert.Severity,
        Score = alert.Score.TenThousandths,
        Customer = alert.Customer,
        AccountMark = alert.Of(KeyKind.Account)?.Mark ?? "",
        Signals = AlertReading.Heaviest(alert),
        Advice = string.Join(' ', alert.Advice),
        Amount = alert.Amount?.TenThousandths ?? 0,
        Currency = alert.Amount?.Currency.ToString() ?? "",
        Flow = alert.Flow,
        Transfer = alert.Transfer,
        Instruction = alert.Instruction,
        Symbol = alert.Symbol,
        Keys = AlertKeys.Write(alert.Keys),
    };

    // The newest alert says until when a window is open. One that comes late and goes to another case takes no lead
    // from the case that newer ones came to, as long as that one takes any.
    private static void Lead(DeskDb db, Alert alert, Placement place, string id)
    {
        foreach (var key in place.Keys)
        {
            if (db.Set<CaseGatheringRow>().Find(key.Kind, key.Mark) is not { } lead)
            {
                db.Add(new CaseGatheringRow { Kind = key.Kind, Mark = key.Mark, CaseId = id, LastAt = alert.At });
                continue;
            }

            var before = Now(db, lead.CaseId);
            if (before?.Id == id)
            {
                (lead.CaseId, lead.LastAt) = (id, alert.At > lead.LastAt ? alert.At : lead.LastAt);
            }
            else if (alert.At >= lead.LastAt || before is null or { State: CaseState.Decided }
                || before.Alerts >= Gathering.MostAlerts)
            {
                (lead.CaseId, lead.LastAt) = (id, alert.At);
            }
        }
    }
}
