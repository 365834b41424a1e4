using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Holdfast.Runtime.Following.Sqlite;

/// <summary>What failures of SQLite say of tables that are made from the journal.</summary>
public static class SqliteFailure
{
    // SQLite's result codes.
    private const int Error = 1, Corrupt = 11, CannotOpen = 14, NotADatabase = 26;

    /// <summary>
    /// Whether a failure says that there is no such file or table, or that the file is damaged or no database. One that
    /// is in use, full, or on a disk that fails says nothing of what is in it.
    /// </summary>
    /// <param name="failure">The failure.</param>
    /// <param name="path">The file.</param>
    public static bool IsAbsence(DbException failure, string path) => failure switch
    {
        SqliteException { SqliteErrorCode: Error or Corrupt or NotADatabase } => true,
        SqliteException { SqliteErrorCode: CannotOpen } => !File.Exists(path),
        _ => false,
    };
}
