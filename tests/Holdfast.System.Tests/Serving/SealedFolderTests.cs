using System.Net;
using System.Text;

namespace Holdfast.System.Tests.Serving;

/// <summary>What somebody learns who has a copy of the folder and not the master key: nothing of customers.</summary>
public sealed class SealedFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Records => _folder["records"];

    [Fact]
    [Trait("Case", "S13")]
    public async Task Of_fifty_values_that_customers_were_known_by_none_is_in_any_byte_of_the_folder()
    {
        var values = Enumerable.Range(0, 50).Select(n => $"Quillfeather-{n:00}-{(n * 7919) % 100_000:00000}").ToArray();
        var key = await ServerProcess.MakeKeyAsync(Records, Ct);
        await using (var server = await ServerProcess.StartAsync(Records, key, Ct))
        {
            foreach (var line in Telling(values))
            {
                var (status, body) = await server.SendAsync(line, Ct);
                Assert.True(status is HttpStatusCode.OK, body);
            }

            await server.AskAsync($"/v1/accounts/{values[0]}/timeline", Ct);
            await server.AskAsync($"/v1/customers/{values[1]}/timeline", Ct);
            await server.AskAsync("/v1/decisions/wire-0", Ct);
            AssertTellsNothing(values, "while it was served");
            Assert.DoesNotContain("Quillfeather", server.Said, StringComparison.Ordinal);
            Assert.DoesNotContain(
                "Quillfeather", await server.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative), Ct),
                StringComparison.Ordinal);
            await server.KillAsync();
        }

        AssertTellsNothing(values, "after a kill");
        await using (var server = await ServerProcess.StartAsync(Records, key, Ct))
        {
            AssertTellsNothing(values, "after it was recovered");
            Assert.Equal(0, (await server.StopAsync(Ct)).ExitCode);
        }

        AssertTellsNothing(values, "at rest");
        var backup = await HoldfastProcess.RunAsync(
            Ct, "backup", "--data", Records, "--to", Path.Combine(Records, "a.backup"));
        Assert.Equal(0, backup.ExitCode);
        AssertTellsNothing(values, "with a backup in it");

        // They are all there for who has the key: otherwise nothing was proven.
        var export = await HoldfastProcess.RunAsync(
            Ct, "export", "--data", Records, "--from", "0", "--to", "52", "--out", _folder["all"]);
        Assert.Equal(0, export.ExitCode);
        var all = File.ReadAllText(_folder["all"]);
        Assert.All(values, value => Assert.Contains(value, all, StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Case", "O3")]
    [Trait("Case", "S18")]
    public async Task Without_its_master_key_or_with_another_nothing_starts_and_setting_and_fix_are_named()
    {
        var file = Path.Combine(Records, "keys", "master.key");
        var first = await HoldfastProcess.RunWithAsync(Events.Many(5), Ct, "score", "--data", Records);
        var id = first.Error.Split("the master key ")[1][..16];
        var whole = await HoldfastProcess.RunAsync(Ct, "verify", Records);
        Assert.StartsWith("whole and unaltered: 6 entries\n", whole.Output, StringComparison.Ordinal);
        File.Move(file, _folder["kept"]);

        var served = await HoldfastProcess.RunAsync(Ct, "serve", "--data", Records, "--urls", "http://127.0.0.1:0");
        var verified = await HoldfastProcess.RunAsync(Ct, "verify", Records);
        var found = await HoldfastProcess.RunAsync(Ct, "verify", Records, "--master-key", _folder["kept"]);

        Assert.Equal((1, 1, 0), (served.ExitCode, verified.ExitCode, found.ExitCode));
        Assert.Contains($"masterKey.file: {file} is missing", served.Error, StringComparison.Ordinal);
        Assert.Contains(id, served.Error, StringComparison.Ordinal);
        Assert.Contains("put it back from its copy", served.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
        Assert.Contains($"the master key {id}, which is missing", verified.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("is not as it was written", verified.Error, StringComparison.Ordinal);
        Assert.Equal(whole.Output, found.Output);

        var other = await HoldfastProcess.RunAsync(Ct, "master-key", "new", "--out", file);
        var wrong = await HoldfastProcess.RunWithAsync(Events.Many(6), Ct, "score", "--data", Records);
        Assert.Equal((0, 1, ""), (other.ExitCode, wrong.ExitCode, wrong.Output));
        Assert.Contains(id, wrong.Error, StringComparison.Ordinal);
        Assert.Contains(other.Output[..16], wrong.Error, StringComparison.Ordinal);
        Assert.Contains("masterKey.file", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_is_opened_by_the_master_key_alone_and_goes_on_where_that_is_brought_along()
    {
        var (backup, copy) = (_folder["a.backup"], _folder["copy"]);
        var master = Path.Combine(Records, "keys", "master.key");
        await HoldfastProcess.RunWithAsync(Events.Many(5), Ct, "score", "--data", Records);
        await HoldfastProcess.RunAsync(Ct, "backup", "--data", Records, "--to", backup);

        var closed = await HoldfastProcess.RunAsync(Ct, "verify", backup);
        var open = await HoldfastProcess.RunAsync(Ct, "verify", backup, "--master-key", master);
        var refused = await HoldfastProcess.RunAsync(Ct, "restore", backup, "--data", copy);
        var restored = await HoldfastProcess.RunAsync(Ct, "restore", backup, "--data", copy, "--master-key", master,
            "--key", Path.Combine(Records, "journal.key"));
        var scored = await HoldfastProcess.RunWithAsync(Events.Many(6), Ct, "score", "--data", copy);

        Assert.Equal((1, 0, 1, 0, 0),
            (closed.ExitCode, open.ExitCode, refused.ExitCode, restored.ExitCode, scored.ExitCode));
        Assert.Contains("--master-key", closed.Error, StringComparison.Ordinal);
        Assert.Contains("--master-key", refused.Error, StringComparison.Ordinal);
        Assert.Contains("repeats=5", scored.Error, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(master), File.ReadAllText(Path.Combine(copy, "keys", "master.key")));
    }

    [Fact]
    [Trait("Case", "S14")]
    public async Task A_master_key_gets_a_new_version_and_both_are_named_by_what_they_are_needed_for()
    {
        var master = Path.Combine(Records, "keys", "master.key");
        await HoldfastProcess.RunWithAsync(Events.Many(5), Ct, "score", "--data", Records);
        File.Copy(master, _folder["old"]);

        var rotated = await HoldfastProcess.RunAsync(Ct, "master-key", "rotate", master);
        var scored = await HoldfastProcess.RunWithAsync(Events.Many(9), Ct, "score", "--data", Records);
        var shown = await HoldfastProcess.RunAsync(Ct, "master-key", "show", "--data", Records);
        var verified = await HoldfastProcess.RunAsync(Ct, "verify", Records);
        File.Copy(_folder["old"], master, overwrite: true);
        var lacking = await HoldfastProcess.RunAsync(Ct, "master-key", "show", "--data", Records);

        Assert.Contains("repeats=5", scored.Error, StringComparison.Ordinal);
        var lines = shown.Output.Split('\n');
        Assert.EndsWith(" here", lines[0], StringComparison.Ordinal);
        Assert.Equal($"{rotated.Output[..16]} here, seals what is new", lines[1]);
        Assert.EndsWith("needed for entries from 0 on", lines[2], StringComparison.Ordinal);
        Assert.Equal($"{rotated.Output[..16]} needed for entries from 6 on", lines[3]);
        Assert.StartsWith("whole and unaltered: 10 entries\n", verified.Output, StringComparison.Ordinal);
        Assert.Equal(1, lacking.ExitCode);
        Assert.Contains("a version that is needed is missing", lacking.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_service_unwraps_what_the_folder_keeps_wrapped()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "What stands for the tool of a key service is of other systems.");
        var made = await HoldfastProcess.RunAsync(Ct, "master-key", "new", "--out", _folder["plain"]);
        Directory.CreateDirectory(Path.Combine(Records, "keys"));
        File.WriteAllText(Path.Combine(Records, "keys", "master.wrapped"),
            Convert.ToBase64String(File.ReadAllBytes(_folder["plain"])));
        File.Delete(_folder["plain"]);
        File.WriteAllText(Path.Combine(Records, "holdfast.json"),
            """{"masterKey":{"command":["/usr/bin/base64","--decode","{file}"]}}""");

        var scored = await HoldfastProcess.RunWithAsync(Events.Many(5), Ct, "score", "--data", Records);
        var shown = await HoldfastProcess.RunAsync(Ct, "master-key", "show", "--data", Records);
        File.WriteAllText(Path.Combine(Records, "holdfast.json"), """{"masterKey":{"command":["/bin/false"]}}""");
        var failed = await HoldfastProcess.RunWithAsync(Events.Many(6), Ct, "score", "--data", Records);

        Assert.Equal((0, 0, 1), (scored.ExitCode, shown.ExitCode, failed.ExitCode));
        Assert.StartsWith(made.Output[..16], shown.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Records, "keys", "master.key")));
        Assert.Contains("masterKey.command: /bin/false", failed.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    // Each value in one of the places where a customer is told of.
    private static IEnumerable<string> Telling(string[] values) => values.Index().Select(value => value.Index switch
    {
        0 => Event("account.snapshot", 0, $"'account':'{value.Item}','data':{{'equity':1000}}"),
        < 25 => Event("login.succeeded", value.Index,
            $"'customer':'{values[1]}','session':'{value.Item}',"
            + $"'device':{{'id':'{value.Item}','userAgent':'{value.Item}'}},"
            + "'data':{'method':'password','mfa':'totp'}"),
        < 35 => Event("contact.changed", value.Index,
            $"'customer':'{values[1]}',"
            + $"'data':{{'what':'email','old':'{values[value.Index - 1]}','new':'{value.Item}'}}"),
        < 45 => Event("login.failed", value.Index,
            $"'data':{{'reason':'badPassword','username':'{value.Item}'}}"),
        _ => Json($$"""{'id':'wire-{{value.Index - 45}}','type':'transfer.requested','time':'2026-03-02T15:00:00Z',"""
            + $"'account':'{values[0]}','customer':'{values[1]}',"
            + $"'data':{{'transfer':'t-{value.Index}','direction':'out',"
            + "'rail':'wire','amount':80000,'equity':90000,'destination':{'kind':'thirdPartyBank',"
            + $"'token':'{value.Item}','name':'{value.Item}'}}}}}}"),
    });

    private static string Event(string type, int number, string rest) => Json(
        $$"""{'id':'told-{{number}}','type':'{{type}}','time':'2026-03-02T14:00:00Z',""" + rest + "}");

    private static string Json(string text) => Events.Json(text);

    private void AssertTellsNothing(string[] values, string when)
    {
        foreach (var path in Directory.GetFiles(Records, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) is not ("lock" or "control.sock")))
        {
            using var file = new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            file.CopyTo(copy);
            var bytes = copy.GetBuffer().AsSpan(0, (int)copy.Length);
            foreach (var value in values)
            {
                Assert.True(
                    bytes.IndexOf(Encoding.UTF8.GetBytes(value)) < 0
                        && bytes.IndexOf(Encoding.Unicode.GetBytes(value)) < 0,
                    $"{when}, {path} tells {value}.");
            }
        }
    }
}
