namespace Holdfast.Desk.Tests;

/// <summary>
/// The folder of samples and contracts that lies beside the checkout. What it holds is not part of the repository, so a
/// test that needs it is skipped where it is not there.
/// </summary>
internal static class SharedFolder
{
    private static readonly string? Root = Find();

    /// <summary>A file or folder in it; skips the test where there is none.</summary>
    public static string Path(params ReadOnlySpan<string> parts)
    {
        var path = Root is null ? null : System.IO.Path.Combine([Root, .. parts]);
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            Assert.Skip($"{string.Join('/', parts.ToArray())} is not in the folder of samples beside the checkout.");
        }

        return path!;
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Holdfast.slnx")))
            {
                return System.IO.Path.GetFullPath(System.IO.Path.Combine(folder.FullName, "..", "shared"));
            }
        }

        return null;
    }
}
