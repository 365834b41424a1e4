using Holdfast.Desk.Cases.Rules;
using Holdfast.Desk.Facts;

namespace Holdfast.Desk.Cases;

/// <summary>Takes out of the tables what was disposed of in the journal (17 CFR 248.30(b)).</summary>
internal static class CaseDisposal
{
    public static void Take(DeskDb db, HashSet<long> positions, CaseRules? rules)
    {
        foreach (var position in positions)
        {
            Remove(db.Set<CaseNoteRow>().Find(position));
            Remove(db.Set<CaseTaskRow>().Find(position));
            Remove(db.Set<HandOverRow>().Find(position));
        }

        HashSet<string> touched = [];
        foreach (var position in positions)
        {
            if (db.Set<CaseAlertRow>().Find(position) is { } alert)
            {
                touched.Add(alert.CaseId);
                db.Remove(alert);
            }
        }

        db.SaveChanges();
        foreach (var id in touched)
        {
            var row = db.Set<CaseRow>().Find(id)!;
            CaseSums.Remake(db, row);
            if (row.Alerts == 0)
            {
                db.RemoveRange(db.Set<CaseHistoryRow>().Where(one => one.CaseId == id));
                db.RemoveRange(db.Set<CaseGatheringRow>().Where(one => one.CaseId == id));
                db.Remove(row);
            }
            else if (rules is not null)
            {
                CaseUrgency.Refresh(row, rules);
            }
        }

        void Remove(object? row)
        {
            if (row is not null)
            {
                db.Remove(row);
            }
        }
    }
}
