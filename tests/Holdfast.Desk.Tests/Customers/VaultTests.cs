using System.Security.Cryptography;
using System.Text;
using Holdfast.Desk.Access;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Tests.Facts;
using Holdfast.Engine.Contract;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Sealing;
using NodaTime;

namespace Holdfast.Desk.Tests.Customers;

public sealed class VaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MasterKey _master = MasterKey.Generate();

    public void Dispose()
    {
        _folder.Dispose();
        _master.Dispose();
    }

    [Fact]
    public async Task A_file_is_opened_as_it_was_kept()
    {
        await using var desk = await VaultDesk.StartAsync(_folder["."], _master);
        await desk.BeginAsync("c-1");

        var file = await desk.OpenAsync("c-1");

        Assert.NotNull(file);
        Assert.Equal(Persons.Maria, FileChanges.ProfileOf(file));
        Assert.True(file.Version > 0);
        Assert.Null(await desk.OpenAsync("c-2"));
    }

    [Fact]
    public async Task A_file_is_opened_by_whoever_comes_after_a_restart_with_the_same_master_key_only()
    {
        await using (var desk = await VaultDesk.StartAsync(_folder["."], _master))
        {
            await desk.BeginAsync("c-1");
        }

        new SqliteDeskPlace(_folder["."]).Forget();
        await using (var again = await VaultDesk.StartAsync(_folder["."], _master))
        {
            await again.BeginAsync("c-2");
            Assert.NotNull(await again.OpenAsync("c-1"));
        }

        using var other = MasterKey.Generate();
        await using var wrong = await VaultDesk.StartAsync(_folder["."], other);
        Assert.Null(await wrong.OpenAsync("c-1"));
    }

    [Fact]
    public async Task Of_many_who_ask_at_once_for_the_key_of_somebody_new_all_get_the_same()
    {
        await using var desk = await VaultDesk.StartAsync(_folder["."], _master);

        var keys = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(
            () => desk.Keys.ForAsync("c-1", TestContext.Current.CancellationToken))));

        var sealedText = keys[0].Seal("known"u8, "test");
        Assert.All(keys, key => Assert.Equal("known"u8, key.Open(sealedText, "test")));
        Assert.Single(desk.Partition.Journal.ReadOf(EntryKind.PersonKey, 0, desk.Partition.Journal.Head.Size));
    }

    [Fact]
    public async Task A_shredded_person_is_gone_everywhere_and_nobody_else_is()
    {
        await using (var desk = await VaultDesk.StartAsync(_folder["."], _master))
        {
            await desk.BeginAsync("c-1");
            await desk.BeginAsync("c-2");
            await KeepAsync(desk, Account("a-own", "c-1"));
            await KeepAsync(desk, Account("a-joint", "c-1", "c-2"));

            await desk.ShredAsync("c-1");

            Assert.Null(await desk.OpenAsync("c-1"));
            Assert.Null(desk.Keys.Find("c-1"));
            AssertOnlyJoint(desk, (await desk.OpenAsync("c-2"))!);
        }

        new SqliteDeskPlace(_folder["."]).Forget();
        await using var again = await VaultDesk.StartAsync(_folder["."], _master);
        await again.BeginAsync("c-3");
        Assert.Null(await again.OpenAsync("c-1"));
        AssertOnlyJoint(again, (await again.OpenAsync("c-2"))!);
        Assert.Equal(0, again.Following.Follower.Status.SetAside);
        await again.BeginAsync("c-1");
        Assert.NotNull(await again.OpenAsync("c-1"));
    }

    [Fact]
    public async Task What_was_sealed_for_one_opens_for_no_other_and_for_no_other_use()
    {
        await using var desk = await VaultDesk.StartAsync(_folder["."], _master);
        using var one = await desk.Keys.ForAsync("c-1", TestContext.Current.CancellationToken);
        using var other = await desk.Keys.ForAsync("c-2", TestContext.Current.CancellationToken);
        var sealedText = one.Seal("known"u8, "test");

        Assert.Equal("known"u8, one.Open(sealedText, "test"));
        Assert.ThrowsAny<CryptographicException>(() => other.Open(sealedText, "test"));
        Assert.ThrowsAny<CryptographicException>(() => one.Open(sealedText, "other"));
        Assert.All(Enumerable.Range(0, sealedText.Length * 8), bit =>
        {
            var altered = sealedText.ToArray();
            altered[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.ThrowsAny<CryptographicException>(() => one.Open(altered, "test"));
        });
    }

    [Fact]
    public async Task A_look_of_staff_is_kept_and_told_to_the_engine_before_anything_is_shown()
    {
        await using var desk = await VaultDesk.StartAsync(_folder["."], _master);
        await desk.BeginAsync("c-1");

        await desk.OpenAsync("c-1", VaultDesk.Staff, new Purpose(PurposeKind.Investigation, "case-9"));

        var look = LookUpContent.Read(desk.Partition.Journal.LastBefore(
            desk.Partition.Journal.Head.Size, EntryKind.LookUp)!);
        Assert.Equal(("s-1", "staff", "customer", "c-1", "investigation", "case-9", 1),
            (look.By, look.Kind, look.What, look.Customer, look.Purpose, look.Case, look.Rows));
        var viewed = Viewed(desk);
        Assert.Equal(["c-1"], viewed.Select(one => one.Customer));
        Assert.Contains("\"case\":\"case-9\"", viewed[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_look_at_somebody_who_is_not_there_is_kept_as_well()
    {
        await using var desk = await VaultDesk.StartAsync(_folder["."], _master);

        Assert.Null(await desk.OpenAsync("c-9", VaultDesk.Staff));

        var look = LookUpContent.Read(desk.Partition.Journal.LastBefore(
            desk.Partition.Journal.Head.Size, EntryKind.LookUp)!);
        Assert.Equal(("c-9", 0), (look.Customer, look.Rows));
        Assert.Empty(Viewed(desk));
    }

    [Theory]
    [InlineData("own", null, "their own file")]
    [InlineData("household", "hh-1", "a file of their family")]
    [InlineData("account", null, "a file of their family")]
    [InlineData("stranger", null, null)]
    public async Task A_member_cannot_read_their_own_or_their_familys_file_without_that_showing(
        string tie, string? household, string? shown)
    {
        await using var desk = await VaultDesk.StartAsync(_folder["."], _master);
        await desk.BeginAsync("c-own", Persons.Maria with { StaffMember = "s-1", Household = household });
        await desk.BeginAsync("c-other", Persons.Maria with { Household = tie == "household" ? household : null });
        if (tie == "account")
        {
            await desk.Writer.KeepAccountAsync(
                Account("a-1", "c-own", "c-other"), null, false, VaultDesk.Ops, TestContext.Current.CancellationToken);
        }

        await desk.OpenAsync(tie == "own" ? "c-own" : "c-other", VaultDesk.Staff);

        var purpose = Assert.Single(Viewed(desk)).Text;
        Assert.Equal(shown is not null, purpose.Contains("file", StringComparison.Ordinal));
        Assert.Contains(shown ?? "\"purpose\":\"service\"", purpose, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Joint_holders_and_the_representative_are_those_of_the_accounts_today()
    {
        await using var desk = await VaultDesk.StartAsync(_folder["."], _master);
        await desk.BeginAsync("c-1");
        await desk.BeginAsync("c-2");
        var account = Account("a-1", "c-1", "c-2") with { Representative = "s-7" };
        await desk.Writer.KeepAccountAsync(account, null, false, VaultDesk.Ops, TestContext.Current.CancellationToken);

        var file = await desk.OpenAsync("c-1");

        Assert.Equal([new JointHolder("c-2", "a-1", HolderRole.JointOwner)], file!.JointHolders);
        Assert.Equal("s-7", file.Representative("a-1"));
        Assert.Equal(["s-7"], file.Representatives);
    }

    private static void AssertOnlyJoint(VaultDesk desk, CustomerFile other)
    {
        using var db = desk.Reader.Open();
        Assert.Null(desk.Vault.ReadAccount(db, "a-own"));
        Assert.Equal(["a-joint"], other.Accounts.Select(account => account.Account));
        Assert.Equal(1, db.Set<HolderRow>().Count());
    }

    private static Task<AccountOutcome> KeepAsync(VaultDesk desk, AccountFile account) => desk.Writer.KeepAccountAsync(
        account, null, false, VaultDesk.Ops, TestContext.Current.CancellationToken);

    private static AccountFile Account(string account, params string[] holders) => new()
    {
        Account = account,
        Type = AccountType.Joint,
        OfNaturalPerson = true,
        Institutional = false,
        Holders =
        [
            .. holders.Select(holder => new AccountHolder(holder, HolderRole.JointOwner, new LocalDate(2020, 1, 1))),
        ],
    };

    private static List<(string Customer, string Text)> Viewed(VaultDesk desk) =>
    [
        .. desk.Partition.Journal.Read(0, desk.Partition.Journal.Head.Size)
            .Where(entry => entry.Head.Kind is EntryKind.Event)
            .Select(entry => EventContent.Read(entry))
            .Select(content => (
                Encoding.UTF8.GetString(content.Customer.Span), Encoding.UTF8.GetString(content.Event.Span))),
    ];
}
