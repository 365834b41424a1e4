namespace Holdfast.Repository.Tests;

/// <summary>What every source file of this checkout keeps to.</summary>
public sealed class SourceTests
{
    private static readonly string[] VagueFolders = ["Common", "Shared", "Helpers", "Services"];

    private static IEnumerable<SourceFile> Product => Checkout.Sources.Where(file => file.IsUnder("src"));

    private static IEnumerable<SourceFile> Tests => Checkout.CSharp.Where(file => file.IsUnder("tests"));

    [Fact]
    public void Checks_read_the_product_and_the_tests()
    {
        Assert.Contains(Product, file => file.Path == "src/Holdfast/Program.cs");
        Assert.Contains(Tests, file => file.Path == "tests/Holdfast.Repository.Tests/SourceTests.cs");
        Assert.DoesNotContain(Checkout.Files, path => path.StartsWith("artifacts/", StringComparison.Ordinal));
    }

    [Fact]
    public void No_source_file_of_the_product_is_longer_than_one_sitting() =>
        Faults.None(Product.SelectMany(SourceRules.Long));

    [Fact]
    public void No_line_of_code_is_wider_than_120_columns() =>
        Faults.None(Checkout.CSharp.SelectMany(SourceRules.Wide));

    [Fact]
    public void No_code_hides_in_a_region() => Faults.None(Checkout.CSharp.SelectMany(SourceRules.Regions));

    [Fact]
    public void No_code_is_kept_in_a_comment() => Faults.None(Checkout.CSharp.SelectMany(SourceRules.CommentedOutCode));

    [Fact]
    public void Work_left_undone_has_an_issue() =>
        Faults.None(Checkout.Sources.SelectMany(SourceRules.UnnumberedToDos));

    [Fact]
    public void Nothing_is_a_stub() => Faults.None(Checkout.CSharp.SelectMany(SourceRules.Stubs));

    [Fact]
    public void No_test_sleeps() => Faults.None(Tests.SelectMany(SourceRules.Sleeps));

    [Fact]
    public void Engine_swallows_no_exception() => Faults.None(
        Checkout.CSharp.Where(file => file.IsUnder("src/Holdfast.Engine")).SelectMany(SourceRules.CatchAlls));

    [Fact]
    public void Every_namespace_is_its_folder() =>
        Faults.None(Checkout.CSharp.SelectMany(SourceRules.NamespaceElsewhere));

    [Fact]
    public void Every_type_has_a_name_that_says_what_it_is() =>
        Faults.None(Checkout.CSharp.SelectMany(SourceRules.VagueTypes));

    [Fact]
    public void Every_folder_has_a_name_that_says_what_is_in_it() => Faults.None(Checkout.Files.Where(
        path => path.Split('/')[..^1].Intersect(VagueFolders, StringComparer.OrdinalIgnoreCase).Any()));
}
