using System.Text;

namespace Holdfast.Runtime.Trials;

/// <summary>
/// A table of text whose columns are as wide as they have to be; the first stands to the left, the others to the right.
/// </summary>
internal sealed class TextTable(params string[] headings)
{
    private readonly List<string[]> _rows = [headings];

    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>A row that is one sentence behind its name, and makes no column wider.</summary>
    public void AddNote(string name, string note) => _rows.Add([name, note]);

    public override string ToString()
    {
        var widths = Enumerable.Range(0, headings.Length).Select(column => _rows.Max(row =>
            column < row.Length && (column == 0 || row.Length == headings.Length) ? row[column].Length : 0)).ToArray();
        var text = new StringBuilder();
        foreach (var row in _rows)
        {
            var line = row.Select((cell, column) =>
                column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            text.Append("  ").Append(string.Join("  ", line).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }
}
