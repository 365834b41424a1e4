using System.Text.Json;
using System.Text.Json.Serialization;
using Holdfast.Engine.Values;

namespace Holdfast.Desk.Instructions.Customer;

/// <summary>
/// What the page of a link shows: as it was when the customer was asked. What they answer is an answer to this,
/// whatever happened to the instruction since.
/// </summary>
/// <param name="Amount">The amount, as <see cref="Money"/> writes it; null for none, as of securities.</param>
/// <param name="What">What is asked for, where it is no amount: "100 shares of VTI".</param>
/// <param name="Payee">Who gets it.</param>
/// <param name="Purpose">What it is for; null where that was not told.</param>
/// <param name="Account">The last characters of the account.</param>
/// <param name="Seed">Random bytes by which the choices are made and named.</param>
internal sealed record LinkDetails(
    string? Amount, string? What, string Payee, string? Purpose, string Account, byte[] Seed)
{
    /// <summary>What it is sealed for.</summary>
    public const string Use = "customer link";

    /// <summary>As bytes, to be sealed.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, LinkDetailsJson.Default.LinkDetails);

    /// <summary>Reads what was opened.</summary>
    public static LinkDetails Read(ReadOnlySpan<byte> opened) =>
        JsonSerializer.Deserialize(opened, LinkDetailsJson.Default.LinkDetails)
            ?? throw new JsonException("It is nothing that a link shows.");
}

/// <summary>The form of what links show.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(LinkDetails))]
internal sealed partial class LinkDetailsJson : JsonSerializerContext;
