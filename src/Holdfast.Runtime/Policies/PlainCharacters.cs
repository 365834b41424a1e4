using System.Globalization;

namespace Holdfast.Runtime.Policies;

/// <summary>
/// Finds characters that people cannot see and that programs read in different ways: a NUL, at which a parser stops as
/// if the file ended there; separators that end a comment for one reader and not for the next; tabs that indent.
/// </summary>
internal static class PlainCharacters
{
    /// <summary>
    /// The text with a visible mark in place of each such character, and a fault for each; null where a tab indents,
    /// for then nobody can say what belongs to what.
    /// </summary>
    public static string? Of(string text, PolicyFaults faults)
    {
        // The mark of byte order that some editors put in front is no part of the text.
        var characters = text.AsSpan(text.StartsWith('\uFEFF') ? 1 : 0).ToArray();
        var isTabbed = false;
        var (line, lineStart, isIndent) = (1, 0, true);
        for (var i = 0; i < characters.Length; i++)
        {
            var character = characters[i];
            var before = i > 0 ? characters[i - 1] : '\0';
            var after = i + 1 < characters.Length ? characters[i + 1] : '\0';
            if (before is '\n' || (before is '\r' && character is not '\n'))
            {
                (line, lineStart, isIndent) = (line + 1, i, true);
            }

            if (isIndent && character is '\t' && !IsBlank(characters.AsSpan(i)))
            {
                isTabbed = true;
                faults.Add(new Place(line, i - lineStart + 1), "A tab may not indent a line; use spaces.");
            }

            isIndent &= character is ' ';
            if (IsRefused(character, before, after))
            {
                characters[i] = '\uFFFD';
                faults.Add(new Place(line, i - lineStart + 1), string.Create(CultureInfo.InvariantCulture,
                    $"The character U+{(int)character:X4} may not stand in a policy file; delete it."));
            }
        }

        return isTabbed ? null : new string(characters);
    }

    // Whether a line has nothing on it from here on.
    private static bool IsBlank(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAnyExcept(' ', '\t');
        return end < 0 || rest[end] is '\r' or '\n';
    }

    private static bool IsRefused(char character, char before, char after) =>
        (char.IsControl(character) && character is not ('\t' or '\n' or '\r'))
        || character is '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF'
        || (char.IsHighSurrogate(character) && !char.IsLowSurrogate(after))
        || (char.IsLowSurrogate(character) && !char.IsHighSurrogate(before));
}
