using System.Collections.Immutable;
using NodaTime;

namespace Holdfast.Desk.Actions.Rules;

/// <summary>What is due of an order, and when.</summary>
public static class ActionTimers
{
    /// <summary>All that is still to come; each is told of once.</summary>
    public static ImmutableArray<(ActionAlarm Alarm, Instant At)> Of(ActionOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return
        [
            .. Enum.GetValues<ActionAlarm>()
                .Where(alarm => order.Waits(alarm) && !order.Alarms.Any(told => told.Alarm == alarm))
                .Select(alarm => (alarm, DueOf(order, alarm))),
        ];
    }

    /// <summary>What has been late for longest; null where nothing is. At the instant itself it is late.</summary>
    public static ActionFact.Alarmed? Due(ActionOrder order, Instant now) => Of(order)
        .Where(timer => timer.At <= now).OrderBy(timer => timer.At)
        .Select(timer => new ActionFact.Alarmed(timer.Alarm, timer.At)).FirstOrDefault();

    private static Instant DueOf(ActionOrder order, ActionAlarm alarm) => alarm switch
    {
        ActionAlarm.NotDecided => order.ProposedAt + ActionRule.DecideWithin,
        ActionAlarm.NotAnswered => order.OrderedAt!.Value + order.Request.Rule.AnswerWithin,
        ActionAlarm.NotReviewed => order.OrderedAt!.Value + ActionRule.ReviewWithin,
    };
}
