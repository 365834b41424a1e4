using System.Text.Json;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Verification;
using Holdfast.Runtime.Tests.Scoring;

namespace Holdfast.Runtime.Tests.Hosting;

/// <summary>Exports: readable, complete where they say so, verified by nothing but themselves.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Records => _folder["records"];

    private string File => _folder["export.ndjson"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void A_stretch_holds_events_and_decisions_as_they_stand_in_the_journal_and_verifies_alone()
    {
        var lines = EventLines.Of(40, seed: 4);
        var answers = Durable.Run(Records, lines);

        Assert.Equal(41, Range(0, 40));

        var exported = System.IO.File.ReadAllLines(File)[2..];
        Assert.Equal(lines, exported.Select(line => Raw(line, "event")));
        Assert.Equal(answers, exported.Select(line => Raw(line, "decision")));
        var found = ExportVerifier.Verify(File, null, Ct);
        Assert.Null(found.Fault);
        Assert.Equal((41, JournalVerifier.VerifyFolder(Records, null, Ct).Head), (found.Entries, found.Head));
    }

    [Fact]
    public void An_account_is_exported_with_the_events_that_name_only_its_customer_and_session()
    {
        string[] lines =
        [
            EventLines.Json("{'id':'e-1','type':'login.succeeded','time':'2026-03-02T09:00:00Z','customer':'c-1',"
                + "'account':'a-1','session':'s-1','data':{'method':'password','mfa':'none'}}"),
            EventLines.Snapshot("e-2", "2026-03-02T09:00:00Z", 1000).Replace("a-1", "a-2", StringComparison.Ordinal),
            EventLines.Json("{'id':'e-3','type':'contact.changed','time':'2026-03-02T09:01:00Z','customer':'c-1',"
                + "'session':'s-1','data':{'what':'phone','new':'k-1'}}"),
            EventLines.Snapshot("e-4", "2026-03-02T09:02:00Z", 1000),
        ];
        var answers = Durable.Run(Records, lines);

        Assert.Equal(3, Write(output => Export.Account(Records, "a-1", output, Ct)));

        var told = System.IO.File.ReadAllLines(File)[1..].Select(line => Raw(line, "decision"));
        Assert.Equal([answers[0], answers[2], answers[3]], told);
        Assert.Equal(3, ExportVerifier.Verify(File, null, Ct).Entries);
    }

    [Fact]
    public void No_character_of_an_export_can_be_another_and_nobody_notice()
    {
        Durable.Run(Records, EventLines.Of(6, seed: 4));
        Range(0, 6);
        var bytes = System.IO.File.ReadAllBytes(File);
        var random = new Random(5);
        var unseen = 0;
        for (var n = 0; n < 2_000; n++)
        {
            var at = random.Next(bytes.Length - 1);
            var old = bytes[at];
            bytes[at] ^= (byte)(1 << random.Next(5));
            System.IO.File.WriteAllBytes(File, bytes);
            unseen += ExportVerifier.Verify(File, null, Ct).Fault is null ? 1 : 0;
            bytes[at] = old;
        }

        Assert.Equal(0, unseen);
    }

    [Theory]
    [InlineData(3, "Line 4 is not the entry that is next")]
    [InlineData(7, "missing at the end")]
    public void A_line_taken_out_of_a_stretch_is_missed(int line, string told)
    {
        Durable.Run(Records, EventLines.Of(6, seed: 4));
        Range(0, 6);
        var lines = System.IO.File.ReadAllLines(File).ToList();
        lines.RemoveAt(line);
        System.IO.File.WriteAllLines(File, lines);

        Assert.Contains(told, ExportVerifier.Verify(File, null, Ct).Fault?.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("entries 0 to 9223372036854775808")]
    [InlineData("entries -9223372036854775808 to 6")]
    [InlineData("entries 0 to -1")]
    [InlineData("entries 0 to x")]
    public void A_stretch_of_no_positions_is_no_export(string holds)
    {
        Durable.Run(Records, EventLines.Of(6, seed: 4));
        Range(0, 6);
        var heading = System.IO.File.ReadAllLines(File)[0];

        Assert.Contains(
            "no export", Changed([heading.Replace("entries 0 to 6", holds, StringComparison.Ordinal)]),
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_export_of_another_journal_is_found_by_the_head_that_was_kept()
    {
        Durable.Run(Records, EventLines.Of(6, seed: 4));
        var kept = JournalVerifier.VerifyFolder(Records, null, Ct).Head;
        Durable.Run(_folder["other"], EventLines.Of(6, seed: 4));
        Write(output => Export.Range(_folder["other"], 0, 6, output, Ct));

        Assert.Null(ExportVerifier.Verify(File, null, Ct).Fault);
        Assert.Contains("another key", ExportVerifier.Verify(File, kept, Ct).Fault?.What, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_whose_content_was_disposed_of_is_exported_with_what_is_left_and_with_who_says_so()
    {
        Durable.Run(Records, EventLines.Of(20, seed: 4));
        using (var folder = DataFolder.Hold(Records))
        {
            using var journal = folder.OpenJournal(FixedClock.LongAfter);
            journal.Append([Journal.NewEntries.Disposal(3, 5)]);
            journal.Append([Journal.NewEntries.Event("later", "1"), Journal.NewEntries.Disposal(15)]);
        }

        // Entries 0 to 9, and 21, which says it of two of them.
        Assert.Equal(11, Range(0, 9));
        var lines = System.IO.File.ReadAllLines(File);
        Assert.Null(ExportVerifier.Verify(File, null, Ct).Fault);
        Assert.Contains("\"disposedBy\":21", lines[4], StringComparison.Ordinal);

        Assert.Contains("that says that the content", Changed(lines[..^1]), StringComparison.Ordinal);
        Assert.Contains("that says that the content", Changed(
            [.. lines[..4], lines[4].Replace("\"disposedBy\":21", "\"disposedBy\":23", StringComparison.Ordinal),
                .. lines[5..]]), StringComparison.Ordinal);
        Assert.Contains("is not what the journal holds", Changed(
            [.. lines[..4], lines[4].Replace("\"digest\":\"", "\"digest\":\"00", StringComparison.Ordinal)
                .Remove(lines[4].IndexOf("\"digest\"", StringComparison.Ordinal) + 12, 2), .. lines[5..]]),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_customer_is_exported_and_another_is_not_taken_for_one()
    {
        Durable.Run(Records, [EventLines.SignIn("e-1", "c-1"), EventLines.SignIn("e-2", "c-2")]);
        var store = new Holdfast.Runtime.Journal.Sqlite.SqliteJournalStore(Records);

        Assert.Equal(1, Write(output => Export.Customer(store, "c-2", output, Ct)));
        Assert.Null(ExportVerifier.Verify(File, null, Ct).Fault);
        var lines = System.IO.File.ReadAllLines(File);
        Assert.Contains("another customer", Changed(
            [lines[0].Replace("customer c-2", "customer c-1", StringComparison.Ordinal), lines[1]]),
            StringComparison.Ordinal);
        Assert.Equal(0, Write(output => Export.Customer(store, "nobody", output, Ct)));
    }

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(4, 3)]
    [InlineData(0, 7)]
    public void A_stretch_that_there_is_not_is_refused(long from, long to)
    {
        Durable.Run(Records, EventLines.Of(6, seed: 4));

        Assert.Equal(JournalFault.Missing, Assert.Throws<JournalException>(() => Range(from, to)).Fault);
    }

    public void Dispose() => _folder.Dispose();

    private string? Changed(string[] lines)
    {
        System.IO.File.WriteAllLines(File, lines);
        return ExportVerifier.Verify(File, null, Ct).Fault?.What;
    }

    private long Range(long from, long to) => Write(output => Export.Range(Records, from, to, output, Ct));

    private long Write(Func<Stream, long> export)
    {
        using var output = System.IO.File.Create(File);
        return export(output);
    }

    private static string Raw(string line, string name)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.GetProperty(name).GetRawText();
    }
}
