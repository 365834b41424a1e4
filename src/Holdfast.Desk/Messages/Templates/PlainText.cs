using System.Globalization;
using System.Text;

namespace Holdfast.Desk.Messages.Templates;

/// <summary>Words of somebody's, made fit to stand on one line of ours.</summary>
internal static class PlainText
{
    /// <summary>
    /// Whether a character is not seen, or turns what stands beside it round: a name could look like another by it, or
    /// begin a line of its own.
    /// </summary>
    public static bool IsHidden(char character) => char.GetUnicodeCategory(character) is UnicodeCategory.Control
        or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    /// <summary>A text on one line, at most so long; each run of what is not seen is a space.</summary>
    public static string OneLine(string text, int longest)
    {
        var line = new StringBuilder(Math.Min(text.Length, longest + 1));
        foreach (var rune in text.EnumerateRunes())
        {
            var isSpace = Rune.IsWhiteSpace(rune) || (rune.IsBmp && IsHidden((char)rune.Value))
                || (!rune.IsBmp && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format);
            if (!isSpace)
            {
                line.Append(rune);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }

            if (line.Length > longest)
            {
                // No half of a character is left at the cut.
                var end = char.IsHighSurrogate(line[longest - 2]) ? longest - 2 : longest - 1;
                return line.ToString(0, end).TrimEnd() + '…';
            }
        }

        return line.ToString().TrimEnd();
    }
}
