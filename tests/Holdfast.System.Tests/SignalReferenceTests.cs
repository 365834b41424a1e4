namespace Holdfast.System.Tests;

/// <summary>The reference page of signals is written from the code, and is as the code is.</summary>
public sealed class SignalReferenceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reference_page_of_signals_is_what_the_command_prints()
    {
        var said = await HoldfastProcess.RunAsync(Ct, "signals", "--markdown");

        var page = await File.ReadAllTextAsync(Checkout.Full("docs/reference/signals.md"), Ct);
        Assert.True(said.Output == page, "Write it anew: ./holdfast signals --markdown > docs/reference/signals.md");
    }

    [Fact]
    public async Task Every_line_of_the_sheet_has_a_signal_or_says_why_it_has_none()
    {
        var page = await File.ReadAllTextAsync(Checkout.Full("docs/reference/signals.md"), Ct);

        var rows = page.Split('\n').Where(line => line.StartsWith("| ATO-", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToArray();
        Assert.Equal(Enumerable.Range(1, 73).Select(number => $"ATO-{number:00}"), rows.Select(row => row[1]));
        Assert.DoesNotContain(rows, row => row[2].Length == 0 && row[3].Length == 0);
    }
}
