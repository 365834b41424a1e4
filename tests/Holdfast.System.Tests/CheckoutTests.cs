namespace Holdfast.System.Tests;

/// <summary>The script <c>holdfast</c> at the root of a checkout.</summary>
public sealed class CheckoutTests
{
    [Fact]
    [Trait("Category", "Slow")]
    public async Task The_command_of_a_checkout_runs_from_another_folder_through_a_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The script is for bash.");
        var ct = TestContext.Current.CancellationToken;
        var elsewhere = Directory.CreateTempSubdirectory("holdfast-link-");
        try
        {
            var link = Path.Combine(elsewhere.FullName, "linked");
            File.CreateSymbolicLink(link, Checkout.Full("holdfast"));

            var said = await HoldfastProcess.RunAsync(link, elsewhere.FullName, ["--version"], ct);

            Assert.Equal(0, said.ExitCode);
            Assert.Matches(@"^\d+\.\d+\.\d+[^\n]*\n$", said.Output);
            Assert.Empty(said.Error);
        }
        finally
        {
            elsewhere.Delete(recursive: true);
        }
    }
}
