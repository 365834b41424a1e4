namespace Holdfast.Desk.Instructions;

/// <summary>
/// A text that tells of a person: it is written only sealed under that person's key, and never shown by accident.
/// <c>default</c> is the empty text.
/// </summary>
public readonly record struct Personal
{
    private readonly string? _text;

    private Personal(string text, bool isGone) => (_text, IsGone) = (text, isGone);

    /// <summary>A text.</summary>
    public static Personal Of(string? text) => new(text ?? "", isGone: false);

    /// <summary>What is left where the person's key was disposed of.</summary>
    public static Personal Gone { get; } = new("", isGone: true);

    /// <summary>The text; empty where there is none or it is gone.</summary>
    public string Text => _text ?? "";

    /// <summary>Whether it was disposed of.</summary>
    public bool IsGone { get; }

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => Text.Length == 0;

    /// <summary>Never the text: what is written into a log or an error by accident tells nothing.</summary>
    public override string ToString() => IsGone ? "(disposed of)" : "(personal)";
}
