namespace Holdfast.Repository.Tests;

/// <summary>A rule that finds nothing may be blind, so each is shown what to see and what to leave alone.</summary>
public sealed class SourceRulesTests
{
    [Theory]
    [InlineData("#" + "region Fields", 1)]
    [InlineData("#pragma warning disable CA1000", 0)]
    public void Regions_are_seen(string line, int faults) => Assert.Equal(faults, Count(SourceRules.Regions, line));

    [Theory]
    [InlineData("        // var score = weight + 1;", 1)]
    [InlineData("// if (score > 1) {", 1)]
    [InlineData("    // }", 1)]
    [InlineData("// 17 CFR 248.201(d)(2)(iii): respond to red flags detected.", 0)]
    [InlineData("// Open at the end; an answer exactly at expiry is late.", 0)]
    [InlineData("/// <c>{ }</c> means nothing;", 0)]
    [InlineData("var score = weight + 1; // Weights are fixed-point.", 0)]
    public void Code_in_a_comment_is_seen_and_prose_is_not(string line, int faults) =>
        Assert.Equal(faults, Count(SourceRules.CommentedOutCode, line));

    [Theory]
    [InlineData("// TO" + "DO: the other half", 1)]
    [InlineData("// FIX" + "ME", 1)]
    [InlineData("// TO" + "DO #12: the other half", 0)]
    [InlineData("// Todos os clientes", 0)]
    public void Work_left_needs_an_issue_number(string line, int faults) =>
        Assert.Equal(faults, Count(SourceRules.UnnumberedToDos, line));

    [Theory]
    [InlineData("throw new Not" + "ImplementedException();", 1)]
    [InlineData("throw new NotSupportedException();", 0)]
    public void Stubs_are_seen(string line, int faults) => Assert.Equal(faults, Count(SourceRules.Stubs, line));

    [Theory]
    [InlineData("Thread." + "Sleep(10);", 1)]
    [InlineData("await Task." + "Delay(10, ct);", 1)]
    [InlineData("clock.Advance(Duration.FromDays(30));", 0)]
    public void Sleeping_is_seen(string line, int faults) => Assert.Equal(faults, Count(SourceRules.Sleeps, line));

    [Theory]
    [InlineData("        catch (" + "Exception e)", 1)]
    [InlineData("        catch (System." + "Exception)", 1)]
    [InlineData("        catch", 1)]
    [InlineData("        } catch {", 1)]
    [InlineData("        catch (FormatException)", 0)]
    [InlineData("// We catch what the file system says.", 0)]
    public void Catching_everything_is_seen(string line, int faults) =>
        Assert.Equal(faults, Count(SourceRules.CatchAlls, line));

    [Theory]
    [InlineData("internal sealed class Case" + "Manager(Journal journal)", 1)]
    [InlineData("public static class String" + "Utils", 1)]
    [InlineData("public readonly record struct Device" + "Info(string Id);", 1)]
    [InlineData("internal abstract class Signal" + "Base", 1)]
    [InlineData("internal sealed class Database", 0)]
    [InlineData("internal sealed class InformationBarrier", 0)]
    [InlineData("public sealed record Baseline(int Days);", 0)]
    public void Names_that_say_nothing_are_seen(string line, int faults) =>
        Assert.Equal(faults, Count(SourceRules.VagueTypes, line));

    [Theory]
    [InlineData("cd /" + "root/holdfast", 1)]
    [InlineData("\"/" + "work/main\"", 1)]
    [InlineData("see docs/home/plan.md", 0)]
    [InlineData("https://example.com/home/page", 0)]
    public void Paths_of_a_machine_are_seen(string line, int faults) =>
        Assert.Equal(faults, Count(SourceRules.MachinePaths, line));

    [Theory]
    [InlineData("<<<<<<" + "< HEAD", 1)]
    [InlineData("=======", 0)]
    public void Unresolved_conflicts_are_seen(string line, int faults) =>
        Assert.Equal(faults, Count(SourceRules.ConflictMarkers, line));

    [Theory]
    [InlineData(120, 0)]
    [InlineData(121, 1)]
    public void A_line_may_fill_120_columns(int columns, int faults) =>
        Assert.Equal(faults, Count(SourceRules.Wide, new string('x', columns)));

    [Fact]
    public void A_long_address_may_pass_120_columns() =>
        Assert.Equal(0, Count(SourceRules.Wide, "// https://example.com/" + new string('x', 120)));

    [Theory]
    [InlineData(400, 0)]
    [InlineData(401, 1)]
    public void A_file_may_have_400_lines(int lines, int faults) => Assert.Equal(
        faults, Count(SourceRules.Long, string.Concat(Enumerable.Repeat("x\n", lines))));

    [Theory]
    [InlineData("src/Holdfast.Engine/Values/Money.cs", "namespace Holdfast.Engine.Values;", 0)]
    [InlineData("src/Holdfast.Engine/Values/Money.cs", "namespace Holdfast.Engine;", 1)]
    [InlineData("src/Holdfast.Engine/Money.cs", "public sealed class Money;", 1)]
    [InlineData("src/Holdfast/Program.cs", "return 0;", 0)]
    public void A_namespace_is_its_folder(string path, string text, int faults) =>
        Assert.Equal(faults, SourceRules.NamespaceElsewhere(new SourceFile(path, text)).Count());

    private static int Count(Func<SourceFile, IEnumerable<string>> rule, string text) =>
        rule(new SourceFile("src/Holdfast/Example.cs", text)).Count();
}
