using System.Text;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.OwnSignals;

/// <summary>Values that are written out, as far as what they are compared with says what they are.</summary>
internal static class Literals
{
    /// <summary>A word of the set that is wanted; null where it is none.</summary>
    public static Typed? OfWord(NameSyntax name, TermType? wanted) =>
        wanted?.Words?.CodeOf(name.Name) is { } code and not 0 ? new(wanted, new CodeLiteral(code)) : null;

    /// <summary>A text; a country, a currency or an address where one is wanted.</summary>
    public static Typed? OfText(TextSyntax text, TermType? wanted, ExpressionFaults faults)
    {
        var utf8 = Encoding.UTF8.GetBytes(text.Text);
        switch (wanted?.Kind)
        {
            case TermKind.Country when CountryCode.TryParse(utf8, out var country):
                return new(wanted, new CodeLiteral(country.Stored));
            case TermKind.Country:
                return Fault("a country by its two capital letters of ISO 3166, such as \"US\"");
            case TermKind.Currency when Currency.TryParse(utf8, out var currency):
                return new(wanted, new CodeLiteral(CodeOf(currency)));
            case TermKind.Currency:
                return Fault("a currency by its three capital letters of ISO 4217, such as \"USD\"");
            case TermKind.Address when NetworkAddress.TryParse(utf8, out var address):
                return new(wanted, new CodeLiteral(CodeOf(address)));
            case TermKind.Address:
                return Fault("an IP address, such as \"203.0.113.9\"");
            case TermKind.Word when wanted.Words!.CodeOf(text.Text) != 0:
                return Fault($"the word without quotes: {text.Text}");
            default:
                return new(TermType.Text, new TextLiteral(Text.Of(text.Text)));
        }

        Typed? Fault(string expected)
        {
            faults.Add(text.Position, $"Expected {expected}.");
            return null;
        }
    }

    // The code of the US dollar is 0, which would be unknown.
    public static long CodeOf(Currency currency) => currency.Stored + 1L;

    public static long CodeOf(NetworkAddress address) => unchecked((long)address.Mark.Value);
}
