using System.Text;

namespace Holdfast.Engine.Values;

/// <summary>
/// A piece of text as it stands in an event: UTF-8 bytes inside a buffer that belongs to the event. Valid as long as
/// the event is; what outlives the event is its <see cref="Mark"/>. <c>default</c> means "not given".
/// </summary>
public readonly struct Text : IEquatable<Text>
{
    private readonly byte[]? _buffer;
    private readonly int _start;
    private readonly int _length;

    /// <summary>Text in a part of a buffer.</summary>
    public Text(byte[] buffer, int start, int length)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        _ = buffer.AsSpan(start, length);
        _buffer = buffer;
        _start = start;
        _length = length;
    }

    /// <summary>Text with a buffer of its own.</summary>
    public static Text Of(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        return new Text(bytes, 0, bytes.Length);
    }

    /// <summary>True where the event did not give it.</summary>
    public bool IsAbsent => _buffer is null;

    /// <summary>The bytes; empty where absent.</summary>
    public ReadOnlySpan<byte> Utf8 => _buffer.AsSpan(_start, _length);

    /// <summary>The fingerprint by which the engine remembers this text; none where absent or empty.</summary>
    public Mark Mark => Mark.Of(Utf8);

    /// <inheritdoc/>
    public bool Equals(Text other) => IsAbsent == other.IsAbsent && Utf8.SequenceEqual(other.Utf8);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Text other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Mark.Value.GetHashCode();

    /// <summary>Same text.</summary>
    public static bool operator ==(Text left, Text right) => left.Equals(right);

    /// <summary>Another text.</summary>
    public static bool operator !=(Text left, Text right) => !left.Equals(right);

    /// <summary>As a string; empty where absent.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Utf8);
}
