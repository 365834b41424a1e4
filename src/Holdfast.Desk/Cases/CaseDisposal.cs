using Holdfast.Desk.Cases.Rules;
using Holdfast.Desk.Facts;

namespace Holdfast.Desk.Cases;

/// <summary>Takes out of the tables what was disposed of in the journal (17 CFR 248.30(b)).</summary>
internal static class CaseDisposal
{
    public static void Take(DeskDb db, IReadOnlyCollection<long> positions, CaseRules rules)
    {
        HashSet<string> lessToDo = [];
        Dictionary<string, HashSet<AlertKey>> lessSeen = new(StringComparer.Ordinal);
        foreach (var position in positions)
        {
            Remove(db, db.Set<CaseNoteRow>().Find(position));
            Remove(db, db.Set<HandOverRow>().Find(position));
            if (db.Set<CaseTaskRow>().Find(position) is { } task)
            {
                lessToDo.Add(task.CaseId);
                db.ClearTimer(CaseFactEffects.OfTasks, CaseFactEffects.SubjectOf(position));
                db.Remove(task);
            }

            if (db.Set<CaseAlertRow>().Find(position) is { } alert)
            {
                lessSeen.TryAdd(alert.CaseId, []);
                lessSeen[alert.CaseId].UnionWith(AlertKeys.Read(alert.Keys));
                db.Remove(alert);
            }
        }

        db.SaveChanges();
        foreach (var (id, keys) in lessSeen)
        {
            TakeAlerts(db, db.Set<CaseRow>().Find(id)!, keys, rules);
        }

        foreach (var row in lessToDo.Select(id => db.Set<CaseRow>().Find(id)).OfType<CaseRow>())
        {
            CaseFactEffects.CountTasks(db, row);
            CaseUrgency.Refresh(row, rules);
        }
    }

    private static void TakeAlerts(DeskDb db, CaseRow row, HashSet<AlertKey> keys, CaseRules rules)
    {
        CaseSums.Remake(db, row, rules);
        foreach (var key in keys.Where(key => db.Set<CaseKeyRow>().Find(row.Id, key.Kind, key.Mark) is null))
        {
            // What nothing of the case has any more leads nowhere, by its own hash.
            if (db.Set<CaseGatheringRow>().Find(key.Kind, key.Mark) is { } lead
                && CaseGatherer.Now(db, lead.CaseId)?.Id == row.Id)
            {
                db.Remove(lead);
            }
        }

        if (row.Alerts > 0)
        {
            CaseUrgency.Refresh(row, rules);
            return;
        }

        db.RemoveRange(db.Set<CaseHistoryRow>().Where(one => one.CaseId == row.Id));
        db.Remove(row);
        db.SaveChanges();
    }

    private static void Remove(DeskDb db, object? row)
    {
        if (row is not null)
        {
            db.Remove(row);
        }
    }
}
