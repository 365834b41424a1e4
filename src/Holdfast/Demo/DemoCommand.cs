using System.CommandLine;

namespace Holdfast.Demo;

/// <summary><c>holdfast demo</c>: a made-up firm to look at, with nothing set up and nothing left behind.</summary>
internal static class DemoCommand
{
    private const int OrdinaryPort = 5080, LastPort = 65_533, OrdinarySpeed = 6, HighestSpeed = 600;

    public static Command Create()
    {
        var port = new Option<int>("--port")
        {
            Description = "The port of the console; the next two are the demo's mailbox and mail server. "
                + $"{OrdinaryPort} without it.",
            HelpName = "PORT",
            DefaultValueFactory = _ => OrdinaryPort,
        };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > LastPort)
            {
                result.AddError($"--port is a number from 1 to {LastPort}.");
            }
        });
        var speed = new Option<int>("--speed")
        {
            Description = "How many minutes of the firm's day go by in one of yours, from 1 to "
                + $"{HighestSpeed}. {OrdinarySpeed} without it.",
            HelpName = "N",
            DefaultValueFactory = _ => OrdinarySpeed,
        };
        speed.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > HighestSpeed)
            {
                result.AddError($"--speed is a number from 1 to {HighestSpeed}.");
            }
        });
        var command = new CommandWithExamples("demo",
            "Makes up a firm, plays what happens there into it, and serves its console until it is interrupted.",
            "holdfast demo",
            "holdfast demo --port 6080",
            "holdfast demo --speed 60")
        {
            port, speed,
        };
        command.SetAction(call => CommandLine.Guard(() => Interruption.Stops(ct =>
        {
            DemoRun.RunAsync(call.GetValue(port), call.GetValue(speed), ct).GetAwaiter().GetResult();
            return CommandLine.Done;
        })));
        return command;
    }
}
