using System.Data.Common;
using Holdfast.Desk.Facts;
using Holdfast.Runtime.Following.Sqlite;
using Holdfast.Runtime.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Holdfast.Desk.Tests.Facts;

/// <summary>The desk's tables in a file of a test's folder.</summary>
internal sealed class SqliteDeskPlace(string folder) : IDeskPlace
{
    private readonly string _path = Path.Combine(folder, "desk.db");

    /// <summary>How often the tables were made.</summary>
    public int Made { get; private set; }

    public void Use(DbContextOptionsBuilder options) => options.UseSqlite(Connection());

    public bool IsAbsence(DbException failure) => SqliteFailure.IsAbsence(failure, _path);

    public void Empty(DeskDb db)
    {
        Made++;
        Forget();
        OwnFile.Create(_path);
        db.Database.ExecuteSqlRaw("PRAGMA journal_mode = WAL");
    }

    /// <summary>Throws the tables away.</summary>
    public void Forget()
    {
        SqliteConnection.ClearAllPools();
        foreach (var file in (string[])[_path, _path + "-wal", _path + "-shm"])
        {
            File.Delete(file);
        }
    }

    private string Connection() => new SqliteConnectionStringBuilder
    {
        DataSource = _path,
        Mode = SqliteOpenMode.ReadWrite,
    }.ConnectionString;
}
