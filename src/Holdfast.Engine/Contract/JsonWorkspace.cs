namespace Holdfast.Engine.Contract;

/// <summary>What is wrong with a JSON text although its grammar is right.</summary>
internal enum JsonFlaw : byte
{
    None,
    NameTwice,
    HalfSurrogatePair,
}

/// <summary>What a cursor needs besides the text; serves one text after another, to allocate little.</summary>
internal sealed class JsonWorkspace
{
    // Where the names of each open object or list begin.
    private readonly int[] _firstNames = new int[ContractLimits.Depth];
    private int _depth;

    public ContentMixer Mixer { get; } = new();

    public JsonNames Names { get; } = new();

    public JsonEscapes Escapes { get; } = new();

    public JsonFlaw Flaw { get; set; }

    public void Reset()
    {
        _depth = 0;
        Flaw = JsonFlaw.None;
        Mixer.Reset();
        Names.Reset();
        Escapes.Reset();
    }

    public void Open(bool isList)
    {
        _firstNames[_depth++] = Names.Count;
        Mixer.Open(isList);
    }

    public void Close()
    {
        Mixer.Close();
        if (Names.Release(_firstNames[--_depth]))
        {
            Flaw = JsonFlaw.NameTwice;
        }
    }
}
