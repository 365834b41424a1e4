using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Holdfast.Runtime.Scoring;

/// <summary>
/// Writes one section of a state file: its name, blocks of bytes each with its length before it, an empty block, and
/// the SHA-256 of name and bytes. How long the section becomes need not be known when it begins.
/// </summary>
internal sealed class StateSectionWriter : IBufferWriter<byte>, IDisposable
{
    /// <summary>Bytes of a name.</summary>
    public const int NameBytes = 4;

    private const int BlockBytes = 1 << 20;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Stream _output;
    private byte[] _block = new byte[BlockBytes];
    private int _used;

    public StateSectionWriter(Stream output, ReadOnlySpan<byte> name)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(name.Length, NameBytes, nameof(name));
        _output = output;
        _output.Write(name);
        _hash.AppendData(name);
    }

    public void Advance(int count) => _used += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _block.AsMemory(_used);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _block.AsSpan(_used);
    }

    public void Number(long value) => Bits((ulong)value);

    public void Bits(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(GetSpan(sizeof(ulong)), value);
        Advance(sizeof(ulong));
    }

    /// <summary>Ends the section.</summary>
    public void Complete()
    {
        WriteBlock();
        Span<byte> none = stackalloc byte[sizeof(int)];
        none.Clear();
        _output.Write(none);
        _output.Write(_hash.GetHashAndReset());
    }

    public void Dispose() => _hash.Dispose();

    private void Reserve(int size)
    {
        if (_block.Length - _used >= Math.Max(size, 1))
        {
            return;
        }

        WriteBlock();
        if (_block.Length < size)
        {
            _block = new byte[size];
        }
    }

    private void WriteBlock()
    {
        if (_used == 0)
        {
            return;
        }

        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, _used);
        _output.Write(length);
        _output.Write(_block, 0, _used);
        _hash.AppendData(_block, 0, _used);
        _used = 0;
    }
}
