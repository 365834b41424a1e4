using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace Holdfast.Engine.Values;

/// <summary>
/// An IP address, v4 or v6 (a v4 address written as v6 counts as v4). <c>default</c> means "not given".
/// </summary>
public readonly record struct NetworkAddress
{
    private readonly ulong _high;
    private readonly ulong _low;
    private readonly Family _family;

    private NetworkAddress(Family family, ulong high, ulong low)
    {
        _family = family;
        _high = high;
        _low = low;
    }

    private enum Family : byte
    {
        NotGiven,
        V4,
        V6,
    }

    /// <summary>True for <c>default</c>.</summary>
    public bool IsAbsent => _family is Family.NotGiven;

    /// <summary>The exact address.</summary>
    /// <remarks>A v4 address has the mark of its mapped v6 form, so that ::1.2.3.4 is not taken for 1.2.3.4.</remarks>
    public Mark Mark => _family switch
    {
        Family.V4 => Mark.Of(_high).With(Mark.Of(0xFFFF_0000_0000 | _low)),
        Family.V6 => Mark.Of(_high).With(Mark.Of(_low)),
        _ => default,
    };

    /// <summary>
    /// The neighbourhood the address lies in, /24 for v4 and /48 for v6: what one household, office or carrier gateway
    /// usually shares.
    /// </summary>
    public Mark Prefix => _family switch
    {
        Family.V4 => Mark.Of(_low >> 8 << 8).With(Mark.Of(24)),
        Family.V6 => Mark.Of(_high >> 16 << 16).With(Mark.Of(48)),
        _ => default,
    };

    /// <summary>Reads a v4 or v6 address as text, without zone or port.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out NetworkAddress address)
    {
        address = default;
        return utf8.Contains((byte)':') ? TryParseV6(utf8, out address) : TryParseV4(utf8, out address);
    }

    /// <summary>
    /// The address as RFC 5952 writes it, with letters small and zeros left out; empty where not given.
    /// </summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, _high);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], _low);
        return _family switch
        {
            Family.V4 => new IPAddress(bytes[12..]).ToString(),
            Family.V6 => new IPAddress(bytes).ToString(),
            _ => "",
        };
    }

    private static bool TryParseV4(ReadOnlySpan<byte> utf8, out NetworkAddress address)
    {
        address = default;
        uint value = 0;
        int octet = 0, digits = 0, dots = 0;
        foreach (var character in utf8)
        {
            if (character == (byte)'.')
            {
                if (digits == 0 || ++dots > 3)
                {
                    return false;
                }

                value = (value << 8) | (uint)octet;
                octet = digits = 0;
            }
            else
            {
                // A leading zero means octal to some readers and decimal to others, so it is refused.
                if (character is < (byte)'0' or > (byte)'9' || (digits > 0 && octet == 0))
                {
                    return false;
                }

                octet = (octet * 10) + character - '0';
                digits++;
                if (octet > 255)
                {
                    return false;
                }
            }
        }

        if (dots != 3 || digits == 0)
        {
            return false;
        }

        address = new NetworkAddress(Family.V4, 0, (value << 8) | (uint)octet);
        return true;
    }

    private static bool TryParseV6(ReadOnlySpan<byte> utf8, out NetworkAddress address)
    {
        address = default;
        Span<char> characters = stackalloc char[46];
        if (utf8.Length > 45 || !Ascii.IsValid(utf8) || utf8.ContainsAny("%[]/"u8))
        {
            return false;
        }

        Encoding.UTF8.GetChars(utf8, characters);
        Span<byte> bytes = stackalloc byte[16];
        if (!IPAddress.TryParse(characters[..utf8.Length], out var parsed) || !parsed.TryWriteBytes(bytes, out var size)
            || size != 16)
        {
            return false;
        }

        var high = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        var low = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        address = high == 0 && low >> 32 == 0xFFFF
            ? new NetworkAddress(Family.V4, 0, low & 0xFFFF_FFFF)
            : new NetworkAddress(Family.V6, high, low);
        return true;
    }
}
