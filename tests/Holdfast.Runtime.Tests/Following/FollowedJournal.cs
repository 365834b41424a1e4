using System.Text;
using Holdfast.Runtime.Following;
using Holdfast.Runtime.Following.Sqlite;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Tests.Journal;
using Holdfast.Runtime.Tests.Scoring;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Runtime.Tests.Following;

/// <summary>A journal of made-up events with subjects, and timelines beside it.</summary>
internal sealed class FollowedJournal : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DataFolder _held;
    private readonly FixedClock _clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    public FollowedJournal()
    {
        _held = DataFolder.Hold(_folder.Path);
        Journal = _held.OpenJournal(_clock);
    }

    public IJournal Journal { get; }

    public string Folder => _folder.Path;

    public FixedClock Clock => _clock;

    private string Now => InstantPattern.General.Format(Instant.FromDateTimeOffset(_clock.Now));

    /// <summary>All that can be read of the timelines: subject, position, type, outcome.</summary>
    public static string[] Told(ITimelines timelines, int subjects = 6) =>
    [
        .. from kind in (SubjectKind[])[SubjectKind.Account, SubjectKind.Customer]
           from number in Enumerable.Range(0, subjects)
           let subject = $"{(kind is SubjectKind.Account ? 'a' : 'c')}-{number}"
           from entry in timelines.Page(new TimelineQuestion(kind, subject, 1_000_000) { LookUps = true })
           select $"{subject} {entry.Position} {entry.Kind} {entry.Type} {entry.Outcome} {entry.At}",
    ];

    public NewEntry Event(
        string id,
        string account = "a-1",
        string customer = "c-1",
        string type = "account.closed",
        string outcome = "allow",
        string? time = null) => new()
    {
        Kind = EntryKind.Event,
        Codec = EventContent.Codec,
        At = Instant.FromDateTimeOffset(_clock.Now),
        Id = NewEntries.IdOf(id),
        Mark = 1,
        Salted = EventContent.Salted(
            Encoding.UTF8.GetBytes(account), Encoding.UTF8.GetBytes(customer),
            Encoding.UTF8.GetBytes(EventLines.Json(
                $"{{'id':'{id}','type':'{type}','time':'{time ?? Now}',{Named("account", account)}"
                + $"{Named("customer", customer)}'channel':'web'{DataOf(type)}}}")),
            Encoding.UTF8.GetBytes(EventLines.Json($$"""{'event':'{{id}}','outcome':'{{outcome}}','score':0.1}"""))),
    };

    /// <summary>Events of a few accounts and customers, some without one of the two, and looks at them.</summary>
    public void AppendMany(int count, int seed)
    {
        var random = new Random(seed);
        foreach (var group in Enumerable.Range(0, count).Select(n => One(random, $"e-{seed}-{n}")).Chunk(50))
        {
            Journal.Append(group);
        }
    }

    public NewEntry Record(
        EntryKind kind, byte codec, ReadOnlySpan<byte> content, IReadOnlyList<long>? disposes = null) =>
        new()
        {
            Kind = kind,
            Codec = codec,
            At = Instant.FromDateTimeOffset(_clock.Now),
            Salted = [.. new byte[NewEntry.SaltBytes], .. content],
            Disposes = disposes ?? [],
        };

    public NewEntry Disposal(params long[] positions) => Record(
        EntryKind.Disposal, DisposalContent.Lines, Encoding.UTF8.GetBytes(DisposalContent.Text(positions)), positions);

    public NewEntry Unreadable(string id)
    {
        var entry = Event(id);
        return new NewEntry
        {
            Kind = entry.Kind,
            Codec = 77,
            At = entry.At,
            Id = entry.Id,
            Mark = entry.Mark,
            Salted = entry.Salted,
        };
    }

    public SqliteTimelines OpenTimelines() => SqliteTimelines.Open(Folder);

    public Follower<TimelineChange> Follow(ITimelines timelines, FollowerOptions? options = null) => new(
        Journal, new TimelineDigest(), timelines, options ?? Quick, TimeProvider.System);

    public static FollowerOptions Quick { get; } = new()
    {
        EntriesPerBatch = 64,
        BetweenTries = TimeSpan.FromMilliseconds(1),
        FirstWait = TimeSpan.FromMilliseconds(1),
    };

    public void Dispose()
    {
        Journal.Dispose();
        _held.Dispose();
        _folder.Dispose();
    }

    private static string Named(string name, string value) => value.Length > 0 ? $"'{name}':'{value}'," : "";

    private static string DataOf(string type) => type switch
    {
        "contact.changed" => ",'data':{'what':'phone','new':'k-1'}",
        "login.succeeded" => ",'data':{'method':'password','mfa':'none'}",
        _ => "",
    };

    private NewEntry One(Random random, string id) => random.Next(12) switch
    {
        0 => Record(EntryKind.LookUp, LookUpContent.Codec, new LookUpContent
        {
            By = "k-1", Name = "console", What = "timeline", Account = $"a-{random.Next(6)}", Rows = 3,
        }.ToBytes().Span),
        1 => Event(id, account: "", customer: $"c-{random.Next(6)}", type: "login.succeeded"),
        2 => Event(id, account: $"a-{random.Next(6)}", customer: ""),
        _ => Event(id, $"a-{random.Next(6)}", $"c-{random.Next(6)}",
            random.Next(2) == 0 ? "account.closed" : "account.reactivated", random.Next(2) == 0 ? "allow" : "hold"),
    };
}
