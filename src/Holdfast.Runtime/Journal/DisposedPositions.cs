namespace Holdfast.Runtime.Journal;

/// <summary>Which contents an entry of kind <see cref="EntryKind.Disposal"/> took away.</summary>
public static class DisposedPositions
{
    /// <summary>Their positions; none where the entry is a step on the way to a disposal.</summary>
    /// <exception cref="JournalException">This release does not know how it is written.</exception>
    public static IEnumerable<long> Of(JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return DisposalContent.Positions(entry);
    }
}
