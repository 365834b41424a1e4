using System.CommandLine;
using System.Globalization;
using Holdfast.Runtime.Retention;
using NodaTime;
using NodaTime.Text;

namespace Holdfast;

/// <summary><c>holdfast dispose</c>: what is due, asked for by one person and approved by another.</summary>
internal static class DisposeCommand
{
    public static Command Create()
    {
        var command = new Command("dispose", "Disposes of records whose period is over, when two people say so.")
        {
            Plan(), Request(), Approve(),
        };
        return command;
    }

    private static CommandWithExamples Plan()
    {
        var (data, asOf) = (RecordsOptions.Data(), AsOf());
        var command = new CommandWithExamples("plan", "Says what is due on a day, and what stays and why.",
            "holdfast dispose plan --data records --as-of 2033-01-05")
        {
            data, asOf,
        };
        command.SetAction(call => RecordsOptions.Run(call.GetValue(data)!, async (desk, ct) =>
            Tell(await desk.PlanAsync(Day(call.GetValue(asOf)) ?? desk.Today, ct), desk)));
        return command;
    }

    private static CommandWithExamples Request()
    {
        var (data, asOf, by) = (RecordsOptions.Data(), AsOf(), RecordsOptions.By("asks"));
        var command = new CommandWithExamples("request", "Asks for the disposal of all that is due on a day.",
            "holdfast dispose request --data records --by ann")
        {
            data, asOf, by,
        };
        command.SetAction(call => RecordsOptions.Run(call.GetValue(data)!, async (desk, ct) => Tell(
            await desk.RequestAsync(call.GetValue(by)!, Day(call.GetValue(asOf)) ?? desk.Today, ct), desk)));
        return command;
    }

    private static CommandWithExamples Approve()
    {
        var (data, by) = (RecordsOptions.Data(), RecordsOptions.By("approves: somebody else than asked"));
        var disposal = new Argument<string>("DISPOSAL") { Description = "Its id, as 'request' said it." };
        var command = new CommandWithExamples("approve",
            "Approves a disposal and carries it out; one that was cut off is gone on with.",
            "holdfast dispose approve d-5d1f0a3c9be2 --data records --by bob")
        {
            disposal, data, by,
        };
        command.SetAction(call => RecordsOptions.Run(call.GetValue(data)!, async (desk, ct) => Tell(
            await desk.ApproveAsync(call.GetRequiredValue(disposal), call.GetValue(by)!, ct), desk)));
        return command;
    }

    private static string Tell(RetentionAnswer answer, RetentionDesk desk) => answer switch
    {
        RetentionAnswer.Planned { Plan: var plan } => Text(plan, desk.Table),
        RetentionAnswer.Done done => string.Create(
            CultureInfo.InvariantCulture, $"{done.Id}: {done.Entries} entries\n"),
        RetentionAnswer.Refused refused => throw new WorkFailedException(refused.Reason),
        RetentionAnswer.Unknown unknown => throw new WorkFailedException(unknown.Reason),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Text(DisposalPlan plan, RetentionTable table) => string.Create(
        CultureInfo.InvariantCulture, $"""
        on {LocalDatePattern.Iso.Format(plan.AsOf)}, by table {table.Version}:
        {plan.Due.Count,12} due
        {plan.Early,12} early
        {plan.OnHold,12} on hold
        {plan.NotBegun,12} whose period has not begun
        {plan.Always,12} kept always
        {plan.Unreadable,12} unreadable
        {plan.Gone,12} gone before

        """) + string.Concat(plan.Due.GroupBy(due => due.Rule).Select(rule => string.Create(
        CultureInfo.InvariantCulture, $"due by {rule.Key.Name}, {rule.Key.Citation}: {rule.Count()}\n")));

    private static Option<string> AsOf()
    {
        var option = new Option<string>("--as-of")
        {
            Description = "The firm's date; today without it.",
            HelpName = "DATE",
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !LocalDatePattern.Iso.Parse(text).Success)
            {
                result.AddError($"--as-of takes a date as 2033-01-05, not '{text}'.");
            }
        });
        return option;
    }

    private static LocalDate? Day(string? text) => text is null ? null : LocalDatePattern.Iso.Parse(text).Value;
}
