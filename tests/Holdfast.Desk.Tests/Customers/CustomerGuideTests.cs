using Holdfast.Desk.Customers.Import;

namespace Holdfast.Desk.Tests.Customers;

public sealed class CustomerGuideTests
{
    [Theory]
    [InlineData(ImportKind.Customers)]
    [InlineData(ImportKind.Contacts)]
    [InlineData(ImportKind.Accounts)]
    [InlineData(ImportKind.Relationships)]
    public void The_guide_lists_the_columns_that_an_import_takes(ImportKind kind)
    {
        var guide = File.ReadAllText(Golden.Full("docs/guides/customers.md"));
        var section = guide.Split("\n### ").Single(part => part.StartsWith($"{kind}\n", StringComparison.Ordinal));
        var rows = section.Split("\n## ")[0].Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal));

        Assert.Equal(
            ImportTable.Of(kind).Select(column => $"| `{column.Name}`{(column.Needed ? " *" : "")} | {column.Holds} |"),
            rows);
    }
}
