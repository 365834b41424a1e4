using System.Globalization;

namespace Holdfast.Runtime.Journal.Verification;

/// <summary>What an export says of itself in its first line.</summary>
/// <param name="Head">The signed head that its proofs lead to.</param>
/// <param name="From">The first entry, where it is a stretch of them.</param>
/// <param name="To">The last entry, where it is a stretch of them.</param>
/// <param name="Of">Whose events they are, where it is none: <c>account</c> or <c>customer</c>.</param>
/// <param name="Name">The account or the customer.</param>
/// <param name="Fault">What is wrong with it; null where nothing is.</param>
internal sealed record ExportHeading(
    SignedHead Head, long From, long To, string? Of, string Name, string? Fault)
{
    /// <summary>
    /// Whether what it says it holds is shown to be complete by the positions: of a stretch of entries only.
    /// </summary>
    public bool IsRange => Of is null;

    /// <summary>Reads what an export says it holds; null where it is nothing.</summary>
    public static ExportHeading? Read(SignedHead head, string holds) => holds.Split(' ', 2) switch
    {
        ["account" or "customer", var name] => new(head, 0, 0, holds.Split(' ')[0], name, null),
        ["entries", var range] when range.Split(' ') is [var first, "to", var last] &&
            IsPosition(first, out var from) && IsPosition(last, out var to) => new(head, from, to, null, "", null),
        _ => null,
    };

    private static bool IsPosition(string text, out long position) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out position);
}
