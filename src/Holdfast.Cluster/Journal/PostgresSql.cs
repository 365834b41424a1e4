using Holdfast.Cluster.Following;

namespace Holdfast.Cluster.Journal;

/// <summary>
/// All that this store says to PostgreSQL, but for the schema beside it. Names without a schema are found by the search
/// path of the connection.
/// </summary>
internal static class PostgresSql
{
    /// <summary>The newest schema that this release reads, and the only one that it writes to.</summary>
    public const int SchemaVersion = 2;

    /// <summary>The oldest that it reads. It has no data keys: nothing in it is sealed.</summary>
    public const int OldestVersion = 1;

    /// <summary>PostgreSQL 15, as the server counts.</summary>
    public const int OldestServer = 150_000;

    /// <summary>SQLSTATEs of functions of the schema.</summary>
    public const string AnotherWriter = "HF001", NoDisposal = "HF002";

    public const string
        GetServer = "SELECT current_setting('server_version_num')::int, pg_is_in_recovery(), "
            + "current_setting('fsync'), current_setting('synchronous_standby_names')",

        // Waiting for a standby is not to be cut short by a timeout: the server would then say that it is committed.
        // A writer whose machine is gone is found out within seconds, so that the lock is free for the next.
        Writing = "SET synchronous_commit = 'on'; SET statement_timeout = 0; SET lock_timeout = '5s'; "
            + "SET idle_in_transaction_session_timeout = '60s'; SET tcp_keepalives_idle = 3; "
            + "SET tcp_keepalives_interval = 1; SET tcp_keepalives_count = 3; SET tcp_user_timeout = 8000",
        GetCommitting = "SHOW synchronous_commit",
        WaitForApply = "remote_apply",
        Lock = "SELECT pg_try_advisory_lock(hashtextextended('holdfast journal ' || current_schema(), 0))",
        TakeOver = "UPDATE journal SET writer = writer + 1 RETURNING writer",

        // Also a table that the server knows nothing about yet is to be read page by page.
        Reading = "-c enable_seqscan=off -c enable_hashjoin=off -c enable_bitmapscan=off -c jit=off",
        BeginLook = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",

        Exists = "SELECT EXISTS (SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n "
            + "ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relname = 'journal')",
        SchemaExists = "SELECT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = $1)",
        HoldVersion = "SELECT version FROM journal FOR UPDATE",
        GetVersion = "SELECT version FROM journal",
        GetUser = "SELECT current_user",
        InsertJournal = "INSERT INTO journal (version, public_key, writer, size, at, root, signature) "
            + "VALUES ($1, $2, 0, $3, $4, $5, $6)",
        InsertDataKey = "INSERT INTO data_key (position, wrapped) VALUES ($1, $2)",
        SelectDataKeys = "SELECT position, wrapped FROM data_key ORDER BY number",
        SelectKey = "SELECT public_key FROM journal",
        SelectNewestHead = "SELECT size, at, root, signature FROM journal",
        SelectHeads = "SELECT size, at, root, signature, true FROM head UNION ALL SELECT size, at, root, signature, "
            + "false FROM journal j WHERE NOT EXISTS (SELECT FROM head h WHERE h.size = j.size) ORDER BY size",

        Advance = "SELECT advance($1, $2, $3, $4, $5, $6)",
        InsertEntries = "INSERT INTO entry (position, kind, codec, at, id, mark, leaf) "
            + "SELECT $1 + o - 1, k, c, a, i, m, l FROM unnest($2::smallint[], $3::smallint[], $4::bigint[], "
            + "$5::uuid[], $6::bigint[], $7::bytea[]) WITH ORDINALITY AS t (k, c, a, i, m, l, o)",
        InsertContents = "INSERT INTO content (position, salted) "
            + "SELECT $1 + o - 1, s FROM unnest($2::bytea[]) WITH ORDINALITY AS t (s, o)",
        InsertNodes = "INSERT INTO node (height, number, hash) "
            + "SELECT * FROM unnest($1::smallint[], $2::bigint[], $3::bytea[])",
        InsertHead = "INSERT INTO head (size, at, root, signature) VALUES ($1, $2, $3, $4)",
        SelectContents = "SELECT c.position, e.kind, c.salted FROM content c JOIN entry e ON e.position = c.position "
            + "WHERE c.position = ANY($1)",
        Dispose = "SELECT dispose(p, b, d) FROM unnest($1::bigint[], $2::bigint[], $3::bytea[]) AS t (p, b, d)",

        CopyEntries = "COPY entry (position, kind, codec, at, id, mark, leaf) FROM STDIN (FORMAT binary)",
        CopyContents = "COPY content (position, salted) FROM STDIN (FORMAT binary)",
        CopyDataKeys = "COPY data_key (position, wrapped) FROM STDIN (FORMAT binary)",
        CopyDisposals = "COPY disposal (position, by, digest) FROM STDIN (FORMAT binary)",
        CopyNodes = "COPY node (height, number, hash) FROM STDIN (FORMAT binary)",
        CopyHeads = "COPY head (size, at, root, signature) FROM STDIN (FORMAT binary)",

        FindMany = "SELECT id, position, mark FROM entry WHERE id = ANY($1)",
        Find = "SELECT id, position, mark FROM entry WHERE id = $1",
        SelectLastOfKind = "SELECT position FROM entry WHERE kind = $1 AND kind <> 1 AND position < $2 "
            + "ORDER BY position DESC LIMIT 1",
        SelectLeaves = "SELECT leaf FROM entry WHERE position >= $1 AND position < $2 ORDER BY position",
        SelectNodes = "SELECT hash, number FROM node WHERE height = $1 AND number >= $2 AND number < $3 "
            + "ORDER BY number LIMIT $4",
        SelectDisposals = "SELECT position, by, digest FROM disposal WHERE position >= $1 AND position < $2 "
            + "ORDER BY position LIMIT $3",
        SelectEntries = "SELECT e.position, e.kind, e.codec, e.at, e.id, e.mark, e.leaf, c.salted "
            + "FROM entry e LEFT JOIN content c ON c.position = e.position "
            + "WHERE e.position >= $1 AND e.position < $2 ORDER BY e.position LIMIT $3",
        SelectEntriesOfKind = "SELECT e.position, e.kind, e.codec, e.at, e.id, e.mark, e.leaf, c.salted "
            + "FROM entry e LEFT JOIN content c ON c.position = e.position WHERE e.kind = $4 AND e.kind <> 1 "
            + "AND e.position >= $1 AND e.position < $2 ORDER BY e.position LIMIT $3",
        CountEntries = "SELECT coalesce(max(position) + 1, 0) FROM entry",
        CountAll = "SELECT (SELECT coalesce(max(position) + 1, 0) FROM entry), (SELECT count(*) FROM node), "
            + "(SELECT count(*) FROM disposal), (SELECT count(*) FROM content)",
        HasIdIndex = "SELECT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indrelid = 'entry'::regclass "
            + "AND indisunique "
            + "AND indisvalid AND indpred IS NULL AND indnkeyatts = 1 AND indkey[0] = (SELECT attnum FROM "
            + "pg_catalog.pg_attribute WHERE attrelid = 'entry'::regclass AND attname = 'id'))";

    /// <summary>Makes a schema; its name is one that needs no quoting.</summary>
    public static string CreateSchema(string schema) => $"CREATE SCHEMA {schema}";

    /// <summary>Has what is made be made in the schema, and its functions look for nothing elsewhere.</summary>
    public static string SetSearchPath(string schema) => $"SET LOCAL search_path = {schema}, pg_temp";

    /// <summary>The same of what an older schema got besides.</summary>
    public static string GrantDataKeys(string role) =>
        $"GRANT SELECT, INSERT ON data_key TO {Quoted(role)}; GRANT EXECUTE ON FUNCTION dispose TO {Quoted(role)}";

    /// <summary>
    /// Gives the role that Holdfast works by what it needs, and no right to change anything that cannot be made again.
    /// </summary>
    public static string Grant(string schema, string role)
    {
        var to = Quoted(role);
        return $"GRANT USAGE ON SCHEMA {schema} TO {to}; "
            + $"GRANT SELECT, INSERT ON entry, content, node, head, data_key TO {to}; "
            + $"GRANT SELECT ON disposal, journal TO {to}; "
            + $"GRANT UPDATE (writer, size, at, root, signature) ON journal TO {to}; "
            + $"GRANT EXECUTE ON FUNCTION advance, dispose TO {to}; "
            + $"GRANT SELECT, INSERT, UPDATE, DELETE ON {TimelineSql.Tables} TO {to}";
    }

    private static string Quoted(string role) => $"\"{role.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
