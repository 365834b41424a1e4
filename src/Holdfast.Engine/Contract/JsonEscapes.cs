using System.Globalization;
using System.Text;

namespace Holdfast.Engine.Contract;

/// <summary>Turns escapes of JSON strings into what they stand for; serves one event after another.</summary>
internal sealed class JsonEscapes
{
    // What is unescaped is never longer than what it was, so the strings of one event fit together.
    private byte[] _buffer = [];
    private int _used;

    /// <summary>Where unescaped strings stand.</summary>
    public byte[] Buffer => _buffer;

    public void Reset() => _used = 0;

    /// <summary>Unescapes what is known to be the inside of a JSON string.</summary>
    /// <returns>False where half of a surrogate pair stands alone.</returns>
    public bool TryUnescape(ReadOnlySpan<byte> escaped, out int start, out int length)
    {
        if (_buffer.Length == 0)
        {
            _buffer = new byte[ContractLimits.EventBytes];
        }

        start = _used;
        var isWhole = true;
        while (!escaped.IsEmpty)
        {
            var plain = escaped.IndexOf((byte)'\\');
            plain = plain < 0 ? escaped.Length : plain;
            escaped[..plain].CopyTo(_buffer.AsSpan(_used));
            _used += plain;
            escaped = escaped[plain..];
            if (!escaped.IsEmpty)
            {
                escaped = escaped[Take(escaped, ref isWhole)..];
            }
        }

        length = _used - start;
        return isWhole;
    }

    // One escape; says how many bytes it took.
    private int Take(ReadOnlySpan<byte> escape, ref bool isWhole)
    {
        if (escape[1] != (byte)'u')
        {
            _buffer[_used++] = escape[1] switch
            {
                (byte)'n' => (byte)'\n',
                (byte)'r' => (byte)'\r',
                (byte)'t' => (byte)'\t',
                (byte)'b' => (byte)'\b',
                (byte)'f' => (byte)'\f',
                var itself => itself,
            };
            return 2;
        }

        var taken = 6;
        var first = Hex(escape[2..6]);
        if (!Rune.TryCreate(first, out var rune))
        {
            if (escape is [_, _, _, _, _, _, (byte)'\\', (byte)'u', _, _, _, _, ..]
                && Rune.TryCreate(first, Hex(escape[8..12]), out rune))
            {
                taken = 12;
            }
            else
            {
                isWhole = false;
                rune = Rune.ReplacementChar;
            }
        }

        _used += rune.EncodeToUtf8(_buffer.AsSpan(_used));
        return taken;
    }

    private static char Hex(ReadOnlySpan<byte> digits) =>
        (char)ushort.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
