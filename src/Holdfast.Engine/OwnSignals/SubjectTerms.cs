using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.OwnSignals;

/// <summary>What was known of the customer and the account before the event.</summary>
internal static class SubjectTerms
{
    public static IEnumerable<Term> All { get; } = new KnownTerms()
        .Number("customer.age", Units.Years, "How old the customer turns this year, by the account's year of birth.",
            static scene => scene.Account is { BirthYear: > 0 } account
                ? scene.LocalTime.Year - account.BirthYear
                : null,
            isShown: false)
        .Number("customer.daysKnown", Units.Days, "Whole days since the customer was first seen.",
            static scene => Days(scene, scene.Customer?.FirstSeen ?? default))
        .Number("customer.signIns", Units.Count, "Sign-ins by the customer, those of programs left out.",
            static scene => scene.Customer?.SignIns)
        .Duration("customer.sinceLastSignIn", "How long ago the customer last signed in.",
            static scene => Exact.Ago(scene.Now.Since(scene.Customer?.LastSignIn ?? default)))
        .Truth("customer.hasHistory", "Enough is known of the customer for something to be called new.",
            static scene => scene.Customer is null ? null : scene.Visit.HasHistory)
        .Number("customer.failures", Units.Count, "Failed sign-ins of the customer within a day.",
            static scene => scene.Customer?.Failures.Within(Stamp.Day, scene.Now))
        .Number("customer.devices", Units.Count, "How many devices were seen with the customer.",
            static scene => scene.Customer?.Familiar.Total(FamiliarKind.Device).Different)
        .Number("customer.countries", Units.Count, "How many countries the customer was seen in.",
            static scene => scene.Customer?.Familiar.Total(FamiliarKind.Country).Different)
        .Number("customer.accounts", Units.Count, "How many accounts the customer has; at most 8 are counted.",
            static scene => scene.Customer?.Accounts.Count)
        .Share("customer.shareAtThisHour", "Share of the customer's sign-ins within an hour of this time of day; "
            + "unknown with fewer than 20.", static scene => scene.Customer?.Hours.ShareAround(scene.Now))
        .Number("account.daysOpen", Units.Days, "Whole days since the account was opened.",
            static scene => Days(scene, scene.Account?.OpenedAt ?? default))
        .Number("account.daysKnown", Units.Days, "Whole days since the account was first seen.",
            static scene => Days(scene, scene.Account?.FirstSeen ?? default))
        .Duration("account.dormantFor", "For how long the customer was not heard of at this account.",
            static scene => scene.Account is { FirstSeen.IsNever: false } account
                ? Exact.Ago(account.SleptFor(scene.Now))
                : null)
        .Dollars("account.worth", "What the account was last told to be worth, if that is at most 30 days ago.",
            static scene => scene.Account is { EquityAt.IsNever: false } account
                && scene.Now.IsWithin(30 * Stamp.Day, account.EquityAt) ? account.Equity : null)
        .Dollars("account.outLately", "Dollars asked for out of the account in the last five business days, this "
            + "event left out.", static scene => scene.Account is { } account ? OutLately(scene, account) : null)
        .Truth("account.isRestricted", "The account was restricted.",
            static scene => scene.Account?.Is(AccountFlags.Restricted))
        .Truth("account.isClosed", "The account was closed.", static scene => scene.Account?.Is(AccountFlags.Closed))
        .Truth("account.hasTrustedContact", "A trusted contact person is on file.",
            static scene => scene.Account?.Is(AccountFlags.TrustedContact))
        .Truth("account.openedOnline", "The account was opened online.",
            static scene => scene.Account?.Is(AccountFlags.OpenedOnline))
        .Number("account.customers", Units.Count, "How many customers the account has; at most 4 are counted.",
            static scene => scene.Account?.Customers.Count)
        .Number("account.payees", Units.Count, "How many payees the account remembers; at most 16.",
            static scene => scene.Account?.Payees.Count);

    private static decimal? Days(Scene scene, Stamp since) =>
        Exact.Ago(scene.Now.Since(since)) is { } seconds ? decimal.Truncate(seconds / Stamp.Day) : null;

    private static Money OutLately(Scene scene, AccountKnowledge account) =>
        scene.Now.IsWithin(7 * Stamp.Day, account.OutLatelySince)
            ? Money.OfTenThousandths(Math.Clamp(account.OutLately, 0, Money.MaximumUnits * Money.Scale))
            : default;
}
