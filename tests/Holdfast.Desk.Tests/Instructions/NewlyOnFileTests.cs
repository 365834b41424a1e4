using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Changes;
using Holdfast.Desk.Instructions.Work;
using Holdfast.Desk.Messages;
using Holdfast.Engine.Contract;
using Holdfast.Runtime.Following;
using Holdfast.Runtime.Sealing;
using NodaTime;
using static Holdfast.Desk.Tests.Instructions.Given;
using Actor = Holdfast.Desk.Access.Actor;
using AuthorityKind = Holdfast.Desk.Customers.AuthorityKind;
using FiledAuthority = Holdfast.Desk.Customers.Authority;
using FiledScope = Holdfast.Desk.Customers.AuthorityScope;

namespace Holdfast.Desk.Tests.Instructions;

/// <summary>
/// What was put on file lately is believed lately: whoever puts a bank, an authority or a trusted contact there for a
/// thief would say a day of years ago.
/// </summary>
public sealed class NewlyOnFileTests : IAsyncLifetime
{
    private static readonly Actor Ops = new(Holdfast.Desk.Access.ActorKind.Shell, "ops", "ops");

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

    [Theory]
    [InlineData(0, true)]
    [InlineData(9, true)]
    [InlineData(10, false)]
    public async Task A_bank_is_no_longer_verified_than_it_is_on_file(int days, bool isNew)
    {
        await _firm.Get<VaultWriter>().AddBankAsync(
            Firm.Customer,
            new OwnBank(
                "b-1", Given.OwnBank.Account.Text, "A Bank, 1234", "micro-entries", new LocalDate(2020, 1, 1), Ops),
            Ops, Ct);
        _clock.Advance(TimeSpan.FromDays(days));

        var own = await _firm.TakenAsync(Ach(2_000), Officer.OfCustomer(Firm.Customer));

        Assert.Equal(isNew, own.Screening!.Route.Reasons.Contains(RouteReason.UnverifiedBank));
        Assert.Equal(isNew ? InstructionState.AwaitingConfirmation : InstructionState.Released, own.State);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(29, true)]
    [InlineData(30, false)]
    public async Task An_authority_that_was_put_on_file_lately_holds_what_is_asked_under_it(int days, bool isHeld)
    {
        await _firm.Get<VaultWriter>().AddAuthorityAsync(
            Firm.Customer,
            new FiledAuthority(
                "poa-1", AuthorityKind.PowerOfAttorney, "Some Nephew", "doc-1", "1", new LocalDate(2020, 1, 1), Ops)
            {
                Scope = [FiledScope.Trade, FiledScope.WithdrawToOwner, FiledScope.TransferToOthers],
            },
            Ops, Ct);
        _clock.Advance(TimeSpan.FromDays(days));

        var wire = await _firm.TakenAsync(Wire(2_000) with
        {
            InstructedBy = Instructor.ThirdParty, Authority = "poa-1", Medium = InstructionMedium.Letter,
        });

        Assert.Equal(isHeld, wire.Screening!.Route.Reasons.Contains(RouteReason.AuthorityCoolingOff));
        Assert.Equal(isHeld ? InstructionState.Held : InstructionState.AwaitingConfirmation, wire.State);
    }

    [Theory]
    [Trait("Case", "T24")]
    [InlineData("2026-11-23T14:00:00Z", true)]
    [InlineData("2026-11-24T04:59:59Z", true)]
    [InlineData("2026-11-24T05:00:00Z", false)]
    [InlineData("2026-11-22T20:00:00Z", false)]
    public async Task A_change_of_objective_on_whose_day_the_account_trades_is_looked_at_by_a_supervisor(
        string traded, bool isAsked)
    {
        var change = Assert.IsType<ChangeOutcome.Done>(await _firm.Changes.RequestAsync(
            new ChangeOrder(
                Firm.Customer, DataKind.Objective, Personal.Of("income"), Personal.Of("speculation"),
                InstructionMedium.Phone, Instructor.Customer, Zone)
            {
                Account = Personal.Of(Firm.Account),
            },
            null, Ann, Ct)).Change;
        var (at, end) = (At(traded), At("2026-11-24T05:00:00Z"));
        _clock.Advance((Instant.Max(at, Monday) - Monday).ToTimeSpan());
        await _firm.SendAsync($$"""
            {"id":"e-1","type":"order.placed","time":"{{traded}}","account":"a-7","customer":"c-7",
            "data":{"symbol":"XYZ","side":"buy","quantity":10,"notional":9000} }
            """);
        _clock.Advance((end - Instant.Max(at, Monday)).ToTimeSpan());
        await _firm.RunDueAsync();

        // Where the timelines had not come so far, it is looked at a moment later.
        Assert.True(await _firm.Get<FollowedTimelines>().HasCaughtUpAsync(
            _firm.Partition.Journal.Head.Size, TimeSpan.FromSeconds(30), Ct));
        _clock.Advance(TimeSpan.FromMinutes(1));
        await _firm.RunDueAsync();

        Assert.Equal(isAsked, await IsAskedAsync(change.Id));
        var view = (await _firm.Reading.FindChangeAsync(change.Id, Bob, Ct))!;
        Assert.Equal(
            isAsked ? ["e-1"] : [],
            view.History.Select(fact => fact.Fact).OfType<ChangeFact.ReviewAsked>().Select(fact => fact.Trade));
    }

    [Fact]
    public async Task Of_an_account_transfer_to_another_firm_each_contact_hears_once()
    {
        await _firm.SendAsync("""
            {"id":"e-1","type":"transfer.requested","time":"2026-11-23T15:00:00Z","account":"a-7","customer":"c-7",
            "data":{"transfer":"t-9","direction":"out","rail":"acats","amount":48000,"contraFirm":"Other Brokerage",
            "destination":{"kind":"outsideFirm","token":"x-1"},"instructedBy":"thirdParty"}}
            """);
        await _firm.RunDueAsync();
        await _firm.RunDueAsync();

        await using var db = _firm.Get<DeskReader>().Open();
        Assert.Equal(
            ["acats.out c-mail", "acats.out c-phone"],
            db.Set<OutboxRow>().ToList().Select(row => $"{row.Template} {row.Contact}").Order());
    }

    [Fact]
    public async Task Accounts_with_a_trusted_contact_are_counted_without_opening_a_file()
    {
        await _firm.PutCustomerOnFileAsync("c-8", "a-8");
        await _firm.PutCustomerOnFileAsync("c-9", "a-9");
        (string, LocalDate?)[] trusting = [("c-8", new LocalDate(2021, 1, 1)), ("c-9", null)];
        foreach (var (customer, disclosed) in trusting)
        {
            await _firm.Get<VaultWriter>().AddTrustedContactAsync(
                customer,
                new TrustedContact("t-1", new PersonName("Ruth", "Doe"), "sister", new LocalDate(2020, 1, 1), Ops)
                {
                    Phone = "+12125550188", DisclosedOn = disclosed,
                },
                Ops, Ct);
        }

        await using (var db = _firm.Get<DeskReader>().Open())
        {
            Assert.Equal(new TrustedCoverage(3, 2, 1), await TrustedCoverage.OfAsync(db, Ct));
        }

        await _firm.Get<VaultWriter>().EndTrustedContactAsync("c-8", "t-1", Ops, Ct);
        await using (var db = _firm.Get<DeskReader>().Open())
        {
            Assert.Equal(new TrustedCoverage(3, 1, 0), await TrustedCoverage.OfAsync(db, Ct));
        }
    }

    private async Task<bool> IsAskedAsync(InstructionId id)
    {
        await using var db = _firm.Get<DeskReader>().Open();
        return db.Set<ChangeRow>().Single(row => row.Id == id.ToString()).IsReviewOpen;
    }
}
