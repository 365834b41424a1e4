namespace Holdfast.Cluster.Following;

/// <summary>All that the store of timelines says to PostgreSQL, but for the schema beside it.</summary>
internal static class TimelineSql
{
    public const string
        // What a crash takes back is made again from the journal, so nothing waits for a disk or a standby. Subjects
        // are found by their index also where the server knows nothing of the table yet.
        Session = "-c synchronous_commit=off -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off "
            + "-c jit=off",

        SelectPlaces = "SELECT version, position, root, name FROM follower "
            + "WHERE name = $1 OR starts_with(name, $1 || ' ')",
        LockPlace = "SELECT position FROM follower WHERE name = $1 FOR UPDATE",
        KeepPlace = "INSERT INTO follower (name, version, position, root) VALUES ($1, $2, $3, $4) "
            + "ON CONFLICT (name) DO UPDATE SET version = $2, position = $3, root = $4",
        DeletePlaces = "DELETE FROM follower WHERE name = $1 OR starts_with(name, $1 || ' ')",

        InsertSetAside = "INSERT INTO set_aside (follower, position, reason, tries, at) VALUES ($1, $2, $3, $4, $5)",
        DeleteSetAside = "DELETE FROM set_aside WHERE follower = $1 AND position = ANY($2)",
        ClearSetAside = "DELETE FROM set_aside WHERE follower = $1",
        SelectSetAside = "SELECT position, reason, tries, at FROM set_aside "
            + "WHERE follower = $1 AND position > $2 ORDER BY position LIMIT $3",
        CountSetAside = "SELECT count(*) FROM set_aside WHERE follower = $1",

        ClearTimelines = "DELETE FROM timeline",
        ClearSubjects = "DELETE FROM subject",
        InsertSubjects = "INSERT INTO subject (kind, text) SELECT DISTINCT k, t "
            + "FROM unnest($1::smallint[], $2::bytea[]) AS u (k, t) "
            + "WHERE NOT EXISTS (SELECT FROM subject s WHERE s.kind = k AND s.text = t)",
        InsertInTimelines = "INSERT INTO timeline (subject, position, kind, type, outcome, at) "
            + "SELECT s.number, u.position, u.kind, u.type, u.outcome, u.at FROM unnest($1::smallint[], $2::bytea[], "
            + "$3::bigint[], $4::smallint[], $5::text[], $6::text[], $7::bigint[]) "
            + "AS u (subject, text, position, kind, type, outcome, at) "
            + "JOIN subject s ON s.kind = u.subject AND s.text = u.text",
        DeleteInTimelines = "WITH gone AS (DELETE FROM timeline WHERE position = ANY($1) RETURNING subject) "
            + "SELECT DISTINCT subject FROM gone",
        DeleteSubjects = "DELETE FROM subject s WHERE number = ANY($1) "
            + "AND NOT EXISTS (SELECT FROM timeline t WHERE t.subject = s.number)",

        SelectPage = "SELECT position, kind, type, outcome, at FROM timeline "
            + "WHERE subject = (SELECT number FROM subject WHERE kind = $1 AND text = $2) "
            + "AND position < $3 AND at >= $4 AND at < $5 AND ($6::text IS NULL OR type = $6) "
            + "AND ($7::text IS NULL OR outcome = $7) AND (kind = 1 OR $8) ORDER BY position DESC LIMIT $9";

    /// <summary>The tables, which the role that Holdfast works by may change: all in them can be made again.</summary>
    public const string Tables = "follower, set_aside, subject, timeline";
}
