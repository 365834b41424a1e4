using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Holdfast.System.Tests.Serving;

/// <summary>Clients that do what no client should; the others are served meanwhile as if they were not there.</summary>
public sealed class HostileClientTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Records => _folder["records"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Ten_thousand_connections_that_say_nothing_keep_nobody_from_being_answered()
    {
        var key = await ServerProcess.MakeKeyAsync(Records, Ct);
        await using var server = await ServerProcess.StartAsync(Records, key, Ct);
        List<Socket> sockets = [];
        try
        {
            for (var number = 0; number < 10_000; number++)
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                sockets.Add(socket);
                await socket.ConnectAsync(IPAddress.Loopback, server.Address.Port, Ct);
                if (number % 2 == 0)
                {
                    await socket.SendAsync("POST /v1/events HTTP/1.1\r\nHost: h\r\nContent-Le"u8.ToArray(), Ct);
                }
            }

            await AnsweredAsync(server, "e-1");
        }
        finally
        {
            sockets.ForEach(socket => socket.Dispose());
        }

        await AnsweredAsync(server, "e-2");
    }

    [Fact]
    public async Task One_batch_sent_at_once_over_fifty_connections_counts_once()
    {
        var key = await ServerProcess.MakeKeyAsync(Records, Ct);
        await using var server = await ServerProcess.StartAsync(Records, key, Ct);
        var batch = Events.Many(200);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            using var client = server.With(key);
            using var content = new StringContent(batch, Encoding.UTF8, "application/x-ndjson");
            using var answer = await client.PostAsync(ServerProcess.Events, content, Ct);
            return await answer.Content.ReadAsStringAsync(Ct);
        }));

        // Which of the batches an event came in first does not show, but each has one answer only.
        var lines = answers.SelectMany(answer => answer.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(200, lines.Distinct().Count());
        Assert.All(answers, answer => Assert.Equal(200, answer.Count(c => c == '\n')));
        Assert.Equal(0, (await server.StopAsync(Ct)).ExitCode);
        Assert.Contains(
            "whole and unaltered", (await HoldfastProcess.RunAsync(Ct, "verify", Records)).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bodies_that_unpack_to_a_gigabyte_take_no_gigabyte()
    {
        var key = await ServerProcess.MakeKeyAsync(Records, Ct);
        await using var server = await ServerProcess.StartAsync(Records, key, Ct);
        var bomb = Bomb(1 << 30);
        foreach (var type in (string[])["application/json", "application/x-ndjson"])
        {
            using var content = new ByteArrayContent(bomb);
            content.Headers.ContentType = new(type);
            content.Headers.ContentEncoding.Add("gzip");
            using var answer = await server.Client.PostAsync(ServerProcess.Events, content, Ct);
            Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        }

        await AnsweredAsync(server, "e-1");
        Assert.InRange(PeakMegabytes(server.Id), 1, 700);
    }

    [Fact]
    public async Task Two_servers_cannot_serve_one_folder()
    {
        var key = await ServerProcess.MakeKeyAsync(Records, Ct);
        await using var server = await ServerProcess.StartAsync(Records, key, Ct);

        var second = await HoldfastProcess.RunAsync(Ct, "serve", "--data", Records, "--urls", "http://127.0.0.1:0");

        Assert.Equal((1, $"holdfast: {Records} is in use by another process.\n"), (second.ExitCode, second.Error));
        await AnsweredAsync(server, "e-1");
    }

    public void Dispose() => _folder.Dispose();

    private static async Task AnsweredAsync(ServerProcess server, string id)
    {
        var (status, _) = await server.SendAsync(Events.SignIn(id), Ct);
        Assert.Equal(HttpStatusCode.OK, status);
    }

    private static byte[] Bomb(int bytes)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            var spaces = new byte[1 << 20];
            Array.Fill(spaces, (byte)' ');
            for (var written = 0; written < bytes; written += spaces.Length)
            {
                gzip.Write(spaces);
            }
        }

        return packed.ToArray();
    }

    private static long PeakMegabytes(int process)
    {
        Assert.SkipUnless(File.Exists($"/proc/{process}/status"), "Memory is read as Linux tells it.");
        var peak = File.ReadLines($"/proc/{process}/status")
            .First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(peak[6..].Replace("kB", "", StringComparison.Ordinal)) / 1024;
    }
}
