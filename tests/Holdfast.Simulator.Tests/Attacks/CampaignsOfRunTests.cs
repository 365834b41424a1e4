using Holdfast.Simulator.Attacks;

namespace Holdfast.Simulator.Tests.Attacks;

public sealed class CampaignsOfRunTests
{
    [Fact]
    public void Three_rounds_of_campaigns_show_every_kind_at_every_level_of_care()
    {
        var firm = MadeFirm.Of(accounts: 900, days: 40, attacks: 3 * AttackCatalog.Kinds.Count, seed: 4);
        var shown = firm.Summary.Campaigns.Select(campaign => (campaign.Kind, campaign.Care)).ToHashSet();

        Assert.Equal(3 * AttackCatalog.Kinds.Count, shown.Count);
        Assert.All(firm.Summary.Campaigns,
            campaign => Assert.Equal(campaign.FirstEvent is null, campaign.Customers == 0));
        var labelled = firm.Labels.Select(label => label.Attack).ToHashSet();
        Assert.All(
            firm.Summary.Campaigns.Where(campaign => campaign.FirstEvent is not null),
            campaign => Assert.Contains(campaign.Attack, labelled));
    }

    /// <summary>
    /// Thefts by trades move the price that others see, as in life; all other kinds leave everybody's days as they
    /// were.
    /// </summary>
    [Fact]
    public void An_attack_does_not_shift_the_lives_of_others()
    {
        var kinds = AttackCatalog.Kinds.Where(kind => kind.Name is not "pump and dump").ToArray();
        var without = MadeFirm.Of(accounts: 900, days: 30, attacks: 0, seed: 9);
        var with = MadeFirm.Of(accounts: 900, days: 30, attacks: 2 * kinds.Length, seed: 9, kinds: kinds);
        var (touched, accounts) = Touched(with);

        var lost = Untouched(without, touched, accounts).Except(Untouched(with, touched, accounts)).ToArray();
        var added = Untouched(with, touched, accounts).Except(Untouched(without, touched, accounts)).ToArray();

        Assert.Empty(lost);
        Assert.Empty(added);
    }

    // Victims, those whom thieves looked at, and those who share an account with one of them.
    private static (HashSet<string> Customers, HashSet<string> Accounts) Touched(MadeFirm firm)
    {
        var labelled = firm.Labels.Where(label => label.Attack.StartsWith("at-", StringComparison.Ordinal))
            .Select(label => label.Event).ToHashSet();
        HashSet<string> customers = [], accounts = [];
        foreach (var made in firm.Events.Where(made => labelled.Contains(made.Id.ToString())))
        {
            customers.Add(made.Customer.ToString());
            accounts.Add(made.Account.ToString());
        }

        for (var before = 0; before != customers.Count + accounts.Count;)
        {
            before = customers.Count + accounts.Count;
            foreach (var made in firm.Events.Where(made => !made.Account.IsAbsent && !made.Customer.IsAbsent))
            {
                var (customer, account) = (made.Customer.ToString(), made.Account.ToString());
                if (customers.Contains(customer) || accounts.Contains(account))
                {
                    customers.Add(customer);
                    accounts.Add(account);
                }
            }
        }

        return (customers, accounts);
    }

    private static IEnumerable<string> Untouched(MadeFirm firm, HashSet<string> customers, HashSet<string> accounts) =>
        firm.Lines.Zip(firm.Events)
            .Where(pair => !customers.Contains(pair.Second.Customer.ToString())
                && !accounts.Contains(pair.Second.Account.ToString())
                && (!pair.Second.Customer.IsAbsent || !pair.Second.Account.IsAbsent))
            .Select(pair => pair.First);
}
