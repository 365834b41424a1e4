using Holdfast.Engine.Contract;

namespace Holdfast.Simulator.Tests;

/// <summary>Kinds of firms differ as they say.</summary>
public sealed class FirmProfileTests(FirmProfileTests.FourFirms firms) : IClassFixture<FirmProfileTests.FourFirms>
{
    [Fact]
    public void Retirees_are_older_than_customers_of_an_app() =>
        Assert.True(MedianBirthYear(FirmKind.Retirees) < MedianBirthYear(FirmKind.Retail) - 20);

    [Fact]
    public void A_private_bank_sends_more_of_its_money_by_wire() =>
        Assert.True(WireShare(FirmKind.PrivateBank) > 3 * WireShare(FirmKind.Retail));

    [Fact]
    public void A_private_bank_holds_more_for_each() =>
        Assert.True(MedianEquity(FirmKind.PrivateBank) > 10 * MedianEquity(FirmKind.Retail));

    [Fact]
    public void Advisers_act_most_at_a_private_bank() => Assert.True(
        Share(FirmKind.PrivateBank, each => each.Actor is ActorKind.Representative)
            > 5 * Share(FirmKind.Retail, each => each.Actor is ActorKind.Representative));

    [Fact]
    public void Active_traders_place_several_times_the_orders() =>
        Assert.True(OrdersACustomer(FirmKind.ActiveTraders) > 4 * OrdersACustomer(FirmKind.Retail));

    private int MedianBirthYear(FirmKind kind)
    {
        var years = firms.Made[kind].Of(EventType.AccountSnapshot)
            .Select(each => ((AccountSnapshot)each.Data!).BirthYear!.Value).Order().ToArray();
        return years[years.Length / 2];
    }

    private decimal MedianEquity(FirmKind kind)
    {
        var equities = firms.Made[kind].Of(EventType.AccountSnapshot)
            .Select(each => ((AccountSnapshot)each.Data!).Equity!.Value.Units).Order().ToArray();
        return equities[equities.Length / 2];
    }

    private double WireShare(FirmKind kind)
    {
        var transfers = firms.Made[kind].Of(EventType.TransferRequested).Select(each => (TransferRequested)each.Data!)
            .Where(data => data.Direction is TransferDirection.Out).ToArray();
        return transfers.Count(data => data.Rail is Rail.Wire) / (double)transfers.Length;
    }

    private double Share(FirmKind kind, Func<BrokerageEvent, bool> those) =>
        firms.Made[kind].Events.Count(those) / (double)firms.Made[kind].Lines.Length;

    private double OrdersACustomer(FirmKind kind) =>
        firms.Made[kind].Of(EventType.OrderPlaced).Count() / (double)firms.Made[kind].Summary.Customers;

    public sealed class FourFirms
    {
        internal Dictionary<FirmKind, MadeFirm> Made { get; } = Enum.GetValues<FirmKind>()
            .ToDictionary(kind => kind, kind => MadeFirm.Of(accounts: 500, days: 30, attacks: 0, seed: 2, kind: kind));
    }
}
