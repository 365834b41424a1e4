using System.Text.Json;
using Holdfast.Engine.Contract;
using Holdfast.Runtime.Scoring;

namespace Holdfast.Runtime.Trials;

/// <summary>Reads small files of one JSON object a line; a line that is none is told as a fault.</summary>
internal static class JsonLines
{
    public static void Read(Stream input, LineFaults faults, Action<long, JsonElement> take)
    {
        var lines = new LineReader(input);
        var chunk = new LineChunk();
        while (lines.Fill(chunk))
        {
            foreach (var line in chunk.Lines)
            {
                if (line.Length > ContractLimits.EventBytes)
                {
                    faults.Add(line.Number, "This line is longer than any there should be.");
                    continue;
                }

                try
                {
                    using var document = JsonDocument.Parse(chunk.Buffer.AsMemory(line.Start, line.Length));
                    if (document.RootElement.ValueKind is JsonValueKind.Object)
                    {
                        take(line.Number, document.RootElement);
                    }
                    else
                    {
                        faults.Add(line.Number, "Expected a JSON object.");
                    }
                }
                catch (JsonException)
                {
                    faults.Add(line.Number, "This is not JSON.");
                }
            }
        }
    }

    /// <summary>The text under a name; null where there is none, or it is no text or empty.</summary>
    public static string? TextOf(JsonElement line, string name)
    {
        try
        {
            return line.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
                && value.GetString() is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or bytes that are no UTF-8.
            return null;
        }
    }
}
