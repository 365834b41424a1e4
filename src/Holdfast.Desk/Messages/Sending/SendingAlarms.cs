using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Holdfast.Desk.Messages.Sending;

/// <summary>Tells whoever watches the server of what is given up.</summary>
internal sealed partial class SendingAlarms : IDisposable
{
    private readonly Meter _meter = new("Holdfast");
    private readonly Counter<long> _givenUp;
    private readonly ILogger<SendingAlarms> _log;

    public SendingAlarms(ILogger<SendingAlarms> log)
    {
        _log = log;
        _givenUp = _meter.CreateCounter<long>(
            "holdfast.messages.given_up", "{message}", "Messages and webhooks that were given up.");
    }

    /// <summary>Something is not tried again.</summary>
    public void GivenUp(string lane, string id, FailureReason reason)
    {
        var word = MessageWords.Of(reason);
        _givenUp.Add(1, new KeyValuePair<string, object?>("reason", word));
        Told(lane, id, word);
    }

    public void Dispose() => _meter.Dispose();

    [LoggerMessage(
        Level = LogLevel.Error, Message = "What was to go out by {Lane} is given up: {Id} ({Reason}).")]
    private partial void Told(string lane, string id, string reason);
}
