using System.Numerics;
using Holdfast.Desk.Cases.Rules;
using NodaTime;

namespace Holdfast.Desk.Cases;

/// <summary>
/// By when something is to be done about a case, and where it stands in the queue. The place needs no clock: all cases
/// come nearer to their due time alike, so the order among them does not change while nothing happens.
/// </summary>
internal static class CaseUrgency
{
    private const long TenThousandths = 10_000, Thousandths = 1_000;

    /// <summary>Sets due time and place of a case that is not decided.</summary>
    public static void Refresh(CaseRow row, CaseRules rules)
    {
        if (row.State is CaseState.Decided or CaseState.Merged)
        {
            return;
        }

        (row.Due, row.DueKind) = row.FirstLookAt is null
            ? (row.OpenedAt + rules.FirstLook(row.Severity), DueKind.FirstLook)
            : (row.WaitingSince + rules.Decision, DueKind.Decision);
        Sooner(row, row.InstructionDue, DueKind.Instruction);
        Sooner(row, row.SettlesAt, DueKind.Settlement);
        Sooner(row, row.TaskDue, DueKind.Task);
        row.Rank = RankOf(row.Due, row.AtRisk, rules);
    }

    /// <summary>The place of a case: the least first.</summary>
    /// <param name="due">When it is due.</param>
    /// <param name="atRisk">The money at risk, in ten-thousandths.</param>
    /// <param name="rules">The rules.</param>
    public static long RankOf(Instant due, long atRisk, CaseRules rules)
    {
        var doublings = DoublingsOf(atRisk / (rules.DoublingFrom * (decimal)TenThousandths));
        var ahead = (long)(doublings * (decimal)rules.PerDoubling.TotalSeconds / Thousandths);
        return due.ToUnixTimeSeconds() - ahead;
    }

    // How often a sum is doubled from the first on, in thousandths: whole numbers between the powers of two in a
    // straight line, which is the same on every machine.
    private static long DoublingsOf(decimal times)
    {
        if (times < 1)
        {
            return 0;
        }

        var whole = BitOperations.Log2((ulong)times);
        var power = (decimal)(1UL << whole);
        return (whole * Thousandths) + (long)((times - power) * Thousandths / power);
    }

    private static void Sooner(CaseRow row, Instant? due, DueKind kind)
    {
        if (due < row.Due)
        {
            (row.Due, row.DueKind) = (due.Value, kind);
        }
    }
}
