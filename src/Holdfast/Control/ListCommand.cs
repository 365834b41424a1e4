using System.CommandLine;
using System.Text.Json;

namespace Holdfast.Control;

/// <summary>A command that lists what a data folder has of something, a line for each.</summary>
internal static class ListCommand
{
    /// <param name="description">What it lists, and what stands in a line.</param>
    /// <param name="example">A call.</param>
    /// <param name="route">Where it asks.</param>
    /// <param name="member">Which member of the answer is the list.</param>
    /// <param name="line">The line of one.</param>
    public static CommandWithExamples Create(
        string description, string example, string route, string member, Func<JsonElement, string> line)
    {
        var control = new ControlOptions();
        var command = new CommandWithExamples("list", description, example) { control.Data, control.Config };
        command.SetAction(call => ControlOptions.Ask(async ct =>
        {
            var answer = await ControlCall.SendAsync(control.Existing(call), HttpMethod.Get, route, null, ct);
            foreach (var one in answer.Required().GetProperty(member).EnumerateArray())
            {
                Console.Out.WriteLine(line(one));
            }
        }));
        return command;
    }
}
