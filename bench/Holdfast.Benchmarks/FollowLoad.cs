using System.Diagnostics;
using System.Globalization;
using System.Text;
using Holdfast.Runtime.Following;
using Holdfast.Runtime.Following.Links;
using Holdfast.Runtime.Following.Sqlite;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Sqlite;
using Holdfast.Runtime.Scoring;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace Holdfast.Benchmarks;

/// <summary>
/// <c>follow --entries N --accounts A</c>: fills a journal with events of accounts, then lets timelines catch up with
/// it, beside a bare table that takes two rows for each event, of its account and of its customer, batch for batch; and
/// then the index of links.
/// </summary>
internal sealed class FollowLoad(int entries, int accounts) : IDisposable
{
    private const int Group = 4_096;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("holdfast-bench-");

    public static int Run(string[] arguments)
    {
        var options = arguments.Chunk(2).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1]);
        using var load = new FollowLoad(
            Option(options, "--entries", 500_000), Option(options, "--accounts", 10_000));
        load.Measure();
        return 0;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static int Option(Dictionary<string, string> options, string name, int otherwise) =>
        options.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private void Measure()
    {
        using var key = HeadKey.Generate();
        using var journal = SqliteJournal.Create(
            Path.Combine(_folder.FullName, "journal.db"), key, TimeProvider.System);
        var random = new Random(1);
        for (var first = 0; first < entries; first += Group)
        {
            journal.Append([.. Enumerable.Range(first, Group).Select(n => Entry(n, random.Next(accounts)))]);
        }

        var following = Stopwatch.StartNew();
        using (var store = SqliteTimelines.Open(_folder.FullName))
        {
            using var follower = new Follower<TimelineChange>(
                journal, new TimelineDigest(), store, new FollowerOptions(), TimeProvider.System);
            follower.CatchUp();
        }

        following.Stop();
        var bare = Stopwatch.StartNew();
        Bare(new Random(1));
        bare.Stop();
        var linking = Stopwatch.StartNew();
        using (var links = new FollowedLinks(journal, LinkIndex.Open(_folder.FullName), TimeProvider.System))
        {
            links.CatchUp();
        }

        linking.Stop();
        var (ours, floor) = (entries / following.Elapsed.TotalSeconds, entries / bare.Elapsed.TotalSeconds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"timelines {ours:N0} events/s, bare table {floor:N0} events/s, ratio {ours / floor:0.00}, "
            + $"links {entries / linking.Elapsed.TotalSeconds:N0} events/s"));
    }

    private void Bare(Random random)
    {
        var file = Path.Combine(_folder.FullName, "bare.db");
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        Statement.Run(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536;"
            + "PRAGMA wal_autocheckpoint = 8000");
        Statement.Run(connection, "CREATE TABLE timeline (subject INTEGER, position INTEGER, at INTEGER, "
            + "PRIMARY KEY (subject, position)) WITHOUT ROWID");
        using var insert = new Statement(
            connection, "INSERT INTO timeline VALUES ($subject, $position, $at)", "$subject", "$position", "$at");
        for (var first = 0; first < entries; first += Group)
        {
            Statement.InTransaction(connection, () =>
            {
                for (var n = first; n < first + Group; n++)
                {
                    var account = random.Next(accounts);
                    insert.Set(0, (long)account).Set(1, (long)n).Set(2, (long)n).Run();
                    insert.Set(0, (long)(account + accounts)).Set(1, (long)n).Set(2, (long)n).Run();
                }

                return true;
            });
        }
    }

    private static NewEntry Entry(int number, int account) => new()
    {
        Kind = EntryKind.Event,
        Codec = EventContent.Codec,
        At = Instant.FromUnixTimeTicks(0),
        Id = IdFingerprint.Of(BitConverter.GetBytes(number)),
        Mark = 1,
        Salted = EventContent.Salted(
            Encoding.UTF8.GetBytes($"a-{account}"),
            Encoding.UTF8.GetBytes($"c-{account}"),
            Encoding.UTF8.GetBytes(
                $$"""{"id":"e-{{number}}","customer":"c-{{account}}","type":"login.succeeded","""
                + """
                "time":"2026-03-02T09:00:00Z","session":"s-1","network":{"ip":"203.0.113.7","country":"US"},
                "device":{"id":"d-1","platform":"ios"},
                "data":{"method":"password","mfa":"totp"}}
                """),
            Encoding.UTF8.GetBytes(
                $$"""{"event":"e-{{number}}","outcome":"allow","score":0.0021,"reasons":[],"late":false}""")),
    };
}
