using System.Diagnostics;
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

    private static readonly string[] ScopesOfSystems =
        ["events:write", "customers:write", "instructions:read", "messages:write"];
    private static readonly TimeSpan MostBehind = TimeSpan.FromMinutes(2);

    private static readonly string[] ThisMachine = ["127.0.0.0/8"];

    /// <summary>Makes the firm, serves its console, and lets its day go on, until it is interrupted.</summary>
    /// <param name="port">The port of the console; the next two are of the demo's own.</param>
    /// <param name="speed">How many minutes of the firm's day go by in one of the visitor's.</param>
    /// <param name="ct">Interrupts it.</param>
    public static async Task RunAsync(int port, int speed, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("holdfast-demo-").FullName;
        try
        {
            await ServeAsync(folder, port, speed, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // That is how a demo ends.
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task ServeAsync(string folder, int port, int speed, CancellationToken ct)
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
        using var systems = await ConnectAsync(place, console, ct);
        var day = DemoDay.Of(firm.People.Where(person => person.Seat is not null).ToList());
        await PlayAsync(systems, firm, day, now, ct);
        var staff = await DemoStaff.HireAsync(place, console, ct);
        await using var pages = await DemoPages.StartAsync(port + 1, mailbox, staff, systems, clock, ct);
        await FirmSystems.ListenAsync(systems, pages.Address, ct);
        Tell(console, pages.Address, staff);
        await GoOnAsync(systems, day, speed, clock, ct);
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

    private static async Task<HttpClient> ConnectAsync(ServeOrder place, Uri console, CancellationToken ct)
    {
        var key = (await ControlCall.SendAsync(
            place, HttpMethod.Post, "/control/keys",
            new { name = "brokerage", scopes = ScopesOfSystems }, ct)).Required().Text("key");
        var systems = new HttpClient { BaseAddress = console, Timeout = Timeout.InfiniteTimeSpan };
        systems.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return systems;
    }

    // What the firm's systems tell: who its customers are, then all that happened, then what has happened today.
    private static async Task PlayAsync(
        HttpClient systems, DemoFirm firm, DemoDay day, Instant now, CancellationToken ct)
    {
        foreach (var file in CustomerFiles.Of(firm.People, now.InUtc().Date))
        {
            await SendAsync(systems, "/v1/customers/import", new StringContent(file, Encoding.UTF8, "text/csv"), ct);
        }

        await SendAsync(systems, "/v1/events", Events(firm.Events), ct);
        await SendAsync(systems, "/v1/events", Events(day.Before(now)), ct);
        await TheirInstructionsAsync(systems, day, ct);
    }

    // The rest of the day, each thing when its time has come; then nothing more happens, but the console stays.
    private static async Task GoOnAsync(
        HttpClient systems, DemoDay day, int speed, TimeProvider clock, CancellationToken ct)
    {
        var began = clock.GetTimestamp();
        foreach (var (number, coming) in day.Coming.Index())
        {
            var wait = (coming.At / speed).ToTimeSpan() - clock.GetElapsedTime(began);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, clock, ct);
            }

            var line = coming.Line(day.IdOf(number), Instant.FromDateTimeOffset(clock.GetUtcNow()));
            await SendAsync(systems, "/v1/events", Events(Encoding.UTF8.GetBytes(line)), ct);
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, clock, ct);
    }

    // What the desk makes of a decision it makes behind the answer: whoever looks now is to find it.
    private static async Task TheirInstructionsAsync(HttpClient systems, DemoDay day, CancellationToken ct)
    {
        var (there, began) = ("", Stopwatch.GetTimestamp());
        while (!day.TransfersBefore.All(transfer => there.Contains($"\"{transfer}\"", StringComparison.Ordinal)))
        {
            if (Stopwatch.GetElapsedTime(began) > MostBehind)
            {
                throw new WorkFailedException("the demo's firm could not be made: its instructions do not come.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), ct);
            there = await systems.GetStringAsync(new Uri("/v1/instructions?limit=200", UriKind.Relative), ct);
        }
    }

    private static ByteArrayContent Events(byte[] lines) =>
        new(lines) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-ndjson") } };

    private static async Task SendAsync(HttpClient systems, string path, HttpContent content, CancellationToken ct)
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
