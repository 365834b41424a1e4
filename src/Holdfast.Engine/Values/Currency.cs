namespace Holdfast.Engine.Values;

/// <summary>
/// A currency by its three-letter ISO 4217 code. <c>default</c> is the US dollar, as in the contract.
/// </summary>
public readonly record struct Currency
{
    // Stored as the difference to USD, so that default is USD.
    private readonly ushort _code;

    private Currency(int packed) => _code = (ushort)(packed ^ Pack((byte)'U', (byte)'S', (byte)'D'));

    /// <summary>A number of its own for every currency; 0 for US dollars.</summary>
    internal ushort Stored => _code;

    /// <summary>US dollars.</summary>
    public static Currency UsDollar => default;

    /// <summary>Reads three upper-case letters.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out Currency currency)
    {
        currency = default;
        if (utf8.Length != 3 || !IsUpper(utf8[0]) || !IsUpper(utf8[1]) || !IsUpper(utf8[2]))
        {
            return false;
        }

        currency = new Currency(Pack(utf8[0], utf8[1], utf8[2]));
        return true;
    }

    /// <summary>The three letters.</summary>
    public override string ToString()
    {
        var packed = _code ^ Pack((byte)'U', (byte)'S', (byte)'D');
        return string.Create(3, packed, static (letters, code) =>
        {
            letters[0] = (char)('A' + (code >> 10));
            letters[1] = (char)('A' + ((code >> 5) & 31));
            letters[2] = (char)('A' + (code & 31));
        });
    }

    private static bool IsUpper(byte letter) => letter is >= (byte)'A' and <= (byte)'Z';

    private static int Pack(byte first, byte second, byte third) =>
        ((first - 'A') << 10) | ((second - 'A') << 5) | (third - 'A');
}
