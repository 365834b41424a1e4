using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Changes;
using Holdfast.Desk.Instructions.Reports;
using NodaTime;
using static Holdfast.Desk.Tests.Instructions.Given;

namespace Holdfast.Desk.Tests.Instructions;

/// <summary>What examiners ask for.</summary>
public sealed class ReportTests
{
    [Fact]
    [Trait("Case", "T20")]
    public void A_payee_of_three_customers_of_one_representative_is_an_exception()
    {
        var rows = new[] { "c-1", "c-2", "c-3" }.Select((customer, at) => Row(at, customer, payee: "abcdefabcdefabcd"))
            .Append(Row(9, "c-1", payee: "0123456789abcdef")).ToList();

        var line = Assert.Single(InstructionReports.Make(ReportKind.SharedPayees, Input(rows)).Rows);
        Assert.Equal(["abcdefabcdef", "3", "rep-7", "yes"], line.Take(4));
        Assert.Single(InstructionReports.Make(ReportKind.RepresentativePayees, Input(rows)).Rows);
        Assert.Empty(InstructionReports.Make(ReportKind.SharedPayees, Input(rows[..2])).Rows);
    }

    [Fact]
    [Trait("Case", "T7")]
    public void A_cheque_carried_by_hand_without_receipt_is_an_exception()
    {
        var open = Row(1, "c-1");
        open.HandedOverAt = Monday;
        var complete = Row(2, "c-2");
        (complete.HandedOverAt, complete.IsHandOverComplete) = (Monday, true);

        var line = Assert.Single(InstructionReports.Make(ReportKind.HandDeliveries, Input([open, complete])).Rows);
        Assert.Equal([open.Id, "rep-7"], line.Take(2));
    }

    [Fact]
    [Trait("Case", "T22")]
    public void The_sample_of_a_branch_shows_evidence_exceptions_and_whether_the_inspector_is_independent()
    {
        var rows = Enumerable.Range(1, 60).Select(at => Row(at, $"c-{at}")).ToList();
        (rows[0].ConfirmedHow, rows[0].Alarms) = ("callBack", "holdReviewDue");
        var change = new ChangeRow
        {
            Id = InstructionId.Of(99).ToString(), Customer = "c-1", What = DataKind.Address, RequestedAt = Monday,
            Branch = "NY-1", Representative = "rep-7", NoticesDue = 2, NoticesSent = 1,
        };
        var input = Input(rows) with { Changes = [change], Branch = "NY-1", Inspector = "rep-7" };

        var table = InstructionReports.Make(ReportKind.BranchSample, input);
        Assert.Equal(25, table.Rows.Count(row => row[0] == "3110(c)(2)(A)(iv)"));
        var changed = Assert.Single(table.Rows, row => row[0] == "3110(c)(2)(A)(v)");
        Assert.Equal("notices 1 of 2", changed[5]);
        Assert.All(table.Rows, row => Assert.Equal("no", row[7]));
        Assert.Equal(
            table.Rows, InstructionReports.Make(ReportKind.BranchSample, input with
            {
                Instructions = [.. rows.AsEnumerable().Reverse()],
            }).Rows);
        Assert.All(
            InstructionReports.Make(ReportKind.BranchSample, input with { Inspector = "dan" }).Rows,
            row => Assert.Equal("yes", row[7]));
    }

    [Fact]
    [Trait("Case", "T23")]
    public void Of_what_a_branch_does_none_of_it_is_stated_that_procedures_come_first()
    {
        var row = Row(1, "c-1");
        row.Categories = "outsideEntity";
        var table = InstructionReports.Make(ReportKind.BranchStatement, Input([row]) with { Branch = "NY-1" });

        var cheques = Assert.Single(table.Rows, line => line[0] == "cheques");
        Assert.Equal("0", cheques[1]);
        Assert.StartsWith("Not done at this location.", cheques[2], StringComparison.Ordinal);
        Assert.Equal("1", Assert.Single(table.Rows, line => line[0] == "outsideEntity")[1]);
    }

    [Theory]
    [Trait("Case", "F6")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("=\"a\",1", "\"'=\"\"a\"\",1\"")]
    public void No_cell_of_an_export_is_run_by_a_spreadsheet(string value, string cell) => Assert.Equal(
        $"x\r\n{cell}\r\n", new ReportTable(ReportKind.Holds, ["x"], [[value]]).ToCsv());

    [Fact]
    public void Every_report_can_be_made_of_nothing() => Assert.All(
        Enum.GetValues<ReportKind>(), kind => Assert.NotEmpty(InstructionReports.Make(kind, Input([])).Columns));

    private static ReportInput Input(IReadOnlyList<InstructionRow> rows) => new(rows, [], Monday, PolicyOn(Monday));

    private static InstructionRow Row(int number, string customer, string payee = "") => new()
    {
        Id = InstructionId.Of((ulong)(number + 1)).ToString(),
        Customer = customer,
        AccountMark = "a",
        Rail = "wire",
        Amount = 20_000_000,
        Currency = "USD",
        Medium = "online",
        InstructedBy = "customer",
        PayeeMark = payee,
        Representative = "rep-7",
        Branch = "NY-1",
        ReceivedAt = Monday + Duration.FromMinutes(number),
        EnteredBy = "ann, Analyst",
    };
}
