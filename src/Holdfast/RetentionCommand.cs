using System.CommandLine;
using Holdfast.Runtime.Retention;

namespace Holdfast;

/// <summary>
/// <c>holdfast retention</c>: how long what is kept, by the table of a data folder or the one shipped.
/// </summary>
internal static class RetentionCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data")
        {
            Description = "The data folder; without it the table that comes with Holdfast.",
            HelpName = "DIR",
        };
        var markdown = new Option<bool>("--markdown") { Description = "As a page, as docs/reference/retention.md." };
        var command = new CommandWithExamples("retention",
            "Prints the table of retention periods, to be read, or copied into a data folder and changed.",
            "holdfast retention",
            "holdfast retention --data records --markdown")
        {
            data, markdown,
        };
        command.SetAction(call => CommandLine.Guard(() =>
        {
            var folder = call.GetValue(data);
            var text = folder is not null && File.Exists(RetentionTable.FileIn(folder))
                ? InputFile.ReadText(RetentionTable.FileIn(folder), RetentionTable.MostCharacters + 1)
                : RetentionTable.ShippedText();
            var table = Of(RetentionTable.Parse(text), folder);
            using var output = new StandardOutput();
            using var writer = new StreamWriter(output);
            writer.Write(call.GetValue(markdown) ? RetentionPage.Write(table) : text);
            return CommandLine.Done;
        }));
        return command;
    }

    /// <summary>The table of a data folder.</summary>
    public static RetentionTable Load(string folder) => Of(RetentionTable.Load(folder), folder);

    private static RetentionTable Of(RetentionReading reading, string? folder) => reading switch
    {
        RetentionReading.Accepted accepted => accepted.Table,
        RetentionReading.Refused refused => throw new WorkFailedException(string.Join(
            Environment.NewLine,
            refused.Faults.Select(fault => $"{RetentionTable.FileIn(folder ?? "")}:{fault}")
                .Prepend($"{RetentionTable.FileIn(folder ?? "")} is no valid table of retention periods."))),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
