using System.Globalization;
using System.Text;

namespace Holdfast.Runtime.Policies;

/// <summary>Text of a policy file, line by line, with comments wrapped and numbers the same on every machine.</summary>
internal sealed class PolicyText
{
    private const int Columns = 100;

    /// <summary>Where a comment behind a value begins, if the value leaves room.</summary>
    private const int CommentColumn = 32;

    /// <summary>How wide a line with a comment behind its value may be.</summary>
    private const int WidestCommented = 140;

    private readonly StringBuilder _text = new();

    public static string Number(decimal value) =>
        value.ToString("0.############################", CultureInfo.InvariantCulture);

    public void Blank() => _text.Append('\n');

    public void Line(int indent, string line) => _text.Append(' ', indent).Append(line).Append('\n');

    /// <summary>A line with a comment behind it; before it where it would be too wide.</summary>
    public void Line(int indent, string line, string comment)
    {
        var behind = $"{line.PadRight(CommentColumn - indent)} # {OneLine(comment)}";
        if (indent + behind.Length <= WidestCommented)
        {
            Line(indent, behind);
        }
        else
        {
            Comment(indent, comment);
            Line(indent, line);
        }
    }

    /// <summary>A comment on as many lines as it takes.</summary>
    public void Comment(int indent, string comment) => Wrapped(indent, "# ", comment);

    /// <summary>A text of any length and any letters, as a block whose lines are joined again when read.</summary>
    public void Folded(int indent, string name, string text)
    {
        Line(indent, $"{name}: >-");
        Wrapped(indent + 2, "", text);
    }

    public override string ToString() => _text.ToString();

    private void Wrapped(int indent, string prefix, string text)
    {
        var line = new StringBuilder();
        foreach (var word in OneLine(text).Split(' '))
        {
            if (line.Length > 0 && indent + prefix.Length + line.Length + 1 + word.Length > Columns)
            {
                Line(indent, prefix + line);
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        Line(indent, prefix + line);
    }

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
