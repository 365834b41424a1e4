using Holdfast.Engine.Contract;
using Holdfast.Engine.Signals;

namespace Holdfast.Engine.OwnSignals;

/// <summary>A built-in signal that an expression refers to.</summary>
/// <param name="Signal">The signal.</param>
/// <param name="IsStanding">Whether its evidence from before is meant, and not its word on this event.</param>
internal sealed record SignalReference(Signal Signal, bool IsStanding);

/// <summary>
/// The names <c>signal.newDevice</c> (it speaks at this event) and <c>standing.newDevice</c> (its evidence still stands
/// from an earlier one), of every built-in signal.
/// </summary>
public static class SignalTerms
{
    /// <summary>What these names begin with.</summary>
    public const string SpeaksPrefix = "signal.", StandsPrefix = "standing.";

    /// <summary>All of them, in the order of the signals.</summary>
    public static IEnumerable<string> Names => SignalCatalog.All.SelectMany(NamesOf);

    internal static SignalReference? Find(string name) =>
        name.StartsWith(SpeaksPrefix, StringComparison.Ordinal)
            && SignalCatalog.Find(name[SpeaksPrefix.Length..]) is { } speaking ? new(speaking, IsStanding: false)
        : name.StartsWith(StandsPrefix, StringComparison.Ordinal)
            && SignalCatalog.Find(name[StandsPrefix.Length..]) is { } standing ? new(standing, IsStanding: true)
        : null;

    internal static bool HasPrefix(string name) => name.StartsWith(SpeaksPrefix, StringComparison.Ordinal)
        || name.StartsWith(StandsPrefix, StringComparison.Ordinal);

    /// <summary>The names of one of the two kinds that make sense at some events.</summary>
    internal static IEnumerable<string> NamesAt(EventSet on, string like) =>
        like.StartsWith(SpeaksPrefix, StringComparison.Ordinal)
            ? SignalCatalog.All.Where(signal => (EventsOf(signal).Bits & on.Bits) != 0)
                .Select(signal => SpeaksPrefix + signal.Id)
            : SignalCatalog.All.Where(signal => signal.Description.Carry is not Carry.Not)
                .Select(signal => StandsPrefix + signal.Id);

    /// <summary>The events at which a signal may speak: any, if it looks at the first of a visit.</summary>
    internal static EventSet EventsOf(Signal signal) =>
        signal.Description.AtVisitStart ? EventSet.All : signal.Description.Reads;

    private static IEnumerable<string> NamesOf(Signal signal) => signal.Description.Carry is Carry.Not
        ? [SpeaksPrefix + signal.Id]
        : [SpeaksPrefix + signal.Id, StandsPrefix + signal.Id];
}
