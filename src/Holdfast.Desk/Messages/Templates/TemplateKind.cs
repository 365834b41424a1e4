using System.Collections.Immutable;

namespace Holdfast.Desk.Messages.Templates;

/// <summary>What a parameter of a template is, and so how it is written and escaped.</summary>
internal enum ParameterKind
{
    /// <summary>Words of somebody's: one line, at most <see cref="MessageParameters.TextAtMost"/> characters.</summary>
    Text,

    /// <summary>An amount with its currency.</summary>
    Money,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A time of a day, in the zone of the customer.</summary>
    Moment,

    /// <summary>An address of the firm's own pages.</summary>
    Link,

    /// <summary>A code that the customer types.</summary>
    Code,

    /// <summary>The last characters of an account, and no more of it.</summary>
    Account,

    /// <summary>One of some words that the template itself spells out.</summary>
    Phrase,
}

/// <summary>A parameter of a template.</summary>
/// <param name="Name">What it is called between braces.</param>
/// <param name="Kind">What it is.</param>
internal sealed record TemplateParameter(string Name, ParameterKind Kind)
{
    /// <summary>The words there are of a phrase.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>Whether a text that leaves it out does not do what it is for.</summary>
    public bool IsNeeded { get; init; }
}

/// <summary>A message there is: its name is a wire word, its text is data.</summary>
/// <param name="Name">The name.</param>
/// <param name="Purpose">When it is sent, as the reference says it.</param>
/// <param name="Parameters">What its text may name, besides <c>firm</c> and <c>phone</c>.</param>
internal sealed record TemplateKind(string Name, string Purpose, ImmutableArray<TemplateParameter> Parameters)
{
    /// <summary>The firm's name and the number under which it is reached: known to every template.</summary>
    public const string Firm = "firm", Phone = "phone";

    private static readonly TemplateParameter OfFirm = new(Firm, ParameterKind.Text);

    private static readonly TemplateParameter OfPhone = new(Phone, ParameterKind.Text);

    /// <summary>Whether it has a short form, for text messages and calls.</summary>
    public bool IsShort { get; init; }

    /// <summary>Whether it goes by text message or call alone, because it holds a code.</summary>
    public bool IsShortOnly { get; init; }

    /// <summary>Finds a parameter by its name; null where there is none.</summary>
    public TemplateParameter? Find(string name) => name switch
    {
        Firm => OfFirm,
        Phone => OfPhone,
        _ => Parameters.FirstOrDefault(parameter => parameter.Name == name),
    };
}
