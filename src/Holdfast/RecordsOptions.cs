using System.CommandLine;
using Holdfast.Runtime.Retention;

namespace Holdfast;

/// <summary>What the commands on holds and disposals have in common: the folder, and who says so.</summary>
internal static class RecordsOptions
{
    public static Option<string> Data() => new("--data")
    {
        Description = "The data folder, which no server holds.",
        HelpName = "DIR",
        Required = true,
    };

    /// <param name="does">What the person does.</param>
    public static Option<string> By(string does)
    {
        var option = new Option<string>("--by") { Description = $"Who {does}.", HelpName = "NAME", Required = true };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && (string.IsNullOrWhiteSpace(text) || text.Any(char.IsControl)
                || text.Length > HoldContent.TextAtMost))
            {
                result.AddError("--by takes a name.");
            }
        });
        return option;
    }

    /// <summary>Works on a folder at rest and prints what came of it.</summary>
    public static int Run(string folder, Func<RetentionDesk, CancellationToken, Task<string>> work) =>
        CommandLine.Guard(() => Interruption.Stops(ct =>
        {
            using var records = RecordsAtRest.Open(folder, RetentionCommand.Load(folder), TimeProvider.System);
            Console.Out.Write(work(records.Desk, ct).GetAwaiter().GetResult());
            return CommandLine.Done;
        }));
}
