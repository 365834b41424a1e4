namespace Holdfast.Runtime.Journal;

/// <summary>
/// The content of an entry that says that somebody looked at customer information: who, at what, and how much of it.
/// When is the entry's own time.
/// </summary>
public sealed record LookUpContent
{
    /// <summary>The form in which this release writes it, and the only one it reads.</summary>
    public const byte Codec = 1;

    /// <summary>The id of the key or person that looked.</summary>
    public required string By { get; init; }

    /// <summary>The name of who looked, as it was then.</summary>
    public required string Name { get; init; }

    /// <summary>What was looked at: <c>decision</c>, <c>timeline</c>, <c>entry</c>, <c>customer</c>.</summary>
    public required string What { get; init; }

    /// <summary>The account it concerned; null where there is none.</summary>
    public string? Account { get; init; }

    /// <summary>The customer it concerned; null where there is none.</summary>
    public string? Customer { get; init; }

    /// <summary>The id of the event that was asked for; null where none was.</summary>
    public string? Event { get; init; }

    /// <summary>The position that was asked for; null where none was.</summary>
    public long? Position { get; init; }

    /// <summary>For what it was looked at, a word of the desk; null where none was asked for.</summary>
    public string? Purpose { get; init; }

    /// <summary>For which case; null where none was named.</summary>
    public string? Case { get; init; }

    /// <summary>Which parts were looked at, words of the desk; empty where it is all of it.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>What kind of somebody looked, a word of the desk; null where that is not told.</summary>
    public string? Kind { get; init; }

    /// <summary>How whoever looked is tied to the customer, a word of the desk; null where they are not.</summary>
    public string? Tie { get; init; }

    /// <summary>How many entries were shown.</summary>
    public required int Rows { get; init; }

    /// <summary>The content as it stands in the journal: UTF-8, a JSON object.</summary>
    public ReadOnlyMemory<byte> ToBytes() => RecordJson.Write(json =>
    {
        json.WriteString("by", By);
        json.WriteString("name", Name);
        json.WriteString("what", What);
        RecordJson.WriteIfAny(json, "account", Account);
        RecordJson.WriteIfAny(json, "customer", Customer);
        RecordJson.WriteIfAny(json, "event", Event);
        if (Position is { } position)
        {
            json.WriteNumber("position", position);
        }

        RecordJson.WriteIfAny(json, "purpose", Purpose);
        RecordJson.WriteIfAny(json, "case", Case);
        if (Fields.Count > 0)
        {
            json.WriteStartArray("fields");
            foreach (var field in Fields)
            {
                json.WriteStringValue(field);
            }

            json.WriteEndArray();
        }

        RecordJson.WriteIfAny(json, "kind", Kind);
        RecordJson.WriteIfAny(json, "tie", Tie);
        json.WriteNumber("rows", Rows);
    });

    /// <summary>Reads the content of an entry.</summary>
    /// <exception cref="JournalException">This release does not know how it is written, or it is not whole.</exception>
    public static LookUpContent Read(JournalEntry entry) => RecordJson.Read(entry, Codec, root => new LookUpContent
    {
        By = RecordJson.Text(root, "by"),
        Name = RecordJson.Text(root, "name"),
        What = RecordJson.Text(root, "what"),
        Account = RecordJson.TextIfAny(root, "account"),
        Customer = RecordJson.TextIfAny(root, "customer"),
        Event = RecordJson.TextIfAny(root, "event"),
        Position = root.TryGetProperty("position", out var position) ? position.GetInt64() : null,
        Purpose = RecordJson.TextIfAny(root, "purpose"),
        Case = RecordJson.TextIfAny(root, "case"),
        Fields = root.TryGetProperty("fields", out var fields)
            ? [.. fields.EnumerateArray().Select(field => field.GetString() ?? throw new FormatException())]
            : [],
        Kind = RecordJson.TextIfAny(root, "kind"),
        Tie = RecordJson.TextIfAny(root, "tie"),
        Rows = root.GetProperty("rows").GetInt32(),
    });
}
