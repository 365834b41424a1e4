namespace Holdfast.Engine.Contract;

/// <summary>
/// A JSON number, exact: its significant digits without zeros at either end, times a power of ten. So 1, 1.0 and 10e-1
/// are one value. Never through binary floating point, and in time linear in its length.
/// </summary>
internal readonly struct JsonNumber
{
    // Ten digits fewer than a long holds: no sum of it and a length of text can overflow.
    private const long ExponentLimit = 100_000_000_000_000_000;
    private const int DigitsOfWord = 19;

    private static readonly ulong[] Powers = PowersOfTen();

    private readonly UInt128 _digits;
    private readonly long _exponent;
    private readonly bool _isNegative;

    private JsonNumber(bool isNegative, UInt128 digits, long exponent, bool isTooPrecise, ContentMark hash)
    {
        _isNegative = isNegative;
        _digits = digits;
        _exponent = exponent;
        IsTooPrecise = isTooPrecise;
        Hash = hash;
    }

    /// <summary>More digits than <see cref="ContractLimits.Digits"/>: it has a hash, but no value.</summary>
    public bool IsTooPrecise { get; }

    /// <summary>Equal for numbers of equal value.</summary>
    public ContentMark Hash { get; }

    /// <summary>Reads what is known to be a JSON number.</summary>
    public static JsonNumber Of(ReadOnlySpan<byte> text)
    {
        var isNegative = text[0] == (byte)'-';
        ulong digits = 0;
        int count = 0, zeros = 0, decimals = 0;
        long exponent = 0;
        var afterPoint = false;
        for (var i = isNegative ? 1 : 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character is (byte)'.')
            {
                afterPoint = true;
                continue;
            }

            if (character is (byte)'e' or (byte)'E')
            {
                exponent = Exponent(text[(i + 1)..]);
                break;
            }

            decimals += afterPoint ? 1 : 0;
            if (character == (byte)'0')
            {
                // Zeros count only once another digit follows them, and never before the first.
                zeros += count == 0 ? 0 : 1;
                continue;
            }

            count += zeros + 1;
            if (count > DigitsOfWord)
            {
                return OfManyDigits(text);
            }

            digits = (digits * Powers[zeros + 1]) + character - '0';
            zeros = 0;
        }

        if (count == 0)
        {
            return new JsonNumber(false, 0, 0, false, ContentMixer.Hash(0, 0));
        }

        exponent += zeros - decimals;
        return new JsonNumber(isNegative, digits, exponent, false, HashOf(isNegative, digits, exponent));
    }

    /// <summary>This times a power of ten, where that is a whole number of at most ±<paramref name="limit"/>.</summary>
    public bool TryScale(int powerOfTen, long limit, out long scaled)
    {
        scaled = 0;
        var shift = _exponent + powerOfTen;
        if (_digits == 0)
        {
            return true;
        }

        if (IsTooPrecise || shift is < 0 or >= DigitsOfWord || _digits > (UInt128)(ulong)limit / Powers[(int)shift])
        {
            return false;
        }

        var magnitude = (long)((ulong)_digits * Powers[(int)shift]);
        scaled = _isNegative ? -magnitude : magnitude;
        return true;
    }

    /// <summary>This as a decimal, where one holds it exactly.</summary>
    public bool TryToDecimal(out decimal value)
    {
        value = 0;
        if (_digits == 0)
        {
            return true;
        }

        if (IsTooPrecise || _exponent is < -ContractLimits.Digits or >= DigitsOfWord)
        {
            return false;
        }

        var scale = _exponent < 0 ? (byte)-_exponent : (byte)0;
        value = new decimal(unchecked((int)(uint)_digits), unchecked((int)(uint)(_digits >> 32)),
            unchecked((int)(uint)(_digits >> 64)), _isNegative, scale);
        if (_exponent <= 0)
        {
            return true;
        }

        if (_digits > Powers[DigitsOfWord - (int)_exponent])
        {
            return false;
        }

        value *= Powers[(int)_exponent];
        return true;
    }

    // A second pass for the few numbers whose digits do not fit a word: all digits go into the hash, 28 have a value.
    private static JsonNumber OfManyDigits(ReadOnlySpan<byte> text)
    {
        var isNegative = text[0] == (byte)'-';
        UInt128 digits = 0;
        ulong wrapped = 0, polynomial = 0;
        int count = 0, zeros = 0, decimals = 0;
        long exponent = 0;
        var afterPoint = false;
        for (var i = isNegative ? 1 : 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character is (byte)'.')
            {
                afterPoint = true;
                continue;
            }

            if (character is (byte)'e' or (byte)'E')
            {
                exponent = Exponent(text[(i + 1)..]);
                break;
            }

            decimals += afterPoint ? 1 : 0;
            if (character == (byte)'0')
            {
                zeros += count == 0 ? 0 : 1;
                continue;
            }

            for (; zeros >= 0; zeros--)
            {
                var digit = zeros > 0 ? 0u : (uint)(character - '0');
                count++;
                digits = count > ContractLimits.Digits ? digits : (digits * 10) + digit;
                wrapped = unchecked((wrapped * 10) + digit);
                polynomial = unchecked((polynomial * 0x9E3779B97F4A7C15) + digit + 1);
            }

            zeros = 0;
        }

        exponent += zeros - decimals;
        var hash = ContentMixer.Hash(wrapped ^ polynomial, polynomial);
        return new JsonNumber(isNegative, digits, exponent, count > ContractLimits.Digits,
            ContentMixer.Hash(hash.Low ^ HashOf(isNegative, wrapped, exponent).Low, hash.High));
    }

    private static ContentMark HashOf(bool isNegative, ulong digits, long exponent) =>
        ContentMixer.Hash(digits, unchecked((ulong)exponent << 1) | (isNegative ? 1UL : 0));

    private static long Exponent(ReadOnlySpan<byte> text)
    {
        var isNegative = text[0] == (byte)'-';
        long exponent = 0;
        foreach (var character in text[(text[0] is (byte)'-' or (byte)'+' ? 1 : 0)..])
        {
            exponent = Math.Min((exponent * 10) + character - '0', ExponentLimit);
        }

        return isNegative ? -exponent : exponent;
    }

    private static ulong[] PowersOfTen()
    {
        var powers = new ulong[DigitsOfWord + 1];
        powers[0] = 1;
        for (var i = 1; i < powers.Length; i++)
        {
            powers[i] = powers[i - 1] * 10;
        }

        return powers;
    }
}
