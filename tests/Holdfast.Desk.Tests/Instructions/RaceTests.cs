using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Customer;
using Holdfast.Desk.Instructions.Facts;
using Holdfast.Desk.Instructions.Work;
using Holdfast.Engine.Values;
using Holdfast.Runtime.Sealing;
using NodaTime;
using static Holdfast.Desk.Tests.Instructions.Given;

namespace Holdfast.Desk.Tests.Instructions;

/// <summary>Who presses at once has one outcome, recorded once.</summary>
public sealed class RaceTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly MasterKey _master = MasterKey.Generate();
    private Firm _firm = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

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
    [Trait("Case", "C3")]
    public async Task Of_two_supervisors_who_release_at_once_one_does()
    {
        var wire = await ConfirmedAsync();

        var outcomes = await Task.WhenAll(new[] { Cleo, Dan }.Select(by =>
            Task.Run(() => _firm.Desk.ReleaseAsync(wire.Id, null, "", null, by, Ct), Ct)));

        Assert.Single(outcomes.OfType<InstructionOutcome.Done>());
        Assert.Equal(1, await CountAsync<InstructionFact.Released>(wire.Id));
    }

    [Fact]
    [Trait("Case", "C3")]
    [Trait("Category", "Slow")]
    public async Task Of_a_thousand_attempts_with_approvals_of_ones_own_and_after_edits_none_or_one_releases()
    {
        var wire = await ConfirmedAsync();
        Officer[] people = [Ann, AnnsDelegate, Bob, Rep, Cleo, Dan];

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(number => Task.Run(
            () => number == 500
                ? _firm.Receiving.AmendAsync(wire.Id, null, wire.Order with { Amount = Money.Of(1) }, Ann, Ct)
                : _firm.Desk.ReleaseAsync(wire.Id, null, "", null, people[number % people.Length], Ct), Ct)));

        var view = await _firm.ViewAsync(wire.Id);
        var released = view.History.Where(fact => fact.Fact is InstructionFact.Released).ToList();
        Assert.True(released.Count <= 1);
        Assert.All(released, fact => Assert.True(fact.By.Actor.Id is "cleo" or "dan"));
        Assert.Equal(
            view.Instruction.State is InstructionState.Released ? 1 : 0, released.Count);
        Assert.True(outcomes.OfType<InstructionOutcome.Done>().Count() <= 2);
    }

    [Fact]
    public async Task When_the_customer_confirms_while_an_analyst_rejects_it_ends_in_one_of_the_two()
    {
        for (var round = 0; round < 5; round++)
        {
            var own = await _firm.TakenAsync(Ach(40_000 + round), Officer.OfCustomer(Firm.Customer));
            await Task.WhenAll(
                Task.Run(() => _firm.Get<ICustomerCommands>().AnswerAsync(
                    new CustomerVoice($"l-{round}", own.Id.ToString(), Firm.Customer, "c-mail")
                    {
                        Amount = own.Order.Amount, Payee = "Pat Doe", IsRight = true, Purpose = "rent",
                    },
                    Ct), Ct),
                Task.Run(() => _firm.Desk.RejectAsync(
                    own.Id, own.Version, RejectionReason.Decided, "a doubt", Bob, Ct), Ct));

            var after = await _firm.FindAsync(own.Id);
            Assert.True(after.State is InstructionState.Confirmed or InstructionState.Rejected);
            Assert.Equal(after.State is InstructionState.Rejected, after.Rejection is not null);
        }
    }

    [Fact]
    [Trait("Case", "C4")]
    public async Task Of_ten_requests_with_one_id_at_once_one_is_done()
    {
        var order = Wire(20_000) with { RequestId = "r-9" };
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ =>
            Task.Run(() => _firm.ReceiveAsync(order), Ct)));

        Assert.Single(outcomes.OfType<InstructionOutcome.Done>());
        Assert.Equal(9, outcomes.OfType<InstructionOutcome.Repeated>().Count());
        Assert.Single((await _firm.Reading.ListAsync(new InstructionFilter(), Ct)).Rows);
    }

    private async Task<Instruction> ConfirmedAsync()
    {
        var wire = await _firm.TakenAsync(Wire(20_000) with
        {
            Medium = Engine.Contract.InstructionMedium.Phone,
        });
        await _firm.Desk.CallBackAsync(wire.Id, null, "c-phone", Confirms(wire.Order), Bob, Ct);
        return wire;
    }

    private async Task<int> CountAsync<T>(InstructionId id) =>
        (await _firm.ViewAsync(id)).History.Count(fact => fact.Fact is T);
}
