namespace Holdfast.Runtime.Tests;

/// <summary>A folder for one test, gone after it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("holdfast-test-");

    public string Path => _folder.FullName;

    /// <summary>The full path of a file in it.</summary>
    public string this[string name] => global::System.IO.Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
