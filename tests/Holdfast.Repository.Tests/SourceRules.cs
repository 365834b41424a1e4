using System.Text.RegularExpressions;

namespace Holdfast.Repository.Tests;

/// <summary>Rules about text: each names what is wrong in a file, and the tests say which files it is for.</summary>
internal static partial class SourceRules
{
    internal const int LinesAtMost = 400;
    internal const int ColumnsAtMost = 120;

    internal static IEnumerable<string> Long(SourceFile file) =>
        file.Lines.Length > LinesAtMost
            ? [file.Fault(LinesAtMost, $"{file.Lines.Length} lines; split it by meaning")]
            : [];

    // A citation's address cannot be broken.
    internal static IEnumerable<string> Wide(SourceFile file) => Where(
        file, line => line.Length > ColumnsAtMost && !line.Contains("://", StringComparison.Ordinal), "over 120 columns");

    internal static IEnumerable<string> Regions(SourceFile file) => Where(file, Region().IsMatch, "a region");

    internal static IEnumerable<string> CommentedOutCode(SourceFile file) =>
        Where(file, CommentedOut().IsMatch, "code in a comment");

    internal static IEnumerable<string> UnnumberedToDos(SourceFile file) =>
        Where(file, line => ToDo().IsMatch(line) && !IssueNumber().IsMatch(line), "work left without an issue number");

    internal static IEnumerable<string> Stubs(SourceFile file) => Where(file, Stub().IsMatch, "a stub");

    internal static IEnumerable<string> Sleeps(SourceFile file) => Where(file, Sleep().IsMatch, "a test that sleeps");

    internal static IEnumerable<string> CatchAlls(SourceFile file) =>
        Where(file, CatchAll().IsMatch, "catches every exception");

    internal static IEnumerable<string> VagueTypes(SourceFile file) =>
        Where(file, VagueType().IsMatch, "a type whose name says nothing");

    internal static IEnumerable<string> MachinePaths(SourceFile file) =>
        Where(file, MachinePath().IsMatch, "a path of somebody's machine");

    internal static IEnumerable<string> ConflictMarkers(SourceFile file) =>
        Where(file, ConflictMarker().IsMatch, "an unresolved conflict");

    internal static IEnumerable<string> NamespaceElsewhere(SourceFile file)
    {
        // src/Holdfast.Engine/Values/Money.cs belongs to Holdfast.Engine.Values.
        var expected = string.Join('.', file.Path.Split('/')[1..^1]);
        var at = Array.FindIndex(file.Lines, line => line.StartsWith("namespace ", StringComparison.Ordinal));
        return at >= 0
            ? file.Lines[at] == $"namespace {expected};" ? [] : [file.Fault(at, $"the folder says {expected}")]
            : Array.FindIndex(file.Lines, TypeDeclaration().IsMatch) is var type and >= 0
                ? [file.Fault(type, "a type without a namespace")]
                : [];
    }

    private static IEnumerable<string> Where(SourceFile file, Func<string, bool> isFault, string what) =>
        file.Lines.Index().Where(line => isFault(line.Item)).Select(line => file.Fault(line.Index, what));

    // The words are broken up so that this file passes its own rules.
    [GeneratedRegex(@"^\s*#" + "region")]
    private static partial Regex Region();

    // Prose may end in a brace or speak of code; a statement ends in a semicolon, a block begins after a parenthesis.
    [GeneratedRegex(@"^\s*//(?!/)(.*(;|\)\s*\{)\s*$|\s*[{}]\s*$)")]
    private static partial Regex CommentedOut();

    [GeneratedRegex(@"\b(TO" + "DO|FIX" + "ME|HA" + "CK|XX" + @"X)\b")]
    private static partial Regex ToDo();

    [GeneratedRegex(@"#\d+")]
    private static partial Regex IssueNumber();

    [GeneratedRegex("Not" + @"ImplementedException\b")]
    private static partial Regex Stub();

    [GeneratedRegex(@"\b(Thread\." + @"Sleep|Task\." + @"Delay)\b")]
    private static partial Regex Sleep();

    [GeneratedRegex(@"\bcatch\s*(\(\s*(System\.)?" + @"Exception\b|$|\{)")]
    private static partial Regex CatchAll();

    private const string Declaration =
        @"^\s*((public|internal|private|protected|file|static|sealed|abstract|partial|readonly|ref|new)\s+)*" +
        @"(class|interface|enum|struct|record(\s+(class|struct))?)\s+";

    [GeneratedRegex(Declaration + @"\w+")]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex(Declaration + @"\w*(Manager|Helpers?|Utils?|Info|Impl|Base)\b")]
    private static partial Regex VagueType();

    [GeneratedRegex(@"(?<![\w.:/~-])/(work|root|home|Users)/|[A-Za-z]:\\Users\\")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"^(<{7}|>{7}) ")]
    private static partial Regex ConflictMarker();
}
