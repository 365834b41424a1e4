namespace Holdfast.Repository.Tests;

/// <summary>What every file of this checkout keeps to, whatever is in it.</summary>
public sealed class TrackedFilesTests
{
    private static IEnumerable<SourceFile> TextFiles => Checkout.Files.Where(IsText).Select(Checkout.Read);

    [Fact]
    public void No_file_names_a_path_of_the_machine_it_was_written_on() =>
        Faults.None(TextFiles.SelectMany(SourceRules.MachinePaths));

    [Fact]
    public void No_file_keeps_an_unresolved_conflict() =>
        Faults.None(TextFiles.SelectMany(SourceRules.ConflictMarkers));

    // As Git tells text from the rest: no zero byte near the beginning.
    private static bool IsText(string path)
    {
        using var stream = File.OpenRead(Checkout.Full(path));
        Span<byte> beginning = stackalloc byte[8000];
        var length = stream.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
        return !beginning[..length].Contains((byte)0);
    }
}
