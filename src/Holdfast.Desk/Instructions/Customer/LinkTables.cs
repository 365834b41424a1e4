using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Holdfast.Desk.Instructions.Customer;

/// <summary>A customer's link.</summary>
internal sealed class LinkRow
{
    public required string Id { get; init; }

    public LinkPurpose Purpose { get; init; }

    /// <summary>The hash of the token.</summary>
    public required string Hash { get; init; }

    public required string Subject { get; init; }

    public required string Customer { get; init; }

    public required string Contact { get; init; }

    public string? CodeHash { get; init; }

    public byte[]? Sealed { get; init; }

    public Instant MadeAt { get; init; }

    public Instant Expires { get; init; }

    /// <summary>How often a code was tried that was not the one.</summary>
    public int WrongCodes { get; set; }

    /// <summary>When the code was typed.</summary>
    public Instant? OpenedAt { get; set; }

    /// <summary>The hash of what the browser was given that typed it: in another one the page does not open.</summary>
    public string? Browser { get; set; }

    /// <summary>When it was answered. It is answered once.</summary>
    public Instant? AnsweredAt { get; set; }

    /// <summary>What was answered, as it is passed on.</summary>
    public string? Answer { get; set; }

    /// <summary>When somebody pressed "this was not me".</summary>
    public Instant? NotMeAt { get; set; }

    /// <summary>When another link took its place, or what it is about was over.</summary>
    public Instant? ClosedAt { get; set; }
}

/// <summary>The table of links.</summary>
internal static class LinkTables
{
    public static void Configure(ModelBuilder model) => model.Entity<LinkRow>(link =>
    {
        link.ToTable("customer_link").HasKey(row => row.Id);
        link.HasIndex(row => row.Hash).IsUnique();
        link.HasIndex(row => row.Subject);
    });
}
