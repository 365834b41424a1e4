namespace Holdfast.System.Tests;

/// <summary>
/// The checkout that these tests were built from, and the folder of samples that may stand beside it.
/// </summary>
internal static class Checkout
{
    internal static string Root { get; } = FindRoot();

    internal static string Full(string path) => Path.Combine(Root, path);

    /// <summary>A file of the shared folder; the test is skipped where there is none.</summary>
    internal static string Shared(string path)
    {
        var full = Path.Combine(Root, "..", "shared", path);
        Assert.SkipUnless(File.Exists(full), $"../shared/{path} is not there.");
        return full;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Holdfast.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside a checkout.");
    }
}
