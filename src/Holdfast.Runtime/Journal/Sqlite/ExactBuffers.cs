namespace Holdfast.Runtime.Journal.Sqlite;

/// <summary>
/// Buffers of the very length that is asked for, one of each, kept for the next: SQLite is given whole arrays. What is
/// longer than most is not kept.
/// </summary>
internal sealed class ExactBuffers
{
    private const int LongestKept = 4096;

    private readonly byte[]?[] _kept = new byte[LongestKept + 1][];

    /// <summary>A buffer, whose content is whatever it was; good until the next of this length is asked for.</summary>
    public byte[] Of(int length) => length > LongestKept ? new byte[length] : _kept[length] ??= new byte[length];
}
