using System.Globalization;
using System.Text;
using System.Text.Json;
using Holdfast.Desk.Access;
using Holdfast.Desk.Cases;
using Holdfast.Desk.Cases.Facts;
using Holdfast.Desk.Cases.Work;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Tests.Facts;
using Holdfast.Runtime.Following;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Tree;
using Holdfast.Runtime.Sealing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Desk.Tests.Cases;

/// <summary>Entries that a test makes up, and the tables that cases make of them.</summary>
internal sealed class CaseBench : IDisposable
{
    private static readonly MasterKey Master = MasterKey.Generate();
    private static readonly TreeHash AnyRoot = TreeHash.OfLeaf([]);

    private readonly TemporaryFolder _folder = new();
    private readonly VaultHashes _hashes = new(Master);
    private readonly CaseKey _key = new(Master);
    private readonly DeskTables _tables;
    private readonly DeskStore _store;
    private int _rebuilt;

    public CaseBench()
    {
        (_tables, _store) = Make("desk");
        Keep(EntryKind.Setting, RulesEntry.Codec, new RulesEntry(
            Alerts.Rules.Stamp.Version, Alerts.Rules.Stamp.Sha256, Alerts.Rules.Text).ToBytes());
    }

    public List<JournalEntry> Entries { get; } = [];

    /// <summary>The time of the next entry, and of what it tells.</summary>
    public Instant Now { get; set; } = Alerts.Noon;

    public static Officer Ann { get; } = Instructions.Given.Ann;

    public static Officer Bob { get; } = Instructions.Given.Bob;

    public DeskDb Open() => _tables.Open();

    /// <summary>An alert; the position of its entry.</summary>
    public long Alert(
        string type, string outcome = "hold", string? customer = null, string? account = null, string? symbol = null,
        string? payee = null, string? device = null, decimal amount = 1_000, string side = "buy", string signals = "",
        string? transfer = null, string? session = null, Instant? happened = null)
    {
        var json = new Dictionary<string, object?>
        {
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"e-{Entries.Count}"), ["type"] = type,
            ["time"] = InstantPattern.ExtendedIso.Format(happened ?? Now), ["customer"] = customer,
            ["account"] = account, ["session"] = session,
            ["device"] = device is null ? null : new { id = device },
            ["data"] = type switch
            {
                "order.placed" => new { symbol, side, notional = amount },
                "transfer.requested" => new
                {
                    direction = "out", rail = "wire", amount,
                    transfer = transfer ?? string.Create(CultureInfo.InvariantCulture, $"t-{Entries.Count}"),
                    destination = new { kind = "thirdPartyBank", token = payee ?? "bank-1" },
                },
                "customer.reported" => new { what = "unauthorizedActivity" },
                _ => (object)new { method = "password", mfa = "none" },
            },
        };
        var decision = JsonSerializer.SerializeToUtf8Bytes(new
        {
            @event = "e", outcome, score = 0.7m,
            reasons = signals.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(signal => new { signal, weight = 1.0m, text = "" }),
            actions = new[] { "callBack" }, late = false, policy = "p", at = "2026-11-23T17:00:00Z",
        });
        var without = json.Where(one => one.Value is not null).ToDictionary();
        return Keep(
            EntryKind.Event, EventContent.Codec,
            EventContent.Salted(
                Encoding.UTF8.GetBytes(account ?? ""), Encoding.UTF8.GetBytes(customer ?? ""),
                JsonSerializer.SerializeToUtf8Bytes(without), decision).AsMemory(NewEntry.SaltBytes));
    }

    /// <summary>Keeps what a rule says of an action on a case, where it lets it be done.</summary>
    /// <returns>The position of the entry; null where it is not done.</returns>
    public long? Act(CaseId id, Officer by, Func<CaseStand, CaseActing, CaseVerdict> decide)
    {
        using var db = Open();
        if (CaseGatherer.Now(db, id.ToString()) is not { } row
            || decide(CaseWork.StandOf(db, row), new CaseActing(by, Now)) is not CaseVerdict.Done { Facts: var facts }
            || facts.IsEmpty)
        {
            return null;
        }

        var entry = new CaseEntry(by) { Cases = [new CaseFacts(CaseId.Parse(row.Id), facts)] }.ToEntry(_key.Key);
        return Keep(entry.Kind, entry.Codec, entry.Content);
    }

    /// <summary>The case of an alert now.</summary>
    public CaseId CaseOf(long position)
    {
        using var db = Open();
        return CaseId.Parse(db.Set<CaseAlertRow>().Find(position)!.CaseId);
    }

    public CaseRow Row(CaseId id)
    {
        using var db = Open();
        return CaseGatherer.Now(db, id.ToString())!;
    }

    public List<CaseRow> Rows()
    {
        using var db = Open();
        return [.. db.Set<CaseRow>().OrderBy(row => row.OpenedBy)];
    }

    /// <summary>All that the tables of cases hold, as text.</summary>
    public string Dump() => Dump(_tables);

    /// <summary>The same of tables that are made anew of all entries, so many at once.</summary>
    public string DumpAnew(int atOnce)
    {
        var (tables, store) = Make($"again-{_rebuilt++}");
        for (var from = 0; from < Entries.Count; from += atOnce)
        {
            Save(store, [.. Entries.Skip(from).Take(atOnce)]);
        }

        Assert.Equal(0, store.CountSetAside());
        return Dump(tables);
    }

    /// <summary>An entry that no rule wrote.</summary>
    public long Keep(EntryKind kind, byte codec, ReadOnlyMemory<byte> content)
    {
        var position = Entries.Count;
        var salted = new byte[NewEntry.SaltBytes + content.Length];
        content.CopyTo(salted.AsMemory(NewEntry.SaltBytes));
        var entry = new JournalEntry(new EntryHead(position, kind, codec, Now, null, 0), AnyRoot, salted);
        Entries.Add(entry);
        Save(_store, [entry]);
        Assert.Equal(0, _store.CountSetAside());
        return position;
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _key.Dispose();
        _hashes.Dispose();
        _folder.Dispose();
    }

    private (DeskTables Tables, DeskStore Store) Make(string name)
    {
        Directory.CreateDirectory(_folder[name]);
        var tables = new DeskTables(new SqliteDeskPlace(_folder[name]));
        tables.Prepare();
        var store = new DeskStore(
            tables, [new CaseEffects(new CaseMarks(_hashes), new CaseRulesAtWork())], new DeskNews([]),
            TimeProvider.System);
        store.Place();
        return (tables, store);
    }

    private static void Save(DeskStore store, List<JournalEntry> entries) => store.Save(new FollowedBatch<JournalEntry>(
        entries[0].Position, new FollowerPlace(1, entries[^1].Position + 1, AnyRoot), entries, [], []));

    private static string Dump(DeskTables tables)
    {
        using var db = tables.Open();
        var connection = db.Database.GetDbConnection();
        connection.Open();
        var text = new StringBuilder();
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!)
            .Where(name => name.StartsWith("case_", StringComparison.Ordinal) || name == "desk_timer")
            .Order(StringComparer.Ordinal))
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The name is the model's own.
            command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
            using var rows = command.ExecuteReader();
            List<string> lines = [];
            while (rows.Read())
            {
                lines.Add(string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(
                    at => $"{rows.GetName(at)}={Convert.ToString(rows.GetValue(at), CultureInfo.InvariantCulture)}")));
            }

            text.Append(table).Append('\n').AppendJoin('\n', lines.Order(StringComparer.Ordinal)).Append('\n');
        }

        return text.ToString();
    }
}
