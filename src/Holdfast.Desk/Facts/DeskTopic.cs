namespace Holdfast.Desk.Facts;

/// <summary>
/// What pages show together, so that they can be told when it changed. A slice adds its own among the services; whoever
/// has not its right is told nothing of it.
/// </summary>
/// <param name="Name">By which pages name it, in the plural: <c>instructions</c>.</param>
/// <param name="Scope">The right that it takes to be told.</param>
/// <param name="Tables">
/// The tables it stands in. Where a page shows one thing, it names it by the first part of these tables' keys.
/// </param>
public sealed record DeskTopic(string Name, string Scope, params string[] Tables);
