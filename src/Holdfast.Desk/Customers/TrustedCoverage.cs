using Holdfast.Desk.Facts;
using Microsoft.EntityFrameworkCore;

namespace Holdfast.Desk.Customers;

/// <summary>
/// For how many accounts a trusted contact person is on file, of those for which the firm asks for one (FINRA Rule
/// 4512(a)(1)(F)): open accounts of natural persons that are not institutional. It is counted without opening a file.
/// </summary>
/// <param name="Accounts">How many such accounts there are.</param>
/// <param name="Named">Of how many a holder has named a trusted contact.</param>
/// <param name="Disclosed">
/// Of how many one whom the firm may speak with by what it disclosed in writing (Supplementary Material .06).
/// </param>
public sealed record TrustedCoverage(int Accounts, int Named, int Disclosed)
{
    internal static async Task<TrustedCoverage> OfAsync(DeskDb db, CancellationToken ct)
    {
        var accounts = db.Set<AccountRow>().Where(account => account.TakesTrusted);
        return new TrustedCoverage(
            await accounts.CountAsync(ct),
            await Held(db, accounts, TrustedStanding.Named).CountAsync(ct),
            await Held(db, accounts, TrustedStanding.Disclosed).CountAsync(ct));
    }

    // Those that some holder brings at least so far.
    private static IQueryable<AccountRow> Held(DeskDb db, IQueryable<AccountRow> accounts, TrustedStanding least) =>
        accounts.Where(account => db.Set<HolderRow>().Any(holder => holder.Account == account.Account
            && db.Set<PersonRow>().Any(person => person.Person == holder.Person && person.Trusted >= least)));
}
