using Holdfast.Engine.Contract;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Life;

/// <summary>The baseline that the firm's books give of a customer's accounts, once a month.</summary>
internal static class Snapshots
{
    public static void Take(Firm firm, Customer customer)
    {
        var now = firm.Agenda.Now;
        var first = firm.Options.Start;
        foreach (var account in customer.Accounts)
        {
            // Of a joint account the first owner's month counts.
            if (account.IsClosed || (customer.Partner >= 0 && customer.Partner < customer.Number
                && firm.Roster.Customers[customer.Partner].Accounts.Contains(account)))
            {
                continue;
            }

            var data = new AccountSnapshot
            {
                Equity = MoneyActs.Dollars(account.Equity(firm.Market, now)), Cash = MoneyActs.Dollars(account.Cash),
                BirthYear = customer.BirthYear, OpenedOn = first.PlusDays(account.OpenedOn),
                Restricted = account.IsRestricted, TrustedContact = account.HasTrustedContact,
                LastCustomerContact = customer.Habits.VisitsADay == 0
                    ? first.PlusDays(-200 - (customer.Number % 700))
                    : null,
            };
            var chance = customer.Chance;
            firm.EmitBySystem(EventType.AccountSnapshot, data, chance, now, customer, account);
        }
    }
}
