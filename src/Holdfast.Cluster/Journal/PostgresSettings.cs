using System.Text.RegularExpressions;
using Holdfast.Cluster.Following;
using Npgsql;

namespace Holdfast.Cluster.Journal;

/// <summary>Which PostgreSQL a journal is in, and as what it is talked to.</summary>
public sealed partial record PostgresSettings
{
    /// <summary>
    /// Where the server is and who speaks to it, in Npgsql's form. Several hosts, with commas between them, are those
    /// that may take one another's place; only the one that takes writes is written to, and asked before a decision.
    /// </summary>
    public required string Connection { get; init; }

    /// <summary>
    /// The same for the role that is to own the schema, needed only when a journal is made or restored; null where the
    /// role that Holdfast works by is to own it, which then could drop it too.
    /// </summary>
    public string? OwnerConnection { get; init; }

    /// <summary>The schema of the journal, one for each firm: small letters, digits and underscores.</summary>
    public required string Schema { get; init; }

    /// <summary>Whether to refuse a server that waits for no standby before it says it has kept something.</summary>
    public bool RequireSynchronousStandby { get; init; }

    /// <summary>How long one group or one question may take, in seconds.</summary>
    public int TimeoutSeconds { get; init; } = 30;

    /// <summary>What is wrong with the settings, in a sentence; null where nothing is.</summary>
    public string? Fault()
    {
        if (!SchemaName().IsMatch(Schema))
        {
            return "The schema has to be named by small letters, digits and underscores, at most 63, a letter first.";
        }

        if (TimeoutSeconds is < 1 or > 600)
        {
            return "The timeout has to be from 1 to 600 seconds.";
        }

        try
        {
            return string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(Connection).Host)
                ? "The connection names no host."
                : new NpgsqlConnectionStringBuilder(OwnerConnection ?? "") is null ? "" : null;
        }
        catch (Exception failure) when (failure is ArgumentException or KeyNotFoundException or FormatException)
        {
            // What it says may hold the password.
            return "The connection is not in the form of Npgsql, such as 'Host=db;Database=holdfast'.";
        }
    }

    /// <summary>What people call the place; without a secret.</summary>
    internal string Place
    {
        get
        {
            var connection = new NpgsqlConnectionStringBuilder(Connection);
            return $"the schema {Schema} of {connection.Database ?? connection.Username} at {connection.Host}";
        }
    }

    /// <summary>For the one who writes, and whoever makes the journal: on the server that takes writes.</summary>
    internal NpgsqlDataSource ForWriting(bool asOwner) =>
        Source(Text(asOwner ? OwnerConnection ?? Connection : Connection, isPooled: false), mustWrite: true);

    /// <summary>For questions to the very server that a connection is to.</summary>
    internal NpgsqlDataSource ForAsking(NpgsqlConnection writing)
    {
        var text = Text(Connection, isPooled: true);
        (text.Host, text.Port, text.TargetSessionAttributes) = (writing.Host, writing.Port, null);
        text.Options = $"{text.Options} {PostgresSql.Reading}".Trim();
        return Source(text, mustWrite: false);
    }

    /// <summary>For what followers save and who asks for it: on the server that takes writes.</summary>
    internal NpgsqlDataSource ForTimelines()
    {
        var text = Text(Connection, isPooled: true);
        text.Options = $"{text.Options} {TimelineSql.Session}".Trim();
        return Source(text, mustWrite: true);
    }

    /// <summary>For looking at all there is, on any of the servers.</summary>
    internal NpgsqlDataSource ForLooking()
    {
        var text = Text(Connection, isPooled: false);
        text.Options = $"{text.Options} {PostgresSql.Reading}".Trim();
        return Source(text, mustWrite: false);
    }

    private NpgsqlConnectionStringBuilder Text(string connection, bool isPooled) => new(connection)
    {
        ApplicationName = "holdfast",
        SearchPath = $"{Schema},pg_temp",
        Pooling = isPooled,
        MaxPoolSize = 16,
        Timeout = Math.Min(TimeoutSeconds, 10),
        CommandTimeout = TimeoutSeconds,

        // A server that was asked to give up waiting for its standby says that it has committed.
        CancellationTimeout = -1,
        TcpKeepAlive = true,
        TcpKeepAliveTime = 3,
        TcpKeepAliveInterval = 1,
        MaxAutoPrepare = 64,
        AutoPrepareMinUsages = 2,
        IncludeErrorDetail = false,
        HostRecheckSeconds = 1,
        Enlist = false,
    };

    private static NpgsqlDataSource Source(NpgsqlConnectionStringBuilder text, bool mustWrite)
    {
        var wanted = text.TargetSessionAttributes;
        text.TargetSessionAttributes = null;
        var builder = new NpgsqlDataSourceBuilder(text.ConnectionString);
        return text.Host!.Contains(',', StringComparison.Ordinal)
            ? builder.BuildMultiHost().WithTargetSession(
                mustWrite ? TargetSessionAttributes.ReadWrite
                    : Enum.TryParse<TargetSessionAttributes>(
                        wanted?.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var named) ? named
                    : TargetSessionAttributes.Any)
            : builder.Build();
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,62}$")]
    private static partial Regex SchemaName();
}
