using Holdfast.Runtime.Journal.Tree;
using Holdfast.Runtime.Scoring;
using Holdfast.Runtime.Sealing;
using Microsoft.Data.Sqlite;

namespace Holdfast.Runtime.Journal.Sqlite;

/// <summary>A journal in one file of SQLite, written ahead and synced with every group.</summary>
internal sealed class SqliteJournal : IJournal
{
    private readonly string _path;
    private readonly SqliteConnection _writing, _asking;
    private readonly SqliteAppender _appender;
    private readonly RecentIds _recent = new();
    private readonly SqliteNodes _nodes;
    private readonly Statement _find, _last, _entry, _disposal;
    private readonly DataKeys _dataKeys;
    private readonly ContentOpener _opener;
    private readonly byte[] _id = new byte[IdFingerprint.Bytes];
    private readonly Lock _asks = new();
    private SignedHead _head;
    private CompactRange _tree;
    private JournalException? _failure;

    private SqliteJournal(
        string path, SqliteConnection writing, HeadKey key, TimeProvider clock, MasterKey? master)
    {
        _path = path;
        _writing = writing;
        _head = NewestHead(writing, key.Origin);
        _dataKeys = KeysOf(writing, new DataKeys(SqliteFile.DataKeysOf(writing), master, key.Origin, path), _head.Size);
        _opener = _dataKeys.Opener();
        _appender = new SqliteAppender(writing, key, clock, _recent, _dataKeys);
        _asking = SqliteFile.ForReading(path);
        Statement.Run(_asking, JournalSql.Asking);
        _nodes = new SqliteNodes(_asking);
        _find = new Statement(_asking, JournalSql.SelectId, "$id");
        _last = new Statement(_asking, JournalSql.SelectLastOfKind, "$kind", "$before");
        _entry = new Statement(_asking, JournalSql.SelectEntries, "$from", "$to");
        _disposal = new Statement(_asking, JournalSql.SelectDisposals, "$from", "$to");
        _tree = CompactRange.Of(_head.Size, _nodes);
        if (_tree.Size != Statement.Number(writing, JournalSql.CountEntries) || _tree.Root != _head.Root)
        {
            _failure = new JournalException(JournalFault.Damaged,
                $"{path} does not say what its signed head says; 'holdfast verify' tells where.");
            Dispose();
            throw _failure;
        }

        FindUnindexed();
    }

    public SignedHead Head
    {
        get => Volatile.Read(ref _head);
        private set => Volatile.Write(ref _head, value);
    }

    /// <summary>Makes a journal where there is none.</summary>
    public static SqliteJournal Create(
        string path, HeadKey key, TimeProvider clock, MasterKey? master = null)
    {
        var connection = SqliteFile.ForWriting(path, isNew: true);
        Statement.InTransaction(connection, () =>
        {
            SqliteFile.CreateSchema(connection);
            using var insert = new Statement(connection, JournalSql.InsertKey, "$key");
            insert.Set(0, key.PublicKey).Run();
            using var appender = new SqliteAppender(connection, key, clock, new RecentIds(), Unsealed(key, path));
            return appender.SignEmpty();
        });

        return new SqliteJournal(path, connection, key, clock, master);
    }

    /// <summary>Opens a journal to go on with it. The key is the caller's, and in use as long as this is.</summary>
    /// <exception cref="JournalException">
    /// It is damaged, of another release or of another key, or sealed under a master key that is not here.
    /// </exception>
    public static SqliteJournal Open(
        string path, HeadKey key, TimeProvider clock, MasterKey? master = null)
    {
        var connection = SqliteFile.ForWriting(path, isNew: false);
        try
        {
            SqliteFile.ReadSchema(connection);
            using var check = KeyOf(connection);
            if (check.Origin != key.Origin)
            {
                throw new JournalException(
                    JournalFault.Key, $"The key beside {path} is not the one that it is signed by.");
            }

            return new SqliteJournal(path, connection, key, clock, master);
        }
        catch (Exception failure) when (failure is SqliteException or JournalException)
        {
            connection.Dispose();
            throw failure is SqliteException sqlite ? SqliteFile.Explain(sqlite, path) : failure;
        }
    }

    public SignedHead Append(IReadOnlyList<NewEntry> group)
    {
        if (_failure is not null)
        {
            throw new JournalException(JournalFault.Failed,
                $"{_path} takes nothing in until it is opened again: {_failure.Message}", _failure);
        }

        var tree = _tree.Copy();
        try
        {
            Head = _appender.Append(group, tree);
            _tree = tree;
            if (group.Any(entry => entry.Disposes.Count > 0))
            {
                EmptyLog();
            }

            return Head;
        }
        catch (SqliteException failure)
        {
            var explained = SqliteFile.Explain(failure, _path);
            if (explained.Fault is not JournalFault.Full)
            {
                // A sync that failed once may be said to succeed the next time, with the pages lost.
                _failure = explained;
            }

            throw explained;
        }
    }

    public bool TryFind(IdFingerprint id, out long position, out ulong mark)
    {
        // Those that wait first: what leaves there is in the index by then.
        if (_recent.TryFind(id, out position, out mark))
        {
            return true;
        }

        lock (_asks)
        {
            try
            {
                id.CopyTo(_id);
                using var row = _find.Set(0, _id).Read();
                if (!row.Read())
                {
                    return false;
                }

                (position, mark) = (row.GetInt64(0), unchecked((ulong)row.GetInt64(1)));
                return true;
            }
            catch (SqliteException failure)
            {
                throw SqliteFile.Explain(failure, _path);
            }
        }
    }

    public JournalEntry At(long position) => AskInTurn(() =>
    {
        using var row = _entry.Set(0, position).Set(1, position + 1).Read();
        return row.Read()
            ? row.Entry(_opener)
            : throw new JournalException(JournalFault.Damaged, $"{_path} has lost its entry {position}.");
    });

    public IEnumerable<JournalEntry> Read(long first, long before)
    {
        using var opener = _dataKeys.Opener();
        using var connection = SqliteFile.ForReading(_path);
        using var select = new Statement(connection, JournalSql.SelectEntries, "$from", "$to");
        using var rows = Ask(() => select.Set(0, first).Set(1, before).Read());
        while (Ask(rows.Read))
        {
            yield return rows.Entry(opener);
        }
    }

    public IEnumerable<JournalEntry> ReadOf(EntryKind kind, long first, long before)
    {
        using var opener = _dataKeys.Opener();
        using var connection = SqliteFile.ForReading(_path);
        using var select = new Statement(connection, JournalSql.SelectEntriesOfKind, "$kind", "$from", "$to");
        using var rows = Ask(() => select.Set(0, (long)kind).Set(1, first).Set(2, before).Read());
        while (Ask(rows.Read))
        {
            yield return rows.Entry(opener);
        }
    }

    public RecordedDisposal? DisposalOf(long position) => AskInTurn<RecordedDisposal?>(() =>
    {
        using var row = _disposal.Set(0, position).Set(1, position + 1).Read();
        return row.Read() ? new RecordedDisposal(row.Number(0), row.Number(1), row.Hash(2)) : null;
    });

    public JournalEntry? LastBefore(long position, EntryKind kind)
    {
        var last = AskInTurn(() => _last.Set(0, (long)kind).Set(1, position).Scalar() as long?);
        return last is { } found ? At(found) : null;
    }

    public TreeHash RootAt(long size) => AskInTurn(() => TreeProofs.Root(_nodes, size));

    public IReadOnlyList<TreeHash> ProveInclusion(long position, long size) =>
        AskInTurn(() => TreeProofs.Inclusion(_nodes, position, size));

    public IReadOnlyList<TreeHash> ProveConsistency(long oldSize, long newSize) =>
        AskInTurn(() => TreeProofs.Consistency(_nodes, oldSize, newSize));

    /// <summary>The public key of a journal.</summary>
    public static HeadCheck KeyOf(SqliteConnection connection)
    {
        using var select = new Statement(connection, JournalSql.SelectKey);
        return select.Scalar() is byte[] key && HeadCheck.TryCreate(key) is { } check
            ? check
            : throw new JournalException(JournalFault.Damaged, $"{connection.DataSource} has lost its public key.");
    }

    /// <summary>The newest head of a journal.</summary>
    public static SignedHead NewestHead(SqliteConnection connection, string origin)
    {
        using var select = new Statement(connection, JournalSql.SelectNewestHead);
        using var row = select.Read();
        return row.Read()
            ? row.Head(origin)
            : throw new JournalException(JournalFault.Damaged, $"{connection.DataSource} has lost its signed heads.");
    }

    /// <summary>How many pages the file may have at most; what a full disk is like can be tried with it.</summary>
    internal void LimitPages(int pages) =>
        Statement.Number(_writing, FormattableString.Invariant($"{JournalSql.LimitPages}{pages}"));

    public void Dispose()
    {
        IndexAll();
        _find.Dispose();
        _last.Dispose();
        _entry.Dispose();
        _disposal.Dispose();
        _nodes.Dispose();
        _opener.Dispose();
        _asking.Dispose();
        _appender.Dispose();
        _writing.Dispose();
    }

    private static DataKeys Unsealed(HeadKey key, string path) => new([], null, key.Origin, path);

    // What is written from now on is sealed under a key that is durable before anything is.
    private static DataKeys KeysOf(SqliteConnection writing, DataKeys kept, long size)
    {
        if (kept.Due(size) is not { } due)
        {
            return kept;
        }

        Statement.InTransaction(writing, () =>
        {
            SqliteFile.KeepDataKey(writing, due);
            return true;
        });
        return kept.With(due);
    }

    // In the file what was disposed of is overwritten; what was written ahead of it would still hold it.
    private void EmptyLog()
    {
        try
        {
            Statement.Run(_writing, JournalSql.EmptyLog);
        }
        catch (SqliteException)
        {
            // The group is durable, whatever becomes of the log: it is emptied with the next that fills it.
        }
    }

    private void FindUnindexed()
    {
        using var select = new Statement(_writing, JournalSql.SelectUnindexed, "$indexed");
        using var rows = select.Set(0, Statement.Number(_writing, JournalSql.SelectIndexed)).Read();
        while (rows.Read())
        {
            _recent.Stage(IdFingerprint.Read(rows.Bytes(0)), rows.GetInt64(1), unchecked((ulong)rows.GetInt64(2)));
        }

        _recent.Settle([]);
    }

    private void IndexAll()
    {
        try
        {
            if (_failure is null)
            {
                _appender.IndexAll(_tree.Size);
            }
        }
        catch (SqliteException)
        {
            // The index is behind, which the next start finds out and makes good.
        }
    }

    private T AskInTurn<T>(Func<T> question)
    {
        lock (_asks)
        {
            return Ask(question);
        }
    }

    private T Ask<T>(Func<T> question)
    {
        try
        {
            return question();
        }
        catch (SqliteException failure)
        {
            throw SqliteFile.Explain(failure, _path);
        }
    }
}
