using System.Text.Json;
using System.Text.Json.Serialization;

namespace Holdfast.Desk.Instructions;

/// <summary>Writes a case by its name with a small first letter, and reads nothing else.</summary>
public sealed class WordConverter<T>()
    : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
