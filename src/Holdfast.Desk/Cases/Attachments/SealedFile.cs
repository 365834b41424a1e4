using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Holdfast.Desk.Cases.Attachments;

/// <summary>What was written of a file.</summary>
/// <param name="Bytes">How long it is.</param>
/// <param name="Sha256">SHA-256 of it.</param>
/// <param name="SealedSha256">SHA-256 of it as it is kept, by which it is verified without opening it.</param>
/// <param name="Type">What it is, by how it begins.</param>
internal sealed record WrittenFile(long Bytes, byte[] Sha256, byte[] SealedSha256, string Type);

/// <summary>
/// A file sealed in pieces, each by AES-256-GCM, so that one of any length goes through a few buffers. The key is
/// drawn for one file only; the nonce of a piece is its number and whether it is the last, so that none can be moved,
/// left out or cut off at the end.
/// </summary>
internal static class SealedFile
{
    /// <summary>The bytes of the key of a file.</summary>
    public const int KeyBytes = 32;

    private const int PieceBytes = 64 * 1024, TagBytes = 16, NonceBytes = 12;

    private static readonly byte[] Mark = [.. "HFATT\0\0\x01"u8];

    /// <summary>How long a file of so many bytes is as it is kept.</summary>
    public static long LengthOf(long bytes) =>
        Mark.Length + bytes + (Math.Max(1, (bytes + PieceBytes - 1) / PieceBytes) * TagBytes);

    /// <summary>Seals what comes, to its end; null where that is longer than may be.</summary>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    public static async Task<WrittenFile?> WriteAsync(
        Stream plain, Stream kept, byte[] key, AttachmentId id, long most, CancellationToken ct)
    {
        using var cipher = new AesGcm(key, TagBytes);
        using var ofPlain = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var ofKept = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (piece, next) = (new byte[PieceBytes], new byte[PieceBytes]);
        var closed = new byte[PieceBytes + TagBytes];
        ofKept.AppendData(Mark);
        await kept.WriteAsync(Mark, ct);
        var type = FileKind.Unknown;
        long total = 0, number = 0;
        var length = await plain.ReadAtLeastAsync(piece, PieceBytes, throwOnEndOfStream: false, ct);
        while (true)
        {
            total += length;
            if (total > most)
            {
                return null;
            }

            type = number == 0 ? FileKind.Of(piece.AsSpan(0, Math.Min(length, FileKind.HeadBytes))) : type;
            var following = length < PieceBytes
                ? 0
                : await plain.ReadAtLeastAsync(next, PieceBytes, throwOnEndOfStream: false, ct);
            cipher.Encrypt(
                NonceOf(number++, following == 0), piece.AsSpan(0, length), closed.AsSpan(0, length),
                closed.AsSpan(length, TagBytes), Encoding.ASCII.GetBytes(id.ToString()));
            ofPlain.AppendData(piece, 0, length);
            ofKept.AppendData(closed, 0, length + TagBytes);
            await kept.WriteAsync(closed.AsMemory(0, length + TagBytes), ct);
            if (following == 0)
            {
                return new WrittenFile(total, ofPlain.GetHashAndReset(), ofKept.GetHashAndReset(), type);
            }

            (piece, next, length) = (next, piece, following);
        }
    }

    /// <summary>Opens a file and passes it on piece by piece.</summary>
    /// <exception cref="CryptographicException">It is not what was sealed, from there on.</exception>
    public static async Task ReadAsync(Stream kept, Stream plain, byte[] key, AttachmentId id, CancellationToken ct)
    {
        using var cipher = new AesGcm(key, TagBytes);
        var mark = new byte[Mark.Length];
        if (await kept.ReadAtLeastAsync(mark, mark.Length, throwOnEndOfStream: false, ct) < mark.Length
            || !mark.AsSpan().SequenceEqual(Mark))
        {
            throw new CryptographicException("It is no attachment as they are kept.");
        }

        var (piece, next) = (new byte[PieceBytes + TagBytes], new byte[PieceBytes + TagBytes]);
        var open = new byte[PieceBytes];
        var length = await kept.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, ct);
        for (long number = 0; ; number++)
        {
            var following = length < piece.Length
                ? 0
                : await kept.ReadAtLeastAsync(next, next.Length, throwOnEndOfStream: false, ct);
            if (length < TagBytes)
            {
                throw new CryptographicException("It is cut off.");
            }

            cipher.Decrypt(
                NonceOf(number, following == 0), piece.AsSpan(0, length - TagBytes),
                piece.AsSpan(length - TagBytes, TagBytes), open.AsSpan(0, length - TagBytes),
                Encoding.ASCII.GetBytes(id.ToString()));
            await plain.WriteAsync(open.AsMemory(0, length - TagBytes), ct);
            if (following == 0)
            {
                return;
            }

            (piece, next, length) = (next, piece, following);
        }
    }

    private static byte[] NonceOf(long number, bool isLast)
    {
        var nonce = new byte[NonceBytes];
        BinaryPrimitives.WriteInt64BigEndian(nonce, number);
        nonce[^1] = isLast ? (byte)1 : (byte)0;
        return nonce;
    }
}
