using YamlDotNet.Core;

namespace Holdfast.Runtime.Policies;

/// <summary>A piece of a file, with the place where it begins.</summary>
internal abstract class YamlNode(Place at)
{
    public Place At { get; } = at;
}

/// <summary>How a text stands in its file.</summary>
/// <param name="Source">The file.</param>
/// <param name="Style">Plain, in quotes, or as a block.</param>
internal sealed record Written(string Source, ScalarStyle Style);

/// <summary>A word, a number or a text.</summary>
internal sealed class YamlText(Place at, string value, bool isQuoted, Written? written = null) : YamlNode(at)
{
    /// <summary>What of a long text is shown in a fault.</summary>
    private const int LongestShown = 40;

    public string Value { get; } = value;

    /// <summary>Written in quotes or as a block: a text, whatever it looks like.</summary>
    public bool IsQuoted { get; } = isQuoted;

    /// <summary>The place of one of its characters; null where that cannot be told.</summary>
    public Place? PlaceOf(int offset) =>
        written is { } found ? ScalarPlaces.Of(found.Source, At, found.Style, Value, offset) : null;

    /// <summary>Nothing was written where something is expected.</summary>
    public bool IsNothing => !IsQuoted && Value.Length == 0;

    /// <summary>As a fault shows it.</summary>
    public override string ToString()
    {
        var shown = Value.Length <= LongestShown ? Value : Value[..LongestShown] + "...";
        var line = string.Concat(shown.Select(letter => char.IsControl(letter) ? ' ' : letter));
        return IsQuoted ? $"the text \"{line}\"" : $"'{line}'";
    }
}

/// <summary>A list.</summary>
internal sealed class YamlList(Place at) : YamlNode(at)
{
    public List<YamlNode> Items { get; } = [];

    public override string ToString() => "a list";
}

/// <summary>Names with values, in the order of the file.</summary>
internal sealed class YamlMap(Place at) : YamlNode(at)
{
    public List<(YamlNode Name, YamlNode Value)> Entries { get; } = [];

    /// <summary>False where the file broke off inside: then nothing can be said to be missing.</summary>
    public bool IsWhole { get; set; }

    public override string ToString() => "names with values";
}

/// <summary>Something that a policy file may not use, of which a fault has been told already.</summary>
internal sealed class YamlRefused(Place at) : YamlNode(at);
