using Holdfast.Engine.Policy;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal.Sqlite;
using Holdfast.Runtime.Tests.Scoring;

namespace Holdfast.Runtime.Tests.Hosting;

/// <summary>Runs events through durable scoring and reads what came out.</summary>
internal static class Durable
{
    public static string[] Run(string folder, IEnumerable<string> lines, DecisionPolicy? policy = null) =>
        Run(folder, lines, policy, out _);

    public static string[] Run(string folder, IEnumerable<string> lines, DecisionPolicy? policy, out Recovery? recovery)
    {
        using var run = DurableRun.Open(folder, policy, FixedClock.LongAfter);
        recovery = run.Recovery;
        return Run(run, lines);
    }

    public static string[] RunWithin(string folder, IEnumerable<string> lines, long? memoryLimit) =>
        RunWithin(folder, lines, memoryLimit, out _);

    public static string[] RunWithin(
        string folder, IEnumerable<string> lines, long? memoryLimit, out Recovery? recovery)
    {
        using var run = DurableRun.Open(folder, null, FixedClock.LongAfter, memoryLimit: memoryLimit);
        recovery = run.Recovery;
        return Run(run, lines);
    }

    private static string[] Run(DurableRun run, IEnumerable<string> lines)
    {
        using var output = new MemoryStream();
        run.Run(new MemoryStream(EventLines.Bytes(lines)), output, TestContext.Current.CancellationToken);
        return Scored.Lines(output.ToArray());
    }

    /// <summary>Changes the journal of a folder as somebody would who may do anything to it.</summary>
    public static void Change(string folder, string sql)
    {
        using var connection = SqliteFile.ForWriting(DataFolder.JournalFile(folder), isNew: false);
        Statement.Run(connection, sql);
    }

    /// <summary>Copies a data folder as it stands, in use or not.</summary>
    public static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "lock"))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, Bytes(file));
        }
    }

    private static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
