using System.CommandLine.Parsing;

namespace Holdfast;

/// <summary>
/// Looks at where a call is going to write before the work is done: minutes of it are not lost to a slip of the pen,
/// and nothing that is read is overwritten.
/// </summary>
internal static class OutputPlaces
{
    /// <summary>Has the call refused where it would write twice to one file, or to one that it reads.</summary>
    public static void Separate(CommandResult call, string?[] read, string?[] written)
    {
        var taken = read.OfType<string>().Where(path => path.Length > 0).Select(Path.GetFullPath)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var path in written.OfType<string>().Where(path => path.Length > 0))
        {
            if (!taken.Add(Path.GetFullPath(path)))
            {
                call.AddError($"{path} is named twice: each file that is written needs a place of its own.");
            }
        }
    }

    /// <summary>Refuses what no file can be put at.</summary>
    /// <exception cref="WorkFailedException">It is a folder, or the folder it is to go to is missing.</exception>
    public static void Require(params string?[] paths)
    {
        foreach (var path in paths.OfType<string>())
        {
            if (path.Length == 0)
            {
                throw new WorkFailedException("a file to be written has no name.");
            }

            if (Directory.Exists(path))
            {
                throw new WorkFailedException($"{path} is a folder, not a file.");
            }

            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            {
                throw new WorkFailedException($"{path} cannot be written: there is no folder {folder}.");
            }
        }
    }
}
