using System.Net.Sockets;
using Holdfast.Runtime.Journal;
using Npgsql;

namespace Holdfast.Cluster.Journal;

/// <summary>Says plainly what a failure of PostgreSQL, or of the way there, means for a journal.</summary>
internal static class PostgresFailure
{
    private const string
        DiskFull = "53100", ReadOnlyTransaction = "25006", UniqueViolation = "23505", LockNotAvailable = "55P03",
        UndefinedTable = "42P01", UndefinedSchema = "3F000", UndefinedDatabase = "3D000", NotAllowed = "42501";

    /// <summary>Whether it is a failure of the store, to be explained.</summary>
    public static bool Is(Exception failure) =>
        failure is NpgsqlException or SocketException or IOException or TimeoutException or ObjectDisposedException;

    /// <summary>Whether an entry was refused because another has its id.</summary>
    public static bool IsRepeat(Exception failure) => failure is PostgresException { SqlState: UniqueViolation };

    /// <summary>Whether the server itself said that nothing of a transaction came to be.</summary>
    public static bool IsUndone(Exception failure) => failure is PostgresException { InvariantSeverity: "ERROR" };

    /// <summary>Does work at a place; what fails of the store there is explained.</summary>
    /// <exception cref="JournalException">The store, or the way there, failed.</exception>
    public static T Explained<T>(string place, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception failure) when (Is(failure))
        {
            throw Explain(failure, place);
        }
    }

    public static JournalException Explain(Exception failure, string place) => failure is PostgresException said
        ? Explain(said, place)
        : new JournalException(
            JournalFault.Failed, $"The connection to {place} was lost, or the server did not answer in time.", failure)
        {
            CanBeReopened = true,
        };

    private static JournalException Explain(PostgresException said, string place)
    {
        var (fault, what, isCured) = said.SqlState switch
        {
            DiskFull => (JournalFault.Full, "cannot grow: there is no space left on the server", false),
            ReadOnlyTransaction =>
                (JournalFault.Failed, "is on a server that takes no writes: another may have taken its place", true),
            PostgresSql.AnotherWriter => (JournalFault.InUse, "is gone on with by another writer", true),
            PostgresSql.NoDisposal => (JournalFault.Damaged, "refuses a disposal: " + said.MessageText, false),
            LockNotAvailable => (JournalFault.InUse, "is held by something else", true),
            UndefinedTable or UndefinedSchema => (JournalFault.Missing, "holds no journal", false),
            UndefinedDatabase => (JournalFault.Missing, "cannot be reached: there is no such database", false),
            NotAllowed => (JournalFault.Failed, "does not give the role the rights it needs", false),
            ['2', '8', ..] => (JournalFault.Failed, "does not let the role in", false),
            ['X', 'X', '0', '0', '1' or '2'] => (JournalFault.Damaged, "is damaged: " + said.MessageText, false),
            ['0', '8', ..] or ['5', '3' or '7' or '8', ..] or ['4', '0', ..] =>
                (JournalFault.Failed, $"did not do what was asked: {said.MessageText}", true),
            _ => (JournalFault.Failed, $"failed: {said.MessageText} ({said.SqlState})", false),
        };
        return new JournalException(fault, $"{Capitalized(place)} {what}.", said) { CanBeReopened = isCured };
    }

    private static string Capitalized(string place) => char.ToUpperInvariant(place[0]) + place[1..];
}
