using System.Buffers.Binary;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Knowledge;

/// <summary>
/// Reads what <see cref="StateWriter"/> wrote. Whatever does not fit throws <see cref="InvalidDataException"/>.
/// </summary>
internal sealed class StateReader(ReadOnlyMemory<byte> input)
{
    private int _position;

    public bool AtEnd => _position == input.Length;

    public byte Byte() => Take(1)[0];

    public bool Flag() => Byte() switch
    {
        0 => false,
        1 => true,
        _ => throw Broken("a flag is neither 0 nor 1"),
    };

    public ulong Number()
    {
        ulong value = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            var part = Byte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw Broken("a number is longer than ten bytes");
    }

    /// <summary>A count or small number, refused above <paramref name="most"/>.</summary>
    public int Number(int most)
    {
        var value = Number();
        return value <= (ulong)most ? (int)value : throw Broken($"{value} is more than {most}");
    }

    public long Signed()
    {
        var value = Number();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public ulong Bits() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public Mark Mark() => new(Bits());

    public Stamp Stamp() => Values.Stamp.FromStored((uint)Number());

    public ReadOnlySpan<byte> Bytes(int most) => Take(Number(most));

    private ReadOnlySpan<byte> Take(int length)
    {
        if (input.Length - _position < length)
        {
            throw Broken("it ends too early");
        }

        var taken = input.Span.Slice(_position, length);
        _position += length;
        return taken;
    }

    private InvalidDataException Broken(string why) =>
        new($"The saved state is unreadable at byte {_position}: {why}.");
}
