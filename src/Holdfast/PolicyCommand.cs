using System.CommandLine;
using Holdfast.Runtime.Policies;

namespace Holdfast;

/// <summary><c>holdfast policy</c>: shows and checks the policy that decides.</summary>
internal static class PolicyCommand
{
    public static Command Create() => new CommandWithExamples("policy", "Shows or checks the policy that decides.",
        "holdfast policy show > policy.yaml", "holdfast policy check policy.yaml")
    {
        Show(), Check(),
    };

    private static CommandWithExamples Show()
    {
        var policy = PolicyOption.Create();
        var command = new CommandWithExamples("show",
            "Prints the policy in force, commented: a file to copy, change and hand to --policy.",
            "holdfast policy show > policy.yaml")
        {
            policy,
        };
        command.SetAction(call => CommandLine.Guard(() =>
        {
            using var output = new StandardOutput();
            using var writer = new StreamWriter(output);
            writer.Write(PolicyFile.Render(PolicyOption.Load(call.GetValue(policy))));
            return CommandLine.Done;
        }));
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
