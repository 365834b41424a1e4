namespace Holdfast.Runtime.Hosting;

/// <summary>All that is said to SQLite about the file of what is known.</summary>
internal static class KnownSql
{
    /// <summary>"HKNW", by which the file is known to be ours.</summary>
    public const long ApplicationId = 0x484B4E57;

    public const long SchemaVersion = 2;

    public const string
        GetApplicationId = "PRAGMA application_id",
        GetSchemaVersion = "PRAGMA user_version",

        // What is committed last may be lost with the power, but never by half: the checkpoint before is as good.
        Writing = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32768; "
            + "PRAGMA wal_autocheckpoint = 0; PRAGMA journal_size_limit = 67108864",
        Reading = "PRAGMA query_only = ON; PRAGMA cache_size = -16384",
        CreateFile = "PRAGMA page_size = 4096; PRAGMA journal_mode = WAL; PRAGMA application_id = 1212894807",
        CreateSchema = "BEGIN IMMEDIATE; "
            + "CREATE TABLE part (id INTEGER PRIMARY KEY, state BLOB NOT NULL) STRICT; "
            + "CREATE TABLE place (one INTEGER PRIMARY KEY CHECK (one = 1), position INTEGER NOT NULL, "
            + "root BLOB NOT NULL) STRICT; "
            + "CREATE TABLE key (one INTEGER PRIMARY KEY CHECK (one = 1), wrapped BLOB NOT NULL) STRICT; "
            + "PRAGMA user_version = 2; COMMIT",
        PutKey = "INSERT INTO key (one, wrapped) VALUES (1, $wrapped)",
        SelectKey = "SELECT wrapped FROM key",
        MoveToFile = "PRAGMA wal_checkpoint(PASSIVE)",
        SelectPlace = "SELECT position, root FROM place",
        SelectPart = "SELECT state FROM part WHERE id = $id",
        PutPart = "INSERT INTO part (id, state) VALUES ($id, $state) "
            + "ON CONFLICT (id) DO UPDATE SET state = excluded.state",
        PutPlace = "INSERT INTO place (one, position, root) VALUES (1, $position, $root) "
            + "ON CONFLICT (one) DO UPDATE SET position = excluded.position, root = excluded.root";
}
