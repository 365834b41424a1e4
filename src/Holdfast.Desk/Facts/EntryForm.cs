using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Facts;

/// <summary>Reads entries that were written as JSON of one form. Whatever is wrong with one is its own fault.</summary>
internal static class EntryForm
{
    /// <summary>Reads the content of an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="codec">The number of the form that this release writes.</param>
    /// <param name="form">The form.</param>
    /// <param name="what">What such an entry does, as in "tells of customers".</param>
    /// <exception cref="JournalException">This release does not read it.</exception>
    public static T Read<T>(JournalEntry entry, byte codec, JsonTypeInfo<T> form, string what)
        where T : class
    {
        try
        {
            return entry.Head.Codec == codec && JsonSerializer.Deserialize(entry.Content.Span, form) is { } read
                ? read
                : throw Unreadable(entry, what);
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException)
        {
            // An entry that does not say what it tells of is what the library calls not supported.
            throw Unreadable(entry, what, fault);
        }
    }

    /// <summary>The form of entries in which something is sealed: each key takes converters of its own.</summary>
    public static JsonSerializerOptions Options(params ReadOnlySpan<JsonConverter> converters)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            AllowDuplicateProperties = false,
        };
        foreach (var converter in converters)
        {
            options.Converters.Add(converter);
        }

        return options;
    }

    /// <summary>That an entry is of no form that this release knows, or fits nothing before it.</summary>
    public static JournalException Unreadable(JournalEntry entry, string what, Exception? cause = null) => new(
        JournalFault.Unreadable,
        $"Entry {entry.Position} {what} in a form that this release does not read.", cause);
}
