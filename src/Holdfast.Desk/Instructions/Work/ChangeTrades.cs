using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions.Changes;
using Holdfast.Desk.Instructions.Facts;
using Holdfast.Desk.Instructions.Policy;
using Holdfast.Engine.Contract;
using Holdfast.Runtime.Following;
using Holdfast.Runtime.Hosting;
using NodaTime;

namespace Holdfast.Desk.Instructions.Work;

/// <summary>
/// Looks at the end of the day of a change of objective whether the account traded on it: an objective that is changed
/// to fit a trade is looked at by a supervisor, whoever says that it allows no more risk.
/// </summary>
internal sealed class ChangeTrades(Partition partition, FollowedTimelines timelines, ChangeDesk changes) : IDeskTimers
{
    /// <summary>The kind of these timers; their subject is a change.</summary>
    public const string TimerKind = "change.trades";

    // How far the timelines have to come for a change that was asked about before they had; timers run one by one.
    private readonly Dictionary<string, long> _awaited = [];

    public string Kind => TimerKind;

    public async Task DueAsync(string subject, Instant due, CancellationToken ct)
    {
        // What was decided of before this timer was due has to be in the timelines. Others are due too, so nothing
        // waits here: it is called again, and asks for no more than the first time, or it would never be done while
        // events come.
        _awaited.TryAdd(subject, partition.Journal.Head.Size);
        if (timelines.Follower.Status.Position < _awaited[subject])
        {
            timelines.Follower.Wake();
            return;
        }

        _awaited.Remove(subject);
        await changes.AskReviewAsync(
            InstructionId.Parse(subject), TradeOf, new TimerDone(TimerKind, subject), ct);
    }

    /// <summary>When the day of a change is over.</summary>
    public static Instant EndOf(DataChange change) =>
        InstructionPolicy.EndOfDay(change.RequestedAt, 0, change.Order.Zone);

    // The last order of the day, by its event; null where there was none.
    private string? TradeOf(DataChange change)
    {
        var order = change.Order;
        var page = timelines.Timelines.Page(new TimelineQuestion(
            order.Account.IsEmpty ? SubjectKind.Customer : SubjectKind.Account,
            order.Account.IsEmpty ? order.Customer : order.Account.Text, 1)
        {
            Type = EventType.OrderPlaced,
            From = InstructionPolicy.EndOfDay(change.RequestedAt, -1, order.Zone),
            To = EndOf(change),
        });
        return page is [var newest] && partition.Journal.At(newest.Position) is { Salted: not null } entry
            ? EventEntry.Read(entry)?.Id
            : null;
    }
}
