using Holdfast.Desk.Access;
using Holdfast.Desk.Facts;
using Holdfast.Runtime.Journal;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Holdfast.Desk.Customers;

/// <summary>What is odd about a look at a customer's file.</summary>
[Flags]
public enum LookMarks
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It names no case, and its purpose is one that has cases.</summary>
    NoCase = 1,

    /// <summary>It is at the file of who looks.</summary>
    Own = 2,

    /// <summary>It is at a file of the family of who looks.</summary>
    Family = 4,

    /// <summary>It is one of far more than anybody needs in a day.</summary>
    Bulk = 8,
}

/// <summary>
/// Says what is odd about a look. The engine weighs looks by what is ordinary for a person and their peers; this is
/// what stands beside each for the one who reads the list.
/// </summary>
internal static class LookWatch
{
    /// <summary>So many persons in <see cref="BulkWithin"/> are bulk.</summary>
    public const int BulkFrom = 25;

    /// <summary>The time in which persons are counted.</summary>
    public static readonly Duration BulkWithin = Duration.FromHours(24);

    private static readonly string Staff = VaultLooks.WordOf(ActorKind.Staff), Service =
        VaultLooks.WordOf(PurposeKind.Service);

    public static LookMarks Judge(DeskDb db, LookUpContent look, byte[] person, Instant at)
    {
        if (look.Kind != Staff)
        {
            return LookMarks.None;
        }

        var marks = look.Case is null && look.Purpose != Service ? LookMarks.NoCase : LookMarks.None;
        marks |= look.Tie == VaultLooks.WordOf(StaffTie.Own) ? LookMarks.Own
            : look.Tie == VaultLooks.WordOf(StaffTie.Family) ? LookMarks.Family
            : LookMarks.None;
        var (by, from) = (look.By, (at - BulkWithin).ToUnixTimeTicks());

        var others = db.Set<LookRow>().Where(row => row.By == by && row.At > from && row.Person != person)
            .Select(row => row.Person).Distinct().Take(BulkFrom).Count();
        return others >= BulkFrom - 1 ? marks | LookMarks.Bulk : marks;
    }
}
