using System.Text;
using Holdfast.Engine.Contract;
using Holdfast.Simulator.Output;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Tests.Visits;

public sealed class VisitTests : IDisposable
{
    // A Wednesday in New York, when the exchanges are open.
    private static readonly Instant Noon = Instant.FromUtc(2025, 9, 3, 16, 0);

    private readonly MemoryStream _events = new();
    private readonly MemoryStream _labels = new();
    private readonly Firm _firm;
    private readonly Customer _customer;
    private uint _visits;

    public VisitTests()
    {
        _firm = new Firm(
            new SimulationOptions { Accounts = 300, Days = 60, Attacks = 0, Seed = 1 }, new Feed(_events, _labels));
        _customer = _firm.Roster.Customers.First(each =>
            each.Account.Positions.Count > 2 && each.Account.Cash > 100_000
                && each.Account.Equity(_firm.Market, Noon) > 2_000_000);
    }

    [Fact]
    public void A_second_factor_is_prompted_for_before_the_sign_in()
    {
        Online(Noon).SignIn(LoginMethod.Password, MfaMethod.Sms);

        var made = Delivered();
        Assert.Equal([EventType.MfaChallenged, EventType.LoginSucceeded], made.Select(each => each.Type));
        Assert.Equal(made[0].Session, made[1].Session);
        Assert.False(made[0].Session.IsAbsent);
    }

    [Theory]
    [InlineData(LoginMethod.Passkey, MfaMethod.Sms)]
    [InlineData(LoginMethod.Password, MfaMethod.None)]
    public void Neither_a_passkey_nor_a_bare_password_is_followed_by_a_prompt(LoginMethod method, MfaMethod factor)
    {
        Online(Noon).SignIn(method, factor);

        Assert.Equal([EventType.LoginSucceeded], Delivered().Select(each => each.Type));
    }

    [Fact]
    public void A_thief_in_a_stolen_session_shows_its_id_and_is_labelled()
    {
        var own = Online(Noon);
        own.SignIn(LoginMethod.Password);
        var stolen = Online(Noon + Duration.FromHours(1), new Campaign("at-1", "stolen cookie", Care.Usual));
        stolen.TakeOver(_customer.LastSession);
        stolen.ChangeContact(ContactKind.Email);

        var made = Delivered();
        Assert.Equal(made[0].Session, made[1].Session);
        Assert.Equal(
            $$"""{"event":"{{made[1].Id}}","attack":"at-1","stage":"persist"}""" + "\n",
            Encoding.UTF8.GetString(_labels.ToArray()));
    }

    [Fact]
    public void A_contact_that_was_changed_is_the_one_on_file()
    {
        var contact = Chance.Of(5, ChanceOwner.Plan, 1).Mint(TagKind.Contact);
        Online(Noon).ChangeContact(ContactKind.Phone, contact);

        Assert.Equal(contact, _customer.Contacts.Phone);
    }

    [Fact]
    public void Selling_for_an_amount_brings_about_that_amount()
    {
        var account = _customer.Account;
        var (before, wanted) = (account.Cash, account.Equity(_firm.Market, Noon) / 10);
        // Some orders are never filled: the best of some tries is compared.
        var raised = Enumerable.Range(0, 8).Select(_ =>
        {
            var from = account.Cash;
            Online(Noon).Raise(account, wanted);
            return account.Cash - from;
        }).First(cents => cents > 0);

        Assert.InRange(raised, wanted * 9 / 10, (wanted * 11 / 10) + 200_000);
        Assert.True(account.Cash > before);
    }

    [Fact]
    public void What_is_ordered_while_the_exchanges_are_closed_is_filled_when_they_open()
    {
        var account = _customer.Account;
        var midnight = Instant.FromUtc(2025, 9, 3, 4, 0);
        var before = account.Cash;
        // Whoever overpays is always served.
        Online(midnight).Buy(account, _firm.Market.Listed[0], 100_000_00, overpays: 0.1);

        Assert.Equal(before, account.Cash);
        Play(midnight + Duration.FromHours(10));
        Assert.True(account.Cash < before);
    }

    [Fact]
    public void All_that_is_sent_to_another_firm_leaves_the_account_and_what_was_refused_stays()
    {
        var account = _customer.Account;
        var other = new Payee(default, DestinationKind.OutsideFirm, OwnerNameMatch.Match);
        var before = account.Equity(_firm.Market, Noon);
        Online(Noon).SendAway(account, other, new Instruction { Attempt = 1, IsCancelled = true });

        Assert.Equal(before, account.Equity(_firm.Market, Noon));
        Online(Noon).SendAway(account, other, new Instruction { Attempt = 2 });
        Assert.Equal(0, account.Equity(_firm.Market, Noon));
    }

    [Fact]
    public void A_deposit_that_bounces_goes_again()
    {
        var account = _customer.Account;
        var before = account.Cash;
        Online(Noon).Deposit(account, Rail.Ach, 50_000, account.Payees[0], bounces: true);
        Play(Noon + Duration.FromDays(2));
        var between = account.Cash;
        Play(Noon + Duration.FromDays(8));

        Assert.Equal((before + 50_000, before), (between, account.Cash));
        Assert.Equal(
            [TransferOutcome.Settled, TransferOutcome.Returned],
            Delivered().Where(each => each.Type is EventType.TransferCompleted)
                .Select(each => ((TransferCompleted)each.Data!).Outcome));
    }

    [Fact]
    public void A_withdrawal_of_more_than_there_is_takes_what_there_is()
    {
        var account = _customer.Account;
        Online(Noon).Withdraw(account, Rail.Ach, account.Cash + 1, account.Payees[0]);

        Assert.Equal(0, account.Cash);
        Assert.True(Online(Noon).Withdraw(account, Rail.Ach, 1, account.Payees[0]).IsNone);
    }

    public void Dispose()
    {
        _events.Dispose();
        _labels.Dispose();
    }

    private Visit Online(Instant at, Campaign? campaign = null) =>
        new(_firm, _customer, Chance.Of(3, ChanceOwner.Plan, ++_visits), campaign, at)
        {
            Device = _customer.Device, Connection = _customer.Home,
        };

    private void Play(Instant until)
    {
        while (_firm.Agenda.TryStep(until))
        {
        }
    }

    // In order of time, each once: lines come late, twice and out of order.
    private BrokerageEvent[] Delivered()
    {
        _firm.Feed.Deliver(_firm.End + Duration.FromDays(9));
        _firm.Feed.Flush();
        var reader = new EventReader();
        return
        [
            .. Encoding.UTF8.GetString(_events.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Distinct(StringComparer.Ordinal)
                .Select(line => Encoding.UTF8.GetBytes(line))
                .Select(bytes => reader.Read(bytes, 0, bytes.Length).Event!)
                .OrderBy(each => each.Time),
        ];
    }
}
