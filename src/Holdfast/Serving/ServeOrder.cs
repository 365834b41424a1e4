namespace Holdfast.Serving;

/// <summary>What <c>holdfast serve</c> was called with.</summary>
/// <param name="Folder">The data folder.</param>
/// <param name="Urls">Where to listen, parted by semicolons.</param>
/// <param name="ConfigurationFile">The configuration file; null where none was named.</param>
internal sealed record ServeOrder(string Folder, string Urls, string? ConfigurationFile);
