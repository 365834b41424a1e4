using Holdfast.Engine.Contract;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Visits;

namespace Holdfast.Simulator.Life;

/// <summary>What people tidy up when they are there anyway.</summary>
internal static class DailySettings
{
    private static readonly AccountFeature[] Features =
    [
        AccountFeature.Options, AccountFeature.Margin, AccountFeature.Card, AccountFeature.InstantFunding,
        AccountFeature.ExtendedHours, AccountFeature.Crypto, AccountFeature.Checks, AccountFeature.Otc,
    ];

    public static void Run(Visit visit, Account account)
    {
        var (chance, customer) = (visit.Chance, visit.Customer);
        switch (chance.Weighed(20, 10, 16, 8, 14, 12, 8, 6, 6))
        {
            case 0:
                visit.ChangeCredential(CredentialKind.Password, CredentialChangeWay.SignedIn);
                break;
            case 1:
                customer.Habits.Factor = chance.Is(0.5) ? MfaMethod.Totp : MfaMethod.Push;
                visit.ChangeCredential(CredentialKind.MfaMethod, CredentialChangeWay.SignedIn);
                break;
            case 2:
                visit.ChangeDelivery((DeliveryKind)chance.Between(1, 3), chance.Weighed(75, 12, 13) switch
                {
                    0 => DeliveryWay.Electronic, 1 => DeliveryWay.Paper, _ => DeliveryWay.Off,
                });
                break;
            case 3:
                account.HasTrustedContact = true;
                visit.ChangeContact(ContactKind.TrustedContact);
                break;
            case 4:
                visit.Enable(account, chance.Pick(Features));
                break;
            case 5:
                visit.Link(account, Payee.OwnBank(chance), Verification(chance), chance.Is(0.12) ? 1 : 0);
                break;
            case 6:
                customer.Habits.Method = LoginMethod.Passkey;
                visit.ChangeCredential(CredentialKind.Passkey, CredentialChangeWay.SignedIn);
                break;
            case 7:
                customer.Aggregator = visit.Grant(chance.Pick(visit.Firm.Roster.Aggregators).Id);
                break;
            default:
                visit.ChangeAuthority(account, AuthorityKind.Beneficiary);
                break;
        }
    }

    /// <summary>How banks are mostly verified.</summary>
    public static BankVerification Verification(Chance chance) => chance.Weighed(55, 31, 11, 3) switch
    {
        0 => BankVerification.Instant, 1 => BankVerification.MicroDeposit, 2 => BankVerification.Document,
        _ => BankVerification.None,
    };
}
