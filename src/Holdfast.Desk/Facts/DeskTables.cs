using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Holdfast.Desk.Facts;

/// <summary>
/// Opens the desk's tables. Their schema is the model's, so there is no other description of it that could differ;
/// where another release left another schema, the tables are made anew and filled from the journal.
/// </summary>
internal sealed class DeskTables
{
    private const string Mark = "desk_schema";

    private readonly IDeskPlace _place;
    private readonly PooledDbContextFactory<DeskDb> _contexts;
    private readonly Lock _preparing = new();
    private volatile bool _isPrepared;

    public DeskTables(IDeskPlace place)
    {
        _place = place;
        var options = new DbContextOptionsBuilder<DeskDb>();
        place.Use(options);
        _contexts = new PooledDbContextFactory<DeskDb>(options.Options);
    }

    /// <summary>A context for changing, by the one who follows the journal.</summary>
    public DeskDb Open() => _contexts.CreateDbContext();

    /// <summary>Makes the tables where they are not there as this release has them.</summary>
    public void Prepare()
    {
        if (_isPrepared)
        {
            return;
        }

        // Who follows the journal and who reads may be the first at the same time, and one of them makes the tables.
        lock (_preparing)
        {
            if (!_isPrepared)
            {
                PrepareNow();
                _isPrepared = true;
            }
        }
    }

    private void PrepareNow()
    {
        using var db = Open();
        var script = db.GetService<IRelationalDatabaseCreator>().GenerateCreateScript();
        var wanted = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(script)));
        if (MarkOf(db) != wanted)
        {
            Make(db, script, wanted);
        }
    }

    private void Make(DeskDb db, string script, string mark)
    {
        _place.Empty(db);
        using var all = db.Database.BeginTransaction();
        db.Database.ExecuteSqlRaw(script.Replace("{", "{{", StringComparison.Ordinal)
            .Replace("}", "}}", StringComparison.Ordinal));
        db.Database.ExecuteSqlRaw($"CREATE TABLE {Mark} (mark TEXT NOT NULL)");
        db.Database.ExecuteSqlRaw($"INSERT INTO {Mark} (mark) VALUES ({{0}})", mark);
        all.Commit();
    }

    private string? MarkOf(DeskDb db)
    {
        try
        {
            return db.Database.SqlQueryRaw<string>($"SELECT mark AS \"Value\" FROM {Mark}").FirstOrDefault();
        }
        catch (DbException failure) when (_place.IsAbsence(failure))
        {
            // What is there is not what is wanted. Where it cannot be read just now, it stays.
            return null;
        }
    }
}
