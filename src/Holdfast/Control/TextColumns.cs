namespace Holdfast.Control;

/// <summary>Rows of text as columns, each as wide as what is in it.</summary>
internal static class TextColumns
{
    /// <summary>Writes rows to standard output, the head first.</summary>
    public static void Write(IReadOnlyList<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(i => rows.Max(row => row[i].Length)).ToArray();
        foreach (var row in rows)
        {
            Console.Out.WriteLine(string.Join("  ", row.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd());
        }
    }
}
