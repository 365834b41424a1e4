namespace Holdfast.Desk.Cases.Pages;

/// <summary>
/// Something that can be done about a case, on a page of another slice: that slice adds it among the services, and
/// whoever has not its right does not see it.
/// </summary>
/// <param name="Text">What the link says.</param>
/// <param name="PathOf">Where it leads, by the id of the case.</param>
/// <param name="Scope">The right it needs.</param>
/// <param name="Order">In which order they stand.</param>
/// <param name="OnlyOpen">Whether it is done about cases only that are not decided.</param>
public sealed record CaseDeed(string Text, Func<string, string> PathOf, string Scope, int Order, bool OnlyOpen = false);

/// <summary>
/// A part of the page of a case that another slice shows: a component with one parameter, <c>Case</c>, the id.
/// </summary>
/// <param name="Component">The component.</param>
/// <param name="Scope">The right it needs.</param>
/// <param name="Order">In which order they stand.</param>
public sealed record CasePanel(Type Component, string Scope, int Order);
