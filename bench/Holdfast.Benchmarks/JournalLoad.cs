using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Sqlite;
using Holdfast.Runtime.Journal.Verification;
using Holdfast.Runtime.Scoring;
using Holdfast.Runtime.Sealing;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace Holdfast.Benchmarks;

/// <summary>
/// <c>journal --entries N --group G --bytes B --sealed 0|1</c>: appends entries in groups, beside a bare table of
/// SQLite that takes the same bytes with their SHA-256 and a unique id, group for group in turn; then verifies.
/// </summary>
internal sealed class JournalLoad(int entries, int group, int bytes, bool isSealed) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("holdfast-bench-");
    private readonly byte[] _content = RandomNumberGenerator.GetBytes(bytes);
    private readonly Stopwatch _ours = new(), _bare = new();

    public static int Run(string[] arguments)
    {
        var options = arguments.Chunk(2).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1]);
        using var load = new JournalLoad(
            Option(options, "--entries", 500_000),
            Option(options, "--group", 1_024),
            Option(options, "--bytes", 1_200),
            Option(options, "--sealed", 1) == 1);
        load.Measure();
        return 0;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static int Option(Dictionary<string, string> options, string name, int otherwise) =>
        options.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private void Measure()
    {
        var file = Path.Combine(_folder.FullName, "journal.db");
        using var key = HeadKey.Generate();
        using var master = isSealed ? MasterKey.Generate() : null;
        using (var journal = SqliteJournal.Create(file, key, TimeProvider.System, master))
        using (var bare = new BareTable(Path.Combine(_folder.FullName, "bare.db")))
        {
            // In turn, so that what else the machine does falls on both alike.
            for (var first = 0; first < entries; first += group)
            {
                IdFingerprint[] ids =
                    [.. Enumerable.Range(first, group).Select(n => IdFingerprint.Of(BitConverter.GetBytes(n)))];
                _ours.Start();
                journal.Append([.. ids.Select(Entry)]);
                _ours.Stop();
                _bare.Start();
                bare.Append(ids, _content);
                _bare.Stop();
            }
        }

        var (ours, bareRate) = (entries / _ours.Elapsed.TotalSeconds, entries / _bare.Elapsed.TotalSeconds);
        Say($"journal {ours:N0} entries/s, bare table {bareRate:N0} rows/s, ratio {ours / bareRate:0.00}");
        var verifying = Stopwatch.StartNew();
        var found = JournalVerifier.VerifyFile(file, null, master, CancellationToken.None);
        verifying.Stop();
        Say($"verify {found.ContentBytes / 1e6 / verifying.Elapsed.TotalSeconds:N0} MB/s, "
            + $"{found.Entries / verifying.Elapsed.TotalSeconds:N0} entries/s, fault: {found.Fault?.What ?? "none"}");
    }

    private NewEntry Entry(IdFingerprint id) => new()
    {
        Kind = EntryKind.Event,
        Codec = 1,
        At = Instant.FromUnixTimeTicks(0),
        Id = id,
        Mark = id.Low,
        Salted = (byte[])_content.Clone(),
    };

    private static void Say(string line) => Console.WriteLine(line);

    private sealed class BareTable : IDisposable
    {
        private readonly SqliteConnection _connection;
        private readonly Statement _insert;
        private long _position;

        public BareTable(string path)
        {
            _connection = new SqliteConnection($"Data Source={path};Pooling=False");
            _connection.Open();
            Statement.Run(_connection, "PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                + "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 4000");
            Statement.Run(_connection,
                "CREATE TABLE entry (position INTEGER PRIMARY KEY, id BLOB UNIQUE, hash BLOB, bytes BLOB)");
            _insert = new Statement(
                _connection, "INSERT INTO entry VALUES ($position, $id, $hash, $bytes)",
                "$position", "$id", "$hash", "$bytes");
        }

        public void Append(IdFingerprint[] ids, byte[] content)
        {
            Statement.InTransaction(_connection, () =>
            {
                var id = new byte[IdFingerprint.Bytes];
                foreach (var fingerprint in ids)
                {
                    fingerprint.CopyTo(id);
                    _insert.Set(0, _position++).Set(1, id).Set(2, SHA256.HashData(content)).Set(3, content).Run();
                }

                return true;
            });
        }

        public void Dispose()
        {
            _insert.Dispose();
            _connection.Dispose();
        }
    }
}
