using System.Text;
using Holdfast.Runtime.Hosting;

namespace Holdfast.System.Tests.Serving;

/// <summary>Holds and disposals from the shell, with a server and without one.</summary>
public sealed class RetentionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Records => _folder["records"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_due_goes_when_nothing_holds_it_one_user_asks_and_another_approves(bool isServed)
    {
        WriteYearsAgo();
        await using var server = isServed ? await ServerProcess.StartAsync(Ct, "--data", Records) : null;

        var plan = await RunAsync("ann", "dispose", "plan");
        var on = await RunAsync("ann", "hold", "on", "--matter", "M-1", "--reason", "Subpoena", "--all");
        var held = await RunAsync("ann", "dispose", "request");
        var listed = await RunAsync("bob", "hold", "list");
        var off = await RunAsync("bob", "hold", "off", on.Output.Trim(), "--reason", "Settled");
        var settled = await RunAsync("bob", "hold", "list");
        var asked = await RunAsync("ann", "dispose", "request");
        var disposal = asked.Output.Split(':')[0];
        var alone = await RunAsync("ann", "dispose", "approve", disposal);
        var approved = await RunAsync("bob", "dispose", "approve", disposal);
        var done = await RunAsync("ann", "dispose", "list");
        var nothing = await RunAsync("ann", "dispose", "request");
        var verified = await HoldfastProcess.RunAsync(Ct, "verify", Records);

        Assert.Contains("          13 due\n", plan.Output, StringComparison.Ordinal);
        Assert.Contains("due by booksWithoutStatedPeriod, FINRA Rule 4511(b): ", plan.Output, StringComparison.Ordinal);
        Assert.Matches("^h-[0-9a-f]{12}\n$", on.Output);
        Assert.Equal((1, "holdfast: Nothing is due.\n"), (held.ExitCode, LastLine(held)));
        Assert.Matches($"^{on.Output.Trim()}\tin force\tM-1\tSubpoena\tall\tshell:ann\t20", listed.Output);
        Assert.Equal(0, off.ExitCode);
        Assert.Matches($"^{on.Output.Trim()}\ttaken off 20.*\tshell:ann\t20", settled.Output);
        Assert.Matches("^d-[0-9a-f]{12}: 13 entries\n$", asked.Output);
        Assert.Equal(
            (1, "holdfast: Who asked for a disposal does not approve it.\n"), (alone.ExitCode, LastLine(alone)));
        Assert.Equal((0, asked.Output), (approved.ExitCode, approved.Output));
        Assert.Matches($"^{disposal}\tdone\t20[0-9-]+\t13\tshell:ann\n$", done.Output);
        Assert.Equal(1, nothing.ExitCode);
        Assert.StartsWith("whole and unaltered: ", verified.Output, StringComparison.Ordinal);
        Assert.Equal(isServed, File.Exists(Path.Combine(Records, "control.sock")));
    }

    [Fact]
    public async Task A_wrong_wish_is_told_and_a_folder_without_records_is_not_begun()
    {
        await HoldfastProcess.RunAsync(Ct, "key", "add", "--data", Records, "--name", "a", "--scope", "events:write");
        var empty = Directory.CreateDirectory(_folder["empty"]).FullName;

        var reason = await RunAsync("ann", "hold", "on", "--matter", "M-1", "--reason", " ", "--all");
        var both = await RunAsync("ann", "hold", "on", "--matter", "M", "--reason", "R", "--all", "--account", "a-1");
        var hold = await RunAsync("ann", "hold", "off", "h-0", "--reason", "Settled");
        var disposal = await RunAsync("ann", "dispose", "approve", "../holds");
        var day = await RunAsync("ann", "dispose", "plan", "--as-of", "today");
        var none = await HoldfastProcess.RunAsync(Ct, "hold", "list", "--data", _folder["nothing"]);
        var without = await HoldfastProcess.RunAsync(Ct, "dispose", "request", "--data", empty);

        Assert.Equal((1, 2, 1, 1, 2), (reason.ExitCode, both.ExitCode, hold.ExitCode, disposal.ExitCode, day.ExitCode));
        Assert.Contains("/reason: Expected a text", reason.Error, StringComparison.Ordinal);
        Assert.Contains("There is no hold h-0.", hold.Error, StringComparison.Ordinal);
        Assert.Equal((1, $"holdfast: {_folder["nothing"]} does not exist.\n"), (none.ExitCode, none.Error));
        Assert.Equal((1, $"holdfast: {empty} holds no records.\n"), (without.ExitCode, without.Error));
        Assert.Empty(Directory.GetFileSystemEntries(empty));
    }

    public void Dispose() => _folder.Dispose();

    private Task<Said> RunAsync(string user, params string[] call) =>
        HoldfastProcess.RunAsAsync(user, Ct, [.. call, "--data", Records]);

    // A start tells what it decided again on lines of its own before.
    private static string LastLine(Said said) => said.Error.TrimEnd('\n').Split('\n')[^1] + "\n";

    // Periods are of whole years from when an entry was written: these were written as the machine's clock then said.
    private void WriteYearsAgo()
    {
        var story = Events.Story().Replace("\"2026-", "\"2016-", StringComparison.Ordinal);
        using var events = new MemoryStream(Encoding.UTF8.GetBytes(story));
        using var run = DurableRun.Open(Records, null, new ClockOfThen());
        Assert.Equal(13, run.Run(events, Stream.Null, Ct).Decided);
    }

    private sealed class ClockOfThen : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2017, 3, 1, 12, 0, 0, TimeSpan.Zero);
    }
}
