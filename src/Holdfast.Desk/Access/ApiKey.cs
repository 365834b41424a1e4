using System.Collections.Immutable;
using System.Globalization;
using Holdfast.Runtime.Journal;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Desk.Access;

/// <summary>A key as the journal tells of it.</summary>
/// <param name="Id">What it is called by in commands.</param>
/// <param name="Name">What it is called by people, and as the author of what is done with it.</param>
/// <param name="Scopes">What whoever has it may do.</param>
/// <param name="Hash">SHA-256 of the key.</param>
/// <param name="MadeBy">Who made it: <c>shell:</c> and a user, or the name of a key.</param>
/// <param name="MadeAt">When.</param>
/// <param name="Expires">When it ends by itself; null where it does not. At that instant it has ended.</param>
internal sealed record ApiKey(
    KeyId Id, string Name, ImmutableArray<string> Scopes, ImmutableArray<byte> Hash, string MadeBy, Instant MadeAt,
    Instant? Expires)
{
    /// <summary>When it was revoked; null where it was not.</summary>
    public Instant? RevokedAt { get; init; }

    /// <summary>Who revoked it.</summary>
    public string? RevokedBy { get; init; }

    /// <summary>Whether it opens anything at an instant.</summary>
    public bool IsValidAt(Instant now) => RevokedAt is null && !(now >= Expires);

    /// <summary>The key that an entry tells of.</summary>
    /// <exception cref="JournalException">What it says of the key makes no sense.</exception>
    public static ApiKey Of(AccessEntry.KeyMade made, EntryHead head)
    {
        var expires = made.Expires is null ? null : InstantPattern.ExtendedIso.Parse(made.Expires);
        if (!KeyId.TryParse(made.Key, out var id)
            || made.Hash.Length != 2 * KeyText.HashBytes
            || !made.Hash.All(char.IsAsciiHexDigitLower)
            || expires is { Success: false })
        {
            throw new JournalException(JournalFault.Unreadable,
                $"Entry {head.Position} tells of a key in a form that this release does not read.");
        }

        return new ApiKey(
            id, made.Name, [.. made.Scopes], [.. Convert.FromHexString(made.Hash)], made.By, head.At, expires?.Value);
    }

    /// <summary>An instant as entries and answers write it.</summary>
    public static string TextOf(Instant instant) =>
        instant.ToString("uuuu'-'MM'-'dd'T'HH':'mm':'ss;FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
