namespace Holdfast.Runtime.Following.Sqlite;

/// <summary>All that the desk's store says to SQLite, but for the schema beside it.</summary>
internal static class DeskSql
{
    /// <summary>"HFDK", by which the file is known to be ours.</summary>
    public const long ApplicationId = 0x4846444B;

    /// <summary>Timelines.</summary>
    public static readonly DeskFile.Form Timelines = new("0001-desk.sql", 2);

    public const string
        GetApplicationId = "PRAGMA application_id",
        GetSchemaVersion = "PRAGMA user_version",
        BeforeSchema = "PRAGMA page_size = 4096; PRAGMA journal_mode = WAL; PRAGMA application_id = 1212564555",
        SetSchemaVersion = "PRAGMA user_version = ",
        InsertNaming = "INSERT INTO naming (one, id) VALUES (1, $id)",
        SelectNaming = "SELECT id FROM naming",

        // What a loss of power takes back is made again from the journal: nothing needs a sync of its own.
        Writing = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; "
            + "PRAGMA wal_autocheckpoint = 8000; PRAGMA secure_delete = ON",
        Asking = "PRAGMA query_only = ON; PRAGMA cache_size = -16384",
        EmptyLog = "PRAGMA wal_checkpoint(TRUNCATE)",

        SelectPlace = "SELECT version, position, root FROM follower WHERE name = $name",
        KeepPlace = "INSERT INTO follower (name, version, position, root) VALUES ($name, $version, $position, $root) "
            + "ON CONFLICT (name) DO UPDATE SET version = $version, position = $position, root = $root",
        DeletePlace = "DELETE FROM follower WHERE name = $name",

        InsertSetAside = "INSERT INTO set_aside (follower, position, reason, tries, at) "
            + "VALUES ($name, $position, $reason, $tries, $at)",
        DeleteSetAside = "DELETE FROM set_aside WHERE follower = $name AND position = $position",
        ClearSetAside = "DELETE FROM set_aside WHERE follower = $name",
        SelectSetAside = "SELECT position, reason, tries, at FROM set_aside "
            + "WHERE follower = $name AND position > $after ORDER BY position LIMIT $limit",
        CountSetAside = "SELECT count(*) FROM set_aside WHERE follower = $name",

        ClearTimelines = "DELETE FROM timeline; DELETE FROM timeline_entry; DELETE FROM subject",
        InsertSubject = "INSERT INTO subject (kind, text) VALUES ($kind, $text) RETURNING number",
        SelectSubject = "SELECT number FROM subject WHERE kind = $kind AND text = $text",
        DeleteSubject = "DELETE FROM subject WHERE number = $number "
            + "AND NOT EXISTS (SELECT 1 FROM timeline WHERE subject = $number)",
        InsertWord = "INSERT INTO word (text) VALUES ($text) RETURNING number",
        SelectWords = "SELECT number, text FROM word",
        InsertEntry = "INSERT INTO timeline_entry (position, account, customer) "
            + "VALUES ($position, $account, $customer)",
        SelectEntry = "SELECT account, customer FROM timeline_entry WHERE position = $position",
        DeleteEntry = "DELETE FROM timeline_entry WHERE position = $position",
        InsertInTimeline = "INSERT INTO timeline (subject, position, kind, type, outcome, at) "
            + "VALUES ($subject, $position, $kind, $type, $outcome, $at)",
        DeleteInTimeline = "DELETE FROM timeline WHERE subject = $subject AND position = $position",

        SelectPage = "SELECT t.position, t.kind, y.text, o.text, t.at FROM timeline t "
            + "LEFT JOIN word y ON y.number = t.type LEFT JOIN word o ON o.number = t.outcome "
            + "WHERE t.subject = (SELECT number FROM subject WHERE kind = $kind AND text = $text) "
            + "AND t.position < $before AND t.at >= $from AND t.at < $to "
            + "AND ($type IS NULL OR y.text = $type) AND ($outcome IS NULL OR o.text = $outcome) "
            + "AND (t.kind = 1 OR $lookUps = 1) ORDER BY t.position DESC LIMIT $limit";
}
