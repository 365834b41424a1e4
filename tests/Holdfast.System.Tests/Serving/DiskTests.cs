using System.Diagnostics;
using System.Net;

namespace Holdfast.System.Tests.Serving;

/// <summary>
/// D4: what a server does when the disk does not do its part. Each has a small disk of its own, made of memory, which
/// takes the right to mount one.
/// </summary>
public sealed class DiskTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private bool _isMounted;

    private string Disk => _folder["disk"];

    private string Records => Path.Combine(Disk, "records");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Category", "Slow")]
    public async Task A_full_disk_stops_the_answers_and_space_brings_them_back()
    {
        await MountAsync("size=24m");
        var key = await ServerProcess.MakeKeyAsync(Records, Ct);

        // All of this disk is less than has to be free of an ordinary one.
        await File.WriteAllTextAsync(
            Path.Combine(Records, "holdfast.json"), "{\"health\":{\"diskFreeMebibytes\":0}}", Ct);
        await using var server = await ServerProcess.StartAsync(Records, key, Ct);
        Dictionary<string, string> answered = [];
        HttpStatusCode status;
        for (var number = 0; (status = await SendAsync(server, number, answered)) == HttpStatusCode.OK; number += 500)
        {
            Assert.True(number < 1_000_000, "The disk never filled.");
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadyAsync(server));
        Assert.Equal(HttpStatusCode.OK, await server.AskAsync("/health/live", Ct));

        await MountAsync("remount,size=4g");
        await UntilAsync(async () => await ReadyAsync(server) == HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, await SendAsync(server, 2_000_000, answered));
        Assert.Equal(0, (await server.StopAsync(Ct)).ExitCode);

        await CheckAsync(key, answered);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task A_failed_sync_is_not_tried_again_and_what_was_answered_is_there_after_a_restart()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/strace"), "strace is not installed.");
        var key = await ServerProcess.MakeKeyAsync(Records, Ct);
        Dictionary<string, string> answered = [];
        await using (var server = await ServerProcess.StartAsync(
            ["/usr/bin/strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync", "-e",
                "inject=fsync,fdatasync:error=EIO:when=40+"],
            Records, key, Ct))
        {
            HttpStatusCode status;
            for (var number = 0; (status = await SendAsync(server, number, answered, 1)) == HttpStatusCode.OK; number++)
            {
                Assert.True(number < 1_000, "No sync failed.");
            }

            Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await SendAsync(server, 1_000_000, answered, 1));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await ReadyAsync(server));
        }

        await CheckAsync(key, answered);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_to_is_refused_in_a_sentence()
    {
        await MountAsync("size=8m");
        await ServerProcess.MakeKeyAsync(Records, Ct);
        await MountAsync("remount,ro");

        var said = await HoldfastProcess.RunAsync(Ct, "serve", "--data", Records, "--urls", "http://127.0.0.1:0");

        Assert.Equal(1, said.ExitCode);
        Assert.Matches($"^holdfast: {Records} cannot be written to: .*\n$", said.Error);
        Assert.Equal(0, (await HoldfastProcess.RunAsync(Ct, "verify", Records)).ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        if (_isMounted)
        {
            await RunAsync("umount", "-l", Disk);
        }

        _folder.Dispose();
    }

    // After the fault: what was answered is answered the same again, and the records are whole.
    private async Task CheckAsync(string key, Dictionary<string, string> answered)
    {
        await using (var server = await ServerProcess.StartAsync(Records, key, Ct))
        {
            Assert.NotEmpty(answered);
            foreach (var (id, answer) in answered.TakeLast(200))
            {
                var number = int.Parse(id[2..]);
                Dictionary<string, string> again = [];
                Assert.Equal(HttpStatusCode.OK, await SendAsync(server, number, again, 1));
                Assert.Equal(answer, again[id]);
            }

            Assert.Equal(0, (await server.StopAsync(Ct)).ExitCode);
        }

        Assert.Equal(0, (await HoldfastProcess.RunAsync(Ct, "verify", Records)).ExitCode);
    }

    // Sends some events at once, one a request; the first status that is not OK, and what was answered besides.
    private static async Task<HttpStatusCode> SendAsync(
        ServerProcess server, int first, Dictionary<string, string> answered, int count = 500)
    {
        var answers = await Task.WhenAll(Enumerable.Range(first, count).Select(async number =>
        {
            var id = $"e-{number}";
            var (status, body) = await server.SendAsync(Events.Snapshot(id, number % 100, number % 40_000), Ct);
            return (Id: id, Status: status, Body: body);
        }));
        foreach (var answer in answers.Where(answer => answer.Status == HttpStatusCode.OK))
        {
            answered[answer.Id] = answer.Body;
        }

        return answers.Select(answer => answer.Status).FirstOrDefault(
            status => status != HttpStatusCode.OK, HttpStatusCode.OK);
    }

    private static Task<HttpStatusCode> ReadyAsync(ServerProcess server) => server.AskAsync("/health/ready", Ct);

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var tick = 0; !await holds(); tick++)
        {
            Assert.True(tick < 600, "It did not come to be within a minute.");
            await ticks.WaitForNextTickAsync(Ct);
        }
    }

    private async Task MountAsync(string options)
    {
        Directory.CreateDirectory(Disk);
        var exitCode = await RunAsync("mount", "-t", "tmpfs", "-o", options, "tmpfs", Disk);
        Assert.SkipUnless(_isMounted || exitCode == 0, "No disk can be mounted here.");
        Assert.Equal(0, exitCode);
        _isMounted = true;
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            await process.WaitForExitAsync();
            return process.ExitCode;
        }
        catch (global::System.ComponentModel.Win32Exception)
        {
            return -1;
        }
    }
}
