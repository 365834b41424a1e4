using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Holdfast;

/// <summary>A command whose help closes with examples.</summary>
internal sealed class CommandWithExamples(string name, string description, params string[] examples)
    : Command(name, description)
{
    public IReadOnlyList<string> Examples { get; } = examples;
}

/// <summary>Help as the library writes it, and after it the examples of the command.</summary>
internal sealed class HelpWithExamples(SynchronousCommandLineAction help, params string[] ofRoot)
    : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    /// <summary>Has the help of all commands close with examples; these are the root's own.</summary>
    public static void Show(RootCommand root, params string[] ofRoot)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new HelpWithExamples((SynchronousCommandLineAction)option.Action!, ofRoot);
    }

    public override int Invoke(ParseResult parseResult)
    {
        var outcome = help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in (parseResult.CommandResult.Command as CommandWithExamples)?.Examples ?? ofRoot)
        {
            output.WriteLine($"  {example}");
        }

        return outcome;
    }
}
