using System.CommandLine;
using Holdfast.Runtime.Retention;
using NodaTime.Text;

namespace Holdfast;

/// <summary><c>holdfast hold</c>: legal holds put on, taken off and listed.</summary>
internal static class HoldCommand
{
    public static Command Create() => new("hold", "Keeps records from disposal, whatever their period.")
    {
        On(), Off(), List(),
    };

    private static CommandWithExamples On()
    {
        var (data, by) = (RecordsOptions.Data(), RecordsOptions.By("puts it on"));
        var matter = Text("--matter", "The number of the matter.", isRequired: true);
        var reason = Text("--reason", "Why.", isRequired: true);
        var account = Text("--account", "Records of this account.");
        var customer = Text("--customer", "Records of this customer.");
        var from = new Option<long?>("--from") { Description = "Entries from this one …", HelpName = "N" }
            .Within(0, long.MaxValue);
        var to = new Option<long?>("--to") { Description = "… to this one.", HelpName = "M" }
            .Within(0, long.MaxValue);
        var all = new Option<bool>("--all") { Description = "All records." };
        var command = new CommandWithExamples("on", "Puts a hold on records.",
            "holdfast hold on --data records --by ann --matter 2026-CV-114 --reason Subpoena --account a-7")
        {
            data, by, matter, reason, account, customer, from, to, all,
        };
        command.Validators.Add(result =>
        {
            Option[] scopes = [account, customer, from, all];
            if (scopes.Count(scope => result.GetResult(scope) is not null) != 1
                || (result.GetResult(from) is null) != (result.GetResult(to) is null))
            {
                result.AddError("A hold is on one of --account, --customer, --from with --to, or --all.");
            }
        });
        command.SetAction(call =>
        {
            HoldScope scope = call.GetValue(account) is { } of ? new HoldScope.OfAccount(of)
                : call.GetValue(customer) is { } person ? new HoldScope.OfCustomer(person)
                : call.GetValue(from) is { } first ? new HoldScope.Entries(first, call.GetValue(to)!.Value)
                : new HoldScope.All();
            return RecordsOptions.Run(call.GetValue(data)!, async (desk, ct) => Tell(await desk.PutOnAsync(
                scope, call.GetValue(matter)!, call.GetValue(reason)!, call.GetValue(by)!, ct)));
        });
        return command;
    }

    private static CommandWithExamples Off()
    {
        var (data, by) = (RecordsOptions.Data(), RecordsOptions.By("takes it off"));
        var hold = new Argument<string>("HOLD") { Description = "Its id." };
        var reason = Text("--reason", "Why.", isRequired: true);
        var command = new CommandWithExamples("off", "Takes a hold off.",
            "holdfast hold off h-5d1f0a3c9be2 --data records --by ann --reason Settled")
        {
            hold, data, by, reason,
        };
        command.SetAction(call => RecordsOptions.Run(call.GetValue(data)!, async (desk, ct) => Tell(
            await desk.TakeOffAsync(call.GetRequiredValue(hold), call.GetValue(reason)!, call.GetValue(by)!, ct))));
        return command;
    }

    private static CommandWithExamples List()
    {
        var data = RecordsOptions.Data();
        var command = new CommandWithExamples("list", "Lists all holds, those taken off as well.",
            "holdfast hold list --data records")
        {
            data,
        };
        command.SetAction(call => RecordsOptions.Run(call.GetValue(data)!, (desk, _) =>
            Task.FromResult(string.Concat(desk.Holds().Select(Line)))));
        return command;
    }

    private static string Line(LegalHold hold)
    {
        var off = hold.TakenOff is { } at ? $"taken off {InstantPattern.General.Format(at)}" : "in force";
        var on = InstantPattern.General.Format(hold.PutOn);
        return $"{hold.Id}\t{off}\t{hold.Matter}\t{hold.Reason}\t{hold.By}\t{on}\n";
    }

    private static string Tell(RetentionAnswer answer) => answer switch
    {
        RetentionAnswer.Done done => $"{done.Id}\n",
        RetentionAnswer.Refused refused => throw new WorkFailedException(refused.Reason),
        RetentionAnswer.Unknown unknown => throw new WorkFailedException(unknown.Reason),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Option<string> Text(string name, string description, bool isRequired = false)
    {
        var option = new Option<string>(name) { Description = description, HelpName = "TEXT", Required = isRequired };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && (string.IsNullOrWhiteSpace(text) || text.Any(char.IsControl)
                || text.Length > HoldContent.TextAtMost))
            {
                result.AddError($"{name} takes a text of at most {HoldContent.TextAtMost} characters on one line.");
            }
        });
        return option;
    }
}
