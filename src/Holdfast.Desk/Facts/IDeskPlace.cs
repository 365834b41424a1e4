using Microsoft.EntityFrameworkCore;

namespace Holdfast.Desk.Facts;

/// <summary>Where the desk's tables are: a file of SQLite, or a schema of PostgreSQL.</summary>
public interface IDeskPlace
{
    /// <summary>Names provider and place.</summary>
    void Use(DbContextOptionsBuilder options);

    /// <summary>Sees to it that the place is there and holds nothing, whatever was there before.</summary>
    void Empty(DeskDb db);
}
