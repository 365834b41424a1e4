using Holdfast.Runtime.Following.Sqlite;
using Holdfast.Runtime.Journal.Sqlite;
using Holdfast.Runtime.Sealing;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace Holdfast.Runtime.Following.Links;

/// <summary>
/// Which accounts and customers used which devices, networks, payees, symbols …, in a file of SQLite beside the
/// journal, whichever store that is in: all of it can be made again. One thread saves; any may ask.
/// </summary>
public sealed class LinkIndex : IFollowerStore<LinkChange>
{
    private const string Name = "links";

    private readonly SqliteConnection _writing, _asking;
    private readonly LinkWriter _writer;
    private readonly FollowerRows _rows;
    private readonly LinkNames _names;
    private readonly Statement _node, _ofSubject, _ofThing, _between, _countOfThing;
    private readonly Lock _asks = new();

    private LinkIndex(string path, LinkNames names)
    {
        _names = names;
        _writing = DeskFile.ForWriting(path, LinkSql.Form, names.Id);
        _writer = new LinkWriter(_writing, names, Step);
        _asking = DeskFile.ForAsking(path);
        _rows = new FollowerRows(Name, _writing, _asking, _asks, Step);
        _node = new(_asking, LinkSql.SelectNode, "$kind", "$name");
        _ofSubject = new(_asking, LinkSql.OfSubject, "$node", "$limit");
        _ofThing = new(_asking, LinkSql.OfThing, "$node", "$limit");
        _between = new(_asking, LinkSql.Between, "$thing", "$subject");
        _countOfThing = new(_asking, LinkSql.CountOfThing, "$node", "$limit");
    }

    /// <summary>
    /// Called before each thing that is said to SQLite while saving; by throwing, a test makes it fail.
    /// </summary>
    internal Action? BeforeStep { get; set; }

    /// <summary>The file of the index in a data folder.</summary>
    public static string FileIn(string folder) => Path.Combine(folder, "links.db");

    /// <summary>Opens the index of a data folder; made where there is none.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="master">The master key by which names are hashed; null where they stay as they are.</param>
    public static LinkIndex Open(string folder, MasterKey? master = null) =>
        new(FileIn(folder), new LinkNames(master));

    /// <summary>Something by its exact text; null where no event told of it with anybody.</summary>
    public LinkNode? Find(LinkKind kind, string text)
    {
        lock (_asks)
        {
            return _node.Set(0, (long)kind).Set(1, _names.Of(kind, text)).Scalar() is long number
                ? new LinkNode(number, kind)
                : null;
        }
    }

    /// <summary>The things of an account or a customer, those seen last first.</summary>
    public IReadOnlyList<Link> OfSubject(LinkNode subject, int limit) => Links(_ofSubject, subject, limit);

    /// <summary>The accounts and customers of a thing, in the order in which the index came to know them.</summary>
    public IReadOnlyList<Link> OfThing(LinkNode thing, int limit) => Links(_ofThing, thing, limit);

    /// <summary>The link of a thing with an account or a customer; null where there is none.</summary>
    public Link? Between(LinkNode thing, LinkNode subject)
    {
        lock (_asks)
        {
            using var row = _between.Set(0, thing.Number).Set(1, subject.Number).Read();
            return row.Read() ? Read(row) : null;
        }
    }

    /// <summary>How many accounts and customers a thing has, counted up to a limit.</summary>
    public int CountOfThing(LinkNode thing, int limit)
    {
        lock (_asks)
        {
            return (int)(long)_countOfThing.Set(0, thing.Number).Set(1, limit).Scalar()!;
        }
    }

    /// <inheritdoc/>
    public FollowerPlace? Place() => _rows.Place();

    /// <inheritdoc/>
    public void Clear()
    {
        _writer.Forget();
        Statement.InTransaction(_writing, () =>
        {
            Step();
            Statement.Run(_writing, LinkSql.Clear);
            _rows.Clear();
            return true;
        });
    }

    /// <inheritdoc/>
    public void Save(FollowedBatch<LinkChange> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        bool removes;
        try
        {
            removes = Statement.InTransaction(_writing, () =>
            {
                _rows.GoesOnFrom(batch.From);
                var isRemoving = _writer.Write(batch.Changes);
                _rows.Keep(batch.Place, batch.SetAside, batch.TakenUp.Concat(
                    batch.Changes.Where(change => change.IsGone).Select(change => change.Position)));
                return isRemoving;
            });
        }
        catch
        {
            // What was taken back is remembered as written else.
            _writer.Forget();
            throw;
        }

        if (removes)
        {
            Statement.Run(_writing, DeskSql.EmptyLog);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<SetAsideEntry> SetAside(long after, int limit) => _rows.SetAside(after, limit);

    /// <inheritdoc/>
    public long CountSetAside() => _rows.CountSetAside();

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
        _rows.Dispose();
        foreach (var statement in (Statement[])[_node, _ofSubject, _ofThing, _between, _countOfThing])
        {
            statement.Dispose();
        }

        _asking.Dispose();
        _writing.Dispose();
    }

    private void Step() => BeforeStep?.Invoke();

    private List<Link> Links(Statement statement, LinkNode node, int limit)
    {
        lock (_asks)
        {
            List<Link> links = [];
            using var rows = statement.Set(0, node.Number).Set(1, limit).Read();
            while (rows.Read())
            {
                links.Add(Read(rows));
            }

            return links;
        }
    }

    private static Link Read(SqliteDataReader row) => new(
        new LinkNode(row.GetInt64(0), (LinkKind)row.GetInt64(1)),
        new LinkNode(row.GetInt64(2), (LinkKind)row.GetInt64(3)),
        row.GetInt64(4), row.GetInt64(5),
        Instant.FromUnixTimeTicks(row.GetInt64(6)), Instant.FromUnixTimeTicks(row.GetInt64(7)));
}
