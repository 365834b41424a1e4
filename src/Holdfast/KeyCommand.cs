using System.CommandLine;
using System.Text.Json;
using Holdfast.Control;

namespace Holdfast;

/// <summary><c>holdfast key</c>: keys for machines, from the shell of who owns the data folder.</summary>
internal static class KeyCommand
{
    private const string Route = "/control/keys";

    private const int PageOfKeys = 500;

    public static Command Create() =>
        new("key", "Makes, lists and revokes API keys, whether or not a server is running.")
        {
            CreateAdd(), CreateList(), CreateRevoke(),
        };

    private static CommandWithExamples CreateAdd()
    {
        var control = new ControlOptions();
        var name = new Option<string>("--name")
        {
            Description = "What the key is called, in lists and as the author of what is done with it.",
            HelpName = "NAME",
            Required = true,
        };
        var scope = new Option<string[]>("--scope")
        {
            Description = "What whoever has the key may do: "
                + string.Join(", ", Desk.Access.Scopes.All.Select(known => known.Name)) + ".",
            HelpName = "SCOPE",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var expires = new Option<string>("--expires")
        {
            Description = "When the key ends: a date, whose beginning in UTC is meant, or an RFC 3339 time.",
            HelpName = "DATE",
        };
        var command = new CommandWithExamples("add",
            "Makes a key and prints it, this once: what is kept of it is a hash.",
            "holdfast key add --data records --name core --scope events:write",
            "holdfast key add --data records --name audit --scope decisions:read timelines:read --expires 2027-12-31")
        {
            control.Data, control.Config, name, scope, expires,
        };
        command.SetAction(call => ControlOptions.Ask(async ct =>
        {
            var answer = await ControlCall.SendAsync(control.New(call), HttpMethod.Post, Route, new
            {
                name = call.GetValue(name),
                scopes = call.GetValue(scope),
                expires = call.GetValue(expires),
            }, ct);
            var made = answer.Required();
            Console.Error.WriteLine(
                $"holdfast: key {made.Text("id")} is made; it is shown this once, and cannot be shown again.");
            Console.Out.WriteLine(made.Text("key"));
        }));
        return command;
    }

    private static CommandWithExamples CreateList()
    {
        var control = new ControlOptions();
        var command = new CommandWithExamples("list",
            "Lists all keys there ever were, the oldest first, without what they open with.",
            "holdfast key list --data records")
        {
            control.Data, control.Config,
        };
        command.SetAction(call => ControlOptions.Ask(async ct =>
        {
            List<string[]> rows = [["id", "name", "scopes", "made", "by", "expires", "last used", "revoked"]];
            var after = "";
            do
            {
                var page = (await ControlCall.SendAsync(
                    control.Existing(call), HttpMethod.Get, $"{Route}?limit={PageOfKeys}{after}", null, ct))
                    .Required();
                rows.AddRange(page.GetProperty("keys").EnumerateArray().Select(RowOf));
                after = page.TextIfAny("next") is { } next ? $"&after={next}" : "";
            }
            while (after.Length > 0);
            TextColumns.Write(rows);
        }));
        return command;
    }

    private static CommandWithExamples CreateRevoke()
    {
        var id = new Argument<string>("ID") { Description = "The id of the key, as 'holdfast key list' shows it." };
        var control = new ControlOptions();
        var command = new CommandWithExamples("revoke",
            "Revokes a key: it opens nothing from then on, also in a server that is running.",
            "holdfast key revoke k7m2q9x4b1 --data records")
        {
            id, control.Data, control.Config,
        };
        command.SetAction(call => ControlOptions.Ask(async ct =>
        {
            var answer = await ControlCall.SendAsync(
                control.Existing(call), HttpMethod.Delete,
                $"{Route}/{Uri.EscapeDataString(call.GetRequiredValue(id))}", null, ct);
            var key = answer.Required();
            Console.Error.WriteLine($"holdfast: key {key.Text("id")} ({key.Text("name")}) is revoked.");
        }));
        return command;
    }

    private static string[] RowOf(JsonElement key) =>
    [
        key.Text("id"), key.Text("name"),
        string.Join(',', key.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString())),
        key.Text("madeAt"), key.Text("madeBy"),
        key.TextIfAny("expires") ?? "-", key.TextIfAny("lastUsed") ?? "-", key.TextIfAny("revokedAt") ?? "-",
    ];
}
