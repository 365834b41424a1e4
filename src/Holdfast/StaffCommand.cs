using System.CommandLine;
using System.Text.Json;
using Holdfast.Control;
using Holdfast.Desk.Access.Staff;

namespace Holdfast;

/// <summary><c>holdfast staff</c>: who signs in to the console, from the shell of who owns the data folder.</summary>
internal static class StaffCommand
{
    private const string Route = "/control/staff";

    public static Command Create() =>
        new("staff", "Adds and changes members of staff, whether or not a server is running.")
        {
            CreateAdd(),
            CreateList(),
            CreateRoles(),
            CreateDeed("reset",
                "Takes away all that somebody signs in by, and prints a code to set up anew with, this once."),
            CreateDeed("disable", "Signs somebody out everywhere and lets them in no more."),
            CreateDeed("enable", "Lets somebody in again, by what they signed in by before."),
        };

    private static CommandWithExamples CreateAdd()
    {
        var signInName = NameArgument();
        var control = new ControlOptions();
        var name = new Option<string>("--name")
        {
            Description = "What they are called; the sign-in name without it.",
            HelpName = "NAME",
        };
        var role = RoleOption();
        var command = new CommandWithExamples("add",
            "Adds a member of staff and prints a code to sign in with for the first time, this once.",
            "holdfast staff add ann@example.com --role administrator --data records",
            "holdfast staff add bob@example.com --name \"Bob Lee\" --role analyst compliance --data records")
        {
            signInName, name, role, control.Data, control.Config,
        };
        command.SetAction(call => ControlOptions.Ask(async ct => TellCode((await ControlCall.SendAsync(
            control.New(call), HttpMethod.Post, Route,
            new
            {
                signInName = call.GetValue(signInName),
                name = call.GetValue(name),
                roles = call.GetValue(role),
            },
            ct)).Required())));
        return command;
    }

    private static CommandWithExamples CreateList()
    {
        var control = new ControlOptions();
        var command = new CommandWithExamples("list",
            "Lists everybody who works here or did, and what they sign in by.", "holdfast staff list --data records")
        {
            control.Data, control.Config,
        };
        command.SetAction(call => ControlOptions.Ask(async ct =>
        {
            var answer = (await ControlCall.SendAsync(
                control.Existing(call), HttpMethod.Get, Route, null, ct)).Required();
            TextColumns.Write(
            [
                ["sign-in name", "name", "roles", "state", "signs in by", "added", "by"],
                .. answer.GetProperty("staff").EnumerateArray().Select(RowOf),
            ]);
        }));
        return command;
    }

    private static CommandWithExamples CreateRoles()
    {
        var signInName = NameArgument();
        var control = new ControlOptions();
        var role = RoleOption();
        var command = new CommandWithExamples("roles",
            "Gives somebody these roles in place of those they had; they are signed out everywhere.",
            "holdfast staff roles bob@example.com --role supervisor --data records")
        {
            signInName, role, control.Data, control.Config,
        };
        command.SetAction(call => ControlOptions.Ask(async ct =>
        {
            var changed = (await ControlCall.SendAsync(
                control.Existing(call), HttpMethod.Post, PathOf(call.GetRequiredValue(signInName), "roles"),
                new { roles = call.GetValue(role) }, ct)).Required();
            Console.Error.WriteLine($"holdfast: {changed.Text("signInName")} is now {TextOf(changed, "roles")}.");
        }));
        return command;
    }

    private static CommandWithExamples CreateDeed(string deed, string purpose)
    {
        var signInName = NameArgument();
        var control = new ControlOptions();
        var command = new CommandWithExamples(
            deed, purpose, $"holdfast staff {deed} bob@example.com --data records")
        {
            signInName, control.Data, control.Config,
        };
        command.SetAction(call => ControlOptions.Ask(async ct =>
        {
            var changed = (await ControlCall.SendAsync(
                control.Existing(call), HttpMethod.Post, PathOf(call.GetRequiredValue(signInName), deed), null, ct))
                .Required();
            if (changed.TextIfAny("code") is not null)
            {
                TellCode(changed);
            }
            else
            {
                Console.Error.WriteLine($"holdfast: {changed.Text("signInName")} is {changed.Text("state")}.");
            }
        }));
        return command;
    }

    private static void TellCode(JsonElement changed)
    {
        Console.Error.WriteLine(
            $"holdfast: {changed.Text("signInName")} signs in at /sign-in/invitation of the server with this code, "
            + $"once and until {changed.Text("codeExpires")}; it is shown this once.");
        Console.Out.WriteLine(changed.Text("code"));
    }

    private static Argument<string> NameArgument() =>
        new("SIGN-IN-NAME") { Description = "What they type to sign in, such as their e-mail address." };

    private static Option<string[]> RoleOption() => new("--role")
    {
        Description = "What they do at the firm: " + string.Join(", ", Roles.All.Select(role => role.Name)) + ".",
        HelpName = "ROLE",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };

    private static string PathOf(string signInName, string deed) =>
        $"{Route}/{Uri.EscapeDataString(signInName)}/{deed}";

    private static string[] RowOf(JsonElement member) =>
    [
        member.Text("signInName"), member.Text("name"), TextOf(member, "roles"), member.Text("state"),
        TextOf(member, "signsInBy") is { Length: > 0 } ways ? ways : "-", member.Text("addedAt"),
        member.Text("addedBy"),
    ];

    private static string TextOf(JsonElement member, string list) =>
        string.Join(',', member.GetProperty(list).EnumerateArray().Select(item => item.GetString()));
}
