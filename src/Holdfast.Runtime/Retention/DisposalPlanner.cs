using System.Text;
using Holdfast.Engine.Contract;
using Holdfast.Runtime.Following;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using NodaTime;

namespace Holdfast.Runtime.Retention;

/// <summary>
/// Computes what is due. What is in doubt stays: a record that cannot be read, a start that is not known, a rule that
/// is missing.
/// </summary>
/// <param name="journal">The journal.</param>
/// <param name="timelines">Its timelines, which have come to its end.</param>
/// <param name="table">How long what is kept.</param>
/// <param name="relationshipEnd">When somebody was a customer no more.</param>
internal sealed class DisposalPlanner(
    IJournal journal, ITimelines timelines, RetentionTable table, RelationshipEnd relationshipEnd)
{
    private const int ClosingsLookedAt = 500;

    private readonly TimelineDigest _digest = new();
    private readonly List<TimelineChange> _changes = [];
    private readonly Dictionary<string, Instant?> _closings = new(StringComparer.Ordinal);
    private readonly List<DueEntry> _due = [];
    private readonly List<(DueEntry Due, string Account)> _dueClosings = [];
    private readonly List<PolicyUse> _policies = [];
    private long _early, _onHold, _notBegun, _always, _unreadable, _gone;

    public DisposalPlan Plan(LocalDate asOf, long before, CancellationToken ct)
    {
        var holds = Holds.Read(journal, journal.Head.Size);
        foreach (var entry in journal.Read(0, before))
        {
            ct.ThrowIfCancellationRequested();
            Take(entry, holds, asOf);
        }

        AddPolicies(asOf);
        AddClosings(asOf);
        return new DisposalPlan
        {
            AsOf = asOf,
            Before = before,
            Due = _due,
            Early = _early,
            OnHold = _onHold,
            NotBegun = _notBegun,
            Always = _always,
            Unreadable = _unreadable,
            Gone = _gone,
        };
    }

    private void Take(JournalEntry entry, Holds holds, LocalDate asOf)
    {
        if (entry.Head.Kind is EntryKind.Policy)
        {
            EndPolicy(entry.Head.At);
        }

        if (entry.Salted is null)
        {
            _gone++;
            return;
        }

        if (!TryTell(entry, out var came))
        {
            _unreadable++;
            Keep(entry);
            return;
        }

        var (account, customer) = (came?.Account ?? "", came?.Customer ?? CustomerOfKey(entry) ?? "");
        if (entry.Head.Kind is EntryKind.Policy)
        {
            _policies.Add(new PolicyUse(entry, holds.Keeping(entry.Position, "", "") is not null));
            return;
        }

        var verdict = Judge(entry, account, customer, came, asOf, End(entry, holds));
        if (verdict is not { } due)
        {
            Keep(entry);
        }
        else if (holds.Keeping(entry.Position, account, customer) is not null)
        {
            _onHold++;
            Keep(entry);
        }
        else if (came is { Type: EventType.AccountClosed })
        {
            _dueClosings.Add((due, account));
        }
        else
        {
            _due.Add(due);
        }
    }

    // The last of its days by all rules that hold for it; null where it stays.
    private DueEntry? Judge(
        JournalEntry entry, string account, string customer, TimelineChange.Came? came, LocalDate asOf,
        Instant? endOfUse)
    {
        DueEntry? latest = null;
        foreach (var rule in table.For(asOf, entry.Head.Kind, came?.Type, came?.Outcome))
        {
            if (rule.Years is null)
            {
                _always++;
                return null;
            }

            var start = rule.Start switch
            {
                PeriodStart.RecordMade => entry.Head.At,
                PeriodStart.AccountClosed => ClosingOf(account),
                PeriodStart.EndOfUse => endOfUse,
                PeriodStart.RelationshipEnded => customer.Length > 0 ? relationshipEnd(customer) : null,
            };
            if (start is not { } began)
            {
                _notBegun++;
                return null;
            }

            var day = rule.LastDay(table.DateOf(began))!.Value;
            if (latest is not { } other || day > other.LastDay)
            {
                latest = new DueEntry(entry.Position, rule, day);
            }
        }

        if (latest is { } due && due.LastDay < asOf)
        {
            return due;
        }

        _early++;
        return null;
    }

    private bool TryTell(JournalEntry entry, out TimelineChange.Came? came)
    {
        _changes.Clear();
        came = null;
        try
        {
            if (entry.Head.Kind is EntryKind.Event)
            {
                came = _digest.Tell(entry);
                return true;
            }

            _digest.Take(entry, _changes);
            came = _changes.OfType<TimelineChange.Came>().SingleOrDefault();
            return true;
        }
        catch (JournalException failure) when (failure.Fault is JournalFault.Unreadable or JournalFault.Damaged)
        {
            return false;
        }
    }

    // So that a hold on a customer keeps the key without which nothing of theirs can be read.
    private static string? CustomerOfKey(JournalEntry entry) => entry.Head.Kind is EntryKind.PersonKey
        && RecordJson.TryRead(entry.Content, root => RecordJson.Text(root, "customer"), out var customer)
            ? customer
            : null;

    private static Instant? End(JournalEntry entry, Holds holds) => entry.Head.Kind is EntryKind.Hold
        ? holds.TakenOffAt(HoldContent.Read(entry).Hold)
        : null;

    // The day counts that is later: the one that the firm's system told, and the one on which it was recorded.
    private Instant? ClosingOf(string account)
    {
        if (account.Length == 0)
        {
            return null;
        }

        if (!_closings.TryGetValue(account, out var closed))
        {
            var closing = LastOf(account, EventType.AccountClosed);
            var reopening = LastOf(account, EventType.AccountReactivated);
            if (closing is not null && closing.Position > (reopening?.Position ?? -1))
            {
                closed = Instant.Max(closing.At, journal.At(closing.Position).Head.At);
            }

            _closings.Add(account, closed);
        }

        return closed;
    }

    private TimelineEntry? LastOf(string account, EventType type) => timelines
        .Page(new TimelineQuestion(SubjectKind.Account, account, 1) { Type = type }).SingleOrDefault();

    private void Keep(JournalEntry entry)
    {
        if (entry.Head.Kind is EntryKind.Event && _policies is [.., var last])
        {
            last.IsNeeded = true;
        }
    }

    private void EndPolicy(Instant at)
    {
        if (_policies is [.., { EndOfUse: null } last])
        {
            last.EndOfUse = at;
        }
    }

    // A policy stays as long as an event that was decided by it: the decision could not be made again without it.
    private void AddPolicies(LocalDate asOf)
    {
        foreach (var policy in _policies)
        {
            if (Judge(policy.Entry, "", "", null, asOf, policy.EndOfUse) is not { } due)
            {
                continue;
            }

            if (policy.IsOnHold)
            {
                _onHold++;
            }
            else if (policy.IsNeeded)
            {
                _early++;
            }
            else
            {
                _due.Add(due);
            }
        }
    }

    // A closing stays as long as a record whose period is counted from it, and goes after all of them.
    private void AddClosings(LocalDate asOf)
    {
        var going = _due.Select(due => due.Position).Concat(_dueClosings.Select(closing => closing.Due.Position))
            .ToHashSet();
        foreach (var (due, account) in _dueClosings)
        {
            if (IsCountedFrom(account, asOf, going))
            {
                _early++;
            }
            else
            {
                _due.Add(due);
            }
        }
    }

    private bool IsCountedFrom(string account, LocalDate asOf, HashSet<long> going)
    {
        long? before = null;
        while (timelines.Page(new TimelineQuestion(SubjectKind.Account, account, ClosingsLookedAt)
        {
            Before = before,
        }) is { Count: > 0 } page)
        {
            if (page.Any(other => !going.Contains(other.Position) &&
                table.For(asOf, other.Kind, other.Type, other.Outcome)
                    .Any(rule => rule.Start is PeriodStart.AccountClosed)))
            {
                return true;
            }

            before = page[^1].Position;
        }

        return false;
    }

    private sealed class PolicyUse(JournalEntry entry, bool isOnHold)
    {
        public JournalEntry Entry { get; } = entry;

        public bool IsOnHold { get; } = isOnHold;

        public Instant? EndOfUse { get; set; }

        public bool IsNeeded { get; set; }
    }
}
