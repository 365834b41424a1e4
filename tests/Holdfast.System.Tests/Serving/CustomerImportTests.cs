namespace Holdfast.System.Tests.Serving;

/// <summary>Customers from the shell, with a server and without one.</summary>
public sealed class CustomerImportTests : IDisposable
{
    private const string Head = "customer,status,status_since,family_name,time_zone\n";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Records => _folder["records"];

    [Fact]
    public async Task Customers_are_imported_without_a_server_and_while_one_runs_and_faults_are_named_by_row_and_column()
    {
        var good = Write("good.csv", Head + "c-1,customer,2019-04-01,Quillfeather,America/Denver\n");
        var bad = Write("bad.csv", Head + "c-2,customer,2019-04-01,Quillfeather,Moon/Base\n");

        var dry = await ImportAsync(good, "--dry-run");
        var run = await ImportAsync(good);
        await using var server = await ServerProcess.StartAsync(Ct, "--data", Records);
        var again = await ImportAsync(good);
        var refused = await ImportAsync(bad);
        var stopped = await server.StopAsync(Ct);

        Assert.Equal((0, 0, 0, 1), (dry.ExitCode, run.ExitCode, again.ExitCode, refused.ExitCode));
        Assert.Contains("of 1 customers 1 would be new", dry.Error, StringComparison.Ordinal);
        Assert.Contains("of 1 customers 1 new", run.Error, StringComparison.Ordinal);
        Assert.Contains("0 new, 0 changed, 1 are as they are on file", again.Error, StringComparison.Ordinal);
        Assert.Equal(
            "2\ttime_zone\tExpected a time zone of the IANA database as America/New_York.\n", refused.Output);
        Assert.Contains("1 faults in 1 customers", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Quillfeather", stopped.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_said_to_be_so()
    {
        var said = await ImportAsync(_folder["none.csv"]);

        Assert.Equal(1, said.ExitCode);
        Assert.StartsWith("holdfast: there is no file ", said.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<Said> ImportAsync(string file, params string[] more) =>
        HoldfastProcess.RunAsync(Ct, ["customers", "import", file, "--data", Records, .. more]);

    private string Write(string name, string text)
    {
        File.WriteAllText(_folder[name], text);
        return _folder[name];
    }
}
