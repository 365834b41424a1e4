using Holdfast.Cluster.Journal;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Sealing;
using Holdfast.Runtime.Tests.Journal;
using Holdfast.Runtime.Tests.Scoring;
using Npgsql;

namespace Holdfast.Cluster.Tests.Journal;

/// <summary>The journal in PostgreSQL whose contents are sealed, and schemas of the version before.</summary>
public sealed class SealedPostgresJournalTests(SharedServer shared) : SealedJournalConformance
{
    private readonly PostgresSettings _settings = shared.Server.NewSchema();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_schema_of_the_version_before_is_gone_on_with(bool isSealedFromNowOn)
    {
        using (var journal = Create(null))
        {
            journal.Append(NewEntries.Many(20));
        }

        MakeOlder();
        using (var journal = Open(isSealedFromNowOn ? Master : null))
        {
            journal.Append([NewEntries.Event("later", "1"), NewEntries.Disposal(3)]);
        }

        using var records = OpenRecords();
        Assert.Equal(isSealedFromNowOn ? 1 : 0, records.DataKeys().Count);
        Assert.Equal(22, records.Entries(0, 99).Count());
    }

    [Fact]
    public void A_schema_of_the_version_before_is_read_as_it_is()
    {
        using (var journal = Create(null))
        {
            journal.Append(NewEntries.Many(20));
        }

        MakeOlder();
        using var records = OpenRecords();

        Assert.Empty(records.DataKeys());
        Assert.Equal(20, records.Entries(0, 99).Count());
    }

    [Fact]
    public void A_role_that_may_not_bring_a_schema_to_this_version_is_told_what_to_set()
    {
        Create(null).Dispose();
        MakeOlder();
        var role = $"works_{Guid.NewGuid():N}";
        shared.Server.Tell($"CREATE ROLE {role} LOGIN");
        shared.Server.Tell(
            $"GRANT USAGE ON SCHEMA {_settings.Schema} TO {role}; GRANT SELECT, UPDATE ON journal TO {role}",
            _settings.Schema);
        var store = new PostgresJournalStore(
            _settings with { Connection = shared.Server.Connection(role), OwnerConnection = null }, Master);

        var refused = Assert.Throws<JournalException>(() => store.Open(Key, FixedClock.LongAfter));

        Assert.Contains("store.ownerConnectionVariable", refused.Message, StringComparison.Ordinal);
    }

    internal override IJournal Create(MasterKey? master) =>
        new PostgresJournalStore(_settings, master).Create(Key, FixedClock.LongAfter);

    internal override IJournal Open(MasterKey? master) =>
        new PostgresJournalStore(_settings, master).Open(Key, FixedClock.LongAfter);

    internal override IJournalRecords OpenRecords(MasterKey? master) =>
        new PostgresJournalStore(_settings, master).OpenRecords();

    internal override IEnumerable<ReadOnlyMemory<byte>> Kept()
    {
        using var source = NpgsqlDataSource.Create(
            $"{_settings.Connection};Pooling=false;Search Path={_settings.Schema}");
        using var command = source.CreateCommand("SELECT salted FROM content UNION ALL SELECT wrapped FROM data_key");
        using var rows = command.ExecuteReader();
        List<ReadOnlyMemory<byte>> kept = [];
        while (rows.Read())
        {
            kept.Add(rows.GetFieldValue<byte[]>(0));
        }

        return kept;
    }

    // As the release before made it: without data keys, and disposing by the digest of what is kept.
    private void MakeOlder() => shared.Server.Tell("""
        DROP TABLE data_key;
        DROP FUNCTION dispose(bigint, bigint, bytea);
        CREATE FUNCTION dispose(gone bigint, said_by bigint) RETURNS void LANGUAGE plpgsql AS 'BEGIN END';
        UPDATE journal SET version = 1
        """, _settings.Schema);
}
