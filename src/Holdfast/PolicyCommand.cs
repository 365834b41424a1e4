using System.CommandLine;
using Holdfast.Runtime.Policies;

namespace Holdfast;

/// <summary><c>holdfast policy</c>: shows and checks the policy that decides.</summary>
internal static class PolicyCommand
{
    public static Command Create() => new CommandWithExamples("policy",
        "Shows or checks the policy that decides, and tells what may stand in it.",
        "holdfast policy show > policy.yaml", "holdfast policy check policy.yaml")
    {
        Show(), Check(), Schema(), Words(),
    };

    private static CommandWithExamples Show()
    {
        var policy = PolicyOption.Create();
        var command = new CommandWithExamples("show",
            "Prints a policy whole and commented: a file to copy, change and hand to --policy.",
            "holdfast policy show > policy.yaml")
        {
            policy,
        };
        command.SetAction(call => CommandLine.Guard(
            () => Print(PolicyFile.Render(PolicyOption.Load(call.GetValue(policy))))));
        return command;
    }

    private static CommandWithExamples Check()
    {
        var file = new Argument<string>("FILE") { Description = "The policy file." };
        var command = new CommandWithExamples("check",
            "Checks a policy file and prints every fault as FILE:LINE:COLUMN: what is wrong.",
            "holdfast policy check policy.yaml")
        {
            file,
        };
        command.SetAction(call => CommandLine.Guard(() => Check(call.GetRequiredValue(file))));
        return command;
    }

    private static CommandWithExamples Schema()
    {
        var command = new CommandWithExamples("schema",
            "Prints the JSON Schema of a policy file, for editors that check and complete as one types.",
            "holdfast policy schema > policy.schema.json");
        command.SetAction(_ => CommandLine.Guard(() => Print(PolicyFile.Schema())));
        return command;
    }

    private static CommandWithExamples Words()
    {
        var markdown = new Option<bool>("--markdown") { Description = "All of it, as docs/reference/own-signals.md." };
        var command = new CommandWithExamples("words",
            "Lists everything that an own signal can read: its name, what it holds, and what it is.",
            "holdfast policy words | grep payee", "holdfast policy words --markdown > docs/reference/own-signals.md")
        {
            markdown,
        };
        command.SetAction(call => CommandLine.Guard(
            () => Print(call.GetValue(markdown) ? OwnSignalPage.Markdown() : OwnSignalPage.List())));
        return command;
    }

    private static int Print(string text)
    {
        using var output = new StandardOutput();
        using var writer = new StreamWriter(output);
        writer.Write(text);
        return CommandLine.Done;
    }

    private static int Check(string path)
    {
        switch (PolicyOption.Read(path))
        {
            case PolicyReading.Accepted accepted:
                Console.Out.WriteLine($"{path} is a valid policy, fingerprint {accepted.Policy.Fingerprint}.");
                return CommandLine.Done;
            case PolicyReading.Refused refused:
                Console.Error.WriteLine(PolicyOption.Faults(path, refused));
                return CommandLine.Failed;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}
