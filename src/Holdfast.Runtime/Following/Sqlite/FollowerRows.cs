using Holdfast.Runtime.Journal.Sqlite;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace Holdfast.Runtime.Following.Sqlite;

/// <summary>
/// How far a follower has come and what it set aside, in the file that holds what it makes. One thread saves, within
/// a transaction of its caller; any may ask.
/// </summary>
internal sealed class FollowerRows : IDisposable
{
    private readonly string _name;
    private readonly Action _step;
    private readonly Statement _place, _keepPlace, _dropPlace, _setAside, _takeUp, _clearAside, _askAside, _countAside;
    private readonly Lock _asks;

    /// <param name="name">What the follower is called.</param>
    /// <param name="writing">The connection that saves.</param>
    /// <param name="asking">The connection that is asked.</param>
    /// <param name="asks">Held while it is asked.</param>
    /// <param name="step">Called before each thing that is said to SQLite while saving.</param>
    public FollowerRows(string name, SqliteConnection writing, SqliteConnection asking, Lock asks, Action step)
    {
        (_name, _step, _asks) = (name, step, asks);
        _place = new(writing, DeskSql.SelectPlace, "$name");
        _keepPlace = new(writing, DeskSql.KeepPlace, "$name", "$version", "$position", "$root");
        _dropPlace = new(writing, DeskSql.DeletePlace, "$name");
        _setAside = new(writing, DeskSql.InsertSetAside, "$name", "$position", "$reason", "$tries", "$at");
        _takeUp = new(writing, DeskSql.DeleteSetAside, "$name", "$position");
        _clearAside = new(writing, DeskSql.ClearSetAside, "$name");
        _askAside = new(asking, DeskSql.SelectSetAside, "$name", "$after", "$limit");
        _countAside = new(asking, DeskSql.CountSetAside, "$name");
    }

    public FollowerPlace? Place()
    {
        using var row = _place.Set(0, _name).Read();
        return row.Read() ? new FollowerPlace((int)row.GetInt64(0), row.GetInt64(1), row.Hash(2)) : null;
    }

    /// <summary>Forgets the place and all that was set aside.</summary>
    public void Clear()
    {
        _step();
        _clearAside.Set(0, _name).Run();
        _dropPlace.Set(0, _name).Run();
        _step();
    }

    /// <summary>That what is to be saved goes on from where the follower has come to.</summary>
    /// <exception cref="InvalidOperationException">It does not.</exception>
    public void GoesOnFrom(long from)
    {
        var position = Place()?.Position ?? 0;
        if (position != from)
        {
            throw new InvalidOperationException(
                $"The {_name} have come to entry {position}, and what is to be saved begins at {from}.");
        }
    }

    /// <summary>Keeps a new place with what was set aside, and what is so no longer.</summary>
    public void Keep(FollowerPlace place, IEnumerable<SetAsideEntry> setAside, IEnumerable<long> gone)
    {
        foreach (var aside in setAside)
        {
            _step();
            _setAside.Set(0, _name).Set(1, aside.Position).Set(2, aside.Reason).Set(3, aside.Tries)
                .Set(4, aside.At.ToUnixTimeTicks()).Run();
        }

        foreach (var position in gone)
        {
            _step();
            _takeUp.Set(0, _name).Set(1, position).Run();
        }

        _step();
        _keepPlace.Set(0, _name).Set(1, place.Version).Set(2, place.Position).Set(3, place.Root.ToArray()).Run();
        _step();
    }

    public IReadOnlyList<SetAsideEntry> SetAside(long after, int limit)
    {
        lock (_asks)
        {
            List<SetAsideEntry> entries = [];
            using var rows = _askAside.Set(0, _name).Set(1, after).Set(2, limit).Read();
            while (rows.Read())
            {
                entries.Add(new SetAsideEntry(rows.GetInt64(0), rows.GetString(1), (int)rows.GetInt64(2),
                    Instant.FromUnixTimeTicks(rows.GetInt64(3))));
            }

            return entries;
        }
    }

    public long CountSetAside()
    {
        lock (_asks)
        {
            return (long)_countAside.Set(0, _name).Scalar()!;
        }
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])
            [_place, _keepPlace, _dropPlace, _setAside, _takeUp, _clearAside, _askAside, _countAside])
        {
            statement.Dispose();
        }
    }
}
