using System.Text;
using Holdfast.Cluster.Journal;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Sqlite;
using Holdfast.Runtime.Journal.Verification;
using Holdfast.Runtime.Sealing;
using Holdfast.Runtime.Tests;
using Holdfast.Runtime.Tests.Scoring;

namespace Holdfast.Cluster.Tests.Journal;

/// <summary>Records that move from one store to another by a backup, and are gone on with there.</summary>
public class MovingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MasterKey? _master;
    private readonly PostgresJournalStore _postgres;

    public MovingTests(SharedServer shared)
        : this(shared, null)
    {
    }

    protected MovingTests(SharedServer shared, MasterKey? master) =>
        (_master, _postgres) = (master, new PostgresJournalStore(shared.Server.NewSchema(), master));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void A_firm_moves_from_a_file_to_PostgreSQL_and_back_and_every_answer_stays_what_it_was()
    {
        var lines = EventLines.Of(900, seed: 4);
        var answers = Run("a", Sqlite(_folder["a"]), lines[..300]);
        var kept = Move("a", Sqlite(_folder["a"]), "b", _postgres);
        answers += Run("b", _postgres, lines[300..600]);
        Move("b", _postgres, "c", Sqlite(_folder["c"]));
        answers += Run("c", Sqlite(_folder["c"]), lines[600..]);

        Assert.Equal(answers, Run("once", Sqlite(_folder["once"]), lines));
        Assert.Equal(answers, Run("c", Sqlite(_folder["c"]), lines));
        Assert.Null(JournalVerifier.VerifyFolder(_folder["b"], _postgres, kept, Ct).Fault);
        Assert.Null(JournalVerifier.VerifyFolder(_folder["c"], Sqlite(_folder["c"]), kept, Ct).Fault);
    }

    [Fact]
    public void Recorded_events_and_exports_are_the_same_from_either_store()
    {
        var lines = EventLines.Of(200, seed: 9);
        Run("a", Sqlite(_folder["a"]), lines);
        Move("a", Sqlite(_folder["a"]), "b", _postgres);

        using var events = new StreamReader(RecordedEventStream.Open(_postgres));
        Assert.Equal(lines, events.ReadToEnd().TrimEnd('\n').Split('\n'));
        Assert.Equal(Export(Sqlite(_folder["a"])), Export(_postgres));
    }

    [Fact]
    public void A_backup_is_not_restored_over_a_journal()
    {
        Run("a", _postgres, EventLines.Of(20, seed: 1));
        Backup.Create(_postgres, _folder["backup"], Ct);

        var refused = Assert.Throws<JournalException>(
            () => Backup.Restore(_folder["backup"], _folder["b"], _postgres, null, Ct));

        Assert.Equal(JournalFault.Occupied, refused.Fault);
    }

    public virtual void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private SqliteJournalStore Sqlite(string folder) => new(folder, _master);

    private string Run(string folder, IJournalStore store, IEnumerable<string> lines)
    {
        using var output = new MemoryStream();
        using var run = DurableRun.Open(_folder[folder], null, FixedClock.LongAfter, store);
        run.Run(new MemoryStream(EventLines.Bytes(lines)), output, Ct);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private string Move(string from, IJournalStore store, string to, IJournalStore other)
    {
        var backup = _folder[$"{from}.backup"];
        var made = Backup.Create(store, backup, Ct);
        var key = File.ReadAllText(Path.Combine(_folder[from], "journal.key"));
        var restored = Backup.Restore(backup, _folder[to], other, key, Ct);
        Assert.Equal(made.Head, restored.Head);
        Assert.Equal(made.Head, JournalVerifier.VerifyFolder(_folder[to], other, made.Head, Ct).Head);
        return made.Head!;
    }

    private static string Export(IJournalStore store)
    {
        using var output = new MemoryStream();
        Runtime.Journal.Verification.Export.Range(store, 0, 200, output, Ct);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
