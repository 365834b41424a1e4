using Holdfast.Desk.Customers;
using Holdfast.Runtime.Sealing;
using NodaTime;

namespace Holdfast.Desk.Tests.Customers;

public sealed class LookWatchTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly MasterKey _master = MasterKey.Generate();
    private VaultDesk _desk = null!;

    public async ValueTask InitializeAsync() => _desk = await VaultDesk.StartAsync(_folder["."], _master);

    public async ValueTask DisposeAsync()
    {
        await _desk.DisposeAsync();
        _folder.Dispose();
        _master.Dispose();
    }

    [Theory]
    [InlineData(PurposeKind.Service, null, "")]
    [InlineData(PurposeKind.Investigation, "case-1", "")]
    [InlineData(PurposeKind.Investigation, null, "noCase")]
    [InlineData(PurposeKind.Verification, null, "noCase")]
    public async Task A_look_without_a_case_stands_out_unless_the_customer_is_served(
        PurposeKind purpose, string? named, string marks)
    {
        await _desk.BeginAsync("c-1");

        await _desk.OpenAsync("c-1", VaultDesk.Staff, new Purpose(purpose, named));

        Assert.Equal(marks, string.Join(',', (await PageAsync(all: true))[0].Words));
    }

    [Fact]
    public async Task A_look_at_ones_own_file_stands_out()
    {
        await _desk.BeginAsync("c-1", Persons.Maria with { StaffMember = VaultDesk.Staff.Id });

        await _desk.OpenAsync("c-1", VaultDesk.Staff);

        Assert.Equal(["own"], (await PageAsync(all: false)).Single().Words);
    }

    [Fact]
    public async Task Twenty_four_people_a_day_are_work_and_the_twenty_fifth_is_bulk()
    {
        for (var i = 0; i < LookWatch.BulkFrom; i++)
        {
            await _desk.OpenAsync($"c-{i}", VaultDesk.Staff);
            await _desk.OpenAsync("c-0", VaultDesk.Staff);
        }

        var looks = await PageAsync(all: true);
        Assert.Equal($"c-{LookWatch.BulkFrom - 1}", looks.Last(look => look.Words.Contains("bulk")).Content.Customer);
        Assert.Equal(2, looks.Count(look => look.Words.Contains("bulk")));
    }

    [Fact]
    public async Task A_relationship_ends_when_the_last_account_is_closed_or_left()
    {
        var end = new LocalDate(2021, 9, 30);
        var former = Persons.Maria with { Standing = new Standing(CustomerStatus.Former, end) };
        await _desk.BeginAsync("c-0");
        await _desk.BeginAsync("c-1", former);
        await _desk.BeginAsync("c-2", former);
        await KeepAsync("a-1", new LocalDate(2022, 2, 1), new AccountHolder("c-1", HolderRole.Owner, end));
        await KeepAsync("a-2", null, new AccountHolder("c-2", HolderRole.Owner, end));

        Assert.Null(_desk.Vault.EndOf("c-0"));
        Assert.Null(_desk.Vault.EndOf("c-2"));
        Assert.Null(_desk.Vault.EndOf("c-9"));
        Assert.Equal(new LocalDate(2022, 2, 2), _desk.Vault.EndOf("c-1")!.Value.InUtc().Date);
    }

    private Task<AccountOutcome> KeepAsync(
        string account, LocalDate? closed, AccountHolder holder) => _desk.Writer.KeepAccountAsync(
        new AccountFile
        {
            Account = account, Type = AccountType.Individual, OfNaturalPerson = true, Institutional = false,
            Closed = closed, Holders = [holder],
        },
        null, false, VaultDesk.Ops, TestContext.Current.CancellationToken);

    private async Task<IReadOnlyList<ShownLook>> PageAsync(bool all)
    {
        await _desk.Following.HasComeToAsync(
            _desk.Partition.Journal.Head.Size, TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        return await _desk.Get<ReadLooks>().PageAsync(null, 100, all, TestContext.Current.CancellationToken);
    }
}
