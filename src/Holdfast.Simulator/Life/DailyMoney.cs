using Holdfast.Engine.Contract;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Visits;

namespace Holdfast.Simulator.Life;

/// <summary>Ordinary payments in and out.</summary>
internal static class DailyMoney
{
    private const double Bounces = 0.012, NewThirdParty = 0.2, TakesMuch = 0.22;

    public static void Run(Visit visit, Account account)
    {
        var chance = visit.Chance;
        if (chance.Is(visit.Customer.AgeIn(Firm.YearOf(visit.Now)) > 64 ? 0.25 : 0.52))
        {
            var cents = Round((long)Math.Min(chance.Spread(60_000, 1.1), 40_000_000), chance);
            var rail = chance.Is(0.86) ? Rail.Ach : chance.Is(0.7) ? Rail.Instant : Rail.Card;
            visit.Deposit(account, rail, cents, OwnBank(account, chance), How(chance), chance.Is(Bounces));
            return;
        }

        if (chance.Is(TakesMuch) && account.Positions.Count > 0)
        {
            TakeMuch(visit, account);
            return;
        }

        if (account.Cash < 10_000 && account.Positions.Count > 0 && chance.Is(0.5))
        {
            visit.Raise(account, Math.Max(account.Equity(visit.Firm.Market, visit.Now) / 12, 20_000));
        }

        Out(visit, account);
    }

    // A plan of their own that the firm never hears of: most is sold, and what there is by then goes to a bank, old or
    // new.
    private static void TakeMuch(Visit visit, Account account)
    {
        var chance = visit.Chance;
        visit.Raise(account, (long)(account.Equity(visit.Firm.Market, visit.Now) * chance.Between(0.4, 0.95)));
        var bank = chance.Is(0.45) ? account.Payees[0] : Payee.OwnBank(chance);
        if (bank != account.Payees[0])
        {
            visit.Link(account, bank, DailySettings.Verification(chance));
        }

        visit.Withdraw(
            account, account.Cash > 2_500_000 && chance.Is(0.4) ? Rail.Wire : Rail.Ach,
            (long)(account.Cash * chance.Between(0.7, 1.0)), bank, How(chance));
    }

    private static void Out(Visit visit, Account account)
    {
        var (chance, customer) = (visit.Chance, visit.Customer);
        var cents = Round(Math.Max((long)(account.Cash * Math.Min(chance.Spread(0.2, 0.9), 1)), 100), chance);
        var isWired = cents > 2_000_000 && chance.Is(0.35);
        switch (isWired ? 2 : chance.Weighed(visit.Firm.Profile.OutRails))
        {
            case 0:
                visit.Withdraw(account, Rail.Ach, cents, OwnBank(account, chance), How(chance));
                break;
            case 1:
                visit.Withdraw(account, Rail.Instant, Math.Min(cents, 5_000_000), OwnBank(account, chance),
                    How(chance));
                break;
            case 2 when cents > 100_000:
                visit.Withdraw(account, Rail.Wire, cents, WirePayee(account, chance), How(chance));
                break;
            case 3:
                visit.Withdraw(account, Rail.Check, cents, Address(customer, chance), How(chance));
                break;
            case 4 when account.Has(AccountFeature.Card):
                visit.Withdraw(account, Rail.Card, Math.Min(cents, 80_000), Merchant(chance));
                break;
            case 5 when account.Has(AccountFeature.Crypto):
                visit.Withdraw(account, Rail.Crypto, cents, Wallet(account, chance), How(chance));
                break;
            case 6 when customer.Accounts.Count > 1:
                visit.Journal(account, customer.Accounts[1] == account ? customer.Accounts[0] : customer.Accounts[1],
                    cents);
                break;
            default:
                visit.Withdraw(account, Rail.Ach, cents, OwnBank(account, chance), How(chance));
                break;
        }
    }

    private static Payee OwnBank(Account account, Chance chance) =>
        chance.Is(0.85)
            ? account.Payees[0]
            : chance.Pick(account.Payees.FindAll(payee => payee.Kind is DestinationKind.OwnBank));

    private static Payee WirePayee(Account account, Chance chance)
    {
        var known = account.Payees.Find(payee => payee.Kind is DestinationKind.ThirdPartyBank);
        if (!chance.Is(0.3))
        {
            return account.Payees[0];
        }

        if (known is not null && !chance.Is(NewThirdParty))
        {
            return known;
        }

        var made = Payee.ThirdParty(chance);
        account.Payees.Add(made);
        return made;
    }

    private static Payee Wallet(Account account, Chance chance)
    {
        var known = account.Payees.Find(payee => payee.Kind is DestinationKind.CryptoWallet);
        if (known is not null && chance.Is(0.8))
        {
            return known;
        }

        var made = Payee.Wallet(chance);
        account.Payees.Add(made);
        return made;
    }

    private static Payee Address(Customer customer, Chance chance) => chance.Is(0.8)
        ? new Payee(customer.Contacts.Mailing, DestinationKind.AddressOfRecord, OwnerNameMatch.NotGiven)
        : new Payee(chance.Mint(TagKind.Contact), DestinationKind.OtherAddress, OwnerNameMatch.NotGiven);

    private static Payee Merchant(Chance chance) =>
        new(chance.Mint(TagKind.Bank), DestinationKind.ThirdPartyAccount, OwnerNameMatch.Unknown);

    /// <summary>How people mostly ask online, told or not.</summary>
    public static Instruction How(Chance chance) => new(
        chance.Is(0.75) ? Instructor.Customer : Instructor.NotGiven,
        chance.Is(0.75) ? InstructionMedium.Online : InstructionMedium.NotGiven);

    /// <summary>Most people, thieves too, think in round sums.</summary>
    public static long Round(long cents, Chance chance)
    {
        long unit = cents > 1_000_000 ? 100_000 : cents > 100_000 ? 10_000 : 1_000;
        return chance.Is(0.6) ? Math.Max(cents / unit * unit, 1_000) : Math.Max(cents, 100);
    }
}
