using Microsoft.EntityFrameworkCore;

namespace Holdfast.Desk.Console.Views;

/// <summary>A view that somebody saved.</summary>
internal sealed class ViewRow
{
    /// <summary>Whose it is.</summary>
    public required string Staff { get; init; }

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>What it is called, sealed.</summary>
    public required byte[] Name { get; init; }

    /// <summary>Its address, a path of this host.</summary>
    public required string Path { get; init; }

    /// <summary>The entry that tells of it, in whose order views are listed.</summary>
    public long Position { get; init; }
}

/// <summary>How somebody has set the console for themself.</summary>
internal sealed class ConsoleChoiceRow
{
    /// <summary>Whose choice it is.</summary>
    public required string Staff { get; init; }

    /// <summary>Whether single keys do something.</summary>
    public bool HasSingleKeys { get; set; }
}

/// <summary>The tables of what people set for themselves.</summary>
internal static class ViewTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<ViewRow>().ToTable("console_view").HasKey(row => new { row.Staff, row.Id });
        model.Entity<ConsoleChoiceRow>().ToTable("console_choice").HasKey(row => row.Staff);
    }
}
