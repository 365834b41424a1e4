using System.Text.RegularExpressions;
using Holdfast.Desk.Customers;

namespace Holdfast.Desk.Actions.Rules;

/// <summary>The forms of what actions are done to.</summary>
public static partial class Targets
{
    /// <summary>Whether a text can be the name of something of a kind.</summary>
    public static bool Fits(TargetKind kind, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return kind switch
        {
            TargetKind.None => text.Length == 0,
            TargetKind.Symbol => Symbol().IsMatch(text),
            TargetKind.Account or TargetKind.Customer or TargetKind.Payee or TargetKind.Device =>
                text.Length > 0 && Fields.IdFault(text) is null,
        };
    }

    /// <summary>The one form of a text: symbols are written in capital letters.</summary>
    public static string FormOf(TargetKind kind, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return kind is TargetKind.Symbol ? text.Trim().ToUpperInvariant() : text.Trim();
    }

    [GeneratedRegex("^[A-Z0-9][A-Z0-9 ./-]{0,31}\\z")]
    private static partial Regex Symbol();
}
