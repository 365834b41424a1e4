using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Holdfast.Runtime.Scoring;

/// <summary>
/// Reads what <see cref="StateSectionWriter"/> wrote. What does not fit is an <see cref="InvalidDataException"/>.
/// </summary>
internal sealed class StateSectionReader : IDisposable
{
    /// <summary>The most bytes that are taken in one piece: a length beyond it is a broken length.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Stream _input;
    private byte[] _block = [];
    private byte[] _piece = [];
    private int _taken;
    private int _length;
    private bool _hasEnded;

    public StateSectionReader(Stream input, ReadOnlySpan<byte> name)
    {
        _input = input;
        Span<byte> found = stackalloc byte[StateSectionWriter.NameBytes];
        Fill(found);
        if (!found.SequenceEqual(name))
        {
            throw Damaged();
        }

        _hash.AppendData(name);
    }

    /// <summary>A number between 0 and <paramref name="most"/>.</summary>
    public long Number(long most)
    {
        var value = Bits();
        return value <= (ulong)most ? (long)value : throw Damaged();
    }

    public ulong Bits()
    {
        Span<byte> bits = stackalloc byte[sizeof(ulong)];
        Take(bits);
        return BinaryPrimitives.ReadUInt64LittleEndian(bits);
    }

    /// <summary>Some bytes; they hold until the next call.</summary>
    public ReadOnlySpan<byte> Bytes(int length)
    {
        if (_piece.Length < length)
        {
            _piece = new byte[length];
        }

        var bytes = _piece.AsSpan(0, length);
        Take(bytes);
        return bytes;
    }

    /// <summary>All that is left of the section, which is ended and found to be whole.</summary>
    public ReadOnlyMemory<byte> Rest()
    {
        var rest = new MemoryStream();
        while (NextBlock())
        {
            rest.Write(_block, _taken, _length - _taken);
            _taken = _length;
        }

        Complete();
        return rest.GetBuffer().AsMemory(0, (int)rest.Length);
    }

    /// <summary>Ends the section, which has to be read to its end and to be whole.</summary>
    public void Complete()
    {
        if (NextBlock())
        {
            throw Damaged();
        }

        Span<byte> sum = stackalloc byte[SHA256.HashSizeInBytes];
        Fill(sum);
        if (!sum.SequenceEqual(_hash.GetHashAndReset()))
        {
            throw Damaged();
        }
    }

    public void Dispose() => _hash.Dispose();

    private static InvalidDataException Damaged() => new("The saved state is damaged: it was cut short or changed.");

    private void Take(Span<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (!NextBlock())
            {
                throw Damaged();
            }

            var taken = Math.Min(bytes.Length, _length - _taken);
            _block.AsSpan(_taken, taken).CopyTo(bytes);
            _taken += taken;
            bytes = bytes[taken..];
        }
    }

    // Whether there is something left in the block at hand or, once that is used up, a next one.
    private bool NextBlock()
    {
        if (_taken < _length)
        {
            return true;
        }

        if (_hasEnded)
        {
            return false;
        }

        Span<byte> length = stackalloc byte[sizeof(int)];
        Fill(length);
        _length = BinaryPrimitives.ReadInt32LittleEndian(length);
        _taken = 0;
        _hasEnded = _length == 0;
        if (_length is < 0 or > MostBytes)
        {
            throw Damaged();
        }

        if (_block.Length < _length)
        {
            _block = new byte[_length];
        }

        Fill(_block.AsSpan(0, _length));
        _hash.AppendData(_block, 0, _length);
        return !_hasEnded;
    }

    private void Fill(Span<byte> bytes)
    {
        if (_input.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw Damaged();
        }
    }
}
