using System.Diagnostics;

namespace Holdfast.Repository.Tests;

/// <summary>The checkout that these tests were built from, read as data.</summary>
internal static class Checkout
{
    internal static string Root { get; } = FindRoot();

    /// <summary>Every file that is or would be committed: from the root, with forward slashes.</summary>
    internal static IReadOnlyList<string> Files { get; } = ListFiles();

    internal static IEnumerable<SourceFile> Sources { get; } =
        [.. Files.Where(path => Path.GetExtension(path) is ".cs" or ".razor" or ".js" or ".css" or ".sql")
            .Select(Read)];

    /// <summary>The C# of the projects.</summary>
    internal static IEnumerable<SourceFile> CSharp => Sources.Where(file =>
        file.Path.EndsWith(".cs", StringComparison.Ordinal) && file.Path.Split('/')[0] is "src" or "tests" or "bench");

    internal static IEnumerable<SourceFile> Markdown { get; } =
        [.. Files.Where(path => path.EndsWith(".md", StringComparison.Ordinal)).Select(Read)];

    internal static string Full(string path) => Path.Combine(Root, path);

    internal static SourceFile Read(string path) => new(path, File.ReadAllText(Full(path)));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Holdfast.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("No folder above the tests has Holdfast.slnx.");
    }

    private static string[] ListFiles()
    {
        // Git knows what is ignored. What is new but not yet added is read too: a fault shows before it is committed.
        var git = Process.Start(new ProcessStartInfo("git", ["ls-files", "-z", "-co", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("git did not start.");
        using (git)
        {
            var listed = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return git.ExitCode == 0
                ? [.. listed.Split('\0', StringSplitOptions.RemoveEmptyEntries)
                    .Where(path => File.Exists(Full(path))).Distinct().Order(StringComparer.Ordinal)]
                : throw new InvalidOperationException("git could not list the files of the checkout.");
        }
    }
}
