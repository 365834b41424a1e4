using System.Globalization;
using Holdfast.Desk.Cases.Facts;
using Holdfast.Desk.Cases.Rules;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions;
using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Cases;

/// <summary>What the tables are made of that people did with cases.</summary>
internal static class CaseFactEffects
{
    /// <summary>
    /// The kinds of timers: of tasks, by their position; of what the engine is told, by that of the decision.
    /// </summary>
    public const string OfTasks = "case.task", OfEngine = "case.engine";

    private static readonly KeyKind[] OfCrowds =
        [KeyKind.Device, KeyKind.Network, KeyKind.Payee, KeyKind.Symbol];

    /// <summary>Where facts are taken in.</summary>
    internal sealed record Place(DeskDb Db, JournalEntry Entry, Officer By, CaseRules Rules);

    /// <summary>Takes the facts of a case in. Of a case that was disposed of nothing is known any more.</summary>
    public static void Take(Place at, CaseFacts told)
    {
        var db = at.Db;
        if (CaseGatherer.Now(db, told.Id.ToString()) is not { } row)
        {
            return;
        }

        var other = told.Facts.OfType<CaseFact.Merged>().Select(merged => merged.Into.ToString()).FirstOrDefault()
            ?? (told.Facts.Any(fact => fact is CaseFact.Split) ? CaseId.Of(at.Entry.Position).ToString() : null);
        db.Add(new CaseHistoryRow
        {
            CaseId = row.Id, Position = at.Entry.Position, At = at.Entry.Head.At, By = NameOf(at.By), Other = other,
            What = string.Join(' ', told.Facts.Select(WordOf)),
        });
        row.IsTouched |= at.By.IsStaff;
        row.FirstLookAt ??= at.By.IsStaff ? at.Entry.Head.At : null;
        foreach (var fact in told.Facts)
        {
            Take(at, row, fact);
        }

        CaseUrgency.Refresh(row, at.Rules);
        row.Version++;
    }

    /// <summary>Takes in what is about no case, or about several.</summary>
    public static void TakeRest(Place at, CaseEntry told)
    {
        var (db, position, when) = (at.Db, at.Entry.Position, at.Entry.Head.At);
        if (told.HandOver is { } handOver)
        {
            db.Add(new HandOverRow
            {
                Position = position, At = when, By = NameOf(at.By), OpenCases = handOver.OpenCases,
                Overdue = handOver.Overdue,
            });
        }

        if (told.HandOverTaken is { } taken && db.Set<HandOverRow>().Find(taken) is { } row)
        {
            (row.TakenBy, row.TakenAt) = (NameOf(at.By), when);
        }

        foreach (var done in told.Done)
        {
            db.ClearTimer(done.Kind, done.Subject);
        }

        if (told.Request is { } request && db.Set<CaseRequestRow>().Find(request.Key) is null)
        {
            db.Add(new CaseRequestRow
            {
                Key = request.Key, Content = request.Content, Position = position,
                CaseId = told.Cases is [var first, ..] ? first.Id.ToString() : "",
            });
        }
    }

    /// <summary>The word of a fact.</summary>
    public static string WordOf(CaseFact fact) =>
        System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(fact.GetType().Name);

    private static void Take(Place at, CaseRow row, CaseFact fact)
    {
        switch (fact)
        {
            case CaseFact.Taken:
                Give(row, at.By.Person, at.By.Actor.Name);
                break;
            case CaseFact.Assigned(var to, var name):
                Give(row, to, name);
                break;
            case CaseFact.GivenBack:
                (row.Assignee, row.AssigneeName, row.State) = (null, null, CaseState.Open);
                break;
            case CaseFact.Noted:
                at.Db.Add(new CaseNoteRow
                {
                    CaseId = row.Id, Position = at.Entry.Position, At = at.Entry.Head.At, By = NameOf(at.By),
                });
                break;
            case CaseFact.TaskSet or CaseFact.TaskDone or CaseFact.TaskOverdue:
                TakeTask(at, row, fact);
                break;
            case CaseFact.Merged(var into, _) when CaseGatherer.Now(at.Db, into.ToString()) is { } target:
                Merge(at, row, target);
                break;
            case CaseFact.Split split:
                CaseSplit.Take(at, row, [.. split.Alerts]);
                break;
            case CaseFact.Decided or CaseFact.Reopened or CaseFact.ReviewDrawn or CaseFact.ReviewPassed
                or CaseFact.ReviewReturned:
                TakeVerdict(at, row, fact);
                break;
            case CaseFact.Merged:
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static void Give(CaseRow row, string to, string name) =>
        (row.Assignee, row.AssigneeName, row.State) = (to, name, CaseState.InWork);

    private static void Merge(Place at, CaseRow row, CaseRow target)
    {
        if (row.Id == target.Id)
        {
            return;
        }

        CaseGatherer.Merge(at.Db, row, target);
        target.IsTouched |= at.By.IsStaff;
        target.FirstLookAt ??= at.Entry.Head.At;
        target.Version++;
        CaseUrgency.Refresh(target, at.Rules);
    }

    private static void TakeTask(Place at, CaseRow row, CaseFact fact)
    {
        var (db, when) = (at.Db, at.Entry.Head.At);
        switch (fact)
        {
            case CaseFact.TaskSet set:
                db.Add(new CaseTaskRow
                {
                    CaseId = row.Id, Position = at.Entry.Position, At = when, By = NameOf(at.By), Due = set.Due,
                    AssigneeName = set.To,
                });
                db.SetTimer(OfTasks, SubjectOf(at.Entry.Position), set.Due);
                break;
            case CaseFact.TaskDone(var number, _) when db.Set<CaseTaskRow>().Find(number) is { } task:
                (task.DoneAt, task.DoneBy) = (when, NameOf(at.By));
                db.ClearTimer(OfTasks, SubjectOf(number));
                break;
            case CaseFact.TaskOverdue(var number) when db.Set<CaseTaskRow>().Find(number) is { } task:
                task.OverdueAt = when;
                db.ClearTimer(OfTasks, SubjectOf(number));
                break;
            default:
                return;
        }

        db.SaveChanges();
        CountTasks(db, row);
    }

    /// <summary>Counts the open tasks of a case anew. What was changed before has to be saved.</summary>
    internal static void CountTasks(DeskDb db, CaseRow row)
    {
        var open = db.Set<CaseTaskRow>().Where(task => task.CaseId == row.Id && task.DoneAt == null)
            .Select(task => task.Due).ToList();
        (row.OpenTasks, row.TaskDue) = (open.Count, open.Count == 0 ? null : open.Min());
    }

    private static void TakeVerdict(Place at, CaseRow row, CaseFact fact)
    {
        var when = at.Entry.Head.At;
        switch (fact)
        {
            case CaseFact.Decided(var disposition, _):
                (row.State, row.Disposition, row.DecidedAt) = (CaseState.Decided, disposition, when);
                (row.DecidedBy, row.DecidedByName, row.Review) = (at.By.Person, at.By.Actor.Name, ReviewState.None);
                row.ReviewedByName = null;
                CountFalseAlarm(at.Db, row, 1);
                at.Db.SaveChanges();
                row.Saved = CaseMoney.Saved(at.Db, row);
                at.Db.SetTimer(OfEngine, SubjectOf(at.Entry.Position), when);
                break;
            case CaseFact.Reopened:
                Reopen(at, row);
                (row.Assignee, row.AssigneeName, row.State) = (null, null, CaseState.Open);
                break;
            case CaseFact.ReviewDrawn:
                row.Review = ReviewState.Drawn;
                break;
            case CaseFact.ReviewPassed:
                (row.Review, row.ReviewedByName) = (ReviewState.Passed, at.By.Actor.Name);
                break;
            case CaseFact.ReviewReturned:
                Reopen(at, row);
                (row.Review, row.ReviewedByName) = (ReviewState.Returned, at.By.Actor.Name);
                row.State = row.Assignee is null ? CaseState.Open : CaseState.InWork;
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static void Reopen(Place at, CaseRow row)
    {
        CountFalseAlarm(at.Db, row, -1);
        (row.Disposition, row.DecidedAt, row.Saved) = (null, null, 0);
        (row.WaitingSince, row.Reopened, row.Review) = (at.Entry.Head.At, row.Reopened + 1, ReviewState.None);
    }

    // Whether many honest people have something in common is learnt of what they have in common with strangers only: a
    // customer who was often mistaken is one customer all the same.
    private static void CountFalseAlarm(DeskDb db, CaseRow row, int more)
    {
        if (row.Disposition is not Disposition.FalseAlarm)
        {
            return;
        }

        foreach (var key in db.Set<CaseKeyRow>()
            .Where(key => key.CaseId == row.Id && OfCrowds.Contains(key.Kind)).AsEnumerable().ToList())
        {
            if (db.Set<CaseGatheringRow>().Find(key.Kind, key.Mark) is { } lead)
            {
                lead.FalseAlarms = Math.Max(0, lead.FalseAlarms + more);
            }
        }
    }

    /// <summary>How whoever acts is called in the tables.</summary>
    internal static string NameOf(Officer by) => by.Title.Length == 0 ? by.Actor.Name : $"{by.Actor.Name}, {by.Title}";

    /// <summary>What the timer of a task is about.</summary>
    internal static string SubjectOf(long position) => position.ToString(CultureInfo.InvariantCulture);
}
