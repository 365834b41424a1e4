using System.Text;
using Holdfast.Desk.Settings;

namespace Holdfast.Desk.Tests.Settings;

/// <summary>Settings: typed, all of them known, every fault told with its line and what to do.</summary>
public sealed class SettingsFileTests
{
    [Fact]
    public void What_is_left_out_has_its_default()
    {
        Assert.Equal(new ServerSettings().Limits, Accepted("{}").Limits);
        Assert.Equal(new ServerSettings().Rates, Accepted("// nothing\n{ \"health\": {\"open\": true, } }").Rates);
    }

    [Fact]
    public void Every_setting_takes_its_own_default()
    {
        foreach (var setting in SettingTable.All.Where(setting => setting.Default.Length > 0))
        {
            Accepted("{" + Nested(setting.Path, setting.Default) + "}");
        }
    }

    [Theory]
    [InlineData("{\n \"listen\": {\n  \"urls\": \"http://127.0.0.1:1\" } }", 3, "listen.urls", "Expected a list")]
    [InlineData("{\"listen\":{\"urls\":[]}}", 1, "listen.urls", "Expected a list")]
    [InlineData("{\"listen\":{\"urls\":[\"ftp://127.0.0.1:1\"]}}", 1, "listen.urls", "Expected a list")]
    [InlineData("{\"listen\":{\"urls\":[\"http://0.0.0.0:80\"]}}", 1, "listen.urls", "in clear")]
    [InlineData("{\"listen\":{\"urls\":[\"http://*:80\"]}}", 1, "listen.urls", "in clear")]
    [InlineData("{\"listen\":{\"urls\":[\"https://127.0.0.1:443\"]}}", 0, "listen.certificate", "needs a certificate")]
    [InlineData("{\"listen\":{\n\"certificate\":\"/nowhere/x.pem\"}}", 2, "listen.certificate", "There is no file")]
    [InlineData("{\"listen\":{\"certificateKey\":\"x\"}}", 1, "listen.certificateKey", "no certificate")]
    [InlineData("{\n\n\"limits\":{\"requestSeconds\":0}}", 3, "limits.requestSeconds", "from 1 to 3600")]
    [InlineData("{\"limits\":{\"requestSeconds\":\"30\"}}", 1, "limits.requestSeconds", "from 1 to 3600")]
    [InlineData("{\"limits\":{\"requestSeconds\":30.5}}", 1, "limits.requestSeconds", "from 1 to 3600")]
    [InlineData("{\"limits\":{\"requestSecond\":30}}", 1, "limits.requestSecond", "there is limits.connections")]
    [InlineData("{\"limit\":{\"requestSeconds\":30}}", 1, "limit.requestSeconds", "There is no such setting")]
    [InlineData("{\"limits\":30}", 1, "limits", "It is a section")]
    [InlineData("{\"health\":{\"open\":\"yes\"}}", 1, "health.open", "true or false")]
    [InlineData("{\"health\":{\"open\":true,\n\"open\":false}}", 2, "health.open", "a second time")]
    [InlineData("{\"store\":{\"kind\":\"oracle\"}}", 1, "store.kind", "one of sqlite, postgres")]
    [InlineData("{\"store\":{\"kind\":\"postgres\"}}", 1, "store.kind", "needs a connection")]
    [InlineData("{\"store\":{\"kind\":\"postgres\",\n\"connectionVariable\":\"HOLDFAST_NOT_SET\"}}", 2,
        "store.connectionVariable", "is not set")]
    [InlineData("{\"telemetry\":{\"otlp\":{\"endpoint\":\"http://u:p@host:4317\"}}}", 1, "telemetry.otlp.endpoint",
        "without user or password")]
    [InlineData("{\"masterKey\":{\"file\":\"/nowhere/key\"}}", 1, "masterKey.file", "There is no file")]
    [InlineData("{\"masterKey\":{\n\"variable\":\"HOLDFAST_NOT_SET\"}}", 2, "masterKey.variable", "is not set")]
    [InlineData("{\"masterKey\":{\"command\":[\"cat\"]}}", 1, "masterKey.command", "the full path of a program")]
    [InlineData("{\"masterKey\":{\"command\":\"/bin/cat\"}}", 1, "masterKey.command", "a list of texts")]
    [InlineData("{\"masterKey\":{\"command\":[\"/nowhere/cat\"]}}", 1, "masterKey.command", "There is no file")]
    [InlineData("{\"masterKey\":{\"wrappedFile\":\"x\"}}", 1, "masterKey.wrappedFile", "no command")]
    [InlineData("{\"masterKey\":{\"commandSeconds\":0}}", 1, "masterKey.commandSeconds", "from 1 to 300")]
    [InlineData("{\"masterKey\":{\"variable\":\"PATH\",\"command\":[\"/bin/cat\"]}}", 0, "masterKey", "two places")]
    [InlineData("{\n\"health\":{\"open\":true}", 2, "", "no JSON")]
    [InlineData("[]", 1, "", "one JSON object")]
    [InlineData("{} {}", 1, "", "no JSON")]
    public void A_wrong_setting_is_told_with_its_line_and_what_to_do(string json, int line, string name, string detail)
    {
        var fault = Assert.Single(
            Assert.IsType<SettingsReading.Refused>(SettingsFile.Read(Encoding.UTF8.GetBytes(json), null)).Faults);

        Assert.Equal((line, name), (fault.Line, fault.Setting));
        Assert.Contains(detail, fault.Detail, StringComparison.Ordinal);
        Assert.StartsWith(
            line > 0 ? $"x.json, line {line}: {name}" : $"x.json: {name}", SettingsFile.TextOf(fault, "x.json"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_told_at_once_in_the_order_of_the_file()
    {
        var read = SettingsFile.Read("{\"a\":1,\n\"health\":{\"open\":1},\n\"b\":{}}"u8, ["nonsense"]);

        Assert.Equal(
            ["--urls", "a", "health.open", "b"],
            Assert.IsType<SettingsReading.Refused>(read).Faults.Select(fault => fault.Setting));
    }

    [Fact]
    public void Addresses_of_the_call_go_before_those_of_the_file()
    {
        var read = SettingsFile.Read("{\"listen\":{\"urls\":[\"http://127.0.0.1:1\"]}}"u8, ["http://127.0.0.1:2", "http://[::1]:3"]);

        Assert.Equal(
            ["http://127.0.0.1:2", "http://[::1]:3"],
            Assert.IsType<SettingsReading.Accepted>(read).Settings.Listen.Urls.Select(url => url.ToString()));
    }

    [Theory]
    [InlineData("http://localhost:5080", "http://localhost:5080")]
    [InlineData("HTTPS://0.0.0.0:443/", "https://0.0.0.0:443")]
    [InlineData("http://*:80", "http://[::]:80")]
    [InlineData("http://[::1]:0", "http://[::1]:0")]
    [InlineData("http://localhost:0", null)]
    [InlineData("http://127.0.0.1", null)]
    [InlineData("http://127.0.0.1:65536", null)]
    [InlineData("http://::1:80", null)]
    [InlineData("http://example.com:80", null)]
    [InlineData("http://127.0.0.1:80/path", null)]
    [InlineData("unix:/tmp/x", null)]
    [InlineData("", null)]
    public void Addresses_to_listen_on_are_read_or_refused(string text, string? read) =>
        Assert.Equal(read, ListenUrl.TryParse(text, out var url) ? url.ToString() : null);

    [Fact]
    public void A_secret_that_everybody_may_read_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no file modes.");
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["connection"], "Host=db");
        var json = Encoding.UTF8.GetBytes(
            $$$"""{"store":{"kind":"postgres","connectionFile":"{{{folder["connection"]}}}"}}""");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder["connection"], UnixFileMode.UserRead | UnixFileMode.OtherRead);
            var fault = Assert.Single(Assert.IsType<SettingsReading.Refused>(SettingsFile.Read(json, null)).Faults);
            Assert.Contains("chmod o-rw", fault.Detail, StringComparison.Ordinal);
            File.SetUnixFileMode(folder["connection"], UnixFileMode.UserRead | UnixFileMode.GroupRead);
            Assert.IsType<SettingsReading.Accepted>(SettingsFile.Read(json, null));
        }
    }

    [Fact]
    public void The_reference_page_of_settings_is_what_the_code_says()
    {
        var page = new StringBuilder(File.ReadAllText(Golden.Full("docs/reference/configuration.md")));
        page.Length = page.ToString().IndexOf("\n## All settings\n", StringComparison.Ordinal);
        page.Append("\n## All settings\n\nThis part is made of the code.\n");
        foreach (var setting in SettingTable.All)
        {
            page.Append($"\n### `{setting.Path}`\n\n{setting.Purpose}\n\n*Form:* {setting.Expected}. *Left out:* "
                + (setting.Default.Length > 0 ? $"`{setting.Default}`.\n" : "none.\n"));
        }

        Golden.AssertSame("docs/reference/configuration.md", page.ToString());
    }

    [Fact]
    public void The_example_on_the_page_is_read()
    {
        var page = File.ReadAllText(Golden.Full("docs/reference/configuration.md"));
        var example = page.Split("```json\n")[1].Split("```")[0];

        var read = SettingsFile.Read(Encoding.UTF8.GetBytes(example), null);

        var settings = Assert.IsType<SettingsReading.Accepted>(read).Settings;
        Assert.True(settings.Health.IsOpen);
        Assert.NotEqual(new ServerSettings().Rates, settings.Rates);
    }

    private static ServerSettings Accepted(string json)
    {
        var read = SettingsFile.Read(Encoding.UTF8.GetBytes(json), null);
        return read is SettingsReading.Accepted accepted
            ? accepted.Settings
            : throw new Xunit.Sdk.XunitException(
                string.Join('\n', ((SettingsReading.Refused)read).Faults
                    .Select(fault => SettingsFile.TextOf(fault, json))));
    }

    private static string Nested(string path, string value)
    {
        var names = path.Split('.');
        return $"\"{string.Join("\":{\"", names)}\":{value}{new string('}', names.Length - 1)}";
    }
}
