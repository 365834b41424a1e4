using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Holdfast.Desk.Facts;

/// <summary>Where the desk's tables are: a file of SQLite, or a schema of PostgreSQL.</summary>
public interface IDeskPlace
{
    /// <summary>Names provider and place.</summary>
    void Use(DbContextOptionsBuilder options);

    /// <summary>
    /// Whether a failure says that there are no tables, or that what is there is none: of any other, such as a
    /// connection that broke or a file in use, nothing follows for what is there.
    /// </summary>
    bool IsAbsence(DbException failure);

    /// <summary>Sees to it that the place is there and holds nothing, whatever was there before.</summary>
    void Empty(DeskDb db);
}
