using Holdfast.Desk.Messages.Webhooks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Holdfast.Desk.Messages;

/// <summary>How a message stands.</summary>
internal enum MessageState
{
    /// <summary>It is to be sent, or a letter to be mailed.</summary>
    Waiting = 1,

    /// <summary>It went out.</summary>
    Sent = 2,

    /// <summary>It was given up.</summary>
    Failed = 3,

    /// <summary>It came back.</summary>
    Returned = 4,
}

/// <summary>A message in the table that is sent from.</summary>
internal sealed class OutboxRow
{
    /// <summary>The position of the entry that brought it about, and its number there.</summary>
    public required string Id { get; init; }

    /// <summary>That position, in whose order messages are listed.</summary>
    public long Position { get; init; }

    /// <summary>Its number among those of the entry.</summary>
    public int Number { get; init; }

    public required string Template { get; init; }

    public required string Customer { get; init; }

    public Medium Medium { get; init; }

    public required string Language { get; init; }

    /// <summary>Where it goes and what it says, sealed under the customer's key.</summary>
    public required byte[] Sealed { get; init; }

    public string? Contact { get; init; }

    public string? About { get; init; }

    public Instant? OnFileSince { get; init; }

    public Instant? NotAfter { get; init; }

    public Instant QueuedAt { get; init; }

    /// <summary>By which a mail is known again when it comes back: the same whenever it is sent.</summary>
    public required string MessageId { get; init; }

    public MessageState State { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Tries { get; set; }

    /// <summary>When it is to be tried next.</summary>
    public Instant Next { get; set; }

    /// <summary>When it went out.</summary>
    public Instant? SentAt { get; set; }

    /// <summary>Which text was used.</summary>
    public string? Text { get; set; }

    /// <summary>Why it did not go out, or came back.</summary>
    public string? Reason { get; set; }
}

/// <summary>The tables of messages and webhooks.</summary>
internal static class MessageTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<OutboxRow>(outbox =>
        {
            outbox.ToTable("message").HasKey(row => row.Id);
            outbox.HasIndex(row => new { row.Medium, row.State, row.Next });
            outbox.HasIndex(row => new { row.Position, row.Number }).IsUnique();
            outbox.HasIndex(row => row.MessageId).IsUnique();
            outbox.HasIndex(row => row.State);
            outbox.HasIndex(row => row.About);
            outbox.HasIndex(row => row.Customer);
        });
        WebhookTables.Configure(model);
    }
}
