using System.Text.Json;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Contract;

/// <summary>
/// Walks through the tokens of one JSON text. On the way it adds up the content's fingerprint and finds what a reader
/// of tokens does not see: names that stand twice, halves of surrogate pairs.
/// </summary>
internal ref struct JsonCursor
{
    private readonly byte[] _buffer;
    private readonly int _start;
    private readonly JsonWorkspace _workspace;
    private Utf8JsonReader _reader;
    private int _unescapedAt;

    /// <summary>Before the first token of a part of a buffer.</summary>
    public JsonCursor(byte[] buffer, int start, int length, JsonWorkspace workspace)
    {
        _buffer = buffer;
        _start = start;
        _workspace = workspace;
        _reader = new Utf8JsonReader(buffer.AsSpan(start, length), new JsonReaderOptions
        {
            MaxDepth = ContractLimits.Depth,
        });
        workspace.Reset();
    }

    /// <summary>What stands here.</summary>
    public readonly JsonTokenType Kind => _reader.TokenType;

    /// <summary>Where it stands in the buffer.</summary>
    public readonly int Position => _start + (int)_reader.TokenStartIndex;

    /// <summary>Where what was read ends in the buffer.</summary>
    public readonly int End => _start + (int)_reader.BytesConsumed;

    /// <summary>The name or string that stands here, unescaped.</summary>
    public ReadOnlySpan<byte> Utf8 { get; private set; }

    /// <summary>Its hash.</summary>
    public ContentMark Hash { get; private set; }

    /// <summary>The number that stands here.</summary>
    public JsonNumber Number { get; private set; }

    /// <summary>The string that stands here, as a part of the buffer, or on its own where it was escaped.</summary>
    public readonly Text Text() => _reader.ValueIsEscaped
        ? new Text(Utf8.ToArray(), 0, Utf8.Length)
        : new Text(_buffer, Position + 1, Utf8.Length);

    /// <summary>Goes to the next token; false after the last.</summary>
    /// <exception cref="JsonException">What follows is not JSON, or nests too deep.</exception>
    public bool Read()
    {
        if (!_reader.Read())
        {
            return false;
        }

        var mixer = _workspace.Mixer;
        switch (_reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                TakeText();
                mixer.Name(Hash);
                break;
            case JsonTokenType.String:
                TakeText();
                mixer.Value(ContentMixer.Kind.String, Hash);
                break;
            case JsonTokenType.Number:
                Number = JsonNumber.Of(_reader.ValueSpan);
                mixer.Value(ContentMixer.Kind.Number, Number.Hash);
                break;
            case JsonTokenType.True:
                mixer.Value(ContentMixer.Kind.True, default);
                break;
            case JsonTokenType.False:
                mixer.Value(ContentMixer.Kind.False, default);
                break;
            case JsonTokenType.Null:
                mixer.Value(ContentMixer.Kind.Null, default);
                break;
            case JsonTokenType.StartObject:
                _workspace.Open(isList: false);
                break;
            case JsonTokenType.StartArray:
                _workspace.Open(isList: true);
                break;
            default:
                _workspace.Close();
                break;
        }

        return true;
    }

    /// <summary>Goes to the next name of the object that stands here; false at its end.</summary>
    public bool ReadName()
    {
        Read();
        return _reader.TokenType is JsonTokenType.PropertyName;
    }

    /// <summary>Goes to the next item of the list that stands here; false at its end.</summary>
    public bool ReadItem()
    {
        Read();
        return _reader.TokenType is not JsonTokenType.EndArray;
    }

    /// <summary>Passes over the value of a name that the contract does not know.</summary>
    public void PassUnknown()
    {
        HoldName();
        Read();
        Pass();
    }

    /// <summary>Goes to the end of the object or list that stands here, if one does.</summary>
    public void Pass()
    {
        if (_reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return;
        }

        var depth = _reader.CurrentDepth;
        do
        {
            Read();
            if (_reader.TokenType is JsonTokenType.PropertyName)
            {
                HoldName();
            }
        }
        while (_reader.CurrentDepth > depth);
    }

    /// <summary>Remembers that the name that stands here stood in its object before.</summary>
    public readonly void NameStandsTwice() => _workspace.Flaw = JsonFlaw.NameTwice;

    private readonly void HoldName()
    {
        if (_reader.ValueIsEscaped)
        {
            _workspace.Names.Add(_workspace.Escapes.Buffer, _unescapedAt, Utf8.Length);
        }
        else
        {
            _workspace.Names.Add(_buffer, Position + 1, Utf8.Length);
        }
    }

    private void TakeText()
    {
        Utf8 = _reader.ValueSpan;
        if (_reader.ValueIsEscaped)
        {
            var isWhole = _workspace.Escapes.TryUnescape(Utf8, out _unescapedAt, out var length);
            Utf8 = _workspace.Escapes.Buffer.AsSpan(_unescapedAt, length);
            if (!isWhole)
            {
                _workspace.Flaw = JsonFlaw.HalfSurrogatePair;
            }
        }

        Hash = ContentMixer.Hash(Utf8);
    }
}
