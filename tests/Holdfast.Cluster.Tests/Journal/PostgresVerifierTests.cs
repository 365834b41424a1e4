using Holdfast.Cluster.Journal;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Verification;
using Holdfast.Runtime.Tests;
using Holdfast.Runtime.Tests.Journal;
using Holdfast.Runtime.Tests.Scoring;

namespace Holdfast.Cluster.Tests.Journal;

/// <summary>What the verifier finds when somebody may do anything to the database, triggers and all.</summary>
public sealed class PostgresVerifierTests : IDisposable
{
    private const int Entries = 600;

    private readonly SharedServer _shared;
    private readonly TemporaryFolder _folder = new();
    private readonly HeadKey _key = HeadKey.Generate();
    private readonly PostgresSettings _settings;
    private readonly SignedHead _kept;

    public PostgresVerifierTests(SharedServer shared)
    {
        _shared = shared;
        _settings = shared.Server.NewSchema();
        _kept = Write(_key, Entries);
    }

    private PostgresJournalStore Store => new(_settings);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("UPDATE content SET salted = '\\x00' WHERE position = 17", 17, "is not what was written")]
    [InlineData("UPDATE entry SET kind = 1 WHERE position = 99", 99, "is not what was written")]
    [InlineData("UPDATE entry SET codec = 2 WHERE position = 17", 17, "is not what was written")]
    [InlineData("UPDATE entry SET codec = 700 WHERE position = 17", 17, "a kind that there cannot be")]
    [InlineData("UPDATE entry SET at = at - 36000000000 WHERE position = 17", 17, "is not what was written")]
    [InlineData("UPDATE entry SET mark = mark + 1 WHERE position = 17", 17, "is not what was written")]
    [InlineData("UPDATE entry SET id = gen_random_uuid() WHERE position = 17", 17, "is not what was written")]
    [InlineData("UPDATE entry SET leaf = sha256('x') WHERE position = 17", 17, "is not what was written")]
    [InlineData("UPDATE entry SET leaf = 'x' WHERE position = 17", 17, "another length than hashes")]
    [InlineData("DELETE FROM entry WHERE position = 17", 17, "is missing")]
    [InlineData("DELETE FROM entry WHERE position >= 590", 590, "missing from here on")]
    [InlineData("DELETE FROM content WHERE position = 17", 17, "content of the entry is missing")]
    [InlineData("DELETE FROM disposal", 5, "no entry says that it was disposed of")]
    [InlineData("INSERT INTO disposal SELECT 17, 600, digest FROM disposal;"
        + "DELETE FROM content WHERE position = 17", 17,
        "no entry says that it was disposed of")]
    [InlineData("INSERT INTO content VALUES (5, 'put back')", 5, "is not what was written")]
    [InlineData("INSERT INTO content VALUES (9000, 'x')", null, "content that belongs to no entry")]
    [InlineData("INSERT INTO entry SELECT 601, kind, codec, at, NULL, mark, leaf FROM entry WHERE position = 9;"
        + "INSERT INTO content SELECT 601, salted FROM content WHERE position = 9", 601, "is not what was written")]
    [InlineData("INSERT INTO entry SELECT -1, kind, codec, at, NULL, mark, leaf FROM entry WHERE position = 9", -1,
        "cannot be an entry")]
    [InlineData("UPDATE content SET position = -1 WHERE position = 17;"
        + "UPDATE content SET position = 17 WHERE position = 18;"
        + "UPDATE content SET position = 18 WHERE position = -1", 17, "is not what was written")]
    [InlineData("UPDATE entry SET position = -1 WHERE position = 17;"
        + "UPDATE entry SET position = 17 WHERE position = 18;"
        + "UPDATE entry SET position = 18 WHERE position = -1", 17, "is not what was written")]
    [InlineData("UPDATE content SET salted = 'x' WHERE position = 300;"
        + "UPDATE entry SET leaf = sha256('y') WHERE position = 300", 300, "is not what was written")]
    [InlineData("UPDATE node SET hash = sha256('x') WHERE number = 1", 256, "256 to 511")]
    [InlineData("DELETE FROM node WHERE number = 0", 0, "0 to 255")]
    [InlineData("INSERT INTO node VALUES (16, 0, sha256('x'))", null, "more nodes")]
    [InlineData("UPDATE journal SET root = sha256('x')", 600, "signed head")]
    [InlineData("UPDATE journal SET signature = '\\x00'", 600, "signed head")]
    [InlineData("UPDATE journal SET at = at + 1", 600, "signed head")]
    [InlineData("UPDATE journal SET size = 599", 598, "signed head")]
    [InlineData("UPDATE journal SET public_key = '\\x00'", null, "lost its public key")]
    [InlineData("ALTER TABLE entry DROP CONSTRAINT entry_id_key", null, "used twice is missing")]
    public void What_a_superuser_did_to_it_is_found_and_named(string sql, int? entry, string told)
    {
        _shared.Server.Tell(sql, _settings.Schema);

        var found = Verify();

        Assert.Equal((entry, true), ((int?)found.Fault?.Entry, found.Fault is not null));
        Assert.Contains(told, found.Fault!.What, StringComparison.Ordinal);
        Assert.Null(found.Head);
    }

    [Fact]
    public void A_tail_cut_with_everything_that_tells_of_it_is_found_by_the_head_that_was_kept()
    {
        var later = new Dictionary<string, object?>();
        foreach (var column in (string[])["size", "at", "encode(root, 'hex')", "encode(signature, 'hex')"])
        {
            later[column] = _shared.Server.Tell($"SELECT {column} FROM journal", _settings.Schema);
        }

        string kept;
        using (var journal = Store.Open(_key, FixedClock.LongAfter))
        {
            kept = journal.Append([NewEntries.Event("late", "1")]).ToString();
        }

        _shared.Server.Tell(FormattableString.Invariant($"""
            DELETE FROM entry WHERE position = 601; DELETE FROM content WHERE position = 601;
            UPDATE journal SET size = {later["size"]}, at = {later["at"]},
              root = decode('{later["encode(root, 'hex')"]}', 'hex'),
              signature = decode('{later["encode(signature, 'hex')"]}', 'hex')
            """), _settings.Schema);

        Assert.Null(Verify().Fault);
        var fault = Verify(kept).Fault;
        Assert.Equal(601, fault?.Entry);
        Assert.Contains("says it had 602", fault?.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_journal_made_anew_with_fresh_hashes_is_found_by_the_head_that_was_kept()
    {
        _shared.Server.Tell($"DROP SCHEMA {_settings.Schema} CASCADE");
        using var other = HeadKey.Generate();
        Write(other, Entries + 5);
        Assert.Null(Verify().Fault);
        Assert.Contains("another key", Verify(_kept.ToString()).Fault?.What, StringComparison.Ordinal);

        _shared.Server.Tell($"DROP SCHEMA {_settings.Schema} CASCADE");
        Write(_key, Entries + 5);
        Assert.Null(Verify().Fault);
        Assert.Equal(600, Verify(_kept.ToString()).Fault?.Entry);
    }

    public void Dispose()
    {
        _key.Dispose();
        _folder.Dispose();
    }

    private SignedHead Write(HeadKey key, int count)
    {
        using var journal = Store.Create(key, FixedClock.LongAfter);
        foreach (var group in NewEntries.Many(count).Chunk(250))
        {
            journal.Append(group);
        }

        return journal.Append([NewEntries.Disposal(5)]);
    }

    private Verification Verify(string? against = null) =>
        JournalVerifier.VerifyFolder(_folder.Path, Store, against, Ct);
}
