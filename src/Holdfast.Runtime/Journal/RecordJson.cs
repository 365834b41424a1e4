using System.Buffers;
using System.Text.Json;

namespace Holdfast.Runtime.Journal;

/// <summary>
/// Reads and writes contents of entries that are JSON objects. Whatever is wrong with one is a fault of that entry.
/// </summary>
internal static class RecordJson
{
    /// <summary>An object as it stands in the journal: UTF-8.</summary>
    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    public static void WriteIfAny(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    /// <summary>Reads the content of an entry.</summary>
    /// <exception cref="JournalException">It is of another form, or not what it should be.</exception>
    public static T Read<T>(JournalEntry entry, byte codec, Func<JsonElement, T> read)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Head.Codec != codec)
        {
            throw new JournalException(JournalFault.Unreadable,
                $"Entry {entry.Position} is written in form {entry.Head.Codec}, which this release does not read.");
        }

        return TryRead(entry.Content, read, out var value)
            ? value
            : throw new JournalException(
                JournalFault.Damaged, $"The content of entry {entry.Position} is not what its kind asks for.");
    }

    /// <summary>Reads a JSON object; false where it is none, or not the one that was expected.</summary>
    public static bool TryRead<T>(ReadOnlyMemory<byte> content, Func<JsonElement, T> read, out T value)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            value = read(document.RootElement);
            return true;
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or FormatException
            or InvalidOperationException)
        {
            value = default!;
            return false;
        }
    }

    public static string Text(JsonElement element, string name) =>
        element.GetProperty(name).GetString() ?? throw new FormatException();

    public static string? TextIfAny(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
