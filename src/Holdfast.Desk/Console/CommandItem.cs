namespace Holdfast.Desk.Console;

/// <summary>
/// Something to go to that stands in the palette and not in the navigation. A slice adds its own among the services;
/// whoever has not its right does not see it.
/// </summary>
/// <param name="Text">What is done there, as in "Enter an instruction".</param>
/// <param name="Path">Where it leads.</param>
/// <param name="Scope">The right it needs.</param>
public sealed record CommandItem(string Text, string Path, string Scope);
