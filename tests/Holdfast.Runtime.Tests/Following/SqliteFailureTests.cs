using Holdfast.Runtime.Following.Sqlite;
using Microsoft.Data.Sqlite;

namespace Holdfast.Runtime.Tests.Following;

/// <summary>Tables are made anew where they are not there, and never because they cannot be read just now.</summary>
public sealed class SqliteFailureTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, true)]
    [InlineData(11, true)]
    [InlineData(26, true)]
    [InlineData(5, false)]
    [InlineData(6, false)]
    [InlineData(8, false)]
    [InlineData(10, false)]
    [InlineData(13, false)]
    public void What_fails_for_another_reason_is_not_absent(int code, bool isAbsent) =>
        Assert.Equal(isAbsent, SqliteFailure.IsAbsence(new SqliteException("It failed.", code), _folder["desk.db"]));

    [Fact]
    public void A_file_that_cannot_be_opened_is_absent_only_where_there_is_none()
    {
        var failure = new SqliteException("It cannot be opened.", 14);
        Assert.True(SqliteFailure.IsAbsence(failure, _folder["desk.db"]));

        File.WriteAllText(_folder["desk.db"], "");
        Assert.False(SqliteFailure.IsAbsence(failure, _folder["desk.db"]));
    }
}
