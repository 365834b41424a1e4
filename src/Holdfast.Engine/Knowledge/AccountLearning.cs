using Holdfast.Engine.Contract;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Engine.Knowledge;

/// <summary>What is learnt of an account as such.</summary>
internal static class AccountLearning
{
    public static void Take(Scene scene, AccountKnowledge account, AccountOpened opened)
    {
        account.OpenedAt = account.OpenedAt.IsNever ? scene.Now : account.OpenedAt;
        account.BirthYear = YearOf(opened.BirthYear, account.BirthYear);
        account.Flags |= opened.How is OpeningWay.Online ? AccountFlags.OpenedOnline : AccountFlags.None;
        account.Flags |= opened.FundedBy is Rail.Acats ? AccountFlags.FundedByAcats : AccountFlags.None;
        foreach (var contact in opened.Contacts)
        {
            Opened(scene, account, SharedKind.OpeningContact, contact.Mark);
            if (scene.Customer is { } customer)
            {
                customer.Familiar.See(FamiliarKind.Contact, contact.Mark, scene.Now);
                SeeTogether(scene, SharedKind.Contact, contact.Mark, customer.Number);
            }
        }

        Opened(scene, account, SharedKind.TaxId, opened.TaxId.Mark);
        Opened(scene, account, SharedKind.OpeningDevice, scene.Visit.DeviceMark);
        Opened(scene, account, SharedKind.OpeningNeighborhood, scene.Visit.Neighborhood);
    }

    public static void Take(Scene scene, AccountKnowledge account, AccountSnapshot snapshot)
    {
        MoneyLearning.NoteEquity(scene, account, snapshot.Equity);
        account.BirthYear = YearOf(snapshot.BirthYear, account.BirthYear);
        if (snapshot.OpenedOn is { } openedOn && account.OpenedAt.IsNever)
        {
            account.OpenedAt = StampOf(openedOn);
        }

        if (snapshot.LastCustomerContact is { } contact)
        {
            account.LastCustomerAction = Stamp.Later(account.LastCustomerAction, StampOf(contact));
        }

        Set(account, AccountFlags.Restricted, snapshot.Restricted);
        Set(account, AccountFlags.TrustedContact, snapshot.TrustedContact);
    }

    /// <summary>Under what a product that is switched on is remembered.</summary>
    public static Happening HappeningOf(AccountFeature feature) => feature switch
    {
        AccountFeature.Margin => Happening.MarginEnabled,
        AccountFeature.Options => Happening.OptionsEnabled,
        AccountFeature.Otc => Happening.OtcEnabled,
        AccountFeature.ExtendedHours => Happening.ExtendedHoursEnabled,
        AccountFeature.Crypto => Happening.CryptoEnabled,
        AccountFeature.Card => Happening.CardEnabled,
        AccountFeature.Checks => Happening.ChecksEnabled,
        AccountFeature.InstantFunding => Happening.InstantFundingEnabled,
        _ => throw new ArgumentOutOfRangeException(nameof(feature), feature, null),
    };

    private static void Set(AccountKnowledge account, AccountFlags flag, bool? value) =>
        account.Flags = value switch
        {
            true => account.Flags | flag,
            false => account.Flags & ~flag,
            null => account.Flags,
        };

    private static void Opened(Scene scene, AccountKnowledge account, SharedKind kind, Mark thing) =>
        SeeTogether(scene, kind, thing, account.Number);

    private static void SeeTogether(Scene scene, SharedKind kind, Mark thing, int subject)
    {
        if (!thing.IsNone)
        {
            scene.Crowd.Shared.Touch(Crowd.KeyOf(kind, thing), scene.Now).SeenWith(subject, scene.Now);
        }
    }

    private static short YearOf(int? told, short known) => told is > 1850 and < 2200 ? (short)told.Value : known;

    private static Stamp StampOf(LocalDate date) => Stamp.Of(date.AtMidnight().InUtc().ToInstant());
}
