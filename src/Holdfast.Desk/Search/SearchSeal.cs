using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Holdfast.Desk.Customers;
using Microsoft.AspNetCore.DataProtection;

namespace Holdfast.Desk.Search;

/// <summary>
/// What is looked for, sealed into an address. What is typed into a search is often customer information, and addresses
/// are kept by browsers and by what stands in front of a server; so the address of what was found tells nothing, and
/// can all the same be gone back to, opened anew and sent to a colleague, for a day.
/// </summary>
internal sealed class SearchSeal(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(1);

    private readonly IDataProtector _sealer = protection.CreateProtector("Holdfast.Search");

    /// <summary>Seals a question of somebody's.</summary>
    public string Seal(SearchQuestion question, string by) => _sealer.Protect(JsonSerializer.Serialize(
        new Kept(
            question.Text, question.Purpose?.Kind, question.Purpose?.Case, by,
            (clock.GetUtcNow() + Lasts).ToUnixTimeSeconds()),
        SearchJson.Default.Kept));

    /// <summary>
    /// Opens a question for somebody; null where it is none, or too old. For what customers are looked for is a word of
    /// whoever said it: for anybody else it has not been said.
    /// </summary>
    public SearchQuestion? Open(string? sealedText, string by)
    {
        if (sealedText is null)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(_sealer.Unprotect(sealedText), SearchJson.Default.Kept) is { } kept
                && kept.Until >= clock.GetUtcNow().ToUnixTimeSeconds()
                    ? new SearchQuestion(
                        kept.Text, kept.By == by && kept.Purpose is { } kind ? new Purpose(kind, kept.Case) : null)
                    : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>What is sealed.</summary>
    internal sealed record Kept(string Text, PurposeKind? Purpose, string? Case, string By, long Until);
}

/// <summary>The form of what is sealed.</summary>
[JsonSerializable(typeof(SearchSeal.Kept))]
internal sealed partial class SearchJson : JsonSerializerContext;
