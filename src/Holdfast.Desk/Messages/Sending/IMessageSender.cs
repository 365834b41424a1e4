using Holdfast.Desk.Messages.Templates;

namespace Holdfast.Desk.Messages.Sending;

/// <summary>Sends messages by one means.</summary>
internal interface IMessageSender
{
    /// <summary>The means.</summary>
    Medium Medium { get; }

    /// <summary>
    /// Sends a message. Comes back within the time that the means has, whatever the other side does; throws for nothing
    /// that the other side does.
    /// </summary>
    Task<SendOutcome> SendAsync(Outgoing message, CancellationToken ct);
}

/// <summary>A message as it goes to a sender.</summary>
/// <param name="Id">Its id: the same whenever it is sent, so that it can be known a second time.</param>
/// <param name="MessageId">By which a mail is known when it comes back.</param>
/// <param name="Destination">Where it goes.</param>
/// <param name="Language">In which language it is.</param>
/// <param name="Content">What it says.</param>
internal sealed record Outgoing(
    string Id, string MessageId, string Destination, string Language, RenderedMessage Content);

/// <summary>What came of sending.</summary>
internal abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>It was taken.</summary>
    /// <param name="Receipt">What the other side said of it, as far as it tells of no person.</param>
    public sealed record Taken(string? Receipt) : SendOutcome;

    /// <summary>It was not taken, and may be later.</summary>
    public sealed record Later(FailureReason Reason, int? Code = null) : SendOutcome;

    /// <summary>It is never taken.</summary>
    public sealed record Never(FailureReason Reason, int? Code = null) : SendOutcome;
}
