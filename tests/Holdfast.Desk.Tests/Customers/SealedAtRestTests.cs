using System.Text;
using Holdfast.Desk.Customers;
using Holdfast.Runtime.Sealing;
using NodaTime;

namespace Holdfast.Desk.Tests.Customers;

public sealed class SealedAtRestTests : IDisposable
{
    private static readonly LocalDate Day = new(2020, 6, 1);

    private readonly TemporaryFolder _folder = new();
    private readonly MasterKey _master = MasterKey.Generate();

    public void Dispose()
    {
        _folder.Dispose();
        _master.Dispose();
    }

    [Fact]
    [Trait("Case", "S13")]
    public async Task Of_fifty_planted_values_none_is_found_in_the_files_of_journal_and_desk()
    {
        List<string> planted = [];
        await using (var desk = await VaultDesk.StartAsync(_folder["."], _master))
        {
            await PlantAsync(desk, planted);
            Assert.True(planted.Count >= 50, $"{planted.Count} values are planted.");
            Assert.NotNull(await desk.OpenAsync("c-1"));
            AssertNone(planted);
        }

        AssertNone(planted);
    }

    private void AssertNone(List<string> planted)
    {
        var files = Directory.EnumerateFiles(_folder["."], "*", SearchOption.AllDirectories).ToList();
        Assert.Contains(files, file => file.EndsWith("desk.db", StringComparison.Ordinal));
        foreach (var file in files.Where(file => Path.GetFileName(file) != "lock"))
        {
            var bytes = BytesOf(file).AsSpan();
            foreach (var value in planted)
            {
                foreach (var form in new[]
                {
                    Encoding.UTF8.GetBytes(value), Encoding.Unicode.GetBytes(value),
                    Encoding.UTF8.GetBytes(value.ToLowerInvariant()),
                    Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(value))),
                    Encoding.ASCII.GetBytes(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(value))),
                })
                {
                    Assert.True(bytes.IndexOf(form) < 0, $"{Path.GetFileName(file)} holds {value}.");
                }
            }
        }
    }

    private static byte[] BytesOf(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        }
        catch (FileNotFoundException)
        {
            // What SQLite keeps beside a database comes and goes with its connections.
            return [];
        }
    }

    private static async Task PlantAsync(VaultDesk desk, List<string> planted)
    {
        await desk.BeginAsync("c-1", Persons.Maria with
        {
            Name = new PersonName(Plant("Zaphodine"), Plant("Quillfeather")),
            Household = Plant("hh-90210771"),
            StaffMember = Plant("staff-5530192"),
            ElectronicDelivery = new DeliveryConsent(Day, Plant("wet-signature-5519")),
        });
        for (var i = 0; i < 5; i++)
        {
            await ContactAsync(ContactKind.Email, Plant($"quill{i}.zaph@example-mail{i}.com"));
            await ContactAsync(ContactKind.Phone, Plant($"+1303555017{i}"));
            await ContactAsync(ContactKind.MailingAddress, Plant($"P.O. Box 77{i}19 Quillville CO 80203"));
            await ContactAsync(ContactKind.ResidentialAddress, Plant($"4{i}17 Featherstone Way Denver CO 80203"));
        }

        for (var i = 0; i < 4; i++)
        {
            var n = i;
            await ChangeAsync((file, _) => FileChanges.Add(file, new OwnBank(
                $"b-{n}", Plant($"tok-bank-88{n}-zq"), Plant($"First Quill Bank x77{n}3"), Plant($"micro-entry-zz{n}"),
                Day, VaultDesk.Ops), Day.PlusDays(1)));
            await ChangeAsync((file, _) => FileChanges.Add(file, new TrustedContact(
                $"t-{n}", new PersonName(Plant($"Trustina{n}zq"), Plant($"Helperson{n}zq")), Plant($"god-sister-{n}zq"),
                Day, VaultDesk.Ops)
            {
                Phone = Plant($"+1303555018{n}"), Email = Plant($"tcp{n}zq@example.org"),
            }, Day.PlusDays(1)));
            await ChangeAsync((file, _) => FileChanges.Add(file, new Authority(
                $"p-{n}", AuthorityKind.PowerOfAttorney, Plant($"Attorney Person {n}zq"), Plant($"DOC-2020-77{n}1"),
                "1", Day, VaultDesk.Ops)
            {
                Accounts = [Plant($"ACCT-99{n}-4471-03")],
            }));
        }

        await desk.Writer.KeepAccountAsync(new AccountFile
        {
            Account = Plant("ACCT-4471-0302-18"), Type = AccountType.Individual, OfNaturalPerson = true,
            Institutional = false, Adviser = Plant("Quill Advisers zq LLC"), Branch = Plant("branch-zq-Denver"),
            Holders = [new AccountHolder("c-1", HolderRole.Owner, Day)],
        }, null, false, VaultDesk.Ops, TestContext.Current.CancellationToken);

        string Plant(string value)
        {
            planted.Add(value);
            return value;
        }

        Task ContactAsync(ContactKind kind, string value) => desk.Writer.ProposeContactAsync(
            "c-1", new ContactProposal($"k-{planted.Count}", kind, value), VaultDesk.Ops,
            TestContext.Current.CancellationToken);

        async Task ChangeAsync(Func<CustomerFile, Instant, VaultOutcome> decide) => Assert.IsType<VaultOutcome.Changed>(
            await desk.Writer.ChangeAsync(
                new VaultOrder("c-1", VaultChange.BankAdded, null, VaultDesk.Ops), decide,
                TestContext.Current.CancellationToken));
    }
}
