using System.Reflection;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Sqlite;
using Microsoft.Data.Sqlite;

namespace Holdfast.Runtime.Following.Sqlite;

/// <summary>The file beside the journal that holds what followers made of it.</summary>
internal static class DeskFile
{
    private const string Schemas = "Holdfast.Runtime.Following.Sqlite.";

    /// <summary>What a file holds besides how far its follower has come.</summary>
    /// <param name="Schema">The script that makes it.</param>
    /// <param name="Version">
    /// The schema of this release. Another one is made anew: all of it comes from the journal.
    /// </param>
    internal sealed record Form(string Schema, long Version);

    /// <summary>
    /// A connection for writing; what another release left there, or another key named, is thrown away.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="form">What it holds.</param>
    /// <param name="naming">By which key the names of subjects are hashed.</param>
    public static SqliteConnection ForWriting(string path, Form form, string naming)
    {
        if (!File.Exists(path))
        {
            // It tells which accounts and customers there are.
            OwnFile.Create(path);
        }

        var connection = Open(path, SqliteOpenMode.ReadWrite);
        try
        {
            Prepare(connection, form, naming);
            return connection;
        }
        catch (Refused)
        {
            // All in it comes from the journal, and is made again by this release.
            connection.Dispose();
            foreach (var file in (string[])[path, path + "-wal", path + "-shm"])
            {
                File.Delete(file);
            }

            return ForWriting(path, form, naming);
        }
        catch (SqliteException failure)
        {
            connection.Dispose();
            var explained = SqliteFile.Explain(failure, path);
            throw explained.Fault is JournalFault.Damaged
                ? new JournalException(JournalFault.Damaged,
                    $"{path} is damaged. It is made of the journal: delete it, and it is made anew.", failure)
                : explained;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A connection for asking, beside one that writes.</summary>
    public static SqliteConnection ForAsking(string path)
    {
        var connection = Open(path, SqliteOpenMode.ReadOnly);
        Statement.Run(connection, DeskSql.Asking);
        return connection;
    }

    private static void Prepare(SqliteConnection connection, Form form, string naming)
    {
        var id = Statement.Number(connection, DeskSql.GetApplicationId);
        var version = Statement.Number(connection, DeskSql.GetSchemaVersion);
        if (id == 0 && version == 0)
        {
            Statement.Run(connection, DeskSql.BeforeSchema);
            Statement.InTransaction(connection, () =>
            {
                Statement.Run(connection, Script("0001-follower.sql"));
                Statement.Run(connection, Script(form.Schema));
                Statement.Run(connection, DeskSql.SetSchemaVersion + form.Version);
                using var insert = new Statement(connection, DeskSql.InsertNaming, "$id");
                insert.Set(0, naming).Run();
                return true;
            });
        }
        else if (id != DeskSql.ApplicationId)
        {
            throw new JournalException(
                JournalFault.Unreadable, $"{connection.DataSource} is no file of Holdfast's desk.");
        }
        else if (version != form.Version || NamingOf(connection) != naming)
        {
            throw new Refused();
        }

        Statement.Run(connection, DeskSql.Writing);
    }

    private static string Script(string name)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(Schemas + name)!;
        using var text = new StreamReader(resource);
        return text.ReadToEnd();
    }

    private static string? NamingOf(SqliteConnection connection)
    {
        using var select = new Statement(connection, DeskSql.SelectNaming);
        return select.Scalar() as string;
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var settings = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false };
        var connection = new SqliteConnection(settings.ConnectionString);
        connection.Open();
        return connection;
    }

    private sealed class Refused : Exception;
}
