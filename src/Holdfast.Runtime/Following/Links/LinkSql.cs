using Holdfast.Runtime.Following.Sqlite;

namespace Holdfast.Runtime.Following.Links;

/// <summary>All that the index of links says to SQLite, but for the schema beside the others.</summary>
internal static class LinkSql
{
    public const string
        Clear = "DELETE FROM link; DELETE FROM node",
        SelectNode = "SELECT number FROM node WHERE kind = $kind AND name = $name",
        InsertNode = "INSERT INTO node (kind, name) VALUES ($kind, $name) RETURNING number",
        SelectSeen = "SELECT since, seen FROM link WHERE thing = $thing AND subject = $subject",
        Insert = "INSERT INTO link (thing, subject, first, last, since, seen) "
            + "VALUES ($thing, $subject, $position, $position, $at, $at)",
        Move = "UPDATE link SET last = $position, seen = $at WHERE thing = $thing AND subject = $subject",

        // What both ends are called could not be read any more.
        MakeGone = "CREATE TEMP TABLE IF NOT EXISTS gone (position INTEGER PRIMARY KEY)",
        InsertGone = "INSERT OR IGNORE INTO gone (position) VALUES ($position)",
        RemoveGone = "DELETE FROM link WHERE last IN (SELECT position FROM gone); DELETE FROM gone; "
            + "DELETE FROM node WHERE NOT EXISTS (SELECT 1 FROM link WHERE thing = number) "
            + "AND NOT EXISTS (SELECT 1 FROM link WHERE subject = number)",

        OfSubject = Columns + "WHERE l.subject = $node ORDER BY l.seen DESC, l.thing LIMIT $limit",
        OfThing = Columns + "WHERE l.thing = $node ORDER BY l.subject LIMIT $limit",
        Between = Columns + "WHERE l.thing = $thing AND l.subject = $subject",
        CountOfThing = "SELECT count(*) FROM (SELECT 1 FROM link WHERE thing = $node LIMIT $limit)";

    /// <summary>The file of the index.</summary>
    public static readonly DeskFile.Form Form = new("0001-links.sql", 1);

    private const string Columns = "SELECT l.thing, t.kind, l.subject, s.kind, l.first, l.last, l.since, l.seen "
        + "FROM link l JOIN node t ON t.number = l.thing JOIN node s ON s.number = l.subject ";
}
