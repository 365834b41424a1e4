using System.Collections.Concurrent;
using Holdfast.Desk.Access.Staff;
using Holdfast.Runtime.Journal;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Desk.Access.SignIn;

/// <summary>
/// The sessions that may be open, and what failed lately, as the entries of the journal tell of them. Only entries that
/// are young enough to matter are read at the start, so that it takes no longer with the years.
/// </summary>
internal sealed class SessionTable(StaffRoster roster, SignInWatch watch, PasskeyCounts counts)
{
    // Where the machine's clock was set back in between, entries a little older may matter.
    private static readonly Duration ReadBack = StaffSession.LastsAtMost + Duration.FromHours(1);

    private readonly ConcurrentDictionary<string, HeldSession> _byHash = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, HeldSession> _byId = new(StringComparer.Ordinal);

    public IEnumerable<HeldSession> All => _byId.Values;

    /// <summary>The session of what a browser was given, if it is open.</summary>
    public (HeldSession Held, StaffMember Owner)? Find(string hash, Instant now) =>
        _byHash.TryGetValue(hash, out var held) && OwnerOf(held) is { } owner && held.IsOpenAt(now, owner)
            ? (held, owner)
            : null;

    /// <summary>The open sessions of somebody, the newest first.</summary>
    public IReadOnlyList<HeldSession> Of(StaffMember owner, Instant now) =>
    [
        .. _byId.Values.Where(held => held.Session.Staff == owner.Id && held.IsOpenAt(now, owner))
            .OrderByDescending(held => held.Session.Position),
    ];

    public HeldSession? FindById(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Reads what a journal tells of sessions that may be open.</summary>
    /// <exception cref="JournalException">This release does not read one of the entries.</exception>
    public void Read(IJournal journal, Instant now)
    {
        var first = FirstSince(journal, now - ReadBack);
        foreach (var entry in journal.ReadOf(EntryKind.SignIn, first, journal.Head.Size)
            .Where(entry => entry.Salted is not null))
        {
            Apply(entry);
            if (SignInEntry.Read(entry) is SignInEntry.Failed
                {
                    Way: SignInWay.Password, Why: SignInFailure.NotRight, Staff: { } whose,
                }
                && StaffId.TryParse(whose, null, out var staff))
            {
                watch.NoteFailure(staff, entry.Head.At);
            }
        }
    }

    /// <summary>Takes an entry of the journal in.</summary>
    /// <exception cref="JournalException">This release does not read it.</exception>
    public void Apply(JournalEntry entry)
    {
        switch (SignInEntry.Read(entry))
        {
            case SignInEntry.Began began:
                Begin(entry, began);
                break;
            case SignInEntry.Ended ended:
                // One that is not known began so long ago that it has ended by itself.
                FindById(ended.Session)?.End();
                break;
            case SignInEntry.Failed:
                // Counted when it happened, whether or not it became an entry.
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Forgets sessions that have ended.</summary>
    public void Prune(Instant now)
    {
        foreach (var (hash, held) in _byHash)
        {
            if (OwnerOf(held) is not { } owner || !held.IsOpenAt(now, owner))
            {
                _byHash.TryRemove(hash, out _);
                _byId.TryRemove(held.Session.Id, out _);
                held.End();
            }
        }
    }

    /// <summary>Ends what is under way in sessions that a change of their owner closed.</summary>
    public void EndClosed(StaffMember owner, Instant now)
    {
        foreach (var held in _byId.Values.Where(held => held.Session.Staff == owner.Id && !held.IsOpenAt(now, owner)))
        {
            held.End();
        }
    }

    private StaffMember? OwnerOf(HeldSession held) => roster.Find(held.Session.Staff);

    private void Begin(JournalEntry entry, SignInEntry.Began began)
    {
        var since = began.Since is null ? null : InstantPattern.ExtendedIso.Parse(began.Since);
        var proven = began.Proven is null ? null : InstantPattern.ExtendedIso.Parse(began.Proven);
        if (!StaffId.TryParse(began.By.Id, null, out var staff)
            || since is { Success: false } || proven is { Success: false })
        {
            throw SignInEntry.Unreadable(entry);
        }

        var held = new HeldSession(new StaffSession(
            began.Session, staff, began.Way, began.Resists, proven?.Value ?? entry.Head.At, entry.Head.At,
            since?.Value ?? entry.Head.At, entry.Position, began.Address, began.Agent));
        if (began.Replaces is { } replaced)
        {
            FindById(replaced)?.End();
        }

        watch.NoteSuccess(staff, began.Step);
        if (began is { Passkey: { } passkey, SignCount: { } count })
        {
            counts.Note(passkey, count);
        }

        _byId[held.Session.Id] = held;
        _byHash[began.Hash] = held;
    }

    // Entries stand in the order of their times, so the first of a time is found by halving.
    private static long FirstSince(IJournal journal, Instant since)
    {
        var (low, high) = (0L, journal.Head.Size);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (journal.At(middle).Head.At < since)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
