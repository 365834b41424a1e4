namespace Holdfast.Desk.Messages.Templates;

/// <summary>A message as it goes out.</summary>
/// <param name="Subject">The subject, on one line.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Html">The same words as HTML.</param>
/// <param name="Short">For a text message; null where there is no such form.</param>
/// <param name="Spoken">For a call: codes digit by digit; null where there is no such form.</param>
/// <param name="Template">The template and the version of its text.</param>
internal sealed record RenderedMessage(
    string Subject, string Text, string Html, string? Short, string? Spoken, TemplateVersion Template)
{
    /// <summary>What it says part by part, for pages and letters.</summary>
    public IReadOnlyList<RenderedPart> Parts { get; init; } = [];
}

/// <summary>A part of a message with its parameters filled in.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What it says; of a fact what it is called, of a link what stands on it.</param>
/// <param name="Value">Of a fact what it is, of a link where it leads; else empty.</param>
public sealed record RenderedPart(RenderedKind Kind, string Text, string Value = "");

/// <summary>What a part of a message is.</summary>
public enum RenderedKind
{
    /// <summary>A heading.</summary>
    Heading,

    /// <summary>A paragraph.</summary>
    Paragraph,

    /// <summary>A warning.</summary>
    Warning,

    /// <summary>One of a list.</summary>
    Item,

    /// <summary>A fact.</summary>
    Fact,

    /// <summary>A link.</summary>
    Action,
}

/// <summary>Which text was used.</summary>
/// <param name="Name">The template.</param>
/// <param name="Language">The language.</param>
/// <param name="Version">The version of the text.</param>
internal sealed record TemplateVersion(string Name, string Language, string Version);
