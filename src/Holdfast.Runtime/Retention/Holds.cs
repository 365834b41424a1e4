using Holdfast.Runtime.Journal;
using NodaTime;

namespace Holdfast.Runtime.Retention;

/// <summary>A legal hold that was put on.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Scope">What it keeps.</param>
/// <param name="Matter">The matter.</param>
/// <param name="Reason">Why it was put on.</param>
/// <param name="By">Who put it on.</param>
/// <param name="PutOn">When.</param>
/// <param name="TakenOff">When it was taken off; null where it is in force.</param>
public sealed record LegalHold(
    string Id, HoldScope Scope, string Matter, string Reason, string By, Instant PutOn, Instant? TakenOff);

/// <summary>
/// The legal holds of a journal. One whose entry cannot be read lets nothing go: a hold always beats a disposal
/// (17 CFR 248.30(b)(3)).
/// </summary>
public sealed class Holds
{
    private readonly Dictionary<string, LegalHold> _holds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Instant> _takenOff = new(StringComparer.Ordinal);

    /// <summary>All of them, in the order in which they were put on.</summary>
    public IReadOnlyCollection<LegalHold> All => _holds.Values;

    /// <summary>Those in force.</summary>
    public IEnumerable<LegalHold> InForce => _holds.Values.Where(hold => hold.TakenOff is null);

    /// <summary>The holds of the entries before a position.</summary>
    /// <exception cref="JournalException">One of them cannot be read.</exception>
    public static Holds Read(IJournal journal, long before)
    {
        ArgumentNullException.ThrowIfNull(journal);
        var holds = new Holds();
        foreach (var entry in journal.ReadOf(EntryKind.Hold, 0, before).Where(entry => entry.Salted is not null))
        {
            holds.Take(HoldContent.Read(entry), entry.Head.At);
        }

        return holds;
    }

    /// <summary>The hold of an id; null where there is none.</summary>
    public LegalHold? Find(string id) => _holds.GetValueOrDefault(id);

    /// <summary>When a hold was taken off; null where it is in force or there is none.</summary>
    public Instant? TakenOffAt(string id) => _takenOff.TryGetValue(id, out var at) ? at : null;

    /// <summary>The hold that keeps an entry; null where none does.</summary>
    public LegalHold? Keeping(long position, string account, string customer) => InForce.FirstOrDefault(
        hold => hold.Scope switch
        {
            HoldScope.All => true,
            HoldScope.OfAccount of => of.Account == account,
            HoldScope.OfCustomer of => of.Customer == customer,
            HoldScope.Entries entries => position >= entries.First && position <= entries.Last,
            _ => throw new InvalidOperationException("There is no other scope."),
        });

    private void Take(HoldContent content, Instant at)
    {
        if (content.Scope is { } scope)
        {
            _holds[content.Hold] = new LegalHold(
                content.Hold, scope, content.Matter ?? "", content.Reason, content.By, at, null);
            return;
        }

        _takenOff[content.Hold] = at;
        if (_holds.TryGetValue(content.Hold, out var hold))
        {
            _holds[content.Hold] = hold with { TakenOff = at };
        }
    }
}
