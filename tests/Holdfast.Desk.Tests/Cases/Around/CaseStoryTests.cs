using Holdfast.Desk.Cases;
using Holdfast.Desk.Cases.Around;
using Holdfast.Engine.Contract;

namespace Holdfast.Desk.Tests.Cases.Around;

public sealed class CaseStoryTests
{
    [Fact]
    public void Accounts_that_buy_one_security_are_told_as_that()
    {
        Happening[] alerts =
        [
            .. Enumerable.Range(0, 10).Select(n => Made.Happening(
                EventType.OrderPlaced, n, customer: $"c-{n}", account: $"a-{n}", device: $"d-{n % 2}",
                network: "203.0.113.9", outcome: Outcome.Hold, amount: 1_000m, symbol: "XYZ")),
        ];

        var story = CaseStory.Of(CaseKind.Market, alerts, []);

        Assert.Equal(
            [
                "10 accounts bought XYZ within 9 min, for $10,000.00 in all.",
                "It came from 2 devices on 1 network.",
                "The engine held 10 times.",
            ],
            story);
    }

    [Fact]
    public void A_stranger_is_told_step_by_step_with_what_was_let_pass()
    {
        var signIn = Made.Happening(EventType.LoginSucceeded, 0, device: "new");
        var wire = Made.Happening(
            EventType.TransferRequested, 12, device: "new", outcome: Outcome.Hold, amount: 80_000m,
            reasons: new HappeningReason("impossibleTravel", 1_100, "At least 7512 km from the last sign-in"));

        var story = CaseStory.Of(CaseKind.Takeover, [wire], [(signIn, Whose.Stranger), (wire, Whose.Stranger)]);

        Assert.Equal(
            [
                "Somebody on a device that is new here signed in and asked to send $80,000.00, within 12 min.",
                "At least 7512 km from the last sign-in.",
                "The engine held once.",
            ],
            story);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(12)]
    public void The_payment_is_told_however_much_came_before_it(int changes)
    {
        Happening[] alerts =
        [
            .. Enumerable.Range(0, changes).Select(n => Made.Happening(
                EventType.SupportContacted, n, outcome: Outcome.Hold) with { Title = $"Thing {n}" }),
            .. Enumerable.Range(0, changes).Select(n => Made.Happening(
                EventType.AccountReactivated, n, outcome: Outcome.Hold) with { Title = $"Thing {n}" }),
            Made.Happening(EventType.TransferRequested, 30, outcome: Outcome.Hold, amount: 9_000m),
        ];

        Assert.EndsWith(
            "and asked to send $9,000.00, within 30 min.", CaseStory.Of(CaseKind.Payment, alerts, [])[0],
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_customer_reports_is_told_as_said_and_is_nothing_that_somebody_did()
    {
        var report = Made.Happening(EventType.CustomerReported) with { Title = "Reported: it was not the customer" };

        Assert.Equal(["Reported: it was not the customer."], CaseStory.Of(CaseKind.Takeover, [report], []));
    }

    [Fact]
    public void Where_the_records_were_disposed_of_that_is_said() =>
        Assert.Single(CaseStory.Of(CaseKind.Takeover, [], []));
}
