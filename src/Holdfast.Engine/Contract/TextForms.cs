using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Contract;

/// <summary>
/// Text of a length. Empty text says nothing: where the contract names no least length, it counts as not given.
/// </summary>
internal sealed class TextForm(int least, int most, string expected) : ValueForm<Text>(expected)
{
    // C0, delete, and the byte that begins C1.
    private static readonly SearchValues<byte> Suspects =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(code => (byte)code), 0x7F, 0xC2]);

    private bool TakesControls { get; init; }

    /// <summary>Text of one line: no control characters.</summary>
    public static TextForm Line(int least, int most) =>
        new(least, most, $"text of {Lengths(least, most)} without control characters");

    /// <summary>Text as people write it, in lines; only no U+0000, which stores of text do not take.</summary>
    public static TextForm Prose(int most) => new(0, most, $"text of {Lengths(0, most)}") { TakesControls = true };

    // Of text without control characters the pattern names both ranges of them, C0 with delete and C1.
    protected override string Keywords => string.Create(CultureInfo.InvariantCulture,
        $"\"type\":\"string\",\"minLength\":{least},\"maxLength\":{most},\"pattern\":")
        + (TakesControls ? """
            "^[^\\u0000]*$"
            """ : """
            "^[^\\u0000-\\u001f\\u007f-\\u009f]*$"
            """);

    public override bool TryRead(ref JsonCursor cursor, out Text value)
    {
        value = default;
        if (cursor.Kind is not JsonTokenType.String)
        {
            return false;
        }

        var utf8 = cursor.Utf8;
        if (utf8.IsEmpty)
        {
            return least == 0;
        }

        if ((utf8.Length > most && Length(utf8) > most)
            || (TakesControls ? utf8.Contains((byte)0) : HasControls(utf8)))
        {
            return false;
        }

        value = cursor.Text();
        return true;
    }

    public override bool IsGiven(Text value) => !value.Utf8.IsEmpty;

    public override void Write(JsonOutput output, Text value) => output.Value(value.Utf8);

    private static string Lengths(int least, int most) =>
        least == 0 ? $"at most {most} characters" : $"{least} to {most} characters";

    private static int Length(ReadOnlySpan<byte> utf8)
    {
        var length = 0;
        foreach (var unit in utf8)
        {
            length += (unit & 0xC0) == 0x80 ? 0 : 1;
        }

        return length;
    }

    private static bool HasControls(ReadOnlySpan<byte> utf8)
    {
        for (var at = utf8.IndexOfAny(Suspects); at >= 0; at = utf8.IndexOfAny(Suspects))
        {
            if (utf8[at] != 0xC2 || (at + 1 < utf8.Length && utf8[at + 1] < 0xA0))
            {
                return true;
            }

            utf8 = utf8[(at + 1)..];
        }

        return false;
    }
}

/// <summary>The id of an event.</summary>
internal sealed class EventIdForm() : ValueForm<Text>($"1 to {ContractLimits.Id} characters of A-Z a-z 0-9 . _ : -")
{
    private static readonly SearchValues<byte> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:-"u8);

    protected override string Keywords =>
        $"\"type\":\"string\",\"pattern\":\"^[A-Za-z0-9._:-]{{1,{ContractLimits.Id}}}$\"";

    public override bool TryRead(ref JsonCursor cursor, out Text value)
    {
        value = default;
        if (cursor.Kind is not JsonTokenType.String
            || cursor.Utf8.Length is 0 or > ContractLimits.Id
            || cursor.Utf8.ContainsAnyExcept(Allowed))
        {
            return false;
        }

        value = cursor.Text();
        return true;
    }

    public override bool IsGiven(Text value) => !value.IsAbsent;

    public override void Write(JsonOutput output, Text value) => output.Value(value.Utf8);
}

/// <summary>One of the words of an enum.</summary>
internal sealed class WordForm<TEnum>(WireWords<TEnum> words)
    : ValueForm<TEnum>($"one of {string.Join(", ", words.Words)}")
    where TEnum : unmanaged, Enum
{
    protected override string Keywords =>
        $"\"type\":\"string\",\"enum\":[{string.Join(',', words.Words.Select(word => $"\"{word}\""))}]";

    public override bool TryRead(ref JsonCursor cursor, out TEnum value)
    {
        value = default;
        return cursor.Kind is JsonTokenType.String && words.TryParse(cursor.Utf8, cursor.Hash, out value);
    }

    public override bool IsGiven(TEnum value) => !EqualityComparer<TEnum>.Default.Equals(value, default);

    public override void Write(JsonOutput output, TEnum value) => output.Value(words.Utf8(value));
}

/// <summary>true or false.</summary>
internal sealed class FlagForm() : ValueForm<bool?>("true or false")
{
    protected override string Keywords => "\"type\":\"boolean\"";

    public override bool TryRead(ref JsonCursor cursor, out bool? value)
    {
        value = cursor.Kind is JsonTokenType.True;
        return cursor.Kind is JsonTokenType.True or JsonTokenType.False;
    }

    public override bool IsGiven(bool? value) => value.HasValue;

    public override void Write(JsonOutput output, bool? value) => output.Value(value.GetValueOrDefault());
}

/// <summary>A country.</summary>
internal sealed class CountryForm() : ValueForm<CountryCode>("two capital letters of ISO 3166-1")
{
    protected override string Keywords => "\"type\":\"string\",\"pattern\":\"^[A-Z]{2}$\"";

    public override bool TryRead(ref JsonCursor cursor, out CountryCode value)
    {
        value = default;
        return cursor.Kind is JsonTokenType.String && CountryCode.TryParse(cursor.Utf8, out value);
    }

    public override bool IsGiven(CountryCode value) => !value.IsAbsent;

    public override void Write(JsonOutput output, CountryCode value) => output.Value(value.ToString());
}

/// <summary>An IP address.</summary>
internal sealed class AddressForm() : ValueForm<NetworkAddress>("an IPv4 or IPv6 address without zone or port")
{
    protected override string Keywords => "\"type\":\"string\",\"anyOf\":[{\"format\":\"ipv4\"},{\"format\":\"ipv6\"}]";

    public override bool TryRead(ref JsonCursor cursor, out NetworkAddress value)
    {
        value = default;
        return cursor.Kind is JsonTokenType.String && NetworkAddress.TryParse(cursor.Utf8, out value);
    }

    public override bool IsGiven(NetworkAddress value) => !value.IsAbsent;

    public override void Write(JsonOutput output, NetworkAddress value) => output.Value(value.ToString());
}
