using System.CommandLine;
using System.Text.Json;
using Holdfast.Control;

namespace Holdfast;

/// <summary><c>holdfast hold</c>: legal holds put on, taken off and listed, by the user at the shell.</summary>
internal static class HoldCommand
{
    private const string Route = "/control/records/holds";

    public static Command Create() =>
        new("hold", "Keeps records from disposal, whatever their period, whether or not a server is running.")
        {
            On(), Off(), List(),
        };

    private static CommandWithExamples On()
    {
        var control = new ControlOptions();
        var (matter, reason) = (Required("--matter", "The number of the matter."), Required("--reason", "Why."));
        var account = new Option<string>("--account") { Description = "Records of this account.", HelpName = "ID" };
        var customer = new Option<string>("--customer") { Description = "Records of this customer.", HelpName = "ID" };
        var from = new Option<long?>("--from") { Description = "Entries from this one …", HelpName = "N" }
            .Within(0, long.MaxValue);
        var to = new Option<long?>("--to") { Description = "… to this one.", HelpName = "M" }
            .Within(0, long.MaxValue);
        var all = new Option<bool>("--all") { Description = "All records." };
        var command = new CommandWithExamples("on", "Puts a hold on records, and prints its id.",
            "holdfast hold on --data records --matter 2026-CV-114 --reason Subpoena --account a-7")
        {
            control.Data, control.Config, matter, reason, account, customer, from, to, all,
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
        command.SetAction(call => ControlOptions.Ask(async ct =>
        {
            var body = new Dictionary<string, object>
            {
                ["matter"] = call.GetRequiredValue(matter),
                ["reason"] = call.GetRequiredValue(reason),
            };
            (string, object?)[] scopes =
            [
                ("account", call.GetValue(account)), ("customer", call.GetValue(customer)),
                ("first", call.GetValue(from)), ("last", call.GetValue(to)),
                ("all", call.GetValue(all) ? true : null),
            ];
            foreach (var (member, value) in scopes)
            {
                if (value is not null)
                {
                    body.Add(member, value);
                }
            }

            var made = await ControlCall.SendAsync(control.Existing(call), HttpMethod.Post, Route, body, ct);
            Console.Out.WriteLine(made.Required().Text("hold"));
        }));
        return command;
    }

    private static CommandWithExamples Off()
    {
        var control = new ControlOptions();
        var hold = new Argument<string>("HOLD") { Description = "Its id, as 'holdfast hold list' shows it." };
        var reason = Required("--reason", "Why.");
        var command = new CommandWithExamples("off", "Takes a hold off.",
            "holdfast hold off h-5d1f0a3c9be2 --data records --reason Settled")
        {
            hold, control.Data, control.Config, reason,
        };
        command.SetAction(call => ControlOptions.Ask(async ct =>
        {
            var taken = await ControlCall.SendAsync(
                control.Existing(call), HttpMethod.Post,
                $"{Route}/{Uri.EscapeDataString(call.GetRequiredValue(hold))}/off",
                new { reason = call.GetValue(reason) }, ct);
            Console.Error.WriteLine($"holdfast: hold {taken.Required().Text("hold")} is taken off.");
        }));
        return command;
    }

    private static CommandWithExamples List() => ListCommand.Create(
        "Lists all holds, those taken off as well: id, whether in force, matter, reason, on what, by whom, since.",
        "holdfast hold list --data records", Route, "holds", Line);

    private static string Line(JsonElement hold)
    {
        var state = hold.TextIfAny("takenOff") is { } at ? $"taken off {at}" : "in force";
        var scope = hold.TextIfAny("account") is { } account ? $"account {account}"
            : hold.TextIfAny("customer") is { } customer ? $"customer {customer}"
            : hold.TryGetProperty("first", out var first)
                ? $"entries {first.GetInt64()} to {hold.GetProperty("last").GetInt64()}"
                : "all";
        return string.Join('\t',
            hold.Text("hold"), state, hold.Text("matter"), hold.Text("reason"), scope, hold.Text("by"),
            hold.Text("putOn"));
    }

    private static Option<string> Required(string name, string description) =>
        new(name) { Description = description, HelpName = "TEXT", Required = true };
}
