using System.Collections.Immutable;

namespace Holdfast.Engine.OwnSignals;

/// <summary>Of what kind a value of the language is.</summary>
public enum TermKind : byte
{
    /// <summary>True or false.</summary>
    Truth,

    /// <summary>A decimal number.</summary>
    Number,

    /// <summary>A length of time.</summary>
    Duration,

    /// <summary>A point in time.</summary>
    Moment,

    /// <summary>Text, compared letter by letter.</summary>
    Text,

    /// <summary>Several texts.</summary>
    Texts,

    /// <summary>One word of a set, such as the rails.</summary>
    Word,

    /// <summary>A country by its two letters of ISO 3166.</summary>
    Country,

    /// <summary>A currency by its three letters of ISO 4217.</summary>
    Currency,

    /// <summary>An IP address.</summary>
    Address,
}

/// <summary>The type of a value: its kind, and for a word the set it is of. Immutable.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Words">The set, where it is a word; else null.</param>
public sealed record TermType(TermKind Kind, WordSet? Words = null)
{
    internal static TermType Truth { get; } = new(TermKind.Truth);

    internal static TermType Number { get; } = new(TermKind.Number);

    internal static TermType Duration { get; } = new(TermKind.Duration);

    internal static TermType Moment { get; } = new(TermKind.Moment);

    internal static TermType Text { get; } = new(TermKind.Text);

    internal static TermType Texts { get; } = new(TermKind.Texts);

    /// <summary>As a fault says it: "a number", "a word for the rail".</summary>
    public string Name => Kind switch
    {
        TermKind.Truth => "something that is true or false",
        TermKind.Number => "a number",
        TermKind.Duration => "a length of time",
        TermKind.Moment => "a point in time",
        TermKind.Text => "a text",
        TermKind.Texts => "a list of texts",
        TermKind.Word => $"a word for the {Words!.Name}",
        TermKind.Country => "a country",
        TermKind.Currency => "a currency",
        TermKind.Address => "an IP address",
    };

    /// <summary>Whether values of it stand in an order: smaller, greater.</summary>
    internal bool HasOrder => Kind is TermKind.Number or TermKind.Duration or TermKind.Moment;

    /// <summary>Whether it is kept as a whole number of which 0 is unknown.</summary>
    internal bool IsCode => Kind is TermKind.Word or TermKind.Country or TermKind.Currency or TermKind.Address;

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>A set of words, in the order of their codes: the first has the code 1, and 0 is unknown.</summary>
public sealed class WordSet
{
    internal WordSet(string name, IEnumerable<string> words)
    {
        Name = name;
        Words = [.. words];
        Type = new TermType(TermKind.Word, this);
    }

    /// <summary>What the words are words for: "rail", "day of the week".</summary>
    public string Name { get; }

    /// <summary>The words.</summary>
    public ImmutableArray<string> Words { get; }

    internal TermType Type { get; }

    /// <summary>The code of a word; 0 where it is none of the set.</summary>
    internal long CodeOf(string word) => Words.IndexOf(word) + 1;

    internal string Of(long code) => Words[(int)code - 1];
}
