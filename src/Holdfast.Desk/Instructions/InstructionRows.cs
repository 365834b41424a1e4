using System.Collections.Immutable;
using Holdfast.Desk.Instructions.Actions;
using Holdfast.Desk.Instructions.Changes;

namespace Holdfast.Desk.Instructions;

/// <summary>Fills the rows of lists and reports.</summary>
internal static class InstructionRows
{
    public static InstructionRow Begin(Instruction instruction, string accountMark)
    {
        var order = instruction.Order;
        return new InstructionRow
        {
            Id = instruction.Id.ToString(),
            Customer = order.Customer,
            AccountMark = accountMark,
            Rail = Words.Of(order.Rail),
            Amount = order.Amount.TenThousandths,
            Currency = order.Amount.Currency.ToString(),
            Medium = Words.Of(order.Medium),
            InstructedBy = Words.Of(order.InstructedBy),
            PayeeMark = order.Payee.Mark,
            Representative = order.Representative,
            Branch = order.Branch,
            Transfer = order.Transfer,
            Allocation = order.Allocation,
            ReceivedAt = instruction.ReceivedAt,
            EnteredBy = NameOf(instruction.EnteredBy),
        };
    }

    public static void Fill(InstructionRow row, Instruction instruction, ImmutableArray<DueTime> timers)
    {
        row.Version = instruction.Version;
        row.State = instruction.State;
        if (instruction.Screening is { } screening)
        {
            row.Categories = TextOf(screening.Categories);
            row.Route = Words.Of(screening.Route.Kind);
            row.RouteRule = screening.Route.Rule;
            row.RouteReasons = TextOf(screening.Route.Reasons);
            row.Score = screening.Input.Score.TenThousandths;
            row.RelatedChanges = screening.Input.Changes.Length;
            row.ReleaseWay = Words.Of(screening.Route.Release);
        }

        row.Attempts = instruction.Attempts.Length;
        row.ConfirmedAt = instruction.Confirmation?.At;
        row.ConfirmedHow = instruction.Confirmation is { } taken ? Words.Of(taken.Confirmation.Method) : null;
        row.IsExpired = instruction.Expiry is not null;
        FillHold(row, instruction.Hold ?? instruction.PastHolds.LastOrDefault());
        row.ReleasedAt = instruction.Release?.At;
        row.ReleasedBy = instruction.Release is { } release ? NameOf(release.By) : null;
        row.Rejection = instruction.Rejection is { } rejection ? Words.Of(rejection.Rejection.Reason) : null;
        row.EndedAt = instruction.EndedAt;
        row.Recovered = instruction.Recovered?.TenThousandths;
        row.HandedOverAt = instruction.Cheque?.HandOver.At;
        row.IsHandOverComplete = instruction.Cheque?.IsComplete ?? false;
        row.DisownedAt = instruction.DisownedAt;
        row.Alarms = TextOf([.. instruction.Alarms.Select(alarm => alarm.Alarm).Distinct()]);
        row.NextDue = timers.IsEmpty ? null : timers.Min(timer => timer.At);
    }

    public static ChangeRow Begin(DataChange change) => new()
    {
        Id = change.Id.ToString(),
        Customer = change.Order.Customer,
        What = change.Order.What,
        RequestedAt = change.RequestedAt,
        Representative = change.Order.Representative,
        Branch = change.Order.Branch,
        NewContact = change.Order.NewContact,
    };

    public static void Fill(ChangeRow row, DataChange change)
    {
        row.Version = change.Version;
        row.State = change.State;
        row.EffectiveAt = change.EffectiveAt;
        row.ConfirmedHow = change.Confirmation is { } confirmation ? Words.Of(confirmation.Way) : null;
        row.NoticesDue = change.Order.FurnishTo().Length;
        row.NoticesSent = change.Furnished.Length;
        row.IsReviewOpen = change is { ReviewAskedAt: not null, ReviewedBy: null };
        row.Alarms = TextOf(change.Alarms);
    }

    /// <summary>Somebody with their title.</summary>
    public static string NameOf(Officer officer) =>
        officer.Title.Length == 0 ? officer.Actor.Name : $"{officer.Actor.Name}, {officer.Title}";

    private static void FillHold(InstructionRow row, HoldAtWork? hold)
    {
        row.HoldKind = hold is null ? null : Words.Of(hold.Hold.Kind);
        row.HeldAt = hold?.PlacedAt;
        row.HeldBy = hold is null ? null : NameOf(hold.PlacedBy);
        row.LiftedAt = hold?.LiftedAt;
        row.NoticesGiven = hold?.Notices.Length ?? 0;
        row.NoticesOpen = hold?.StillToTell.Count() ?? 0;
    }

    private static string TextOf<T>(ImmutableArray<T> values)
        where T : struct, Enum => string.Join(' ', values.Select(Words.Of));
}
