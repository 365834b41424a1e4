namespace Holdfast.Desk.Console.Parts;

/// <summary>One of several answers.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Text">What is read.</param>
/// <param name="Hint">What choosing it means.</param>
public sealed record Choice(string Value, string Text, string? Hint = null);
