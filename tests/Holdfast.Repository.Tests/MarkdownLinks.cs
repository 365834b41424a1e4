using System.Text.RegularExpressions;

namespace Holdfast.Repository.Tests;

internal static partial class MarkdownLinks
{
    /// <summary>The links of a document that lead inside the repository, with the line each is on.</summary>
    internal static IEnumerable<(int Index, string Target)> Of(SourceFile document)
    {
        var isCode = false;
        foreach (var (index, line) in document.Lines.Index())
        {
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                isCode = !isCode;
            }
            else if (!isCode)
            {
                foreach (Match link in Link().Matches(InlineCode().Replace(line, "")))
                {
                    var target = link.Groups["target"].Value;
                    if (!Elsewhere().IsMatch(target))
                    {
                        yield return (index, target);
                    }
                }
            }
        }
    }

    internal static IEnumerable<string> Broken(
        SourceFile document, Func<string, SourceFile?> read, Func<string, bool> exists)
    {
        foreach (var (index, target) in Of(document))
        {
            var (path, anchor) = target.Split('#') is [var before, var after] ? (before, after) : (target, null);
            var resolved = path.Length == 0 ? document.Path : Resolve(path, Path.GetDirectoryName(document.Path) ?? "");
            if (!exists(resolved))
            {
                yield return document.Fault(index, $"{target} does not exist");
            }
            else if (anchor is not null && read(resolved) is { } linked && !Anchors(linked).Contains(anchor))
            {
                yield return document.Fault(index, $"{target} names a heading that does not exist");
            }
        }
    }

    // As the forges make them: lower case, punctuation dropped, spaces to hyphens.
    private static IEnumerable<string> Anchors(SourceFile document) => document.Lines
        .Where(line => line.StartsWith('#'))
        .Select(line => line.TrimStart('#').Trim())
#pragma warning disable CA1308 // Anchors are in lower case.
        .Select(heading => Dropped().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-'));
#pragma warning restore CA1308

    private static string Resolve(string path, string folder)
    {
        var fromRoot = path[0] == '/' ? path[1..] : Path.Combine(folder, path);
        return Path.GetRelativePath(Checkout.Root, Path.GetFullPath(fromRoot, Checkout.Root)).Replace('\\', '/');
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)[^)]*\)|^\[[^\]]+\]:\s+(?<target>\S+)")]
    private static partial Regex Link();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+.-]*:")]
    private static partial Regex Elsewhere();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Dropped();
}
