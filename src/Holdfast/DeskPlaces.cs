using System.Data.Common;
using System.Diagnostics;
using Holdfast.Cluster.Journal;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Settings;
using Holdfast.Runtime.Following.Sqlite;
using Holdfast.Runtime.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Holdfast;

/// <summary>Where the desk's tables of a data folder are: beside its journal, in either store.</summary>
internal static class DeskPlaces
{
    public static IDeskPlace For(string folder, StoreSettings store) => store.Kind switch
    {
        StoreKind.Sqlite => new File(Path.Combine(folder, "desk.db")),
        StoreKind.Postgres => new Schema(JournalStores.Postgres(store)),
        _ => throw new UnreachableException(),
    };

    private sealed class File(string path) : IDeskPlace
    {
        private readonly string _connection = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = true,
        }.ConnectionString;

        public void Use(DbContextOptionsBuilder options) => options.UseSqlite(_connection);

        public bool IsAbsence(DbException failure) => SqliteFailure.IsAbsence(failure, path);

        public void Empty(DeskDb db)
        {
            db.Database.CloseConnection();
            using (var own = new SqliteConnection(_connection))
            {
                SqliteConnection.ClearPool(own);
            }

            foreach (var file in (string[])[path, path + "-wal", path + "-shm"])
            {
                System.IO.File.Delete(file);
            }

            // It is the owner's alone before anything is in it.
            OwnFile.Create(path);

            // All in it comes from the journal: what a loss of power takes back is made again.
            db.Database.ExecuteSqlRaw("PRAGMA journal_mode = WAL");
        }
    }

    private sealed class Schema(PostgresSettings settings) : IDeskPlace
    {
        private readonly string _schema = settings.Schema + "_desk";

        public void Use(DbContextOptionsBuilder options) => options.UseNpgsql(
            new NpgsqlConnectionStringBuilder(settings.Connection) { SearchPath = _schema }.ConnectionString);

        // Absent are the table, or the schema with all in it.
        public bool IsAbsence(DbException failure) =>
            failure.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName;

        // The role that writes the journal may make no schemas; who may is named beside it.
        public void Empty(DeskDb db)
        {
            var role = new NpgsqlCommandBuilder().QuoteIdentifier(RoleOf(db));
            using var owner = NpgsqlDataSource.Create(settings.OwnerConnection ?? settings.Connection);
            using var make = owner.CreateCommand(
                $"""
                DROP SCHEMA IF EXISTS "{_schema}" CASCADE;
                CREATE SCHEMA "{_schema}";
                GRANT ALL ON SCHEMA "{_schema}" TO {role};
                """);
            make.ExecuteNonQuery();
        }

        private static string RoleOf(DeskDb db) =>
            db.Database.SqlQueryRaw<string>("SELECT current_user::text AS \"Value\"").Single();
    }
}
