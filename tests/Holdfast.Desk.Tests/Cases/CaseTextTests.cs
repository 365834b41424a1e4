using Holdfast.Desk.Cases.Http;

namespace Holdfast.Desk.Tests.Cases;

/// <summary>The form of what people write about cases.</summary>
public sealed class CaseTextTests
{
    [Theory]
    [InlineData("One.\r\n- two ", "One.\n- two")]
    [InlineData(" ", null)]
    [InlineData("\u202Eevil", null)]
    public void What_somebody_wrote_is_lines_of_what_can_be_seen(string text, string? form)
    {
        Assert.Equal(form is not null, CaseForms.TryText(text, out var read));
        Assert.Equal(form, read);
    }

    [Theory]
    [InlineData(CaseForms.LongestText / 2, true)]
    [InlineData((CaseForms.LongestText / 2) + 1, false)]
    public void The_end_of_a_line_counts_once_however_a_browser_sends_it(int lines, bool isRead) =>
        Assert.Equal(isRead, CaseForms.TryText(string.Concat(Enumerable.Repeat("x\r\n", lines)), out _));
}
