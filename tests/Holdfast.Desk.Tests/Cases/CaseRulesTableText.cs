using Holdfast.Desk.Cases.Rules;

namespace Holdfast.Desk.Tests.Cases;

/// <summary>The rules that come with Holdfast, changed.</summary>
internal static class CaseRulesTableText
{
    /// <summary>With a line more at the end, which is among what is shared.</summary>
    public static string With(string line) => CaseRulesTable.ShippedText().TrimEnd() + "\n" + line + "\n";

    /// <summary>With a text in the place of another that is there.</summary>
    public static string With(string text, string instead)
    {
        var shipped = CaseRulesTable.ShippedText();
        Assert.Contains(text, shipped, StringComparison.Ordinal);
        return shipped.Replace(text, instead, StringComparison.Ordinal);
    }
}
