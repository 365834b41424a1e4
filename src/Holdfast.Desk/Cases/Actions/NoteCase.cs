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

    /// <summary>Sets a task.</summary>
    public static CaseVerdict Task(CaseStand stand, Personal text, Instant due, string? to, Instant now)
    {
        List<CaseObjection> objections = [];
        objections.UnlessIn(stand, CaseState.Open, CaseState.InWork);
        objections.When(
            due <= now || due > now + Farthest, NotThen, "A task is due in the future, and within 400 days.");
        objections.When(
            stand.OpenTasks.Length >= MostTasks, TooMany, $"The case has {MostTasks} open tasks already.");
        return CaseVerdict.Unless(objections, () => new CaseFact.TaskSet(text, due, to));
    }

    /// <summary>Says that a task is done.</summary>
    public static CaseVerdict Done(CaseStand stand, long task, Personal text)
    {
        List<CaseObjection> objections = [];
        objections.When(!stand.OpenTasks.Contains(task), NoSuchTask, "The case has no such open task.");
        return CaseVerdict.Unless(objections, () => new CaseFact.TaskDone(task, text));
    }
}
