using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Holdfast.Desk.Messages.Webhooks;

/// <summary>A receiver of webhooks: a system of the firm.</summary>
internal sealed class EndpointRow
{
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; set; }

    public required string Url { get; set; }

    /// <summary>The types it wants, with commas between; <c>.*</c> at the end stands for all that begin so.</summary>
    public required string Types { get; set; }

    /// <summary>The secret that signs, wrapped under the master key.</summary>
    public required byte[] Secret { get; set; }

    /// <summary>The secret before, which signs as well until then.</summary>
    public byte[]? OldSecret { get; set; }

    public Instant? OldUntil { get; set; }

    public bool IsOff { get; set; }

    /// <summary>Why it is off, where Holdfast switched it off.</summary>
    public string? OffReason { get; set; }

    public Instant MadeAt { get; init; }

    public required string MadeBy { get; init; }

    /// <summary>Counted up by every change, for <c>ETag</c>.</summary>
    public int Version { get; set; }

    /// <summary>Whether it wants a type.</summary>
    public bool Wants(string type) => Types.Split(',').Any(wanted => wanted == type
        || (wanted.EndsWith(".*", StringComparison.Ordinal)
            && type.StartsWith(wanted[..^1], StringComparison.Ordinal)));
}

/// <summary>A webhook on its way to one receiver.</summary>
internal sealed class WebhookRow
{
    /// <summary>Its id: the same for all receivers, and whenever it is sent.</summary>
    public required string Id { get; init; }

    public required string Endpoint { get; init; }

    public required string Type { get; init; }

    /// <summary>What it is about.</summary>
    public required string Subject { get; init; }

    /// <summary>What is sent: a JSON object.</summary>
    public required string Payload { get; init; }

    public long Position { get; init; }

    public int Number { get; init; }

    public Instant QueuedAt { get; init; }

    public MessageState State { get; set; }

    /// <summary>Whether it is the next of its subject: those behind it wait.</summary>
    public bool IsNext { get; set; }

    public int Tries { get; set; }

    public Instant Next { get; set; }

    public Instant? SentAt { get; set; }

    public int? LastStatus { get; set; }

    public string? Reason { get; set; }
}

/// <summary>The tables of webhooks.</summary>
internal static class WebhookTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<EndpointRow>().ToTable("webhook_endpoint").HasKey(row => row.Id);
        model.Entity<WebhookRow>(webhook =>
        {
            webhook.ToTable("webhook").HasKey(row => new { row.Id, row.Endpoint });
            webhook.HasIndex(row => new { row.Endpoint, row.State, row.IsNext, row.Next });
            webhook.HasIndex(row => new { row.Endpoint, row.Subject, row.State, row.Position });
            webhook.HasIndex(row => new { row.Endpoint, row.Position, row.Number });
        });
    }
}
