using Holdfast.Engine.Contract;
using Holdfast.Runtime.Journal.Sqlite;
using Microsoft.Data.Sqlite;

namespace Holdfast.Runtime.Following.Sqlite;

/// <summary>Writes changes of timelines, within a transaction of its caller.</summary>
internal sealed class TimelineWriter : IDisposable
{
    /// <summary>Subjects whose numbers are remembered; with more, all are looked up anew.</summary>
    private const int SubjectsRemembered = 200_000;

    private readonly SubjectNames _names;
    private readonly Action _step;
    private readonly Statement _selectSubject, _insertSubject, _deleteSubject, _selectWords, _insertWord;
    private readonly Statement _insertEntry, _selectEntry, _deleteEntry, _insert, _delete;
    private readonly Dictionary<(SubjectKind, string), long> _subjects = [];
    private readonly Dictionary<string, long> _words = new(StringComparer.Ordinal);
    private readonly List<(long Subject, TimelineChange.Came Change)> _rows = [];

    public TimelineWriter(SqliteConnection connection, SubjectNames names, Action step)
    {
        (_names, _step) = (names, step);
        _selectSubject = new(connection, DeskSql.SelectSubject, "$kind", "$text");
        _insertSubject = new(connection, DeskSql.InsertSubject, "$kind", "$text");
        _deleteSubject = new(connection, DeskSql.DeleteSubject, "$number");
        _selectWords = new(connection, DeskSql.SelectWords);
        _insertWord = new(connection, DeskSql.InsertWord, "$text");
        _insertEntry = new(connection, DeskSql.InsertEntry, "$position", "$account", "$customer");
        _selectEntry = new(connection, DeskSql.SelectEntry, "$position");
        _deleteEntry = new(connection, DeskSql.DeleteEntry, "$position");
        _insert = new(connection, DeskSql.InsertInTimeline,
            "$subject", "$position", "$kind", "$type", "$outcome", "$at");
        _delete = new(connection, DeskSql.DeleteInTimeline, "$subject", "$position");
    }

    /// <summary>Writes changes; true where some took something away.</summary>
    public bool Write(IReadOnlyList<TimelineChange> changes)
    {
        if (_subjects.Count > SubjectsRemembered)
        {
            _subjects.Clear();
        }

        _rows.Clear();
        var removes = false;
        foreach (var change in changes)
        {
            if (change is TimelineChange.Came came)
            {
                Add(came);
            }
        }

        // In the order of the table, rows that belong to one page of the file are written to it at once.
        _rows.Sort(static (left, right) => left.Subject != right.Subject
            ? left.Subject.CompareTo(right.Subject)
            : left.Change.Position.CompareTo(right.Change.Position));
        foreach (var (subject, change) in _rows)
        {
            _step();
            _insert.Set(0, subject).Set(1, change.Position).Set(2, (long)change.Kind);
            Set(3, change.Type is { } type ? ContractWords.EventType.Of(type) : null);
            Set(4, change.Outcome is { } outcome ? ContractWords.Outcome.Of(outcome) : null);
            _insert.Set(5, change.At.ToUnixTimeTicks()).Run();
        }

        foreach (var went in changes.OfType<TimelineChange.Went>())
        {
            removes |= Remove(went.Position);
        }

        return removes;
    }

    /// <summary>Forgets what it remembers of the tables, which are no longer as they were.</summary>
    public void Forget()
    {
        _subjects.Clear();
        _words.Clear();
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])
            [_selectSubject, _insertSubject, _deleteSubject, _selectWords, _insertWord, _insertEntry, _selectEntry,
                _deleteEntry, _insert, _delete])
        {
            statement.Dispose();
        }
    }

    private void Add(TimelineChange.Came came)
    {
        long? account = came.Account.Length > 0 ? NumberOf(SubjectKind.Account, came.Account) : null;
        long? customer = came.Customer.Length > 0 ? NumberOf(SubjectKind.Customer, came.Customer) : null;
        _step();
        _insertEntry.Set(0, came.Position).Set(1, account).Set(2, customer).Run();
        if (account is { } a)
        {
            _rows.Add((a, came));
        }

        if (customer is { } c)
        {
            _rows.Add((c, came));
        }
    }

    private bool Remove(long position)
    {
        long?[] subjects;
        using (var row = _selectEntry.Set(0, position).Read())
        {
            if (!row.Read())
            {
                return false;
            }

            subjects = [row.IsDBNull(0) ? null : row.GetInt64(0), row.IsDBNull(1) ? null : row.GetInt64(1)];
        }

        foreach (var subject in subjects.OfType<long>())
        {
            _step();
            _delete.Set(0, subject).Set(1, position).Run();
            if (_deleteSubject.Set(0, subject).Run() > 0)
            {
                _subjects.Clear();
            }
        }

        _step();
        _deleteEntry.Set(0, position).Run();
        return true;
    }

    private long NumberOf(SubjectKind kind, string text)
    {
        if (!_subjects.TryGetValue((kind, text), out var number))
        {
            _step();
            var bytes = _names.Of(kind, text);
            number = _selectSubject.Set(0, (long)kind).Set(1, bytes).Scalar() as long?
                ?? (long)_insertSubject.Set(0, (long)kind).Set(1, bytes).Scalar()!;
            _subjects.Add((kind, text), number);
        }

        return number;
    }

    private void Set(int parameter, string? word)
    {
        long? number = null;
        if (word is not null)
        {
            if (_words.Count == 0)
            {
                using var rows = _selectWords.Read();
                while (rows.Read())
                {
                    _words.Add(rows.GetString(1), rows.GetInt64(0));
                }
            }

            if (!_words.TryGetValue(word, out var known))
            {
                _step();
                _words.Add(word, known = (long)_insertWord.Set(0, word).Scalar()!);
            }

            number = known;
        }

        _insert.Set(parameter, number);
    }
}
