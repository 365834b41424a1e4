using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Holdfast.Desk.Instructions.Customer;

/// <summary>What a customer stated on the page of a link.</summary>
/// <param name="Chosen">The choice; null for "none of these".</param>
/// <param name="WasTold">Somebody told them to ask for it, or what to answer.</param>
/// <param name="IsWatched">Somebody is on the phone with them, or sees their screen.</param>
/// <param name="IsSecret">Somebody told them to keep it secret, or that their money is in danger.</param>
internal sealed record CustomerStatement(string? Chosen, bool WasTold, bool IsWatched, bool IsSecret)
{
    /// <summary>Whether somebody is telling them what to do.</summary>
    [JsonIgnore]
    public bool IsCoached => WasTold || IsWatched || IsSecret;

    /// <summary>As text, for the entry.</summary>
    public string ToText() => JsonSerializer.Serialize(this, StatementJson.Default.CustomerStatement);

    /// <summary>Reads it back.</summary>
    public static CustomerStatement Read(string text) =>
        JsonSerializer.Deserialize(text, StatementJson.Default.CustomerStatement)
            ?? throw new JsonException("It is no statement of a customer's.");
}

/// <summary>The form of statements.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(CustomerStatement))]
internal sealed partial class StatementJson : JsonSerializerContext;
