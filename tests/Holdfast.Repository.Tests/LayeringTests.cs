using System.IO.Enumeration;
using System.Xml.Linq;

namespace Holdfast.Repository.Tests;

public sealed class LayeringTests
{
    /// <summary>What each project's compiled code may use beyond the base library.</summary>
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Holdfast.Engine"] = ["NodaTime"],
        // NodaTime comes with the engine's own types.
        ["Holdfast.Runtime"] =
        [
            "Holdfast.Engine", "NodaTime", "YamlDotNet", "Microsoft.Data.Sqlite", "Microsoft.Extensions.*.Abstractions",
        ],
        // No database provider: where the desk keeps its tables is the store's to know.
        ["Holdfast.Desk"] =
        [
            "Holdfast.Engine", "Holdfast.Runtime", "NodaTime", "Microsoft.AspNetCore.*", "Microsoft.Extensions.*",
            "Microsoft.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.Abstractions",
            "Microsoft.EntityFrameworkCore.Relational", "Microsoft.Net.Http.Headers",
            "System.Threading.RateLimiting", "Microsoft.OpenApi",
            "Microsoft.IdentityModel.*", "Otp.NET", "QRCoder", "PhoneNumbers", "Sylvan.Data.Csv",
        ],
        // What Runtime has its stores keep and choose by is said in types and words of the engine.
        ["Holdfast.Cluster"] = ["Holdfast.Engine", "Holdfast.Runtime", "Npgsql", "NodaTime"],
        ["Holdfast.Simulator"] = ["Holdfast.Engine", "NodaTime"],
        [ProductAssembly.Executable] = ["*"],
    };

    private static readonly string[] MayRunTheExecutable =
        ["Holdfast.Browser.Tests", "Holdfast.Repository.Tests", "Holdfast.System.Tests"];

    private static readonly string[] MaySeeInsideTheEngine = ["Holdfast.Benchmarks", "Holdfast.Engine.Tests"];

    public static TheoryData<string> Projects => [.. ProductAssembly.Projects];

    [Fact]
    public void Every_project_of_the_product_has_a_row_that_says_what_it_may_use() =>
        Assert.Equal(ProductAssembly.Projects.Order(StringComparer.Ordinal), MayUse.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_uses_only_what_its_row_allows(string project)
    {
        using var module = ProductAssembly.Read(project);

        Faults.None(module.AssemblyReferences
            .Select(reference => reference.Name)
            .Where(name => !ProductAssembly.IsBaseLibrary(name))
            .Where(name => !MayUse[project].Any(allowed => FileSystemName.MatchesSimpleExpression(allowed, name)))
            .Select(name => $"{project} uses {name}"));
    }

    [Fact]
    public void Nothing_references_the_executable_but_the_tests_that_run_it() => Faults.None(
        from path in Checkout.Files
        where path.EndsWith(".csproj", StringComparison.Ordinal)
        where !MayRunTheExecutable.Contains(Path.GetFileNameWithoutExtension(path))
        from reference in XDocument.Load(Checkout.Full(path)).Descendants("ProjectReference")
        let target = ((string?)reference.Attribute("Include"))?.Replace('\\', '/')
        where target?.EndsWith($"/{ProductAssembly.Executable}.csproj", StringComparison.Ordinal) == true
        select $"{path} references {target}");

    [Fact]
    public void Engine_shows_its_internals_to_its_tests_and_the_benchmarks_only()
    {
        using var module = ProductAssembly.Read("Holdfast.Engine");

        var shown = module.Assembly.CustomAttributes
            .Where(attribute => attribute.AttributeType.Name == "InternalsVisibleToAttribute")
            .Select(attribute => (string)attribute.ConstructorArguments[0].Value);

        Assert.Equal(MaySeeInsideTheEngine, shown.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("System.Text.Json", true)]
    [InlineData("System.CommandLine", false)]
    [InlineData("Microsoft.AspNetCore.Http", false)]
    public void Only_what_ships_with_the_runtime_counts_as_the_base_library(string assembly, bool isBaseLibrary) =>
        Assert.Equal(isBaseLibrary, ProductAssembly.IsBaseLibrary(assembly));
}
