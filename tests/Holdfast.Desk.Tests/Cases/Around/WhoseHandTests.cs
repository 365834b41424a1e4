using Holdfast.Desk.Cases.Around;
using Holdfast.Engine.Contract;
using NodaTime;

namespace Holdfast.Desk.Tests.Cases.Around;

public sealed class WhoseHandTests
{
    private static readonly Happening Alert = Made.Happening(
        EventType.TransferRequested, device: "new", session: "s-1", network: "203.0.113.9", outcome: Outcome.Hold);

    [Theory]
    [InlineData(14, Whose.Customer)]
    [InlineData(13.9, Whose.Unknown)]
    public void A_device_is_the_customers_own_when_it_was_theirs_two_weeks_before_the_first_alert(
        double days, Whose expected) =>
        Assert.Equal(expected, Hand(device: "other", days).Of(Made.Happening(minutes: 30, device: "other")));

    [Fact]
    public void What_is_done_in_the_session_or_on_the_device_of_an_alert_is_the_strangers()
    {
        var hand = Hand(device: "old", 400);

        Assert.Equal(Whose.Stranger, hand.Of(Alert));
        Assert.Equal(Whose.Stranger, hand.Of(Made.Happening(minutes: -9, device: "new")));
        Assert.Equal(Whose.Stranger, hand.Of(Made.Happening(minutes: -9, session: "s-1")));
        Assert.Equal(Whose.Stranger, hand.Of(Made.Happening(minutes: -9, network: "203.0.113.9")));
        Assert.Equal(Whose.Unknown, hand.Of(Made.Happening(minutes: -9, network: "203.0.113.8")));
    }

    [Fact]
    public void A_customer_who_is_talked_into_it_on_their_own_device_is_no_stranger()
    {
        var alert = Made.Happening(EventType.TransferRequested, device: "old", session: "s-2", outcome: Outcome.Hold);
        var hand = new WhoseHand([alert], (_, _) => Made.Noon - Duration.FromDays(100), (_, _) => null);

        Assert.Equal(Whose.Customer, hand.Of(alert));
    }

    [Fact]
    public void One_device_may_be_the_ones_own_and_strange_to_the_other()
    {
        var hand = new WhoseHand(
            [Alert], (party, _) => party == "c-2" ? Made.Noon - Duration.FromDays(100) : null, (_, _) => null);

        Assert.Equal(Whose.Customer, hand.Of(Made.Happening(customer: "c-2", device: "new")));
        Assert.Equal(Whose.Stranger, hand.Of(Made.Happening(customer: "c-1", device: "new")));
        Assert.Equal(Whose.Unknown, hand.Of(Made.Happening(customer: "c-3", device: "new")));
    }

    [Theory]
    [InlineData(EventType.ContactChanged, Engine.Contract.ActorKind.Employee)]
    [InlineData(EventType.EmployeeViewed, Engine.Contract.ActorKind.Employee)]
    [InlineData(EventType.OrderPlaced, Engine.Contract.ActorKind.Representative)]
    [InlineData(EventType.AccountSnapshot, Engine.Contract.ActorKind.Customer)]
    public void What_employees_and_systems_do_is_the_firms(EventType type, Engine.Contract.ActorKind actor) =>
        Assert.Equal(Whose.Firm, Hand("old", 100).Of(Made.Happening(type, actor: actor, session: "s-1")));

    private static WhoseHand Hand(string device, double days) => new(
        [Alert],
        (_, one) => one == device ? Made.Noon - Duration.FromDays(days) : one == "new" ? Made.Noon : null,
        (_, _) => null);
}
