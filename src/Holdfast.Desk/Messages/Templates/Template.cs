using System.Collections.Immutable;
using NodaTime;

namespace Holdfast.Desk.Messages.Templates;

/// <summary>The text of a message in one language, from a day on.</summary>
/// <param name="Kind">Which message.</param>
/// <param name="Language">The language, as of BCP 47.</param>
/// <param name="Effective">The first day on which it holds.</param>
/// <param name="Until">The day from which it holds no more; null where none is known.</param>
/// <param name="Citation">The rule that asks for it.</param>
/// <param name="Version">What it is known by beside what was sent: its day and the beginning of its hash.</param>
internal sealed record Template(
    TemplateKind Kind, string Language, LocalDate Effective, LocalDate? Until, string Citation, string Version)
{
    /// <summary>The subject, which can name the firm and nothing else.</summary>
    public required TemplateLine Subject { get; init; }

    /// <summary>The form for text messages and calls; null where it has none.</summary>
    public TemplateLine? Short { get; init; }

    /// <summary>What it says, from top to bottom.</summary>
    public ImmutableArray<TemplateBlock> Blocks { get; init; } = [];

    /// <summary>How its phrases are spelled out, by <c>parameter.word</c>.</summary>
    public ImmutableDictionary<string, string> Phrases { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Whether the firm wrote it itself.</summary>
    public bool IsFirms { get; init; }

    /// <summary>Whether it holds on a day.</summary>
    public bool HoldsOn(LocalDate day) => day >= Effective && !(day >= Until);
}

/// <summary>A part of a message.</summary>
internal abstract record TemplateBlock
{
    private TemplateBlock()
    {
    }

    /// <summary>A heading.</summary>
    public sealed record Heading(TemplateLine Line) : TemplateBlock;

    /// <summary>A paragraph.</summary>
    public sealed record Paragraph(TemplateLine Line) : TemplateBlock;

    /// <summary>A paragraph that warns, and looks it.</summary>
    public sealed record Warning(TemplateLine Line) : TemplateBlock;

    /// <summary>One of a list.</summary>
    public sealed record Item(TemplateLine Line) : TemplateBlock;

    /// <summary>A fact with what it is called.</summary>
    public sealed record Fact(TemplateLine Label, TemplateLine Value) : TemplateBlock;

    /// <summary>A link to a page of the firm's.</summary>
    public sealed record Action(TemplateLine Label, string Link) : TemplateBlock;
}

/// <summary>Text with parameters in it.</summary>
internal sealed record TemplateLine(ImmutableArray<TemplatePiece> Pieces)
{
    /// <summary>The parameters in it.</summary>
    public IEnumerable<string> Names => Pieces.Where(piece => piece.IsParameter).Select(piece => piece.Text);
}

/// <summary>Words, or the name of a parameter.</summary>
internal readonly record struct TemplatePiece(string Text, bool IsParameter);

/// <summary>A fault of a template.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Detail">What is wrong and what was expected.</param>
internal sealed record TemplateFault(string File, int Line, string Detail)
{
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{File}:{Line}: {Detail}");
}
