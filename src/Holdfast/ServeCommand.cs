using System.CommandLine;
using Holdfast.Serving;

namespace Holdfast;

/// <summary><c>holdfast serve</c>: the server.</summary>
internal static class ServeCommand
{
    public const string Name = "serve";

    /// <summary>The data folder of a call that names none.</summary>
    public const string OrdinaryFolder = "holdfast-data";

    private const string OrdinaryUrl = "http://127.0.0.1:5080";

    public static Command Create()
    {
        var data = new Option<string>("--data")
        {
            Description = $"The folder of the firm's records, made where there is none; '{OrdinaryFolder}' without it.",
            HelpName = "DIR",
        };
        var urls = new Option<string>("--urls")
        {
            Description = $"Where to listen, several parted by ';'; {OrdinaryUrl} without it.",
            HelpName = "URL",
        };
        var config = new Option<string>("--config")
        {
            Description = "A settings file; without it DIR/holdfast.json, if there is one. "
                + "docs/reference/configuration.md lists all settings.",
            HelpName = "FILE",
        };
        var command = new CommandWithExamples(Name,
            "Serves: takes events over HTTP and answers each with its decision when both are kept.",
            "holdfast serve --data records",
            "holdfast serve --data records --urls http://127.0.0.1:8080",
            "holdfast serve --data records --config holdfast.json")
        {
            data, urls, config,
        };
        command.SetAction(call => CommandLine.Guard(() => Interruption.Stops(ct => Server.Run(
            new ServeOrder(
                call.GetValue(data) ?? OrdinaryFolder, call.GetValue(urls), call.GetValue(config)),
            ct))));
        return command;
    }
}
