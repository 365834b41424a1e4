using System.CommandLine;

namespace Holdfast;

/// <summary><c>holdfast signals</c>: the reference page of every signal, written from the code.</summary>
internal static class SignalsCommand
{
    public static Command Create()
    {
        var markdown = new Option<bool>("--markdown")
        {
            Description = "As the page docs/reference/signals.md.",
            Required = true,
        };
        var command = new CommandWithExamples("signals",
            "Lists every signal: what it sees, where it comes from, what it weighs, what a reviewer does next.",
            "holdfast signals --markdown > docs/reference/signals.md")
        {
            markdown,
        };
        command.SetAction(_ => CommandLine.Guard(() =>
        {
            using var output = new StandardOutput();
            using var writer = new StreamWriter(output);
            writer.Write(SignalPage.Markdown());
            return CommandLine.Done;
        }));
        return command;
    }
}
