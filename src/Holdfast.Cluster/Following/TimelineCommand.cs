using Npgsql;

namespace Holdfast.Cluster.Following;

/// <summary>Says one thing to PostgreSQL.</summary>
internal static class TimelineCommand
{
    public static void Run(NpgsqlConnection connection, string sql, params object[] values)
    {
        using var command = Of(connection, sql, values);
        command.ExecuteNonQuery();
    }

    public static List<T> Rows<T>(
        NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, params object[] values)
    {
        using var command = Of(connection, sql, values);
        using var reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private static NpgsqlCommand Of(NpgsqlConnection connection, string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
