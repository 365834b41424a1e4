using System.CommandLine;
using Holdfast.Engine.Policy;
using Holdfast.Runtime.Policies;

namespace Holdfast;

/// <summary>The option that names a policy file, and reading one.</summary>
internal static class PolicyOption
{
    public static Option<string> Create() => new("--policy")
    {
        Description = "The policy to decide by; without it the one that ships with Holdfast.",
        HelpName = "FILE",
    };

    /// <summary>The policy of a file, or the default one where none is named.</summary>
    public static DecisionPolicy Load(string? path)
    {
        if (path is null)
        {
            return DecisionPolicy.Default;
        }

        return Read(path) switch
        {
            PolicyReading.Accepted accepted => accepted.Policy,
            PolicyReading.Refused refused => throw new WorkFailedException(
                $"{path} is no valid policy.{Environment.NewLine}{Faults(path, refused)}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    public static PolicyReading Read(string path) =>
        PolicyFile.Parse(InputFile.ReadText(path, PolicyFile.MaximumBytes + 1));

    /// <summary>One line a fault: file, line, column, what.</summary>
    public static string Faults(string path, PolicyReading.Refused refused) =>
        string.Join(Environment.NewLine, refused.Faults.Select(fault => $"{path}:{fault}"));
}
