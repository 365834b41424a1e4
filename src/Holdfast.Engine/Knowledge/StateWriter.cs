using System.Buffers;
using System.Buffers.Binary;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Knowledge;

/// <summary>Writes what is known as bytes: little-endian, counts and small numbers as varints.</summary>
internal sealed class StateWriter(IBufferWriter<byte> output)
{
    public void Byte(byte value)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }

    public void Flag(bool value) => Byte(value ? (byte)1 : (byte)0);

    public void Number(ulong value)
    {
        var span = output.GetSpan(10);
        var length = 0;
        while (value >= 0x80)
        {
            span[length++] = (byte)(value & 0x7F | 0x80);
            value >>= 7;
        }

        span[length++] = (byte)value;
        output.Advance(length);
    }

    public void Number(int value) => Number((ulong)value);

    /// <summary>A number that may be negative.</summary>
    public void Signed(long value) => Number(unchecked((ulong)((value << 1) ^ (value >> 63))));

    public void Bits(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(output.GetSpan(8), value);
        output.Advance(8);
    }

    public void Mark(Mark value) => Bits(value.Value);

    public void Stamp(Stamp value) => Number(value.Stored);

    public void Bytes(ReadOnlySpan<byte> value)
    {
        Number(value.Length);
        output.Write(value);
    }
}
