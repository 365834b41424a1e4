using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Actions;
using Holdfast.Desk.Instructions.Customer;
using Holdfast.Desk.Instructions.Letters;
using Holdfast.Desk.Instructions.Work;
using Holdfast.Desk.Messages;
using Holdfast.Desk.Tests.Facts;
using Holdfast.Engine.Values;
using Holdfast.Runtime.Sealing;
using NodaTime;
using static Holdfast.Desk.Tests.Instructions.Given;

namespace Holdfast.Desk.Tests.Instructions;

/// <summary>
/// The whole way of instructions over a real journal: commands, entries, tables, messages, links, timers.
/// </summary>
public sealed class FirmTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly MasterKey _master = MasterKey.Generate();
    private readonly SetClock _clock = Firm.ClockAt(Monday);
    private Firm _firm = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _firm = await Firm.StartAsync(_folder["."], _master, _clock);
        await _firm.PutCustomerOnFileAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _firm.DisposeAsync();
        _folder.Dispose();
        _master.Dispose();
    }

    [Fact]
    public async Task A_wire_that_staff_entered_is_called_back_on_and_released_by_three_people()
    {
        var wire = await _firm.TakenAsync(Wire(20_000) with { Medium = Engine.Contract.InstructionMedium.Phone });
        Assert.Equal(InstructionState.AwaitingConfirmation, wire.State);
        Assert.Equal("c-phone", wire.Sought!.Contact!.Id);

        var called = await _firm.Desk.CallBackAsync(wire.Id, wire.Version, "c-phone", Confirms(wire.Order), Bob, Ct);
        Assert.Equal(InstructionState.Confirmed, Assert.IsType<InstructionOutcome.Done>(called).Instruction.State);
        Assert.IsType<InstructionOutcome.Stale>(
            await _firm.Desk.ReleaseAsync(wire.Id, wire.Version, "", null, Cleo, Ct));
        Assert.IsType<InstructionOutcome.Refused>(await _firm.Desk.ReleaseAsync(wire.Id, null, "", null, Ann, Ct));
        var released = Assert.IsType<InstructionOutcome.Done>(
            await _firm.Desk.ReleaseAsync(wire.Id, null, "", null, Cleo, Ct)).Instruction;

        Assert.Equal(InstructionState.Released, released.State);
        var view = await _firm.ViewAsync(wire.Id);
        Assert.Equal("Acme Tiles LLC", view.Instruction.Order.Payee.Name.Text);
        Assert.Equal("Pat Doe", view.CustomerName);
        Assert.Equal(["ann", "bob", "cleo"], view.History.Where(fact => fact.By.IsStaff)
            .Select(fact => fact.By.Actor.Id).Distinct());
        using var db = _firm.Get<DeskReader>().Open();
        Assert.Contains(db.Set<OutboxRow>(), message => message.Template == "instruction.completed");
    }

    [Fact]
    public async Task What_was_recorded_is_read_again_from_the_journal_when_the_tables_are_thrown_away()
    {
        var wire = await _firm.TakenAsync(Wire(20_000));
        await _firm.Desk.CallBackAsync(wire.Id, null, "c-phone", Confirms(wire.Order), Bob, Ct);
        var before = await _firm.ViewAsync(wire.Id);

        await _firm.DisposeAsync();
        new SqliteDeskPlace(_folder["."]).Forget();
        _firm = await Firm.StartAsync(_folder["."], _master, _clock);
        await _firm.RunDueAsync();
        var after = await _firm.ViewAsync(wire.Id);

        Assert.Equal(before.Instruction.State, after.Instruction.State);
        Assert.Equal(before.Instruction.Version, after.Instruction.Version);
        Assert.Equal(before.Instruction.Order, after.Instruction.Order);
        Assert.Equal(before.Instruction.Confirmation!.Confirmation, after.Instruction.Confirmation!.Confirmation);
    }

    [Fact]
    [Trait("Case", "S13")]
    public async Task The_tables_tell_nothing_of_a_customer()
    {
        var wire = await _firm.TakenAsync(Wire(20_000) with { RawCopy = Personal.Of("please wire it, Pat") });
        await _firm.Desk.CallBackAsync(wire.Id, null, "c-phone", Confirms(wire.Order), Bob, Ct);
        await _firm.Desk.RejectAsync(wire.Id, null, RejectionReason.Decided, "Pat was unsure", Bob, Ct);
        await _firm.DisposeAsync();

        var bytes = Directory.GetFiles(_folder["."], "desk.db*").SelectMany(File.ReadAllBytes).ToArray();
        Assert.All(
            [
                "Acme Tiles", "021000021", "a new kitchen", "please wire it", "Pat was unsure", "a builder next door",
                "+12125550100", "@example.com", "Pat Doe",
            ],
            planted => Assert.True(
                bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(planted)) < 0,
                $"{planted} stands in clear."));
        _firm = await Firm.StartAsync(_folder["."], _master, _clock);
    }

    [Fact]
    public async Task A_customer_confirms_by_the_link_and_a_second_person_releases()
    {
        var own = await _firm.TakenAsync(Ach(40_000), Officer.OfCustomer(Firm.Customer));
        Assert.Equal(ConfirmationMethod.Link, own.Sought!.Method);
        Assert.Equal(("c-mail", "c-phone"), (own.Sought.Contact!.Id, own.Sought.CodeContact!.Id));
        Assert.Equal(AttemptOutcome.Sent, Assert.Single(own.Attempts).Attempt.Outcome);

        await _firm.Get<ICustomerCommands>().AnswerAsync(
            new CustomerVoice("l-1", own.Id.ToString(), Firm.Customer, "c-mail")
            {
                Amount = own.Order.Amount, Payee = own.Order.Payee.Name.Text, IsRight = true, Purpose = "rent",
            },
            Ct);
        Assert.Equal(InstructionState.Confirmed, (await _firm.FindAsync(own.Id)).State);
        Assert.IsType<InstructionOutcome.Done>(await _firm.Desk.ReleaseAsync(own.Id, null, "", null, Bob, Ct));
    }

    [Fact]
    public async Task Not_me_rejects_freezes_the_account_and_tells_the_engine()
    {
        var own = await _firm.TakenAsync(Ach(40_000), Officer.OfCustomer(Firm.Customer));
        await _firm.Get<ICustomerCommands>().NotMeAsync(
            new CustomerVoice("l-1", own.Id.ToString(), Firm.Customer, "c-mail"), Ct);

        var view = await _firm.ViewAsync(own.Id);
        Assert.Equal(InstructionState.Rejected, view.Instruction.State);
        Assert.True(view.IsFrozen);
        await _firm.RunDueAsync();
        Assert.Contains(
            Enumerable.Range(0, (int)_firm.Partition.Journal.Head.Size).Select(at => _firm.Partition.Journal.At(at))
                .Where(entry => entry.Head.Kind is Runtime.Journal.EntryKind.Event)
                .Select(entry => EventEntry.Read(entry)!.Event.Data),
            data => data is Engine.Contract.CustomerReported { What: Engine.Contract.ReportKind.DeniedTransfer });

        var next = await _firm.TakenAsync(Ach(100), Officer.OfCustomer(Firm.Customer));
        Assert.Equal(InstructionState.Held, next.State);
        Assert.Contains(RouteReason.AccountFrozen, next.Hold!.Hold.Reasons);
    }

    [Fact]
    public async Task A_request_sent_again_is_done_once_and_another_with_its_id_is_refused()
    {
        var order = Wire(20_000) with { RequestId = "r-1" };
        var first = await _firm.TakenAsync(order);
        var again = Assert.IsType<InstructionOutcome.Repeated>(await _firm.ReceiveAsync(order));
        Assert.Equal(first.Id, again.Instruction.Id);
        Assert.Equal(
            ObjectionKind.RequestIdReused,
            Assert.Single(Assert.IsType<InstructionOutcome.Refused>(
                await _firm.ReceiveAsync(order with { Amount = Money.Of(1) })).Objections).Kind);
        Assert.NotEqual(first.Id, (await _firm.TakenAsync(order, Bob)).Id);
    }

    [Fact]
    public async Task A_transfer_that_an_event_told_of_becomes_the_instruction_that_the_decision_names()
    {
        var decision = await _firm.SendAsync("""
            {"id":"e-1","type":"transfer.requested","time":"2026-11-23T15:00:00Z","account":"a-7","customer":"c-7",
            "session":"s-1","channel":"web","data":{"transfer":"t-9","direction":"out","rail":"wire","amount":48000,
            "destination":{"kind":"thirdPartyBank","token":"b-9","name":"Acme Tiles LLC","ownerNameMatch":"mismatch"},
            "instructedBy":"customer","medium":"online"}}
            """);
        await _firm.RunDueAsync();
        await _firm.RunDueAsync();

        var listed = Assert.Single((await _firm.Reading.ListAsync(new InstructionFilter(), Ct)).Rows);
        var instruction = await _firm.FindAsync(InstructionId.Parse(listed.Id));
        Assert.Equal("t-9", instruction.Order.Transfer);
        Assert.True(instruction.State is InstructionState.AwaitingConfirmation or InstructionState.Held);
        if (decision.Contains("\"instruction\"", StringComparison.Ordinal))
        {
            Assert.Contains($"\"instruction\":\"{instruction.Id}\"", decision, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_instruction_that_nobody_answers_expires_once_and_the_customer_is_told()
    {
        var own = await _firm.TakenAsync(Ach(40_000), Officer.OfCustomer(Firm.Customer));
        for (var day = 0; day < 10; day++)
        {
            _clock.Advance(TimeSpan.FromDays(1));
            await _firm.RunDueAsync();
        }

        var view = await _firm.ViewAsync(own.Id);
        Assert.Equal(InstructionState.Rejected, view.Instruction.State);
        Assert.Single(view.History, fact => fact.Fact is Holdfast.Desk.Instructions.Facts.InstructionFact.Expired);
        using var db = _firm.Get<DeskReader>().Open();
        Assert.Contains(db.Set<OutboxRow>(), message => message.Template == "instruction.expired");
        Assert.DoesNotContain(db.Timers, timer => timer.Subject.StartsWith(own.Id.ToString()));
    }

    [Fact]
    public async Task What_a_verified_standing_letter_allows_passes_and_anything_more_is_asked_about()
    {
        var letters = _firm.Get<LetterDesk>();
        var terms = new LetterTerms(
            Firm.Customer, Personal.Of(Firm.Account), Engine.Contract.Rail.Wire, Stranger, Money.Of(5_000), "loa-1",
            null);
        var letter = Assert.IsType<LetterOutcome.Done>(await letters.MakeAsync(terms, null, Ann, Ct)).Letter;
        Assert.IsType<LetterOutcome.Refused>(await letters.VerifyAsync(
            letter.Id, "c-phone", CallBack.Direction.Outbound, CallerProof.Possession, "rec-1", Ann, Ct));
        Assert.IsType<LetterOutcome.Done>(await letters.VerifyAsync(
            letter.Id, "c-phone", CallBack.Direction.Outbound, CallerProof.Possession, "rec-1", Bob, Ct));

        var more = await _firm.TakenAsync(Wire(5_001) with { StandingLetter = letter.Id });
        Assert.Contains(RouteReason.LetterNotInForce, more.Screening!.Route.Reasons);
        var usual = await _firm.TakenAsync(Wire(5_000) with { StandingLetter = letter.Id });
        Assert.DoesNotContain(RouteReason.UnseasonedPayee, usual.Screening!.Route.Reasons);
        Assert.DoesNotContain(RouteReason.LetterNotInForce, usual.Screening.Route.Reasons);
    }

    [Theory]
    [InlineData("credential.changed", """{"what":"password","how":"forgotten"}""", "notice.credential")]
    [InlineData("feature.enabled", """{"feature":"options"}""", "notice.feature")]
    [InlineData("bank.linked", """{"destination":"b-1","verification":"instant"}""", "change.old")]
    [InlineData("contact.changed", """{"what":"phone","new":"p-2"}""", "change.old")]
    [InlineData("authority.changed", """{"what":"trader","party":"x"}""", "change.old")]
    public async Task The_contacts_from_before_hear_of_what_happens_around_an_account(
        string type, string data, string template)
    {
        await _firm.SendAsync(
            $$"""
            {"id":"e-9","type":"{{type}}","time":"2026-11-23T15:00:00Z","account":"a-7","customer":"c-7",
            "data":{{data}} }
            """);
        await _firm.RunDueAsync();

        using var db = _firm.Get<DeskReader>().Open();
        Assert.Equal(
            ["c-mail", "c-phone"],
            db.Set<OutboxRow>().Where(row => row.Template == template).Select(row => row.Contact).ToList().Order());
    }

    [Fact]
    public async Task A_signal_after_the_confirmation_holds_what_was_confirmed()
    {
        var wire = await _firm.TakenAsync(Wire(20_000));
        await _firm.Desk.CallBackAsync(wire.Id, null, "c-phone", Confirms(wire.Order), Bob, Ct);
        await _firm.SendAsync("""
            {"id":"e-2","type":"customer.reported","time":"2026-11-23T15:00:00Z","account":"a-7","customer":"c-7",
            "data":{"what":"unauthorizedActivity"}}
            """);
        await _firm.RunDueAsync();

        var held = await _firm.FindAsync(wire.Id);
        Assert.Equal(InstructionState.Held, held.State);
        Assert.Contains(
            ObjectionKind.NewerSignal,
            Assert.IsType<InstructionOutcome.Refused>(
                await _firm.Desk.ReleaseAsync(wire.Id, null, "fine", null, Cleo, Ct))
                .Objections.Select(one => one.Kind));
    }
}
