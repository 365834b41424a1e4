namespace Holdfast.Serving;

/// <summary>What <c>holdfast serve</c> was called with.</summary>
/// <param name="Folder">The data folder.</param>
/// <param name="Urls">Where to listen, parted by semicolons; null where the settings say it.</param>
/// <param name="SettingsFile">The settings file; null for the one in the data folder, if there is one.</param>
internal sealed record ServeOrder(string Folder, string? Urls, string? SettingsFile);
