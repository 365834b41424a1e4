using Holdfast.Desk.Console.Parts;

namespace Holdfast.Desk.Home;

/// <summary>A number that matters to whoever opens the first page, and what it says.</summary>
/// <param name="Number">The number, as it is read.</param>
/// <param name="Says">What it is a number of, in a few words that go on after it.</param>
/// <param name="Path">Where what it counts is listed; null where no page does.</param>
public sealed record Figure(string Number, string Says, string? Path)
{
    /// <summary>Whether something is late or stands out.</summary>
    public bool IsPressing { get; init; }
}

/// <summary>How many things there were day by day.</summary>
/// <param name="Name">What they are.</param>
/// <param name="Counts">How many, one number a day.</param>
public sealed record DailyCounts(string Name, IReadOnlyList<int> Counts);

/// <summary>What happened over some days.</summary>
/// <param name="Id">The id of its part of the page.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Days">The days, one after the other.</param>
/// <param name="Series">One or two rows of numbers.</param>
public sealed record Trend(
    string Id, string Title, IReadOnlyList<NodaTime.LocalDate> Days, IReadOnlyList<DailyCounts> Series);
