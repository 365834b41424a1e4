using System.Text.Json.Serialization;

namespace Holdfast.Desk.Access;

/// <summary>A key as it is listed: all but what it opens with.</summary>
internal sealed record KeyAnswer(
    string Id, string Name, IReadOnlyList<string> Scopes, string MadeBy, string MadeAt, string? Expires,
    string? LastUsed, string? RevokedAt, string? RevokedBy)
{
    /// <summary>The key itself; only in the answer to its making.</summary>
    [JsonPropertyOrder(-1)]
    public string? Key { get; init; }

    public static KeyAnswer Of(HeldKey held) => Of(held.Key) with { LastUsed = TextOf(held.LastUse) };

    public static KeyAnswer Of(ApiKey key) => new(
        key.Id.ToString(), key.Name, key.Scopes, key.MadeBy, ApiKey.TextOf(key.MadeAt), TextOf(key.Expires), null,
        TextOf(key.RevokedAt), key.RevokedBy);

    private static string? TextOf(NodaTime.Instant? instant) => instant is { } given ? ApiKey.TextOf(given) : null;
}

/// <summary>A page of keys.</summary>
/// <param name="Keys">The keys, the oldest first.</param>
/// <param name="Next">What to give as <c>after</c> for the next page; absent on the last.</param>
internal sealed record KeyPage(IReadOnlyList<KeyAnswer> Keys, string? Next);

/// <summary>Requests and answers on keys in JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(KeyRequest))]
[JsonSerializable(typeof(KeyAnswer))]
[JsonSerializable(typeof(KeyPage))]
internal sealed partial class KeyJson : JsonSerializerContext;
