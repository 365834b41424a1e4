using YamlDotNet.Core;

namespace Holdfast.Runtime.Policies;

/// <summary>
/// Finds where a character of a text stands in the file, though the text may be in quotes, in a block, or folded over
/// several lines: whatever is no space stands in the file in the same order.
/// </summary>
internal static class ScalarPlaces
{
    /// <summary>The place of a character of a text; null where an escape keeps it from being told.</summary>
    /// <param name="source">The file.</param>
    /// <param name="at">Where the text begins in it, its quote or the sign of its block included.</param>
    /// <param name="style">How it is written.</param>
    /// <param name="value">The text.</param>
    /// <param name="offset">Which of its characters; its length for the end.</param>
    public static Place? Of(string source, Place at, ScalarStyle style, string value, int offset)
    {
        var start = IndexOf(source, at);
        var position = style switch
        {
            ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted => start + 1,
            ScalarStyle.Literal or ScalarStyle.Folded => LineAfter(source, start),
            _ => start,
        };
        for (var i = 0; i < Math.Min(offset, value.Length); i++)
        {
            if (!char.IsWhiteSpace(value[i]) && !TryPass(source, ref position, style, value[i]))
            {
                return null;
            }
        }

        if (offset < value.Length && !char.IsWhiteSpace(value[offset]))
        {
            var end = position;
            if (!TryPass(source, ref end, style, value[offset]))
            {
                return null;
            }

            SkipSpace(source, ref position, style);
        }

        return PlaceOf(source, position);
    }

    private static bool TryPass(string source, ref int position, ScalarStyle style, char character)
    {
        SkipSpace(source, ref position, style);
        if (position >= source.Length)
        {
            return false;
        }

        var next = position + 1 < source.Length ? source[position + 1] : '\0';
        var isDoubled = style is ScalarStyle.SingleQuoted && source[position] is '\'' && next is '\'';
        var isEscaped = style is ScalarStyle.DoubleQuoted && source[position] is '\\' && next is '"' or '\\' or '/';
        var isPlain = style is not ScalarStyle.DoubleQuoted || source[position] is not '\\';
        if (isDoubled || (isEscaped && !isPlain))
        {
            position += 2;
            return next == character;
        }

        return isPlain && source[position++] == character;
    }

    // An escaped end of line, and an escape that stands for a space, are space too.
    private static void SkipSpace(string source, ref int position, ScalarStyle style)
    {
        while (position < source.Length)
        {
            if (char.IsWhiteSpace(source[position]))
            {
                position++;
            }
            else if (style is ScalarStyle.DoubleQuoted && source[position] is '\\' && position + 1 < source.Length
                && (source[position + 1] is 'n' or 't' or 'r' || char.IsWhiteSpace(source[position + 1])))
            {
                position += 2;
            }
            else
            {
                return;
            }
        }
    }

    private static int IndexOf(string source, Place at)
    {
        var index = 0;
        for (var line = 1; line < at.Line && index < source.Length; line++)
        {
            index = LineAfter(source, index);
        }

        return Math.Min(index + at.Column - 1, source.Length);
    }

    private static int LineAfter(string source, int index)
    {
        var end = source.AsSpan(index).IndexOfAny('\r', '\n');
        return end < 0 ? source.Length
            : index + end + (source.AsSpan(index + end).StartsWith("\r\n", StringComparison.Ordinal) ? 2 : 1);
    }

    private static Place PlaceOf(string source, int position)
    {
        var (line, start) = (1, 0);
        for (var next = LineAfter(source, 0); next <= position && IsBreak(source, next); next = LineAfter(source, next))
        {
            (line, start) = (line + 1, next);
        }

        return new Place(line, position - start + 1);
    }

    private static bool IsBreak(string source, int next) => next > 0 && source[next - 1] is '\r' or '\n';
}
