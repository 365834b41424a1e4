namespace Holdfast.Repository.Tests;

internal sealed record SourceFile(string Path, string Text)
{
    internal string[] Lines { get; } = Text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    internal bool IsUnder(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);

    /// <summary>A fault that a reader can click on.</summary>
    internal string Fault(int index, string what) => $"{Path}:{index + 1}: {what}";
}
