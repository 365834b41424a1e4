using Holdfast.Engine.Contract;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Retention;
using NodaTime;

namespace Holdfast.Runtime.Tests.Retention;

public sealed class RetentionTableTests
{
    [Fact]
    public void The_table_that_comes_with_Holdfast_is_without_fault_and_has_a_rule_for_every_kind_of_entry()
    {
        var table = Accepted(RetentionTable.ShippedText());

        Assert.All(Enum.GetValues<EntryKind>(),
            kind => Assert.NotEmpty(table.For(Day("2026-11-25"), kind, EventType.LoginFailed, Outcome.Allow)));
        Assert.All(table.Rules, rule => Assert.NotEmpty(rule.Citation));
        Assert.All((EntryKind[])[EntryKind.Disposal, EntryKind.Access], kind => Assert.All(
            table.For(new LocalDate(2090, 1, 1), kind, null, null), rule => Assert.Null(rule.Years)));
    }

    [Fact]
    public void The_page_of_periods_is_made_of_the_table() => Assert.True(
        RetentionPage.Write(RetentionTableTests.Accepted(RetentionTable.ShippedText())) ==
            File.ReadAllText(Path.Combine(Checkout(), "docs", "reference", "retention.md")),
        "Write it anew: ./holdfast retention --markdown > docs/reference/retention.md");

    [Theory]
    // R01, 17 CFR 240.17a-4(e)(14): made 2026-07-10, refused on 2029-07-09, eligible after 2029-07-10.
    [InlineData("intrusionsDetected", "2026-07-10", "2029-07-10")]
    // R02, 17 CFR 240.17a-4(e)(14), (e)(7): replaced 2027-01-31, kept through 2030-01-31.
    [InlineData("policiesInForce", "2027-01-31", "2030-01-31")]
    // R03: what began on a 29 February is kept a day longer rather than a day too short.
    [InlineData("policiesInForce", "2028-02-29", "2031-03-01")]
    // R04, 17 CFR 240.17a-4(c): closed 2026-05-05, kept through 2032-05-05.
    [InlineData("accountTerms", "2026-05-05", "2032-05-05")]
    [InlineData("accountTerms", "2026-02-28", "2032-02-28")]
    [InlineData("booksWithoutStatedPeriod", "2026-12-31", "2032-12-31")]
    public void A_period_ends_with_the_day_of_its_start_so_many_years_later(string name, string start, string last) =>
        Assert.Equal(Day(last), Accepted(RetentionTable.ShippedText()).Rules.Single(rule => rule.Name == name)
            .LastDay(Day(start)));

    [Fact]
    public void A_rule_holds_from_the_first_of_its_days_through_the_last()
    {
        var rule = new RetentionRule
        {
            Name = "x", Record = EntryKind.Event, Years = 3, Start = PeriodStart.RecordMade,
            Effective = Day("2026-01-02"), Until = Day("2026-03-04"), Citation = "x", Source = "x",
        };

        Assert.False(rule.HoldsOn(Day("2026-01-01")));
        Assert.True(rule.HoldsOn(Day("2026-01-02")));
        Assert.True(rule.HoldsOn(Day("2026-03-04")));
        Assert.False(rule.HoldsOn(Day("2026-03-05")));
    }

    [Theory]
    [InlineData("    keep: 6\n    from: recordMade", "    keep: 0\n    from: recordMade", 19, "years")]
    [InlineData("keep: always", "keep: 5", 76, "kept always")]
    [InlineData("record: lookUp", "record: lookup", 57, "lookUp")]
    [InlineData("America/New_York", "America/NewYork", 14, "time zone")]
    [InlineData("    citation: FINRA Rule 4511(b)\n", "", 17, "'citation' is missing")]
    [InlineData("effective: 2011-12-05", "effective: 5 Dec 2011", 21, "a date")]
    [InlineData("from: endOfUse", "from: accountClosed", 50, "in use")]
    [InlineData("    from: relationshipEnded", "    from: recordMade", 116, "relationshipEnded")]
    [InlineData("    from: relationshipEnded\n", "", 113, "relationshipEnded")]
    [InlineData("outcomes: [stepUp", "outcomes: [stepup", 28, "stepUp")]
    [InlineData("name: intrusionsDetected", "name: booksWithoutStatedPeriod", 26, "another rule of the name")]
    [InlineData("    unverified: true", "    unverified: yes", 24, "true or false")]
    [InlineData("    keep: 6\n    from: recordMade", "    until: 2030-01-01\n    keep: 6\n    from: recordMade", 17,
        "all records of kind 'event'")]
    public void A_fault_is_named_with_its_line(string there, string instead, int line, string said)
    {
        var text = RetentionTable.ShippedText();
        var at = text.IndexOf(there, StringComparison.Ordinal);
        Assert.True(at >= 0);

        var refused = Assert.IsType<RetentionReading.Refused>(
            RetentionTable.Parse(text[..at] + instead + text[(at + there.Length)..]));

        Assert.Contains(refused.Faults,
            fault => fault.Line == line && fault.Detail.Contains(said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("rules: &a []")]
    [InlineData("- 1")]
    [InlineData("version: {")]
    public void What_is_no_table_is_refused(string text) =>
        Assert.NotEmpty(Assert.IsType<RetentionReading.Refused>(RetentionTable.Parse(text)).Faults);

    [Fact]
    public void The_firms_own_table_takes_the_place_of_the_one_that_comes_with_Holdfast()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(Accepted(RetentionTable.ShippedText()).Sha256, Loaded().Sha256);

        File.WriteAllText(RetentionTable.FileIn(folder.Path), RetentionTable.ShippedText()
            .Replace("2026-11-25", "ours-1", StringComparison.Ordinal));

        Assert.Equal("ours-1", Loaded().Version);
        Assert.NotEqual(Accepted(RetentionTable.ShippedText()).Sha256, Loaded().Sha256);

        RetentionTable Loaded() =>
            Assert.IsType<RetentionReading.Accepted>(RetentionTable.Load(folder.Path)).Table;
    }

    internal static RetentionTable Accepted(string text) =>
        Assert.IsType<RetentionReading.Accepted>(RetentionTable.Parse(text)).Table;

    private static LocalDate Day(string text) =>
        NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;

    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Holdfast.slnx")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
