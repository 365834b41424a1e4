using System.CommandLine;

namespace Holdfast;

/// <summary><c>holdfast signals</c>: the reference page of every signal, written from the code.</summary>
internal static class SignalsCommand
{
    public static Command Create()
    {
        var markdown = new Option<bool>("--markdown") { Description = "All of it, as docs/reference/signals.md." };
        var command = new CommandWithExamples("signals",
            "Lists every signal: what it weighs by default, its id and its name.",
            "holdfast signals",
            "holdfast signals --markdown > docs/reference/signals.md")
        {
            markdown,
        };
        command.SetAction(call => CommandLine.Guard(() =>
        {
            using var output = new StandardOutput();
            using var writer = new StreamWriter(output);
            writer.Write(call.GetValue(markdown) ? SignalPage.Markdown() : SignalPage.List());
            return CommandLine.Done;
        }));
        return command;
    }
}
