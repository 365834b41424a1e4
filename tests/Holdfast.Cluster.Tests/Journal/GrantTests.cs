using Holdfast.Cluster.Journal;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Sealing;
using Holdfast.Runtime.Tests.Journal;
using Holdfast.Runtime.Tests.Scoring;
using Npgsql;

namespace Holdfast.Cluster.Tests.Journal;

/// <summary>What the role that Holdfast works by may do, and what nobody may.</summary>
public sealed class GrantTests : IDisposable
{
    private const string MayNot = "42501", Never = "HF003";

    private readonly SharedServer _shared;
    private readonly HeadKey _key = HeadKey.Generate();
    private readonly MasterKey _master = MasterKey.Generate();
    private readonly PostgresSettings _settings;
    private readonly string _owner, _role;

    public GrantTests(SharedServer shared)
    {
        _shared = shared;
        (_owner, _role) = shared.Server.NewRoles();
        _settings = shared.Server.NewSchema() with
        {
            Connection = shared.Server.Connection(_role),
            OwnerConnection = shared.Server.Connection(_owner),
        };
        using var journal = Store.Create(_key, FixedClock.LongAfter);
        journal.Append(NewEntries.Many(5_000));
        journal.Append([NewEntries.Disposal(3)]);
    }

    private PostgresJournalStore Store => new(_settings, _master);

    [Fact]
    public void The_role_that_works_writes_disposes_and_reads_with_the_rights_it_is_given()
    {
        using var journal = Store.Open(_key, FixedClock.LongAfter);
        journal.Append([NewEntries.Event("later", "1")]);
        journal.Append([NewEntries.Disposal(4)]);
        using var records = Store.OpenRecords();

        Assert.Equal((5_003, 2), (records.Count().Entries, records.Count().Disposals));
    }

    [Theory]
    [InlineData("UPDATE entry SET codec = 2 WHERE position = 3", MayNot, Never)]
    [InlineData("DELETE FROM entry WHERE position = 3", MayNot, Never)]
    [InlineData("TRUNCATE entry", MayNot, Never)]
    [InlineData("UPDATE content SET salted = 'x' WHERE position = 7", MayNot, Never)]
    [InlineData("DELETE FROM content WHERE position = 7", MayNot, Never)]
    [InlineData("TRUNCATE content", MayNot, Never)]
    [InlineData("UPDATE disposal SET by = 9", MayNot, Never)]
    [InlineData("DELETE FROM disposal", MayNot, Never)]
    [InlineData("UPDATE node SET hash = 'x'", MayNot, Never)]
    [InlineData("DELETE FROM node", MayNot, Never)]
    [InlineData("UPDATE head SET root = 'x'", MayNot, Never)]
    [InlineData("DELETE FROM head", MayNot, Never)]
    [InlineData("DELETE FROM journal", MayNot, Never)]
    [InlineData("TRUNCATE journal", MayNot, Never)]
    [InlineData("INSERT INTO disposal SELECT 7, 5000, digest FROM disposal", MayNot, null)]
    [InlineData("UPDATE journal SET public_key = 'x'", MayNot, null)]
    [InlineData("DROP TRIGGER never_changed ON entry", MayNot, null)]
    [InlineData("ALTER TABLE entry DISABLE TRIGGER ALL", MayNot, null)]
    [InlineData("SET session_replication_role = replica", MayNot, MayNot)]
    [InlineData("DROP TABLE entry", MayNot, null)]
    [InlineData("SELECT dispose(7, 8, sha256('x'))", "HF002", "HF002")]
    [InlineData("SELECT dispose(7, 6000, sha256('x'))", "HF002", "HF002")]
    [InlineData("SELECT dispose(3, 5000, sha256('x'))", "HF002", "HF002")]
    [InlineData("SELECT dispose(7, 5000, 'x')", "HF002", "HF002")]
    [InlineData("UPDATE data_key SET position = 9", MayNot, Never)]
    [InlineData("DELETE FROM data_key", MayNot, Never)]
    [InlineData("TRUNCATE data_key", MayNot, Never)]
    public void Rows_of_the_record_are_neither_changed_nor_deleted(string sql, string asRole, string? asOwner)
    {
        Assert.Equal(asRole, Refused(_role, sql));
        if (asOwner is not null)
        {
            Assert.Equal(asOwner, Refused(_owner, sql));
        }
    }

    public void Dispose()
    {
        _key.Dispose();
        _master.Dispose();
    }

    private string Refused(string role, string sql)
    {
        using var source = NpgsqlDataSource.Create(
            $"{_shared.Server.Connection(role)};Pooling=false;Search Path={_settings.Schema}");
        using var command = source.CreateCommand(sql);
        return Assert.Throws<PostgresException>(() => command.ExecuteNonQuery()).SqlState;
    }
}
