using System.CommandLine;
using Holdfast.Serving;

namespace Holdfast.Control;

/// <summary>What all commands take that ask whoever holds a data folder: which folder, and its settings.</summary>
internal sealed class ControlOptions
{
    public Option<string> Data { get; } = new("--data")
    {
        Description = $"The data folder, which a server may be holding; '{ServeCommand.OrdinaryFolder}' without it.",
        HelpName = "DIR",
    };

    public Option<string> Config { get; } = JournalStores.Config();

    /// <summary>The place that a call names, which need not be there.</summary>
    public ServeOrder New(ParseResult call) =>
        new(call.GetValue(Data) ?? ServeCommand.OrdinaryFolder, null, call.GetValue(Config));

    /// <summary>The place that a call names, which has records.</summary>
    /// <exception cref="WorkFailedException">It has none.</exception>
    public ServeOrder Existing(ParseResult call)
    {
        var place = New(call);
        SettingsOf.RequireRecords(place);
        return place;
    }

    /// <summary>Does the work of a command.</summary>
    public static int Ask(Func<CancellationToken, Task> work) => CommandLine.Guard(() => Interruption.Stops(ct =>
    {
        work(ct).GetAwaiter().GetResult();
        return CommandLine.Done;
    }));
}
