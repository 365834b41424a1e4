using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Tree;
using Holdfast.Runtime.Scoring;
using Holdfast.Runtime.Sealing;
using Npgsql;

namespace Holdfast.Cluster.Journal;

/// <summary>
/// A journal in a schema of PostgreSQL. It is written to by one session, and asked on others of the very server that
/// the session is on: no decision is made by what a standby says.
/// </summary>
internal sealed class PostgresJournal : IJournal
{
    private readonly string _place;
    private readonly PostgresWriter _writer;
    private readonly NpgsqlDataSource _asking;
    private readonly PostgresAppender _appender;
    private readonly DataKeys _dataKeys;
    private readonly PostgresIds _ids = new();
    private SignedHead _head;
    private CompactRange _tree;
    private JournalException? _failure;

    private PostgresJournal(
        PostgresSettings settings, PostgresWriter writer, HeadKey key, TimeProvider clock, MasterKey? master)
    {
        (_place, _writer) = (settings.Place, writer);
        _asking = settings.ForAsking(writer.Connection);
        var look = new PostgresLook(writer.Connection, _place);
        using var check = KeyOf(look, _place);
        if (check.Origin != key.Origin)
        {
            throw new JournalException(
                JournalFault.Key, $"The key of the data folder is not the one that {_place} is signed by.");
        }

        _head = NewestHead(look, key.Origin, _place);
        _tree = CompactRange.Of(_head.Size, look);
        if (_tree.Size != look.Rows(PostgresSql.CountEntries, row => row.GetInt64(0))[0] || _tree.Root != _head.Root)
        {
            throw new JournalException(JournalFault.Damaged,
                $"The journal in {_place} does not say what its signed head says; 'holdfast verify' tells where.");
        }

        _dataKeys = KeysOf(writer, new DataKeys(look.DataKeys(), master, key.Origin, _place), _head.Size);
        _appender = new PostgresAppender(writer.Connection, writer.Number, key, clock, _dataKeys);
    }

    public SignedHead Head
    {
        get => Volatile.Read(ref _head);
        private set => Volatile.Write(ref _head, value);
    }

    /// <summary>Opens a journal to go on with it. The key is the caller's, and in use as long as this is.</summary>
    /// <exception cref="JournalException">
    /// It is held by another writer, damaged, of another release or of another key, or sealed under a master key that
    /// is not here; or the server is not there.
    /// </exception>
    public static PostgresJournal Open(
        PostgresSettings settings, HeadKey key, TimeProvider clock, MasterKey? master) =>
        PostgresFailure.Explained(settings.Place, () =>
        {
            var writer = PostgresWriter.Open(settings);
            try
            {
                return new PostgresJournal(settings, writer, key, clock, master);
            }
            catch
            {
                writer.Dispose();
                throw;
            }
        });

    public SignedHead Append(IReadOnlyList<NewEntry> group)
    {
        if (_failure is not null)
        {
            throw new JournalException(JournalFault.Failed,
                $"Nothing is taken in until the journal is opened again. {_failure.Message}", _failure)
            {
                CanBeReopened = _failure.CanBeReopened,
            };
        }

        var tree = _tree.Copy();
        try
        {
            var head = _appender.Append(group, tree);
            if (_writer.HasWarned)
            {
                throw _failure = new JournalException(JournalFault.Failed,
                    $"The server of {_place} could not say whether a group is durable.") { CanBeReopened = true };
            }

            Settle(group, head, tree);
            return head;
        }
        catch (Exception failure) when (PostgresFailure.IsRepeat(failure))
        {
            throw new InvalidOperationException("An event with this id is in the journal already.", failure);
        }
        catch (Exception failure) when (PostgresFailure.Is(failure))
        {
            var explained = PostgresFailure.Explain(failure, _place);
            if (explained.Fault is not JournalFault.Full || !PostgresFailure.IsUndone(failure))
            {
                // Whether the group was written is found out by opening the journal again.
                _failure = explained;
            }

            throw explained;
        }
    }

    public void Prefetch(IEnumerable<IdFingerprint> ids)
    {
        // One alone is asked for when it is asked for.
        IdFingerprint[] asked = [.. ids.Distinct()];
        if (asked.Length > 1)
        {
            _ids.Ask(asked, all => Ask(look => look.Rows(
                PostgresSql.FindMany, Found, [Array.ConvertAll(all, PostgresRows.Id)])));
        }
    }

    public bool TryFind(IdFingerprint id, out long position, out ulong mark)
    {
        if (!_ids.TryTell(id, out var told))
        {
            told = Ask(look => look.Rows(PostgresSql.Find, Found, PostgresRows.Id(id))) is [var found]
                ? (found.Position, found.Mark)
                : null;
        }

        (position, mark) = told.GetValueOrDefault();
        return told is not null;
    }

    public JournalEntry At(long position) => Ask(look => First(look, position))
        ?? throw new JournalException(JournalFault.Damaged, $"The journal in {_place} has lost its entry {position}.");

    public IEnumerable<JournalEntry> Read(long first, long before) =>
        Look((look, opener) => look.Entries(first, before, opener));

    public IEnumerable<JournalEntry> ReadOf(EntryKind kind, long first, long before) =>
        Look((look, opener) => look.EntriesOf(kind, first, before, opener));

    public RecordedDisposal? DisposalOf(long position) => Ask<RecordedDisposal?>(
        look => look.Disposals(position, position + 1).Cast<RecordedDisposal?>().FirstOrDefault());

    public JournalEntry? LastBefore(long position, EntryKind kind)
    {
        var last = Ask(look => look.Rows(
            PostgresSql.SelectLastOfKind, row => row.GetInt64(0), (short)kind, position));
        return last is [var found] ? At(found) : null;
    }

    public TreeHash RootAt(long size) => Ask(look => TreeProofs.Root(look, size));

    public IReadOnlyList<TreeHash> ProveInclusion(long position, long size) =>
        Ask(look => TreeProofs.Inclusion(look, position, size));

    public IReadOnlyList<TreeHash> ProveConsistency(long oldSize, long newSize) =>
        Ask(look => TreeProofs.Consistency(look, oldSize, newSize));

    public void Dispose()
    {
        _asking.Dispose();
        _appender.Dispose();
        _writer.Dispose();
    }

    /// <summary>Refuses what this release does not read.</summary>
    public static void ReadSchema(PostgresLook look, string place)
    {
        var version = look.Rows(PostgresSql.GetVersion, row => row.GetInt32(0));
        if (version is not [>= PostgresSql.OldestVersion and <= PostgresSql.SchemaVersion])
        {
            throw version is [var other]
                ? new JournalException(JournalFault.Unreadable,
                    $"The journal in {place} has version {other}; this release reads versions "
                    + $"{PostgresSql.OldestVersion} to {PostgresSql.SchemaVersion}.")
                : new JournalException(JournalFault.Damaged, $"The journal in {place} has lost its public key.");
        }
    }

    /// <summary>The public key of a journal.</summary>
    public static HeadCheck KeyOf(PostgresLook look, string place) =>
        look.Rows(PostgresSql.SelectKey, row => row.GetFieldValue<byte[]>(0)) is [var key] &&
            HeadCheck.TryCreate(key) is { } check
            ? check
            : throw new JournalException(JournalFault.Damaged, $"The journal in {place} has lost its public key.");

    /// <summary>The newest head of a journal.</summary>
    public static SignedHead NewestHead(PostgresLook look, string origin, string place) =>
        look.Rows(PostgresSql.SelectNewestHead, row => row.Head(origin)) is [var head]
            ? head
            : throw new JournalException(JournalFault.Damaged, $"The journal in {place} has lost its signed heads.");

    private static FoundId Found(NpgsqlDataReader row) =>
        new(PostgresRows.Id(row.GetGuid(0)), row.GetInt64(1), unchecked((ulong)row.GetInt64(2)));

    private void Settle(IReadOnlyList<NewEntry> group, SignedHead head, CompactRange tree)
    {
        var first = _head.Size;
        _ids.Take(group.Index().Where(entry => entry.Item.Id is not null)
            .Select(entry => new FoundId(entry.Item.Id!.Value, first + entry.Index, entry.Item.Mark)));
        _tree = tree;
        Head = head;
    }

    private JournalEntry? First(PostgresLook look, long position)
    {
        using var opener = _dataKeys.Opener();
        return look.Entries(position, position + 1, opener).FirstOrDefault();
    }

    // What is written from now on is sealed under a key that is durable before anything is.
    private static DataKeys KeysOf(PostgresWriter writer, DataKeys kept, long size)
    {
        if (kept.Due(size) is not { } due)
        {
            return kept;
        }

        using var insert = new NpgsqlCommand(PostgresSql.InsertDataKey, writer.Connection);
        insert.Parameters.Add(new NpgsqlParameter { Value = due.From });
        insert.Parameters.Add(new NpgsqlParameter { Value = due.Wrapped });
        insert.ExecuteNonQuery();
        return kept.With(due);
    }

    private T Ask<T>(Func<PostgresLook, T> question) => PostgresFailure.Explained(_place, () =>
    {
        using var connection = _asking.OpenConnection();
        return question(new PostgresLook(connection, _place));
    });

    // In one transaction: whole groups, as they stood at the first entry.
    private IEnumerable<JournalEntry> Look(Func<PostgresLook, ContentOpener, IEnumerable<JournalEntry>> read)
    {
        using var opener = _dataKeys.Opener();
        using var connection = Begin();
        foreach (var entry in read(new PostgresLook(connection, _place), opener))
        {
            yield return entry;
        }
    }

    private NpgsqlConnection Begin() => PostgresFailure.Explained(_place, () =>
    {
        var connection = _asking.OpenConnection();
        try
        {
            connection.BeginTransaction(System.Data.IsolationLevel.RepeatableRead);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    });
}
