using Holdfast.Engine.Values;
using Holdfast.Runtime.Journal.Sqlite;
using Microsoft.Data.Sqlite;

namespace Holdfast.Runtime.Following.Links;

/// <summary>
/// Writes links, within a transaction of its caller. A pair that was written lately is known without asking the file,
/// which is nearly every pair of nearly every event.
/// </summary>
internal sealed class LinkWriter : IDisposable
{
    // Two halves of so many pairs each, about 20 MB: the older half makes way.
    private const int PairsRemembered = 150_000;

    private const long HourTicks = NodaTime.NodaConstants.TicksPerHour;

    private readonly LinkNames _names;
    private readonly Action _step;
    private readonly Statement _selectNode, _insertNode, _selectSeen, _insert, _move, _insertGone;
    private readonly SqliteConnection _connection;
    private Dictionary<(Mark, Mark), long> _lately = [], _before = [];

    public LinkWriter(SqliteConnection connection, LinkNames names, Action step)
    {
        (_connection, _names, _step) = (connection, names, step);
        Statement.Run(connection, LinkSql.MakeGone);
        _selectNode = new(connection, LinkSql.SelectNode, "$kind", "$name");
        _insertNode = new(connection, LinkSql.InsertNode, "$kind", "$name");
        _selectSeen = new(connection, LinkSql.SelectSeen, "$thing", "$subject");
        _insert = new(connection, LinkSql.Insert, "$thing", "$subject", "$position", "$at");
        _move = new(connection, LinkSql.Move, "$thing", "$subject", "$position", "$at");
        _insertGone = new(connection, LinkSql.InsertGone, "$position");
    }

    /// <summary>Writes changes; true where some took something away.</summary>
    public bool Write(IReadOnlyList<LinkChange> changes)
    {
        var (removes, isRemoving) = (false, false);
        foreach (var change in changes)
        {
            if (change.IsGone)
            {
                _step();
                _insertGone.Set(0, change.Position).Run();
                removes = isRemoving = true;
                continue;
            }

            // In the order of the entries, so that it does not matter which of them are saved together.
            if (isRemoving)
            {
                Remove();
                isRemoving = false;
            }

            Add(change);
        }

        if (isRemoving)
        {
            Remove();
        }

        return removes;
    }

    /// <summary>Forgets what it remembers of the tables, which are no longer as they were.</summary>
    public void Forget()
    {
        _lately.Clear();
        _before.Clear();
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[_selectNode, _insertNode, _selectSeen, _insert, _move, _insertGone])
        {
            statement.Dispose();
        }
    }

    private void Remove()
    {
        _step();
        Statement.Run(_connection, LinkSql.RemoveGone);
        Forget();
    }

    // The time of a link moves by an hour at least, so that the same entries come to the same index whatever was
    // remembered, and a device that is used all day is written once an hour.
    private void Add(in LinkChange change)
    {
        var pair = (MarkOf(change.Thing), MarkOf(change.Subject));
        if ((_lately.TryGetValue(pair, out var seen) || _before.TryGetValue(pair, out seen))
            && change.At - seen < HourTicks)
        {
            return;
        }

        var (thing, subject) = (NumberOf(change.Thing), NumberOf(change.Subject));
        Remember(pair, Keep(thing, subject, change));
    }

    private long Keep(long thing, long subject, in LinkChange change)
    {
        long seen;
        using (var row = _selectSeen.Set(0, thing).Set(1, subject).Read())
        {
            if (!row.Read())
            {
                row.Dispose();
                _step();
                _insert.Set(0, thing).Set(1, subject).Set(2, change.Position).Set(3, change.At).Run();
                return change.At;
            }

            seen = row.GetInt64(1);
        }

        if (change.At - seen < HourTicks)
        {
            return seen;
        }

        _step();
        _move.Set(0, thing).Set(1, subject).Set(2, change.Position).Set(3, change.At).Run();
        return change.At;
    }

    private void Remember((Mark, Mark) pair, long seen)
    {
        if (_lately.Count >= PairsRemembered)
        {
            (_before, _lately) = (_lately, _before);
            _lately.Clear();
        }

        _lately[pair] = seen;
    }

    private long NumberOf(LinkEnd end)
    {
        var name = _names.Of(end.Kind, end.Text.Utf8);
        if (_selectNode.Set(0, (long)end.Kind).Set(1, name).Scalar() is long number)
        {
            return number;
        }

        _step();
        return (long)_insertNode.Set(0, (long)end.Kind).Set(1, name).Scalar()!;
    }

    private static Mark MarkOf(LinkEnd end) => end.Text.Mark.With(Mark.Of((ulong)end.Kind));
}
