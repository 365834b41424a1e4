using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Holdfast.Desk.Facts;

/// <summary>How far the tables have come along the journal.</summary>
public sealed class DeskPlaceRow
{
    /// <summary>There is one row.</summary>
    public int Id { get; init; }

    /// <summary>Which version of what is made of entries stands in the tables.</summary>
    public int Version { get; set; }

    /// <summary>The entry that is taken next.</summary>
    public long Position { get; set; }

    /// <summary>Root of the tree of all entries before, in hexadecimal.</summary>
    public required string Root { get; set; }
}

/// <summary>An entry of which nothing could be made.</summary>
public sealed class SetAsideRow
{
    /// <summary>Its position.</summary>
    public long Position { get; init; }

    /// <summary>Why, in a sentence that tells nothing of its content.</summary>
    public required string Reason { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Tries { get; set; }

    /// <summary>When it was set aside.</summary>
    public Instant At { get; set; }
}

/// <summary>A moment at which something of a slice is due.</summary>
public sealed class DeskTimer
{
    /// <summary>What is due, a word of the slice.</summary>
    public required string Kind { get; init; }

    /// <summary>Of what it is due: an id of the slice.</summary>
    public required string Subject { get; init; }

    /// <summary>When.</summary>
    public Instant Due { get; set; }
}

/// <summary>The tables that all slices have in common.</summary>
internal static class FactsTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<DeskPlaceRow>(place =>
        {
            place.ToTable("desk_place").HasKey(row => row.Id);
            place.Property(row => row.Id).ValueGeneratedNever();
        });
        model.Entity<SetAsideRow>(aside =>
        {
            aside.ToTable("desk_set_aside").HasKey(row => row.Position);
            aside.Property(row => row.Position).ValueGeneratedNever();
        });
        model.Entity<DeskTimer>(timer =>
        {
            timer.ToTable("desk_timer").HasKey(row => new { row.Kind, row.Subject });
            timer.HasIndex(row => row.Due);
        });
    }
}
