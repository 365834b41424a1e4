using Holdfast.Simulator.Output;

namespace Holdfast.Simulator.Tests.People;

/// <summary>Alone, because memory is measured.</summary>
[CollectionDefinition(nameof(RosterTests), DisableParallelization = true)]
[Collection(nameof(RosterTests))]
public sealed class RosterTests
{
    private const int Accounts = 20_000;
    private const long MostBytesACustomer = 2_048;

    [Fact]
    public void A_customer_takes_less_than_two_kilobytes()
    {
        // The second firm is measured: the first has brought up what all firms share.
        _ = Made();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var firm = Made();
        var after = GC.GetTotalMemory(forceFullCollection: true);

        Assert.InRange((after - before) / firm.Roster.Customers.Count, 100, MostBytesACustomer);
        GC.KeepAlive(firm);
    }

    [Fact]
    public void A_firm_has_as_many_accounts_as_were_asked_for_and_fewer_customers()
    {
        var roster = Made().Roster;

        Assert.InRange(roster.Accounts, Accounts, Accounts + 3);
        Assert.InRange(roster.Customers.Count, Accounts * 3 / 4, Accounts);
    }

    [Fact]
    public void Partners_keep_one_home()
    {
        var customers = Made().Roster.Customers;
        var pairs = customers.Where(customer => customer.Partner > customer.Number).ToArray();

        Assert.NotEmpty(pairs);
        Assert.All(pairs, customer => Assert.Equal(customer.Home, customers[customer.Partner].Home));
        Assert.Contains(pairs, customer => customer.Account == customers[customer.Partner].Account
            || customers[customer.Partner].Accounts.Contains(customer.Account));
    }

    private static Firm Made() => new(
        new SimulationOptions { Accounts = Accounts, Days = 5, Attacks = 0, Seed = 1 },
        new Feed(Stream.Null, Stream.Null));
}
