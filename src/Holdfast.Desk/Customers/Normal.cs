using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using PhoneNumbers;

namespace Holdfast.Desk.Customers;

/// <summary>
/// The one form in which equal values are equal: in which contacts are kept, and under which they are looked for.
/// </summary>
internal static class Normal
{
    /// <summary>The most characters of an e-mail address (RFC 5321, 4.5.3.1.3, less the brackets).</summary>
    public const int EmailAtMost = 254;

    private const int LocalPartAtMost = 64, DomainPartAtMost = 63;

    // What is left of a Latin letter without its mark, for looking names up: a caller spells, and marks are not heard.
    private const string
        Marked = "àáâãäåāăąçćĉċčďèéêëēĕėęěĝğġģĥìíîïĩīĭįıĵķĺļľñńņňòóôõöōŏőŕŗřśŝşšţťùúûüũūŭůűųŵýÿŷźżžđħłøŧ",
        Plain = "aaaaaaaaacccccdeeeeeeeeegggghiiiiiiiiijklllnnnnoooooooorrrssssttuuuuuuuuuuwyyyzzzdhlot";

    private static readonly PhoneNumberUtil Phones = PhoneNumberUtil.GetInstance();

    /// <summary>An e-mail address; case is no difference to any mailbox that people have.</summary>
    public static bool TryEmail(string text, [NotNullWhen(true)] out string? email)
    {
        email = text.Trim().ToLowerInvariant();
        var at = email.LastIndexOf('@');
        if (email.Length > EmailAtMost || at is < 1 or > LocalPartAtMost || !IsDomain(email[(at + 1)..])
            || !IsLocalPart(email[..at]))
        {
            email = null;
        }

        return email is not null;
    }

    /// <summary>A telephone number as E.164; one without a country is of the United States.</summary>
    public static bool TryPhone(string text, [NotNullWhen(true)] out string? phone)
    {
        phone = null;
        if (text.Length > 40)
        {
            return false;
        }

        try
        {
            var read = Phones.Parse(text, "US");

            // An extension is asked for by a person at the other end, who may be anybody.
            phone = !read.HasExtension && Phones.IsPossibleNumber(read)
                ? Phones.Format(read, PhoneNumberFormat.E164)
                : null;
        }
        catch (NumberParseException)
        {
            // Said by what is returned.
        }

        return phone is not null;
    }

    /// <summary>An address on one line, with single spaces.</summary>
    public static string Address(string text) => OneSpaced(text);

    /// <summary>A text with single spaces, none at its ends.</summary>
    public static string OneSpaced(string text) =>
        string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>An address as it is looked up: letters and digits in lower case.</summary>
    public static string AddressKey(string text) => string.Join(' ', Words(text));

    /// <summary>The parts of a name as they are looked up: each word in lower case, without marks.</summary>
    public static IEnumerable<string> NameParts(PersonName name) =>
        Words(name.Full).Distinct(StringComparer.Ordinal);

    /// <summary>Words of letters and digits, in lower case, without marks; an apostrophe parts none.</summary>
    public static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            // A mark that stands apart from its letter is left out, as is an apostrophe: O'Neil is asked for as Oneil.
            if (rune.Value is '\'' or '\u2019' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            if (Rune.IsLetterOrDigit(rune))
            {
                word.Append(WithoutMark(Rune.ToLowerInvariant(rune)));
            }
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    private static string WithoutMark(Rune rune) => rune.Value switch
    {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        _ when rune.IsBmp && Marked.IndexOf((char)rune.Value, StringComparison.Ordinal) is >= 0 and var at =>
            Plain[at].ToString(),
        _ => rune.ToString(),
    };

    private static bool IsLocalPart(string text) =>
        text.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+/=?^_`{|}~.-".Contains(c, StringComparison.Ordinal))
        && text[0] != '.' && text[^1] != '.' && !text.Contains("..", StringComparison.Ordinal);

    private static bool IsDomain(string text) => text.Split('.') is { Length: >= 2 } parts && parts.All(part =>
        part.Length is > 0 and <= DomainPartAtMost && part[0] != '-' && part[^1] != '-'
        && part.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'));
}
