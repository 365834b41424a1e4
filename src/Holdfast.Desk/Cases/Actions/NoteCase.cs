using Holdfast.Desk.Cases.Facts;
using Holdfast.Desk.Instructions;
using NodaTime;
using static Holdfast.Desk.Cases.CaseObjectionKind;

namespace Holdfast.Desk.Cases.Actions;

/// <summary>What is noted on a case, and promised.</summary>
internal static class NoteCase
{
    /// <summary>The most open tasks of a case.</summary>
    public const int MostTasks = 50;

    /// <summary>The farthest that a task is due.</summary>
    public static readonly Duration Farthest = Duration.FromDays(400);

    /// <summary>Notes something, also on a decided case: what becomes known later belongs to it.</summary>
    public static CaseVerdict Note(Personal text) => CaseVerdict.By(new CaseFact.Noted(text));

    /// <summary>A task that is to be set.</summary>
    /// <param name="Text">What is to be done.</param>
    /// <param name="Due">By when.</param>
    /// <param name="To">Who is to do it; null for whoever has the case.</param>
    /// <param name="IsForSomebody">Whether somebody was named.</param>
    public sealed record NewTask(Personal Text, Instant Due, Colleague? To = null, bool IsForSomebody = false);

    /// <summary>Sets a task.</summary>
    public static CaseVerdict Task(CaseStand stand, NewTask task, Instant now)
    {
        List<CaseObjection> objections = [];
        var due = task.Due;
        objections.When(
            task.IsForSomebody && task.To is null, NoSuchColleague,
            "There is no such member of staff who has the right to work on cases.");
        objections.UnlessIn(stand, CaseState.Open, CaseState.InWork);
        objections.When(
            due <= now || due > now + Farthest, NotThen, "A task is due in the future, and within 400 days.");
        objections.When(
            stand.OpenTasks.Length >= MostTasks, TooMany, $"The case has {MostTasks} open tasks already.");
        return CaseVerdict.Unless(objections, () => new CaseFact.TaskSet(task.Text, due, task.To?.Name));
    }

    /// <summary>Says that a task is done.</summary>
    public static CaseVerdict Done(CaseStand stand, long task, Personal text)
    {
        List<CaseObjection> objections = [];
        objections.When(!stand.OpenTasks.Contains(task), NoSuchTask, "The case has no such open task.");
        return CaseVerdict.Unless(objections, () => new CaseFact.TaskDone(task, text));
    }
}
