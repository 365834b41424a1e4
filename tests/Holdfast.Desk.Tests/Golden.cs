namespace Holdfast.Desk.Tests;

/// <summary>Pages of the repository that are made of the code.</summary>
internal static class Golden
{
    /// <summary>The checkout that this runs in.</summary>
    public static string Root { get; } = Find();

    public static string Full(string path) => Path.Combine(Root, path);

    /// <summary>Compares a page with what the code makes of it, which is left where it can be taken from.</summary>
    public static void AssertSame(string path, string made)
    {
        var checkedIn = File.Exists(Full(path)) ? File.ReadAllText(Full(path)) : "";
        if (checkedIn != made)
        {
            var copy = Full(Path.Combine("artifacts", "golden", Path.GetFileName(path)));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllText(copy, made);
            Assert.Fail($"{path} is not what the code says. Look at the difference, then: cp {copy} {Full(path)}");
        }
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Holdfast.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the checkout.");
        }

        return folder.FullName;
    }
}
