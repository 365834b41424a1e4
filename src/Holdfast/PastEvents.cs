using System.CommandLine;
using System.CommandLine.Parsing;
using Holdfast.Runtime.Journal;

namespace Holdfast;

/// <summary>Past events to try a policy on: a file of them, or those that a data folder has recorded.</summary>
/// <param name="Place">The file or the folder.</param>
/// <param name="AreRecorded">They are those of a data folder.</param>
/// <param name="Config">The configuration that says where the folder's records are kept; null for its own.</param>
internal sealed record PastEvents(string Place, bool AreRecorded, string? Config = null)
{
    public static Argument<string> File() => new("FILE")
    {
        Description = "Past events, one JSON object a line. Read more than once, so it has to be a file.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Option<string> Data() => new("--data")
    {
        Description = "Instead of a file, the events recorded in this data folder; it may be in use.",
        HelpName = "DIR",
    };

    /// <summary>Has the call refused unless it names a file or a folder, and not both.</summary>
    public static void Validate(CommandResult call, Argument<string> file, Option<string> data)
    {
        if (call.GetValue(file) is null == call.GetValue(data) is null)
        {
            call.AddError("Past events are told by FILE, or else by --data.");
        }
    }

    public static PastEvents Of(
        ParseResult call, Argument<string> file, Option<string> data, Option<string> config) =>
        call.GetValue(data) is { } folder
            ? new(folder, true, call.GetValue(config))
            : new(call.GetRequiredValue(file), false);

    /// <summary>Their name in a report: without the folders that lead to it.</summary>
    public string Name => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(Place)));

    /// <summary>Opens them from the beginning.</summary>
    public Stream Open()
    {
        try
        {
            return AreRecorded ? RecordedEventStream.Open(JournalStores.For(Place, Config)) : InputFile.Open(Place);
        }
        catch (JournalException failure)
        {
            throw new WorkFailedException(failure.Message);
        }
    }
}
