using Holdfast.Desk.Facts;

namespace Holdfast.Desk.Cases;

/// <summary>Takes alerts out of a case into one of their own.</summary>
internal static class CaseSplit
{
    /// <summary>The word by which the history of the new case says where it comes from.</summary>
    public const string Word = "splitFrom";

    public static void Take(CaseFactEffects.Place at, CaseRow from, HashSet<long> positions)
    {
        var db = at.Db;
        db.SaveChanges();
        var moved = db.Set<CaseAlertRow>().Where(alert => alert.CaseId == from.Id).AsEnumerable()
            .Where(alert => positions.Contains(alert.Position)).ToList();
        if (moved.Count == 0)
        {
            return;
        }

        var to = new CaseRow
        {
            Id = CaseId.Of(at.Entry.Position).ToString(),
            OpenedBy = at.Entry.Position,
            OpenedAt = at.Entry.Head.At,
            WaitingSince = at.Entry.Head.At,
            LastAlertAt = moved[0].At,
            SplitFrom = from.Id,
            IsTouched = true,
            FirstLookAt = at.Entry.Head.At,
            Version = 1,
        };
        db.Add(to);
        db.Add(new CaseHistoryRow
        {
            CaseId = to.Id, Position = at.Entry.Position, What = Word, At = at.Entry.Head.At,
            By = CaseFactEffects.NameOf(at.By), Other = from.Id,
        });
        moved.ForEach(alert => alert.CaseId = to.Id);
        db.SaveChanges();
        CaseSums.Remake(db, from, at.Rules);
        CaseSums.Remake(db, to, at.Rules);
        Lead(db, from, to, moved);
        CaseUrgency.Refresh(to, at.Rules);
    }

    // What only the alerts that left are about leads to their case from now on; what both are about stays.
    private static void Lead(DeskDb db, CaseRow from, CaseRow to, List<CaseAlertRow> moved)
    {
        foreach (var key in moved.SelectMany(alert => AlertKeys.Read(alert.Keys)).Distinct())
        {
            if (db.Set<CaseGatheringRow>().Find(key.Kind, key.Mark) is { } lead
                && CaseGatherer.Now(db, lead.CaseId)?.Id == from.Id
                && db.Set<CaseKeyRow>().Find(from.Id, key.Kind, key.Mark) is null)
            {
                lead.CaseId = to.Id;
            }
        }
    }
}
