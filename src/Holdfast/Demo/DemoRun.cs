using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Holdfast.Control;
using Holdfast.Desk.Settings;
using Holdfast.Serving;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Demo;

/// <summary>
/// A demo from its start to its end: a server like any other, on a folder of its own that is deleted afterwards, to
/// which the firm's systems, its staff and its customers come by the same ways as they would to another.
/// </summary>
internal static class DemoRun
{
    private const string FirmName = "Alder & Finch Securities";

    private static readonly string[] ScopesOfSystems = ["events:write", "customers:write", "instructions:read"];
    private static readonly string[] ThisMachine = ["127.0.0.0/8"];

    public static async Task RunAsync(int port, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("holdfast-demo-").FullName;
        try
        {
            await ServeAsync(folder, port, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Interrupted while it was being made: there is nothing to serve.
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task ServeAsync(string folder, int port, CancellationToken ct)
    {
        var clock = TimeProvider.System;
        Console.Error.WriteLine($"holdfast: making {FirmName}, a firm that does not exist");
        var place = new ServeOrder(Path.Combine(folder, "records"), null, Path.Combine(folder, SettingsFile.Name));
        Write(place.SettingsFile!, folder, port);
        using var mailbox = MailCatcher.Start(port + 2, clock);
        await using var server = await RunningServer.StartAsync(
            place.Folder, SettingsOf.Read(place), isControlOnly: false, ct);
        var console = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var firm = DemoFirm.Make(now.InUtc().Date, ct);
        await PlayAsync(place, console, firm, now, ct);
        var staff = await DemoStaff.HireAsync(place, console, ct);
        await using var pages = await DemoPages.StartAsync(port + 1, mailbox, staff, clock, ct);
        Tell(console, pages.Address, staff);
        await Task.Delay(Timeout.Infinite, ct).ContinueWith(
            _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private static void Write(string file, string folder, int port)
    {
        var secret = Path.Combine(folder, "gateway.secret");
        File.WriteAllText(secret, "whsec_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(secret, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        File.WriteAllText(file, JsonSerializer.Serialize(new
        {
            firm = new { name = FirmName, timeZone = "America/New_York" },
            listen = new { urls = new[] { Local(port) } },
            messages = new
            {
                phone = "+1 212 555 0100",
                publicUrl = Local(port) + "/",
                allowNetworks = ThisMachine,
                mail = new
                {
                    server = "127.0.0.1", port = port + 2, security = "none", from = "notices@alderfinch.example",
                },
                sms = new { url = Local(port + 1) + "/text-messages", secretFile = secret },
            },
        }));
    }

    // The firm's systems: who its customers are, then all that happened, then today.
    private static async Task PlayAsync(
        ServeOrder place, Uri console, DemoFirm firm, Instant now, CancellationToken ct)
    {
        var key = (await ControlCall.SendAsync(
            place, HttpMethod.Post, "/control/keys",
            new { name = "brokerage", scopes = ScopesOfSystems }, ct)).Required().Text("key");
        using var systems = new HttpClient { BaseAddress = console, Timeout = Timeout.InfiniteTimeSpan };
        systems.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        foreach (var file in CustomerFiles.Of(firm.People, now.InUtc().Date))
        {
            await SendAsync(systems, "/v1/customers/import", new StringContent(file, Encoding.UTF8, "text/csv"), ct);
        }

        await SendAsync(systems, "/v1/events", Events(firm.Events), ct);
        var today = DemoDay.Of(firm.People.Take(DemoDay.People).ToList(), now);
        var answers = await SendAsync(systems, "/v1/events", Events(Encoding.UTF8.GetBytes(today)), ct);
        await TheirInstructionsAsync(systems, answers, ct);
    }

    // What the desk makes of a decision it makes behind the answer: whoever looks now is to find it.
    private static async Task TheirInstructionsAsync(HttpClient systems, string answers, CancellationToken ct)
    {
        foreach (var answer in answers.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var decision = JsonDocument.Parse(answer);
            while (decision.RootElement.TryGetProperty("instruction", out var instruction)
                && !await IsThereAsync(systems, $"/v1/instructions/{instruction.GetString()}", ct))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), ct);
            }
        }
    }

    private static async Task<bool> IsThereAsync(HttpClient systems, string path, CancellationToken ct)
    {
        using var answer = await systems.GetAsync(new Uri(path, UriKind.Relative), ct);
        return answer.IsSuccessStatusCode;
    }

    private static ByteArrayContent Events(byte[] lines) =>
        new(lines) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-ndjson") } };

    private static async Task<string> SendAsync(
        HttpClient systems, string path, HttpContent content, CancellationToken ct)
    {
        using (content)
        {
            using var answer = await systems.PostAsync(new Uri(path, UriKind.Relative), content, ct);
            var said = await answer.Content.ReadAsStringAsync(ct);
            if (!answer.IsSuccessStatusCode || said.Contains("\"error\":{", StringComparison.Ordinal))
            {
                throw new WorkFailedException(
                    $"the demo's firm could not be made: {path} answered {(int)answer.StatusCode}.");
            }

            return said;
        }
    }

    private static void Tell(Uri console, Uri pages, IReadOnlyList<DemoStaff> staff)
    {
        Console.WriteLine($"Console   {console}");
        Console.WriteLine($"Mailbox   {pages}   what customers were sent, and the codes of the apps below");
        Console.WriteLine();
        TextColumns.Write(
        [
            ["sign-in name", "role", "password"],
            .. staff.Select(member => (string[])[member.SignInName, member.Role, member.Password]),
        ]);
        Console.WriteLine();
        Console.Error.WriteLine(
            "holdfast: sign in with a password and a code; open an instruction; ask the customer; read the mailbox. "
            + "Ctrl+C ends the demo, and nothing of it stays.");
    }

    private static string Local(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
}
