namespace Holdfast.Desk.Messages.Templates;

/// <summary>A message as it goes out.</summary>
/// <param name="Subject">The subject, on one line.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Html">The same words as HTML.</param>
/// <param name="Short">For a text message; null where there is no such form.</param>
/// <param name="Spoken">For a call: codes digit by digit; null where there is no such form.</param>
/// <param name="Template">The template and the version of its text.</param>
internal sealed record RenderedMessage(
    string Subject, string Text, string Html, string? Short, string? Spoken, TemplateVersion Template);

/// <summary>Which text was used.</summary>
/// <param name="Name">The template.</param>
/// <param name="Language">The language.</param>
/// <param name="Version">The version of the text.</param>
internal sealed record TemplateVersion(string Name, string Language, string Version);
