using System.Buffers.Binary;

namespace Holdfast.Runtime.Journal.Sqlite;

/// <summary>
/// What stands at the end of a write-ahead log after its last whole transaction: a group that a crash, or somebody, cut
/// off. SQLite leaves it out without a word when it opens the file, so it is looked for before.
/// </summary>
internal static class WalTail
{
    private const int HeaderBytes = 32, FrameHeaderBytes = 24;

    /// <summary>Bytes that belong to no whole transaction of a journal that nobody writes to.</summary>
    public static long Bytes(string journalFile)
    {
        var path = journalFile + "-wal";
        if (!File.Exists(path))
        {
            return 0;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> header = stackalloc byte[HeaderBytes];
        if (file.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes)
        {
            return file.Length;
        }

        var frameBytes = FrameHeaderBytes + (long)BinaryPrimitives.ReadUInt32BigEndian(header[8..]);
        Span<byte> frame = stackalloc byte[FrameHeaderBytes];
        var (end, whole) = ((long)HeaderBytes, (long)HeaderBytes);
        while (end < file.Length)
        {
            file.Position = end;
            var read = file.ReadAtLeast(frame, FrameHeaderBytes, throwOnEndOfStream: false);

            // Frames of an earlier round of the log have other salts: they are not cut off, they are done with.
            if (read == FrameHeaderBytes && !frame[8..16].SequenceEqual(header[16..24]))
            {
                break;
            }

            end = Math.Min(end + frameBytes, file.Length);
            var isWhole = read == FrameHeaderBytes && (end - HeaderBytes) % frameBytes == 0;
            if (isWhole && BinaryPrimitives.ReadUInt32BigEndian(frame[4..]) != 0)
            {
                whole = end;
            }
        }

        return end - whole;
    }
}
