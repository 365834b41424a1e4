using System.Buffers;
using System.Globalization;
using System.Text;
using NodaTime;

namespace Holdfast.Engine.Contract;

/// <summary>
/// Writes one JSON text into a buffer that serves one text after another. Escapes only what JSON demands: which
/// characters a library holds for printable changes with its tables of Unicode, and bytes once written must not.
/// </summary>
internal sealed class JsonOutput
{
    private const int LongestNumber = 40;

    private static readonly SearchValues<byte> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(code => (byte)code), (byte)'"', (byte)'\\']);

    private byte[] _buffer = new byte[4_096];
    private int _length;
    private bool _needsComma;

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    /// <summary>A member's name as it stands in the text, with its quotes and colon.</summary>
    public static byte[] EncodeName(string name) => Encoding.UTF8.GetBytes($"\"{name}\":");

    /// <summary>The start of an object: a member of plain text, and the name of the next.</summary>
    public static byte[] EncodeStart(string name, string plain, string next) =>
        Encoding.UTF8.GetBytes($"{{\"{name}\":\"{plain}\",\"{next}\":");

    public void Reset()
    {
        _length = 0;
        _needsComma = false;
    }

    public void OpenObject() => Open((byte)'{');

    public void CloseObject() => Close((byte)'}');

    public void OpenList() => Open((byte)'[');

    public void CloseList() => Close((byte)']');

    /// <summary>A name from <see cref="EncodeName"/>.</summary>
    public void Name(ReadOnlySpan<byte> encoded)
    {
        BeginValue(encoded.Length);
        encoded.CopyTo(_buffer.AsSpan(_length));
        _length += encoded.Length;
        _needsComma = false;
    }

    /// <summary>A start of an object from <see cref="EncodeStart"/>.</summary>
    public void Start(ReadOnlySpan<byte> encoded) => Name(encoded);

    public void Null() => Plain("null"u8);

    public void Value(bool value) => Plain(value ? "true"u8 : "false"u8);

    /// <summary>Text in UTF-8.</summary>
    public void Value(ReadOnlySpan<byte> utf8)
    {
        BeginValue(utf8.Length + 2);
        _buffer[_length++] = (byte)'"';
        Escape(utf8);
        _buffer[_length++] = (byte)'"';
        _needsComma = true;
    }

    /// <summary>Text.</summary>
    public void Value(string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        BeginValue(most + 2);
        var start = _length + 1;
        var length = Encoding.UTF8.GetBytes(text, _buffer.AsSpan(start));
        if (_buffer.AsSpan(start, length).ContainsAny(Escaped))
        {
            Value(Encoding.UTF8.GetBytes(text));
            return;
        }

        _buffer[_length] = (byte)'"';
        _length = start + length;
        _buffer[_length++] = (byte)'"';
        _needsComma = true;
    }

    public void Value(long number)
    {
        BeginValue(LongestNumber);
        number.TryFormat(_buffer.AsSpan(_length), out var length, default, CultureInfo.InvariantCulture);
        _length += length;
        _needsComma = true;
    }

    /// <summary>A number without zeros at the end of its decimals.</summary>
    public void Value(decimal number)
    {
        BeginValue(LongestNumber);
        number.TryFormat(_buffer.AsSpan(_length), out var length, default, CultureInfo.InvariantCulture);
        if (_buffer.AsSpan(_length, length).Contains((byte)'.'))
        {
            length = _buffer.AsSpan(_length, length).TrimEnd((byte)'0').TrimEnd((byte)'.').Length;
        }

        _length += length;
        _needsComma = true;
    }

    /// <summary>A number of units of 10^-<paramref name="decimals"/>, without zeros at the end.</summary>
    public void Scaled(long units, int decimals)
    {
        while (decimals > 0 && units % 10 == 0)
        {
            units /= 10;
            decimals--;
        }

        if (decimals == 0)
        {
            Value(units);
            return;
        }

        BeginValue(LongestNumber);
        if (units < 0)
        {
            _buffer[_length++] = (byte)'-';
            units = -units;
        }

        var number = _buffer.AsSpan(_length);
        units.TryFormat(number, out var digits, default, CultureInfo.InvariantCulture);
        var whole = Math.Max(digits - decimals, 1);
        var zeros = Math.Max(decimals + 1 - digits, 0);
        number[..digits].CopyTo(number[zeros..]);
        number[..zeros].Fill((byte)'0');
        number[whole..(digits + zeros)].CopyTo(number[(whole + 1)..]);
        number[whole] = (byte)'.';
        _length += digits + zeros + 1;
        _needsComma = true;
    }

    public void Value(Instant time)
    {
        BeginValue(Rfc3339.MaximumLength + 2);
        _buffer[_length++] = (byte)'"';
        _length += Rfc3339.Write(time, _buffer.AsSpan(_length));
        _buffer[_length++] = (byte)'"';
        _needsComma = true;
    }

    public void Value(LocalDate date)
    {
        BeginValue(Rfc3339.MaximumLength + 2);
        _buffer[_length++] = (byte)'"';
        _length += Rfc3339.Write(date, _buffer.AsSpan(_length));
        _buffer[_length++] = (byte)'"';
        _needsComma = true;
    }

    private void Escape(ReadOnlySpan<byte> utf8)
    {
        while (true)
        {
            var plain = utf8.IndexOfAny(Escaped);
            var taken = plain < 0 ? utf8.Length : plain;
            Reserve(taken + 7);
            utf8[..taken].CopyTo(_buffer.AsSpan(_length));
            _length += taken;
            if (plain < 0)
            {
                return;
            }

            Escape(utf8[plain]);
            utf8 = utf8[(plain + 1)..];
        }
    }

    private void Escape(byte character)
    {
        _buffer[_length++] = (byte)'\\';
        var letter = character switch
        {
            (byte)'\n' => (byte)'n',
            (byte)'\r' => (byte)'r',
            (byte)'\t' => (byte)'t',
            (byte)'\b' => (byte)'b',
            (byte)'\f' => (byte)'f',
            < 32 => (byte)'u',
            _ => character,
        };
        _buffer[_length++] = letter;
        if (letter == (byte)'u')
        {
            "00"u8.CopyTo(_buffer.AsSpan(_length));
            character.TryFormat(_buffer.AsSpan(_length + 2), out _, "x2", CultureInfo.InvariantCulture);
            _length += 4;
        }
    }

    private void Open(byte bracket)
    {
        BeginValue(1);
        _buffer[_length++] = bracket;
        _needsComma = false;
    }

    private void Close(byte bracket)
    {
        Reserve(1);
        _buffer[_length++] = bracket;
        _needsComma = true;
    }

    private void Plain(ReadOnlySpan<byte> word)
    {
        BeginValue(word.Length);
        word.CopyTo(_buffer.AsSpan(_length));
        _length += word.Length;
        _needsComma = true;
    }

    private void BeginValue(int bytes)
    {
        Reserve(bytes + 1);
        if (_needsComma)
        {
            _buffer[_length++] = (byte)',';
            _needsComma = false;
        }
    }

    private void Reserve(int bytes)
    {
        if (_buffer.Length - _length < bytes)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + bytes));
        }
    }
}
