using System.Text;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Customers.Import;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Sealing;
using NodaTime;

namespace Holdfast.Desk.Tests.Customers;

public sealed class ImportTests : IAsyncLifetime
{
    private const string CustomerHead = "customer,status,status_since,given_name,family_name,time_zone\n";

    private const string ContactHead = "customer,kind,value,on_file_since,confirmed_at,confirmed_how\n";

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

    [Fact]
    public async Task Customers_contacts_accounts_and_relationships_are_imported_and_opened_as_they_were_written()
    {
        await RunAsync("customer,status,status_since,given_name,family_name,birth_date,tax_id_last_four,language,state,"
            + "time_zone,electronic_delivery_since,household\n" + """"
            c-1,customer,2019-04-01,"María ""Mari""",O'Neil,1951-02-28,4421,es,CO,America/Denver,2020-01-05,hh-7
            c-2,former,2021-09-30,,Blue Door LLC,,,,,America/New_York,,

            """");
        await RunAsync("""
            customer,kind,value,on_file_since,confirmed_at,confirmed_how
            c-1,email,Mari@Example.com,2019-04-01,2019-04-02T10:00:00-06:00,letter
            c-1,phone,(303) 555-0172,2019-04-01,,
            c-1,phone,+1 303 555 0199,2022-01-01,,
            c-1,mailingAddress,"P.O. Box 7, Denver, CO 80203",,,

            """);
        await RunAsync("""
            account,type,natural_person,institutional,branch,representative,restricted,closed
            a-1,joint,true,false,denver,s-7,,
            a-2,entity,false,true,,,true,2026-01-05

            """);
        await RunAsync("""
            account,customer,role,since,until
            a-1,c-1,jointOwner,2019-04-01,
            a-1,c-2,jointOwner,2019-04-01,2021-09-30
            a-2,c-2,officer,2019-04-01,

            """);

        var file = (await _desk.OpenAsync("c-1"))!;
        Assert.Equal("María \"Mari\" O'Neil", file.Name.Full);
        Assert.Equal((Language.Spanish, "CO", "hh-7"), (file.Language, file.State, file.Household));
        Assert.Equal(["+13035550172", "+13035550199"], file.InUse(ContactKind.Phone).Select(contact => contact.Value));
        var email = Assert.Single(file.InUse(ContactKind.Email));
        Assert.Equal(("mari@example.com", "letter"), (email.Value, email.ConfirmedHow));

        // A day of a file is a day of the firm, whose clocks show it again.
        Assert.Equal(Instant.FromUtc(2019, 4, 1, 4, 0), email.OnFileSince);
        Assert.Equal(Instant.FromUtc(2019, 4, 2, 16, 0), email.ConfirmedAt);
        Assert.Empty(file.JointHolders);
        Assert.Equal("s-7", file.Representative("a-1"));
        var company = (await _desk.OpenAsync("c-2"))!;
        Assert.Equal((CustomerStatus.Former, "Blue Door LLC"), (company.Standing.Status, company.Name.Full));
        Assert.Equal(["a-1", "a-2"], company.Accounts.Select(account => account.Account));
    }

    [Fact]
    public async Task A_dry_run_changes_nothing()
    {
        var before = _desk.Partition.Journal.Head.Size;

        var report = await ReportAsync(CustomerHead + "c-1,customer,2019-04-01,A,B,UTC\n", isDryRun: true);

        Assert.Equal((1, 1, 0, 0), (report.Rows, report.Begun, report.Changed, report.FaultCount));
        Assert.True(report.IsFinished);
        Assert.Equal(before, _desk.Partition.Journal.Head.Size);
        Assert.Null(await _desk.OpenAsync("c-1"));
    }

    [Fact]
    public async Task A_file_sent_again_changes_nothing_and_one_that_was_cut_off_is_gone_on_with()
    {
        var rows = string.Concat(Enumerable.Range(0, 1_200).Select(i => $"c-{i},customer,2019-04-01,A,B{i},UTC\n"));
        await RunAsync(CustomerHead + rows[..rows.IndexOf("c-700,", StringComparison.Ordinal)]);

        var second = await RunAsync(CustomerHead + rows);
        Assert.Equal((1_200, 500, 700), (second.Rows, second.Begun, second.Same));

        var size = _desk.Partition.Journal.Head.Size;
        var third = await RunAsync(CustomerHead + rows);
        Assert.Equal((1_200, 0, 0, 1_200), (third.Rows, third.Begun, third.Changed, third.Same));
        Assert.Equal(size, _desk.Partition.Journal.Head.Size);
        Assert.Equal(4, _desk.Partition.Journal.ReadOf(EntryKind.Customer, 0, size).Count());
    }

    [Fact]
    public async Task A_run_stops_before_the_batch_with_a_fault_and_keeps_those_before_it()
    {
        var rows = string.Concat(Enumerable.Range(0, 1_100).Select(i =>
            i == 700 ? "c-700,customer,2019-04-01,A,B,Moon/Base\n" : $"c-{i},customer,2019-04-01,A,B,UTC\n"));

        var report = await ReportAsync(CustomerHead + rows, isDryRun: false);

        Assert.False(report.IsFinished);
        const string said = "Expected a time zone of the IANA database as America/New_York.";
        Assert.Equal([new ImportFault(702, "time_zone", said)], report.Faults);
        Assert.Equal(500, report.Begun);
        Assert.NotNull(await _desk.OpenAsync("c-499"));
        Assert.Null(await _desk.OpenAsync("c-500"));
        var again = await ReportAsync(CustomerHead + rows.Replace("Moon/Base", "UTC", StringComparison.Ordinal), false);
        Assert.Equal((600, 500, true), (again.Begun, again.Same, again.IsFinished));
    }

    [Fact]
    public async Task An_import_never_puts_a_contact_in_the_place_of_one_in_use()
    {
        await RunAsync(CustomerHead + "c-1,customer,2019-04-01,A,B,UTC\n");
        await RunAsync(ContactHead + "c-1,phone,+13035550172,2019-04-01,,\n", "first");

        await RunAsync(ContactHead + "c-1,phone,+13035550199,2019-04-01,2019-04-02,letter\n", "second");

        var file = (await _desk.OpenAsync("c-1"))!;
        Assert.Equal(["+13035550172"], file.InUse(ContactKind.Phone).Select(contact => contact.Value));
        var other = file.Contacts.Single(contact => contact.Value == "+13035550199");
        Assert.True(other.IsUnconfirmedChange);
        Assert.Null(other.ConfirmedAt);
        Assert.True(other.OnFileSince > Instant.FromUtc(2026, 1, 1, 0, 0));
    }

    [Theory]
    [InlineData("c-1,customer,2019-04-01,A,,UTC", "family_name", "It is missing.")]
    [InlineData(",customer,2019-04-01,A,B,UTC", "customer", "It is missing.")]
    [InlineData("c-1,client,2019-04-01,A,B,UTC", "status", "Expected one of consumer, customer, former.")]
    [InlineData("c-1,customer,04/01/2019,A,B,UTC", "status_since", "Expected a date as 2026-03-02.")]
    [InlineData("c-1,customer,2999-04-01,A,B,UTC", "status_since", "Expected a date as 2026-03-02.")]
    [InlineData("c-1,customer,2190-04-01,A,B,UTC", "", "A day on file has not come yet.")]
    [InlineData("c-1,customer,2019-04-01,A,B,Mars/Base", "time_zone",
        "Expected a time zone of the IANA database as America/New_York.")]
    [InlineData("c-1,customer,2019-04-01,\"=HYPERLINK(\"\"http://x\"\")\",B,UTC", "given_name",
        "It begins as a formula of a spreadsheet does.")]
    [InlineData("c-1,customer,2019-04-01, @SUM(A1),B,UTC", "given_name",
        "It begins as a formula of a spreadsheet does.")]
    [InlineData("c-1,customer,2019-04-01,-1+1,B,UTC", "given_name", "It begins as a formula of a spreadsheet does.")]
    [InlineData("=c-1,customer,2019-04-01,A,B,UTC", "customer",
        "Expected 1 to 64 characters that can be seen, none of = + - @ first, and no space at an end.")]
    [InlineData("c-1,customer,2019-04-01,\"A\nB\",B,UTC", "given_name",
        "It has characters that cannot be seen, or that change how others are shown.")]
    [InlineData("c-1,customer,2019-04-01,A\u202eB,B,UTC", "given_name",
        "It has characters that cannot be seen, or that change how others are shown.")]
    [InlineData("c-1,customer,2019-04-01,A\u0000B,B,UTC", "given_name",
        "It has characters that cannot be seen, or that change how others are shown.")]
    [InlineData("c-1,customer,2019-04-01,A,B", "", "The row has 5 fields, and the first row 6.")]
    [InlineData("c-1,customer,2019-04-01,A,B,UTC,more", "", "The row has 7 fields, and the first row 6.")]
    [InlineData("c-1,customer,2019-04-01,\"A\"B,B,UTC", "",
        "The row is no CSV of RFC 4180: a quotation mark stands where none can be.")]
    [InlineData("\uFFFFc-1,customer,2019-04-01,A,B,UTC", "",
        "The row begins with a character that is none of any text.")]
    public async Task A_fault_of_a_row_is_told_by_row_and_column(string row, string column, string detail)
    {
        var report = await ReportAsync(
            CustomerHead + "c-0,customer,2019-04-01,A,B,UTC\n" + row + "\n", isDryRun: true);

        Assert.Contains(new ImportFault(3, column, detail), report.Faults);
        Assert.All(report.Faults, fault => Assert.Equal(3, fault.Row));
    }

    [Theory]
    [InlineData("c-1,email,not-an-address,,,", "value", "Expected an e-mail address as name@example.com.")]
    [InlineData("c-1,phone,12,,,", "value",
        "Expected a telephone number as +1 303 555 0172, without an extension.")]
    [InlineData("c-1,pigeon,x,,,", "kind",
        "Expected one of email, phone, mailingAddress, residentialAddress.")]
    [InlineData("c-9,email,a@example.com,,,", "customer", "There is no such customer on file.")]
    [InlineData("c-1,email,a@example.com,2100-01-01,,", "on_file_since", "It has not come yet.")]
    [InlineData("c-1,email,a@example.com,,soon,", "confirmed_at",
        "Expected a date as 2026-03-02, or a time as 2026-03-02T14:31:05Z.")]
    public async Task A_fault_of_a_contact_is_told_by_row_and_column(string row, string column, string detail)
    {
        await _desk.BeginAsync("c-1");

        var report = await ReportAsync(ContactHead + row + "\n", isDryRun: true);

        Assert.Contains(new ImportFault(2, column, detail), report.Faults);
        Assert.DoesNotContain(
            report.Faults, fault => fault.Detail.Contains("not-an-address", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", 1, "", "The file has no first row with the names of its columns.")]
    [InlineData("name;age\n", 1, "", "The first row names no column there is. It is comma-separated text in UTF-8, "
        + "with the names of the columns first.")]
    [InlineData("customer,status,family_name,time_zone\n", 1, "status_since", "The column is missing.")]
    [InlineData("customer,status,status_since,family_name,time_zone,family_name\n", 1, "family_name",
        "The column is there twice.")]
    public async Task A_fault_of_the_first_row_is_told(string text, long row, string column, string detail)
    {
        var report = await ReportAsync(text, isDryRun: true);

        Assert.Contains(new ImportFault(row, column, detail), report.Faults);
        Assert.False(report.IsFinished);
    }

    [Fact]
    public async Task Two_rows_of_one_customer_are_a_fault()
    {
        var report = await ReportAsync(CustomerHead
            + "c-1,customer,2019-04-01,A,B,UTC\nc-1,customer,2019-04-01,A,C,UTC\n", isDryRun: true);

        Assert.Equal([new ImportFault(3, "customer", "A row before is of the same one.")], report.Faults);
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_told_where_they_stand_and_UTF16_is_no_file()
    {
        var bad = Encoding.UTF8.GetBytes(CustomerHead + "c-1,customer,2019-04-01,A?B,B,UTC\n");
        bad[Array.IndexOf(bad, (byte)'?')] = 0xE9;
        var report = await _desk.Get<CustomerImport>().RunAsync(
            new MemoryStream(bad), true, "x", VaultDesk.Ops, TestContext.Current.CancellationToken);
        Assert.Equal([(2, "given_name")], report.Faults.Select(fault => (fault.Row, fault.Column)));

        report = await _desk.Get<CustomerImport>().RunAsync(
            new MemoryStream(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(CustomerHead)).ToArray()),
            true, "x", VaultDesk.Ops, TestContext.Current.CancellationToken);
        Assert.NotEmpty(report.Faults);

        report = await _desk.Get<CustomerImport>().RunAsync(
            new MemoryStream([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(
                CustomerHead + "c-1,customer,2019-04-01,A,B,UTC\r\n\r\n")]),
            true, "x", VaultDesk.Ops, TestContext.Current.CancellationToken);
        Assert.Empty(report.Faults);
        Assert.Equal(1, report.Rows);
    }

    [Fact]
    public async Task A_quotation_mark_that_nobody_closes_is_a_fault_and_no_memory()
    {
        var report = await ReportAsync(
            CustomerHead + "c-1,customer,2019-04-01,\"" + new string('x', 5_000_000), isDryRun: true);

        Assert.Equal(2, Assert.Single(report.Faults).Row);
        Assert.False(report.IsFinished);
    }

    [Fact]
    public async Task Of_many_faults_a_thousand_are_listed_and_all_are_counted()
    {
        var report = await ReportAsync(CustomerHead + string.Concat(
            Enumerable.Range(0, 1_500).Select(i => $"c-{i},customer,2019-04-01,A,B,Nowhere\n")), isDryRun: true);

        Assert.Equal((1_500, ImportReport.FaultsListed), (report.FaultCount, report.Faults.Length));
        Assert.Equal(2, report.Faults[0].Row);
    }

    [Fact]
    [Trait("Case", "S10")]
    public async Task An_account_has_no_more_holders_than_it_may()
    {
        await RunAsync(CustomerHead + string.Concat(
            Enumerable.Range(0, 51).Select(i => $"c-{i},customer,2019-04-01,A,B,UTC\n")));
        await RunAsync("account,type,natural_person,institutional\na-1,joint,true,false\n");
        const string head = "account,customer,role,since\n";
        string Rows(int count) => head + string.Concat(
            Enumerable.Range(0, count).Select(i => $"a-1,c-{i},jointOwner,2019-04-01\n"));

        Assert.Empty((await ReportAsync(Rows(50), isDryRun: true)).Faults);
        Assert.Equal(52, Assert.Single((await ReportAsync(Rows(51), isDryRun: true)).Faults).Row);
    }

    private async Task<ImportReport> RunAsync(string text, string name = "import")
    {
        var dry = await ReportAsync(text, isDryRun: true, name);
        Assert.Empty(dry.Faults);
        var report = await ReportAsync(text, isDryRun: false, name);
        Assert.Empty(report.Faults);
        Assert.True(report.IsFinished);
        Assert.Equal((dry.Begun, dry.Changed, dry.Same), (report.Begun, report.Changed, report.Same));
        return report;
    }

    private Task<ImportReport> ReportAsync(string text, bool isDryRun, string name = "import") =>
        _desk.Get<CustomerImport>().RunAsync(
            new MemoryStream(Encoding.UTF8.GetBytes(text)), isDryRun, name, VaultDesk.Ops,
            TestContext.Current.CancellationToken);
}
