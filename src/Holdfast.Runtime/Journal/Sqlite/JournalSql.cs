namespace Holdfast.Runtime.Journal.Sqlite;

/// <summary>All that this store says to SQLite, but for the schema beside it.</summary>
internal static class JournalSql
{
    /// <summary>"HOLD", by which the file is known to be ours.</summary>
    public const long ApplicationId = 0x484F4C44;

    /// <summary>The newest schema that this release reads, and the one that it makes.</summary>
    public const long SchemaVersion = 2;

    /// <summary>The oldest that it reads and goes on with. It has no data keys: nothing in it is sealed.</summary>
    public const long OldestVersion = 1;

    public const string
        GetApplicationId = "PRAGMA application_id",
        GetSchemaVersion = "PRAGMA user_version",
        GetPageSize = "PRAGMA page_size",
        BeforeSchema = "PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA application_id = 1213156420",
        AfterSchema = "PRAGMA user_version = 2",

        // Some 64 MiB of pages are kept at hand, and as much is written before it is moved to its place in the file.
        Writing = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; "
            + "PRAGMA wal_autocheckpoint = 4000; PRAGMA secure_delete = ON",
        Asking = "PRAGMA query_only = ON; PRAGMA cache_size = -32768",
        EmptyLog = "PRAGMA wal_checkpoint(TRUNCATE)",
        SingleFile = "PRAGMA journal_mode = DELETE",
        LimitPages = "PRAGMA max_page_count = ",
        QuickCheck = "PRAGMA quick_check(1)",
        BeginReading = "BEGIN",
        Begin = "BEGIN IMMEDIATE",
        Commit = "COMMIT",
        RollBack = "ROLLBACK",

        InsertKey = "INSERT INTO journal (one, public_key, indexed) VALUES (1, $key, 0)",
        SelectIndexed = "SELECT indexed FROM journal",
        UpdateIndexed = "UPDATE journal SET indexed = $indexed",
        SelectKey = "SELECT public_key FROM journal",

        InsertDataKey = "INSERT INTO data_key (position, wrapped) VALUES ($position, $wrapped)",
        SelectDataKeys = "SELECT position, wrapped FROM data_key ORDER BY number",

        InsertEntry = "INSERT INTO entry (position, kind, codec, at, id, mark, leaf) "
            + "VALUES ($position, $kind, $codec, $at, $id, $mark, $leaf)",
        InsertContent = "INSERT INTO content (position, salted) VALUES ($position, $salted)",
        InsertId = "INSERT INTO event_id (id, position, mark) VALUES ($id, $position, $mark)",
        InsertNode = "INSERT INTO node (height, number, hash) VALUES ($height, $number, $hash)",

        DeletePassingHead = "DELETE FROM head WHERE is_kept = 0",
        InsertHead = "INSERT INTO head (size, at, root, signature, is_kept) "
            + "VALUES ($size, $at, $root, $signature, $kept)",
        SelectNewestHead = "SELECT size, at, root, signature FROM head ORDER BY size DESC LIMIT 1",
        SelectHeads = "SELECT size, at, root, signature, is_kept FROM head ORDER BY size",

        InsertDisposal = "INSERT INTO disposal (position, by, digest) VALUES ($position, $by, $digest)",
        SelectDisposals = "SELECT position, by, digest FROM disposal WHERE position >= $from AND position < $to "
            + "ORDER BY position",
        CountDisposals = "SELECT count(*) FROM disposal",
        DeleteContent = "DELETE FROM content WHERE position = $position",
        SelectContent = "SELECT c.salted, e.kind FROM content c JOIN entry e ON e.position = c.position "
            + "WHERE c.position = $position",

        CountEntries = "SELECT ifnull(max(position) + 1, 0) FROM entry",
        CountContents = "SELECT count(*) FROM content",
        SelectId = "SELECT position, mark FROM event_id WHERE id = $id",
        SelectIds = "SELECT id, position, mark FROM event_id ORDER BY id",
        SelectLeaves = "SELECT leaf FROM entry WHERE position >= $from AND position < $to ORDER BY position",
        SelectNodes = "SELECT hash, number FROM node WHERE height = $height AND number >= $from AND number < $to "
            + "ORDER BY number",
        CountNodes = "SELECT count(*) FROM node",
        SelectFirstOutsideIndex = "SELECT e.position FROM entry e LEFT JOIN event_id i ON i.id = e.id "
            + "WHERE e.id IS NOT NULL AND e.position < $indexed AND "
            + "(i.position IS NOT e.position OR i.mark IS NOT e.mark) ORDER BY e.position LIMIT 1",
        IndexAllEntries = "INSERT INTO event_id (id, position, mark) SELECT id, position, mark FROM entry "
            + "WHERE id IS NOT NULL ORDER BY id; "
            + "UPDATE journal SET indexed = (SELECT ifnull(max(position) + 1, 0) FROM entry)",
        SelectUnindexed = "SELECT e.id, e.position, e.mark FROM entry e WHERE e.position >= $indexed "
            + "AND e.id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM event_id i WHERE i.id = e.id) ORDER BY e.position",
        IsOfEntry = "SELECT 1 FROM entry WHERE position = $position AND id = $id AND mark = $mark",
        SelectLastOfKind = "SELECT max(position) FROM entry WHERE kind = $kind AND kind <> 1 AND position < $before",
        SelectEntriesOfKind = "SELECT e.position, e.kind, e.codec, e.at, e.id, e.mark, e.leaf, c.salted "
            + "FROM entry e LEFT JOIN content c ON c.position = e.position "
            + "WHERE e.kind = $kind AND e.kind <> 1 AND e.position >= $from AND e.position < $to ORDER BY e.position",
        SelectEntries = "SELECT e.position, e.kind, e.codec, e.at, e.id, e.mark, e.leaf, c.salted "
            + "FROM entry e LEFT JOIN content c ON c.position = e.position "
            + "WHERE e.position >= $from AND e.position < $to ORDER BY e.position";
}
