namespace Holdfast.Engine.Values;

/// <summary>A country by its two-letter ISO 3166-1 code. <c>default</c> means "not given".</summary>
public readonly record struct CountryCode
{
    private readonly ushort _letters;

    private CountryCode(byte first, byte second) => _letters = (ushort)((first << 8) | second);

    /// <summary>True for <c>default</c>.</summary>
    public bool IsAbsent => _letters == 0;

    /// <summary>The two bytes to keep.</summary>
    public ushort Stored => _letters;

    /// <summary>As stored by <see cref="Stored"/>.</summary>
    public static CountryCode FromStored(ushort stored) => new((byte)(stored >> 8), (byte)(stored & 0xFF));

    /// <summary>Reads two upper-case letters.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out CountryCode country)
    {
        country = default;
        if (utf8.Length != 2 || utf8[0] is < (byte)'A' or > (byte)'Z' || utf8[1] is < (byte)'A' or > (byte)'Z')
        {
            return false;
        }

        country = new CountryCode(utf8[0], utf8[1]);
        return true;
    }

    /// <summary>From two upper-case letters.</summary>
    /// <exception cref="FormatException">Anything else.</exception>
    public static CountryCode Of(string letters) =>
        letters is [>= 'A' and <= 'Z' and var first, >= 'A' and <= 'Z' and var second]
            ? new CountryCode((byte)first, (byte)second)
            : throw new FormatException($"'{letters}' is no two-letter country code.");

    /// <summary>The two letters; empty where not given.</summary>
    public override string ToString() => IsAbsent ? "" : $"{(char)(_letters >> 8)}{(char)(_letters & 0xFF)}";
}
