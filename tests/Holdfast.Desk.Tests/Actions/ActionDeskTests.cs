using Holdfast.Desk.Access;
using Holdfast.Desk.Actions;
using Holdfast.Desk.Actions.Work;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Work;
using Holdfast.Desk.Messages.Sending;
using Holdfast.Desk.Messages.Webhooks;
using Holdfast.Desk.Tests.Instructions;
using Holdfast.Desk.Tests.Messages;
using Holdfast.Runtime.Sealing;
using NodaTime;
using static Holdfast.Desk.Tests.Instructions.Given;

namespace Holdfast.Desk.Tests.Actions;

/// <summary>Orders over a real journal, real tables, and a system of the firm that takes webhooks.</summary>
public sealed class ActionDeskTests : IAsyncLifetime
{
    private static readonly Actor Ops = new(ActorKind.Shell, "ops", "ops");

    private readonly TemporaryFolder _folder = new();
    private readonly MasterKey _master = MasterKey.Generate();
    private Firm _firm = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ActionDesk Desk => _firm.Get<ActionDesk>();

    private ActionReader Reading => _firm.Get<ActionReader>();

    public async ValueTask InitializeAsync()
    {
        _firm = await Firm.StartAsync(_folder["."], _master, Firm.ClockAt(Monday));
        await _firm.PutCustomerOnFileAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _firm.DisposeAsync();
        _folder.Dispose();
        _master.Dispose();
    }

    [Fact]
    public async Task An_order_goes_out_signed_and_says_nothing_of_the_account_and_shows_what_became_of_it()
    {
        await using var receiver = await Receiver.StartAsync();
        var secret = await EndpointAsync(receiver, "action.*");

        var order = await OrderedAsync(new NewAction(ActionKind.HoldTransfers, Firm.Account, "a stranger is in")
        {
            Case = "c-0000000000000012",
        });
        await _firm.Get<OutboxSending>().RunAllDueAsync(Ct);

        var got = Assert.Single(receiver.Got);
        Assert.True(got.IsSignedBy(secret, Now));
        Assert.Equal("action.ordered", got.Json.GetProperty("type").GetString());
        var data = got.Json.GetProperty("data");
        Assert.Equal(order.Id.ToString(), data.GetProperty("action").GetString());
        Assert.Equal("c-0000000000000012", data.GetProperty("case").GetString());
        Assert.Equal("2026-11-23T15:15:00Z", data.GetProperty("answerBy").GetString());
        Assert.DoesNotContain("a-7", got.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("stranger", got.Body, StringComparison.Ordinal);
        var view = await ViewAsync(order.Id);
        Assert.Equal(("core", "sent"), (view.Webhooks.Single().Receiver, view.Webhooks.Single().State));

        Assert.IsType<ActionResult.Done>(
            await Desk.AnswerAsync(order.Id, null, ActionOutcome.Partly, "two of three", Bob, Ct));
        Assert.IsType<ActionResult.Repeated>(
            await Desk.AnswerAsync(order.Id, null, ActionOutcome.Partly, "two of three", Bob, Ct));
        Assert.IsType<ActionResult.Done>(
            await Desk.AnswerAsync(order.Id, null, ActionOutcome.CarriedOut, "", Bob, Ct));
        Assert.IsType<ActionResult.Refused>(
            await Desk.AnswerAsync(order.Id, null, ActionOutcome.Refused, "no", Bob, Ct));
        Assert.Equal(ActionState.CarriedOut, Assert.Single(Reading.OfCase("c-0000000000000012")).State);
    }

    [Fact]
    public async Task What_waits_for_a_second_person_tells_nobody_to_act_and_freezes_nothing_until_they_said_so()
    {
        await using var receiver = await Receiver.StartAsync();
        await EndpointAsync(receiver, "action.*");

        var order = await OrderedAsync(Freeze);
        await _firm.RunDueAsync();
        await _firm.Get<OutboxSending>().RunAllDueAsync(Ct);
        Assert.Equal("action.proposed", Assert.Single(receiver.Got).Json.GetProperty("type").GetString());
        Assert.False(IsFrozen);

        Assert.IsType<ActionResult.Refused>(await Desk.ApproveAsync(order.Id, null, "", Ann, Ct));
        Assert.IsType<ActionResult.Stale>(await Desk.ApproveAsync(order.Id, 9, "", Bob, Ct));
        Assert.IsType<ActionResult.Done>(await Desk.ApproveAsync(order.Id, 1, "seen", Bob, Ct));
        await _firm.RunDueAsync();
        await _firm.Get<OutboxSending>().RunAllDueAsync(Ct);
        Assert.Contains(receiver.Got, got => got.Json.GetProperty("type").GetString() == "action.ordered");
        Assert.True(IsFrozen);
        Assert.Equal(1, (await ViewAsync(order.Id)).Order.ChangedAtDesk);
    }

    [Fact]
    public async Task A_freeze_comes_off_when_the_systems_say_that_theirs_did_and_is_ordered_by_another()
    {
        var order = await OrderedAsync(Freeze with { IsEmergency = true });
        await _firm.RunDueAsync();
        await Desk.AnswerAsync(order.Id, null, ActionOutcome.CarriedOut, "", Rep, Ct);
        Assert.IsType<ActionResult.Refused>(await Desk.UndoAsync(order.Id, null, "an error", Ann, Ct));

        var undo = Assert.IsType<ActionResult.Done>(await Desk.UndoAsync(order.Id, null, "an error", Bob, Ct)).Order;
        await _firm.RunDueAsync();
        Assert.True(IsFrozen);
        Assert.IsType<ActionResult.Refused>(await Desk.UndoAsync(order.Id, null, "once more", Dan, Ct));
        await Desk.AnswerAsync(undo.Id, null, ActionOutcome.CarriedOut, "", Rep, Ct);
        await _firm.RunDueAsync();

        Assert.False(IsFrozen);
        Assert.Equal(ActionState.Undone, (await ViewAsync(order.Id)).Order.State);
        Assert.IsType<ActionResult.Done>(await Desk.OrderAsync(Freeze, Ann, Ct));
    }

    [Fact]
    public async Task What_takes_back_and_is_refused_leaves_the_order_as_it_was_and_can_be_ordered_anew()
    {
        var order = await OrderedAsync(Freeze with { IsEmergency = true });
        await _firm.RunDueAsync();
        var undo = Assert.IsType<ActionResult.Done>(await Desk.UndoAsync(order.Id, null, "an error", Bob, Ct)).Order;
        await Desk.AnswerAsync(undo.Id, null, ActionOutcome.Refused, "a court says no", Rep, Ct);
        await _firm.RunDueAsync();

        Assert.True(IsFrozen);
        Assert.Equal(ActionState.Ordered, (await ViewAsync(order.Id)).Order.State);
        Assert.IsType<ActionResult.Done>(await Desk.UndoAsync(order.Id, null, "once more", Bob, Ct));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_the_customer_froze_themself_no_order_of_the_firms_thaws_whichever_was_first(
        bool isCustomerFirst)
    {
        if (isCustomerFirst)
        {
            await NotMeAsync();
            Assert.True(IsFrozen);
        }

        var order = await OrderedAsync(Freeze with { IsEmergency = true });
        await _firm.RunDueAsync();
        Assert.Equal(isCustomerFirst ? 0 : 1, (await ViewAsync(order.Id)).Order.ChangedAtDesk);
        if (!isCustomerFirst)
        {
            await NotMeAsync();
        }

        var undo = Assert.IsType<ActionResult.Done>(await Desk.UndoAsync(order.Id, null, "an error", Bob, Ct)).Order;
        await Desk.AnswerAsync(undo.Id, null, ActionOutcome.CarriedOut, "", Rep, Ct);
        await _firm.RunDueAsync();

        Assert.True(IsFrozen);
        Assert.Empty(await _firm.Get<FreezeDesk>().ThawAsync(Firm.Account, "heard in person", Bob, Ct));
        Assert.False(IsFrozen);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task What_an_order_froze_nobody_thaws_here_alone_but_where_the_systems_refused_it(
        bool isCustomersToo, bool isRefused)
    {
        var order = await OrderedAsync(Freeze with { IsEmergency = true });
        await _firm.RunDueAsync();
        if (isCustomersToo)
        {
            await NotMeAsync();
        }

        if (isRefused)
        {
            await Desk.AnswerAsync(order.Id, null, ActionOutcome.Refused, "no such account", Rep, Ct);
        }

        Assert.True(IsFrozen);
        var against = await _firm.Get<FreezeDesk>().ThawAsync(Firm.Account, "looked into", Bob, Ct);

        Assert.Equal(!isRefused, IsFrozen);
        if (isRefused)
        {
            Assert.Empty(against);
            return;
        }

        var objection = Assert.Single(against);
        Assert.Equal(ObjectionKind.FrozenByOrder, objection.Kind);
        Assert.Contains(order.Id.ToString(), objection.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_an_account_that_an_order_froze_the_systems_are_told_once_and_of_the_customers_word_besides()
    {
        await using var receiver = await Receiver.StartAsync();
        await EndpointAsync(receiver, "account.frozen");
        await OrderedAsync(Freeze with { IsEmergency = true });
        await _firm.RunDueAsync();
        await _firm.Get<OutboxSending>().RunAllDueAsync(Ct);
        Assert.Empty(receiver.Got);

        await NotMeAsync();
        await NotMeAsync();
        await _firm.Get<OutboxSending>().RunAllDueAsync(Ct);

        Assert.Single(receiver.Got);
    }

    [Fact]
    public async Task An_emergency_that_does_not_stand_is_taken_back_by_whoever_looked_at_it()
    {
        var order = await OrderedAsync(Freeze with { IsEmergency = true });
        Assert.True(Assert.Single(Reading.OfCase("c-0000000000000012")).NeedsReview);

        await Desk.ReviewAsync(order.Id, null, stands: false, "the customer is on a journey", Bob, Ct);

        var after = (await ViewAsync(order.Id)).Order;
        var undo = (await ViewAsync(after.UndoneBy!.Value)).Order;
        Assert.Equal((order.Id, "bob"), (undo.Request.Undoes, undo.ProposedBy.Actor.Id));
        Assert.Equal(ActionState.Ordered, undo.State);
        Assert.Equal("a-7", undo.Request.Target.Text);
        Assert.Equal(0, Reading.Figures().ToReview);
    }

    [Fact]
    public async Task What_is_not_answered_in_time_shows_as_late_once_and_is_told()
    {
        await using var receiver = await Receiver.StartAsync();
        await EndpointAsync(receiver, "action.overdue");
        var order = await OrderedAsync(new NewAction(ActionKind.EndSessions, Firm.Customer, "a stranger is in"));

        _firm.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        await _firm.RunDueAsync();
        Assert.Equal(0, Reading.Figures().Late);
        _firm.Clock.Advance(TimeSpan.FromTicks(1));
        await _firm.RunDueAsync();
        _firm.Clock.Advance(TimeSpan.FromHours(1));
        await _firm.RunDueAsync();

        Assert.Equal(1, Reading.Figures().Late);
        Assert.Single((await Reading.ListAsync(new ActionFilter { IsLateOnly = true }, Ct)).Rows);
        await _firm.Get<OutboxSending>().RunAllDueAsync(Ct);
        Assert.Equal(
            "notAnswered", Assert.Single(receiver.Got).Json.GetProperty("data").GetProperty("late").GetString());
        await Desk.AnswerAsync(order.Id, null, ActionOutcome.CarriedOut, "", Rep, Ct);
        Assert.Equal(0, Reading.Figures().Late);
    }

    [Theory]
    [InlineData(ActionKind.HoldTransfers)]
    [InlineData(ActionKind.BlockPayee)]
    public async Task Where_transfers_are_held_or_a_payee_is_blocked_the_open_instructions_are_held_here_too(
        ActionKind kind)
    {
        var wire = await _firm.TakenAsync(Wire(20_000));
        await OrderedAsync(new NewAction(
            kind, kind is ActionKind.BlockPayee ? wire.Order.Payee.Account.Text : Firm.Account, "a stranger is in")
        {
            IsEmergency = kind is ActionKind.BlockPayee,
        });

        await _firm.RunDueAsync();

        var held = await _firm.FindAsync(wire.Id);
        Assert.Equal(
            (InstructionState.Held, HoldKind.Verification), (held.State, held.Hold!.Hold.Kind));
    }

    [Fact]
    [Trait("Case", "C5")]
    public async Task Of_two_who_order_the_same_at_once_one_does_and_of_two_who_approve_one()
    {
        var orders = await Task.WhenAll(new[] { Ann, Bob, Cleo, Dan }.Select(by =>
            Task.Run(() => Desk.OrderAsync(Freeze, by, Ct), Ct)));
        var order = Assert.Single(orders.OfType<ActionResult.Done>()).Order;
        Assert.Equal(3, orders.OfType<ActionResult.Refused>().Count(one =>
            one.Objections.Any(objection => objection.Kind is ActionObjectionKind.AlreadyOrdered)));

        var seconds = new[] { Ann, Bob, Cleo, Dan }.Where(by => !by.IsSamePersonAs(order.ProposedBy)).ToList();
        var decided = await Task.WhenAll(seconds.Select((by, number) => Task.Run(
            () => number == 0
                ? Desk.DeclineAsync(order.Id, null, "no", by, Ct)
                : Desk.ApproveAsync(order.Id, null, "", by, Ct), Ct)));

        Assert.Single(decided.OfType<ActionResult.Done>());
        Assert.InRange(
            (await ViewAsync(order.Id)).History.Count(one => one.Fact is ActionFact.Ordered or ActionFact.Declined),
            1, 1);
    }

    [Fact]
    [Trait("Case", "C4")]
    public async Task Of_ten_requests_with_one_id_at_once_one_is_done_and_another_content_is_refused()
    {
        var asked = new NewAction(ActionKind.OpenIncident, "", "many accounts") { RequestId = "r-1" };
        var orders = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ =>
            Task.Run(() => Desk.OrderAsync(asked, Ann, Ct), Ct)));

        Assert.Single(orders.OfType<ActionResult.Done>());
        Assert.Equal(9, orders.OfType<ActionResult.Repeated>().Count());
        var other = await Desk.OrderAsync(asked with { Reason = "another" }, Ann, Ct);
        Assert.Equal(
            ActionObjectionKind.RequestIdReused,
            Assert.Single(Assert.IsType<ActionResult.Refused>(other).Objections).Kind);
    }

    [Fact]
    public async Task The_tables_are_the_same_when_they_are_made_anew_and_hold_nothing_in_clear()
    {
        await OrderedAsync(Freeze with { IsEmergency = true });
        await OrderedAsync(new NewAction(ActionKind.BlockPayee, "021000021/98765", "a mule") { IsEmergency = true });
        await _firm.RunDueAsync();
        var before = (await Reading.ListAsync(new ActionFilter(), Ct)).Rows;
        await _firm.DisposeAsync();
        foreach (var file in Directory.GetFiles(_folder["."], "desk.db*"))
        {
            Assert.DoesNotContain("98765", await File.ReadAllTextAsync(file, Ct), StringComparison.Ordinal);
            File.Delete(file);
        }

        _firm = await Firm.StartAsync(_folder["."], _master, Firm.ClockAt(Monday));
        await _firm.RunDueAsync();

        Assert.Equal(
            before.Select(row => (row.Id, row.State, row.Version, row.TargetMark, row.NextDue)),
            (await Reading.ListAsync(new ActionFilter(), Ct)).Rows
                .Select(row => (row.Id, row.State, row.Version, row.TargetMark, row.NextDue)));
    }

    private static NewAction Freeze => new(ActionKind.FreezeAccount, Firm.Account, "a stranger is in")
    {
        Case = "c-0000000000000012",
    };

    private Instant Now => Instant.FromDateTimeOffset(_firm.Clock.GetUtcNow());

    private bool IsFrozen
    {
        get
        {
            using var db = _firm.Get<DeskReader>().Open();
            return db.Set<FreezeRow>().Any();
        }
    }

    private Task NotMeAsync() => _firm.Get<Holdfast.Desk.Instructions.Customer.ICustomerCommands>().NotMeAsync(
        new Holdfast.Desk.Instructions.Customer.CustomerVoice("l-1", "i-00000000000000aa", Firm.Customer, "c-mail"),
        Ct);

    private async Task<ActionOrder> OrderedAsync(NewAction asked) =>
        Assert.IsType<ActionResult.Done>(await Desk.OrderAsync(asked, Ann, Ct)).Order;

    private async Task<ActionView> ViewAsync(ActionId id) => (await Reading.FindAsync(id, Bob, Ct))!;

    private async Task<byte[]> EndpointAsync(Receiver receiver, string types)
    {
        var made = Assert.IsType<EndpointOutcome.Done>(await _firm.Get<WebhookEndpoints>().MakeAsync(
            new EndpointRequest("core", receiver.Url.ToString(), [types]), Ops, Ct));
        return WebhookSecret.Read(made.Secret!)!;
    }
}
