using Microsoft.EntityFrameworkCore;

namespace Holdfast.Desk.Facts;

/// <summary>Reads the desk's tables, for pages and answers.</summary>
public sealed class DeskReader
{
    private readonly DeskTables _tables;
    private readonly DeskFollowing _following;

    internal DeskReader(DeskTables tables, DeskFollowing following) => (_tables, _following) = (tables, following);

    /// <summary>Everything before this position of the journal is told of.</summary>
    public long UpTo => _following.UpTo;

    /// <summary>A look at the tables, to be disposed of. What is read by it is not followed.</summary>
    public DeskDb Open()
    {
        _tables.Prepare();
        var db = _tables.Open();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return db;
    }
}
