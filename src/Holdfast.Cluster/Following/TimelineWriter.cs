using Holdfast.Engine.Contract;
using Holdfast.Runtime.Following;
using Npgsql;
using NpgsqlTypes;

namespace Holdfast.Cluster.Following;

/// <summary>Writes changes of timelines, column by column, within a transaction of its caller.</summary>
internal static class TimelineWriter
{
    public static void Write(
        NpgsqlConnection connection, IReadOnlyList<TimelineChange> changes, SubjectNames names)
    {
        (SubjectKind Kind, byte[] Text, TimelineChange.Came Came)[] rows =
            [.. changes.OfType<TimelineChange.Came>().SelectMany(came => SubjectsOf(came, names))];
        if (rows.Length > 0)
        {
            var (kinds, texts) = (Array(rows, row => (short)row.Kind), Array(rows, row => row.Text));
            TimelineCommand.Run(connection, TimelineSql.InsertSubjects, kinds, texts);
            TimelineCommand.Run(connection, TimelineSql.InsertInTimelines,
                kinds, texts,
                Array(rows, row => row.Came.Position),
                Array(rows, row => (short)row.Came.Kind),
                Words(rows, came => came.Type is { } type ? ContractWords.EventType.Of(type) : null),
                Words(rows, came => came.Outcome is { } outcome ? ContractWords.Outcome.Of(outcome) : null),
                Array(rows, row => row.Came.At.ToUnixTimeTicks()));
        }

        long[] went = [.. changes.OfType<TimelineChange.Went>().Select(gone => gone.Position)];
        if (went.Length > 0)
        {
            long[] subjects =
                [.. TimelineCommand.Rows(connection, TimelineSql.DeleteInTimelines, row => row.GetInt64(0), went)];
            TimelineCommand.Run(connection, TimelineSql.DeleteSubjects, subjects);
        }
    }

    private static IEnumerable<(SubjectKind, byte[], TimelineChange.Came)> SubjectsOf(
        TimelineChange.Came came, SubjectNames names)
    {
        if (came.Account.Length > 0)
        {
            yield return (SubjectKind.Account, names.Of(SubjectKind.Account, came.Account), came);
        }

        if (came.Customer.Length > 0)
        {
            yield return (SubjectKind.Customer, names.Of(SubjectKind.Customer, came.Customer), came);
        }
    }

    private static T[] Array<TRow, T>(TRow[] rows, Func<TRow, T> column) => [.. rows.Select(column)];

    private static NpgsqlParameter Words(
        (SubjectKind, byte[], TimelineChange.Came Came)[] rows, Func<TimelineChange.Came, string?> word) => new()
        {
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
            Value = Array(rows, row => word(row.Came)),
        };
}
