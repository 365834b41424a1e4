using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Holdfast.Control;
using NodaTime.Text;

namespace Holdfast;

/// <summary>
/// <c>holdfast dispose</c>: what is due, asked for by one user of the shell and approved by another.
/// </summary>
internal static class DisposeCommand
{
    private const string Route = "/control/records/disposals";

    public static Command Create() => new("dispose",
        "Disposes of records whose period is over, when two people say so, whether or not a server is running.")
    {
        Plan(), Request(), Approve(), List(),
    };

    private static CommandWithExamples Plan()
    {
        var (control, asOf) = (new ControlOptions(), AsOf());
        var command = new CommandWithExamples("plan", "Says what is due on a day, and what stays and why.",
            "holdfast dispose plan --data records --as-of 2033-01-05")
        {
            control.Data, control.Config, asOf,
        };
        command.SetAction(call => ControlOptions.Ask(async ct =>
        {
            var query = call.GetValue(asOf) is { } day ? $"?asOf={day}" : "";
            var plan = await ControlCall.SendAsync(
                control.Existing(call), HttpMethod.Get, $"{Route}/plan{query}", null, ct);
            Console.Out.Write(TextOf(plan.Required()));
        }));
        return command;
    }

    private static CommandWithExamples Request()
    {
        var (control, asOf) = (new ControlOptions(), AsOf());
        var command = new CommandWithExamples("request", "Asks for the disposal of all that is due on a day.",
            "holdfast dispose request --data records")
        {
            control.Data, control.Config, asOf,
        };
        command.SetAction(call => ControlOptions.Ask(async ct =>
        {
            Dictionary<string, string> body = [];
            if (call.GetValue(asOf) is { } day)
            {
                body.Add("asOf", day);
            }

            Tell(await ControlCall.SendAsync(control.Existing(call), HttpMethod.Post, Route, body, ct));
        }));
        return command;
    }

    private static CommandWithExamples Approve()
    {
        var control = new ControlOptions();
        var disposal = new Argument<string>("DISPOSAL") { Description = "Its id, as 'request' and 'list' show it." };
        var command = new CommandWithExamples("approve",
            "Approves a disposal that another user asked for, and carries it out; one that was cut off goes on.",
            "holdfast dispose approve d-5d1f0a3c9be2 --data records",
            "sudo -u holdfast holdfast dispose approve d-5d1f0a3c9be2 --data records")
        {
            disposal, control.Data, control.Config,
        };
        command.SetAction(call => ControlOptions.Ask(async ct => Tell(await ControlCall.SendAsync(
            control.Existing(call), HttpMethod.Post,
            $"{Route}/{Uri.EscapeDataString(call.GetRequiredValue(disposal))}/approve", null, ct))));
        return command;
    }

    private static CommandWithExamples List() => ListCommand.Create(
        "Lists all disposals that were asked for: id, how far it is, as of when, entries, by whom.",
        "holdfast dispose list --data records", Route, "disposals", Line);

    private static void Tell(ControlAnswer answer)
    {
        var done = answer.Required();
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{done.Text("disposal")}: {done.GetProperty("entries").GetInt64()} entries"));
    }

    private static string Line(JsonElement asked)
    {
        var state = asked.GetProperty("done").GetBoolean() ? "done"
            : asked.TextIfAny("approvedBy") is { } by ? $"approved by {by}"
            : "asked for";
        var entries = asked.GetProperty("entries").GetInt64().ToString(CultureInfo.InvariantCulture);
        return string.Join(
            '\t', asked.Text("disposal"), state, asked.Text("asOf"), entries, asked.Text("requestedBy"));
    }

    private static string TextOf(JsonElement plan)
    {
        (string Member, string Says)[] counts =
        [
            ("due", "due"), ("early", "early"), ("onHold", "on hold"), ("notBegun", "whose period has not begun"),
            ("always", "kept always"), ("unreadable", "unreadable"), ("gone", "gone before"),
        ];
        var text = new StringBuilder(
            $"on {plan.Text("asOf")}, by table {plan.Text("tableVersion")}:\n");
        foreach (var (member, says) in counts)
        {
            text.Append(CultureInfo.InvariantCulture, $"{plan.GetProperty(member).GetInt64(),12} {says}\n");
        }

        foreach (var rule in plan.GetProperty("rules").EnumerateArray())
        {
            text.Append(CultureInfo.InvariantCulture,
                $"due by {rule.Text("rule")}, {rule.Text("citation")}: {rule.GetProperty("due").GetInt64()}\n");
        }

        return text.ToString();
    }

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
}
