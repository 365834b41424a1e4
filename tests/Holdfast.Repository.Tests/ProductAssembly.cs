using Mono.Cecil;

namespace Holdfast.Repository.Tests;

/// <summary>The compiled projects under src/, read without loading them.</summary>
internal static class ProductAssembly
{
    /// <summary>The project folder of the executable; its assembly is called as people type it.</summary>
    internal const string Executable = "Holdfast";

    private static readonly string Framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    internal static IReadOnlyList<string> Projects { get; } =
        [.. Checkout.Files.Where(path => path.StartsWith("src/", StringComparison.Ordinal))
            .Where(path => path.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(path => Path.GetFileNameWithoutExtension(path))];

    internal static ModuleDefinition Read(string project) =>
        ModuleDefinition.ReadModule(Path.Combine(
            AppContext.BaseDirectory, (project == Executable ? "holdfast" : project) + ".dll"));

    /// <summary>The base library is what lies in the folder of its core, not all that is named System.</summary>
    internal static bool IsBaseLibrary(string assembly) => File.Exists(Path.Combine(Framework, assembly + ".dll"));
}
