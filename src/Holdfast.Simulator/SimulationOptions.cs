using NodaTime;

namespace Holdfast.Simulator;

/// <summary>What to make up.</summary>
public sealed record SimulationOptions
{
    /// <summary>The most accounts and days that one run makes.</summary>
    public const int MostAccounts = 5_000_000, MostDays = 1_000, MostAttacks = 1_000_000;

    /// <summary>Accounts, at least 1.</summary>
    public required int Accounts { get; init; }

    /// <summary>Days, at least 1.</summary>
    public required int Days { get; init; }

    /// <summary>Campaigns of attackers; 0 for honest life and background traffic only.</summary>
    public required int Attacks { get; init; }

    /// <summary>The same seed makes the same firm, to the byte.</summary>
    public required ulong Seed { get; init; }

    /// <summary>What kind of firm.</summary>
    public FirmKind Kind { get; init; }

    /// <summary>First day, UTC.</summary>
    public LocalDate Start { get; init; } = new(2025, 9, 1);
}
