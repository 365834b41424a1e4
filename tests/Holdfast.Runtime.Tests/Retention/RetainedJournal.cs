using Holdfast.Runtime.Following;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Verification;
using Holdfast.Runtime.Retention;
using Holdfast.Runtime.Tests.Following;
using NodaTime;

namespace Holdfast.Runtime.Tests.Retention;

/// <summary>A journal with timelines and a desk for its holds and disposals.</summary>
internal sealed class RetainedJournal : IDisposable
{
    private readonly FollowedJournal _journal = new();
    private readonly FollowedTimelines _timelines;

    public RetainedJournal()
    {
        _timelines = new FollowedTimelines(
            _journal.Journal, _journal.OpenTimelines(), FollowedJournal.Quick, TimeProvider.System);
        Desk = NewDesk();
    }

    public RetentionDesk Desk { get; private set; }

    public FollowedJournal Inner => _journal;

    public IJournal Journal => _journal.Journal;

    /// <summary>After so many more appends the next one fails; null for never.</summary>
    public int? FailsAfter { get; set; }

    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Sets the clock to noon in New York, or so.</summary>
    public void SetDay(int year, int month, int day) =>
        _journal.Clock.Now = new DateTimeOffset(year, month, day, 17, 0, 0, TimeSpan.Zero);

    /// <summary>Appends an event; its position.</summary>
    public long Append(NewEntry entry)
    {
        Journal.Append([entry]);
        return Journal.Head.Size - 1;
    }

    public RetentionDesk NewDesk(string? table = null) => Desk = new RetentionDesk(
        Journal, _timelines, RetentionTableTests.Accepted(table ?? RetentionTable.ShippedText()), AppendAsync,
        _journal.Clock);

    public async Task<DisposalPlan> PlanAsync()
    {
        _timelines.CatchUp();
        return Assert.IsType<RetentionAnswer.Planned>(await Desk.PlanAsync(Desk.Today, Ct)).Plan;
    }

    public async Task<long[]> DueAsync() => [.. (await PlanAsync()).Due.Select(due => due.Position).Order()];

    /// <summary>Asks, approves, and says what went.</summary>
    public async Task<long> DisposeOfDueAsync()
    {
        _timelines.CatchUp();
        if (await Desk.RequestAsync("ann", Desk.Today, Ct) is not RetentionAnswer.Done request)
        {
            return 0;
        }

        _timelines.CatchUp();
        var done = Assert.IsType<RetentionAnswer.Done>(await Desk.ApproveAsync(request.Id, "bob", Ct));
        _timelines.CatchUp();
        return done.Entries;
    }

    public void CatchUp() => _timelines.CatchUp();

    public bool IsGone(long position) => Journal.At(position).Salted is null;

    public Verification Verify() => JournalVerifier.VerifyFolder(_journal.Folder, null, Ct);

    public void Dispose()
    {
        Desk.Dispose();
        _timelines.Dispose();
        _journal.Dispose();
    }

    private ValueTask<long> AppendAsync(
        EntryKind kind, byte codec, ReadOnlyMemory<byte> content, IReadOnlyList<long> disposes, CancellationToken ct)
    {
        if (FailsAfter is { } left)
        {
            FailsAfter = left - 1;
            if (left <= 0)
            {
                throw new JournalException(JournalFault.Failed, "The journal is gone.");
            }
        }

        return ValueTask.FromResult(Append(_journal.Record(kind, codec, content.Span, disposes)));
    }
}
