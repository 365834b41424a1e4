using Holdfast.Engine.Policy;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Verification;
using Holdfast.Runtime.Policies;
using Holdfast.Runtime.Retention;
using Holdfast.Runtime.Tests.Hosting;
using Holdfast.Runtime.Tests.Scoring;
using NodaTime;

namespace Holdfast.Runtime.Tests.Retention;

public sealed class RecordsAtRestTests
{
    [Fact]
    public async Task A_folder_that_nobody_holds_is_disposed_of_verifies_and_is_gone_on_with()
    {
        using var folder = new TemporaryFolder();
        var lines = EventLines.Of(80, seed: 5);
        Durable.Run(folder.Path, lines);
        var clock = new FixedClock(new DateTimeOffset(2037, 1, 1, 17, 0, 0, TimeSpan.Zero));
        var ct = TestContext.Current.CancellationToken;
        using (var records = RecordsAtRest.Open(
            folder.Path, RetentionTableTests.Accepted(RetentionTable.ShippedText()), clock))
        {
            var asked = Assert.IsType<RetentionAnswer.Done>(
                await records.Desk.RequestAsync("ann", new LocalDate(2037, 1, 1), ct));
            var done = Assert.IsType<RetentionAnswer.Done>(await records.Desk.ApproveAsync(asked.Id, "bob", ct));
            Assert.Equal(asked.Entries, done.Entries);
            Assert.InRange(done.Entries, 40, 80);
        }

        Assert.Null(JournalVerifier.VerifyFolder(folder.Path, null, ct).Fault);

        // What the engine knew is in its checkpoint; without one, it is made of what is left.
        Directory.Delete(folder["checkpoints"], recursive: true);
        Durable.Run(folder.Path, EventLines.Of(5, seed: 6), null, out var recovery);
        Assert.InRange(recovery!.WithoutContent, 40, 80);
    }

    [Fact]
    public async Task A_journal_whose_first_policy_went_is_gone_on_with()
    {
        using var folder = new TemporaryFolder();
        Durable.Run(folder.Path, []);
        Durable.Run(folder.Path, EventLines.Of(5, seed: 1), Other());
        var clock = new FixedClock(new DateTimeOffset(2037, 1, 1, 17, 0, 0, TimeSpan.Zero));
        var ct = TestContext.Current.CancellationToken;
        using (var records = RecordsAtRest.Open(
            folder.Path, RetentionTableTests.Accepted(RetentionTable.ShippedText()), clock))
        {
            var asked = Assert.IsType<RetentionAnswer.Done>(
                await records.Desk.RequestAsync("ann", new LocalDate(2037, 1, 1), ct));
            Assert.IsType<RetentionAnswer.Done>(await records.Desk.ApproveAsync(asked.Id, "bob", ct));
        }

        Directory.Delete(folder["checkpoints"], recursive: true);
        Durable.Run(folder.Path, EventLines.Of(5, seed: 2), null, out var recovery);

        Assert.Equal(0, recovery!.Differences);
        Assert.Null(JournalVerifier.VerifyFolder(folder.Path, null, ct).Fault);
    }

    [Fact]
    public void A_folder_without_a_journal_is_not_made_one() => Assert.Equal(JournalFault.Missing,
        Assert.Throws<JournalException>(() =>
        {
            using var folder = new TemporaryFolder();
            RecordsAtRest.Open(
                folder.Path, RetentionTableTests.Accepted(RetentionTable.ShippedText()), TimeProvider.System).Dispose();
        }).Fault);

    [Fact]
    public void The_page_of_periods_is_made_of_the_table() => Assert.True(
        RetentionPage.Write(RetentionTableTests.Accepted(RetentionTable.ShippedText())) ==
            File.ReadAllText(Path.Combine(Checkout(), "docs", "reference", "retention.md")),
        "Write it anew: ./holdfast retention --markdown > docs/reference/retention.md");

    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Holdfast.slnx")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    private static DecisionPolicy Other() =>
        Assert.IsType<PolicyReading.Accepted>(PolicyFile.Parse("version: 1\nhardRules: []\n")).Policy;
}
