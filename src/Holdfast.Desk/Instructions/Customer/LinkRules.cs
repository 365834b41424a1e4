using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Holdfast.Desk.Instructions.Customer;

/// <summary>What a code comes to.</summary>
internal enum CodeVerdict
{
    /// <summary>There is nothing to open: no such link, over, used, closed, opened elsewhere.</summary>
    Nothing,

    /// <summary>It is not the code; that is counted.</summary>
    Wrong,

    /// <summary>It is the code.</summary>
    Right,
}

/// <summary>
/// What a link is good for at an instant. All of it is decided here, and what is decided is told to nobody but by what
/// then opens: a link that is unknown, used or over is answered as one whose code is wrong.
/// </summary>
internal static class LinkRules
{
    /// <summary>So many wrong codes close a link for its page.</summary>
    public const int WrongCodesAtMost = 5;

    /// <summary>How long a page that was opened can be answered.</summary>
    public static readonly Duration OpenFor = Duration.FromMinutes(30);

    /// <summary>
    /// How long "this was not me" works beyond the link's own time: who finds out late is stopped for all the same.
    /// </summary>
    public static readonly Duration NotMeBeyond = Duration.FromDays(90);

    /// <summary>What a code comes to.</summary>
    public static CodeVerdict OfCode(LinkRow? link, LinkToken token, string? code, Instant now)
    {
        if (link is not { Purpose: LinkPurpose.Confirm, CodeHash: { } hash } || !IsAlive(link, now)
            || link.OpenedAt is not null || link.WrongCodes >= WrongCodesAtMost)
        {
            return CodeVerdict.Nothing;
        }

        return code is not null && IsSame(token.HashOf(code), hash) ? CodeVerdict.Right : CodeVerdict.Wrong;
    }

    /// <summary>Whether a browser may see the page of a link and answer it.</summary>
    public static bool CanAnswer(LinkRow? link, string? browser, Instant now) =>
        link is { Purpose: LinkPurpose.Confirm, OpenedAt: { } opened, Browser: { } bound } && IsAlive(link, now)
        && now < opened + OpenFor && browser is { Length: > 0 } && IsSame(HashOfBrowser(browser), bound);

    /// <summary>Whether "this was not me" does something: whatever was answered before, and also late.</summary>
    public static bool CanDisown(LinkRow? link, Instant now) =>
        link is { Purpose: LinkPurpose.Confirm or LinkPurpose.NotMe } && now < link.Expires + NotMeBeyond;

    /// <summary>Whether pressing once undoes a change.</summary>
    public static bool CanRevert(LinkRow? link, Instant now) =>
        link is { Purpose: LinkPurpose.Revert, AnsweredAt: null, ClosedAt: null } && now < link.Expires;

    /// <summary>What is kept of what a browser was given.</summary>
    public static string HashOfBrowser(string browser) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("browser " + browser)));

    // Open at the end: an answer exactly at the end is late.
    private static bool IsAlive(LinkRow link, Instant now) =>
        now < link.Expires && link.AnsweredAt is null && link.NotMeAt is null && link.ClosedAt is null;

    private static bool IsSame(string left, string right) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
}
