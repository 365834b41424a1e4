using System.Buffers.Binary;

namespace Holdfast.Engine.Values;

/// <summary>
/// A 64-bit fingerprint of a token (device, payee, contact, symbol, address …), by which the engine remembers it
/// without keeping its text. Equal bytes give equal marks on every machine. <c>default</c> means "not given".
/// </summary>
/// <remarks>
/// Accounts and customers are never told apart by a mark alone (see <see cref="Knowledge.SubjectDirectory"/>): two
/// people must not become one by chance. For everything else a collision costs at most a little familiarity.
/// </remarks>
public readonly record struct Mark(ulong Value) : IComparable<Mark>
{
    private const ulong Seed = 0x9E3779B97F4A7C15;
    private const ulong FirstSecret = 0xA0761D6478BD642F;
    private const ulong SecondSecret = 0xE7037ED1A0B428DB;

    /// <summary>True for <c>default</c>: there was nothing to remember.</summary>
    public bool IsNone => Value == 0;

    /// <summary>The mark of some bytes; of none at all, <c>default</c>.</summary>
    public static Mark Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return default;
        }

        var state = Seed ^ (ulong)bytes.Length;
        while (bytes.Length >= 16)
        {
            state = Mix(BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ FirstSecret,
                BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]) ^ state);
            bytes = bytes[16..];
        }

        ulong first = 0, second = 0;
        if (bytes.Length >= 8)
        {
            first = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
            bytes = bytes[8..];
        }

        for (var i = 0; i < bytes.Length; i++)
        {
            second |= (ulong)bytes[i] << (8 * i);
        }

        return NotNone(Mix(Mix(first ^ FirstSecret, second ^ state), SecondSecret));
    }

    /// <summary>The mark of a number, for keys that are numbers already (an address, a network number).</summary>
    public static Mark Of(ulong number) => NotNone(Mix(number ^ FirstSecret, Seed));

    /// <summary>The mark of two things together, in that order.</summary>
    public Mark With(Mark other) => NotNone(Mix(Value ^ FirstSecret, other.Value ^ SecondSecret));

    /// <inheritdoc/>
    public int CompareTo(Mark other) => Value.CompareTo(other.Value);

    private static Mark NotNone(ulong value) => new(value == 0 ? 1 : value);

    private static ulong Mix(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }
}
