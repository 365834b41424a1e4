using System.Text.Json;
using System.Xml.Linq;

namespace Holdfast.Repository.Tests;

/// <summary>What the product is given by others, read from its lock files and from the packages themselves.</summary>
public sealed class PackageTests
{
    private static readonly string[] AllowedLicences =
    [
        "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MPL-2.0", "PostgreSQL", "Unicode-3.0",
        "Zlib",
    ];

    /// <summary>Packages that name no licence by its identifier: which it is, and where that is written.</summary>
    private static readonly Dictionary<string, (string Licence, string Reason)> ReadByHand = new()
    {
        ["Otp.NET"] = ("MIT", "LICENSE.txt of the package"),
        ["SmtpServer"] = ("MIT", "LICENSE of the package"),
        ["Sylvan.Data.Csv"] = ("MIT", "license.txt of the package"),
    };

    private static readonly string Folder = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ??
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    [Fact]
    public void Every_package_of_the_product_has_a_licence_that_lets_users_keep_what_they_build() => Faults.None(
        from package in Checkout.Files.Where(IsProductLockFile).SelectMany(Packages).Distinct()
        let licence = LicenceOf(package)
        where licence is null || !IsAllowed(licence)
        select $"{package.Id} {package.Version}: {licence ?? "no licence by identifier"}");

    [Fact]
    public void Every_licence_read_by_hand_is_still_needed() => Assert.Empty(ReadByHand.Keys.Except(
        Checkout.Files.Where(IsProductLockFile).SelectMany(Packages).Select(package => package.Id)));

    [Fact]
    public void Engine_is_given_no_package_but_NodaTime_and_the_analyzer_that_guards_it() => Assert.Equal(
        ["Microsoft.CodeAnalysis.BannedApiAnalyzers", "NodaTime"],
        Packages("src/Holdfast.Engine/packages.lock.json").Select(package => package.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_project_has_a_lock_file() => Faults.None(
        Checkout.Files.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal))
            .Where(path => !Checkout.Files.Contains(path[..path.LastIndexOf('/')] + "/packages.lock.json")));

    [Theory]
    [InlineData("MIT", true)]
    [InlineData("GPL-3.0-only OR MIT", true)]
    [InlineData("MIT AND Apache-2.0", true)]
    [InlineData("MIT AND AGPL-3.0-only", false)]
    [InlineData("(MIT OR AGPL-3.0-only) AND Zlib", false)]
    [InlineData("LicenseRef-Community", false)]
    [InlineData("", false)]
    public void A_licence_is_allowed_if_one_choice_of_it_is_allowed_in_every_part(string expression, bool isAllowed) =>
        Assert.Equal(isAllowed, IsAllowed(expression));

    // Parentheses are not read: such an expression is looked at by a person and entered in the table above.
    private static bool IsAllowed(string expression) => expression.Split(" OR ")
        .Any(choice => choice.Split(" AND ").All(part => AllowedLicences.Contains(part)));

    private static bool IsProductLockFile(string path) =>
        path.StartsWith("src/", StringComparison.Ordinal) &&
        path.EndsWith("/packages.lock.json", StringComparison.Ordinal);

    private static IEnumerable<(string Id, string Version)> Packages(string lockFile)
    {
        using var document = JsonDocument.Parse(Checkout.Read(lockFile).Text);
        return
        [
            .. from framework in document.RootElement.GetProperty("dependencies").EnumerateObject()
               from package in framework.Value.EnumerateObject()
               where package.Value.GetProperty("type").GetString() != "Project"
               select (package.Name, package.Value.GetProperty("resolved").GetString()!)
        ];
    }

    private static string? LicenceOf((string Id, string Version) package)
    {
        if (ReadByHand.TryGetValue(package.Id, out var read))
        {
            return read.Licence;
        }

        // The folder of packages is in lower case whatever a package calls itself.
#pragma warning disable CA1308
        var id = package.Id.ToLowerInvariant();
        var path = Path.Combine(Folder, id, package.Version.ToLowerInvariant(), id + ".nuspec");
#pragma warning restore CA1308
        return XDocument.Load(path).Descendants()
            .Where(element => element.Name.LocalName == "license")
            .FirstOrDefault(element => (string?)element.Attribute("type") == "expression")
            ?.Value;
    }
}
