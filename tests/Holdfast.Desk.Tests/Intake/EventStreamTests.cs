using System.Net;
using System.Text;
using Holdfast.Desk.Intake;
using Holdfast.Runtime.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Holdfast.Desk.Tests.Intake;

/// <summary>Many events in one request: answered in order while they come in, whoever sends them and however.</summary>
public sealed class EventStreamTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(HttpProtocols.Http1)]
    [InlineData(HttpProtocols.Http2)]
    public async Task Events_are_answered_in_order_and_bad_lines_in_their_place(HttpProtocols protocols)
    {
        await using var desk = await Desk.StartAsync(_folder["records"], protocols);
        string[] lines =
        [
            Events.SignIn("e-1"), "{", "", Events.SignIn("e-2"), Events.SignIn("e-1", minute: 1), Events.SignIn("e-1"),
            new string('x', 70_000), Events.SignIn("e-3"),
        ];

        using var response = await desk.Client.PostAsync("/v1/events", Events.Lines(lines), Ct);
        var answers = (await response.Content.ReadAsStringAsync(Ct)).Split('\n');

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/x-ndjson", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(
            ["e-1", "invalid-json 2", "e-2", "event-id-reused 5", "e-1", "too-large 7", "e-3"],
            answers[..^1].Select(Told));
        Assert.Equal((answers[0], ""), (answers[4], answers[^1]));
        Assert.Equal(4, desk.Partition.Journal.Head.Size);
    }

    [Fact]
    public async Task Each_line_is_answered_while_the_request_is_still_being_sent()
    {
        await using var desk = await Desk.StartAsync(_folder["records"]);
        using var connection = await RawConnection.OpenAsync(desk.Address);
        await connection.BeginStreamAsync();
        Assert.Equal("HTTP/1.1 200 OK", await connection.HeadAsync());

        for (var i = 0; i < 20; i++)
        {
            // The second half of a line is what its answer waits for, not the next line.
            var line = Events.SignIn($"e-{i}");
            await connection.SendChunkAsync(line[..40]);
            await connection.SendChunkAsync(line[40..] + "\n");
            Assert.Equal($"e-{i}", Told(await connection.AnswerAsync()));
        }

        await connection.EndStreamAsync();
        Assert.Null(await AfterTheLastChunkAsync(connection));
    }

    [Fact]
    public async Task Each_line_is_answered_while_the_request_is_still_being_sent_over_HTTP_2()
    {
        await using var desk = await Desk.StartAsync(_folder["records"], HttpProtocols.Http2);
        using var content = new OpenContent();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/events")
        {
            Content = content,
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        using var response = await desk.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
        using var answers = new StreamReader(await response.Content.ReadAsStreamAsync(Ct));
        for (var i = 0; i < 20; i++)
        {
            await content.SendAsync(Events.SignIn($"e-{i}") + "\n");
            Assert.Equal($"e-{i}", Told(await answers.ReadLineAsync(Ct)));
        }

        content.End();
        Assert.Null(await answers.ReadLineAsync(Ct));
    }

    [Fact]
    public async Task Of_half_a_body_what_came_whole_is_kept_and_the_rest_is_not()
    {
        await using var desk = await Desk.StartAsync(_folder["records"]);
        using (var connection = await RawConnection.OpenAsync(desk.Address))
        {
            await connection.BeginStreamAsync();
            var lines = string.Concat(Enumerable.Range(0, 30).Select(i => Events.SignIn($"e-{i}") + "\n"));
            await connection.SendChunkAsync(lines + Events.SignIn("half")[..^1]);
            await connection.HeadAsync();
            for (var i = 0; i < 30; i++)
            {
                Assert.Equal($"e-{i}", Told(await connection.AnswerAsync()));
            }

            connection.Reset();
        }

        // Whoever comes next is served, and the half line is nowhere.
        using var next = await desk.Client.PostAsync("/v1/events", Events.Lines(Events.SignIn("half")), Ct);
        Assert.Equal("half", Told((await next.Content.ReadAsStringAsync(Ct)).TrimEnd()));
        Assert.Equal(32, desk.Partition.Journal.Head.Size);
    }

    [Fact]
    public async Task Who_never_reads_the_answers_holds_nobody_up_and_is_let_go()
    {
        await using var desk = await Desk.StartAsync(
            new PartitionOptions { Folder = _folder["records"], MostBatches = 2 }, clock: new HurriedClock());
        using var connection = await RawConnection.OpenAsync(desk.Address, receiveBufferBytes: 4096);
        await connection.BeginStreamAsync();
        var sending = SendUntilRefusedAsync(connection);

        // As many streams as may be decided at once stand still by now, if one of them could make others do so.
        for (var i = 0; i < 50; i++)
        {
            using var response = await desk.Client.PostAsync("/v1/events", Events.Lines(Events.SignIn($"o-{i}")), Ct);
            Assert.Equal($"o-{i}", Told((await response.Content.ReadAsStringAsync(Ct)).TrimEnd()));
        }

        Assert.InRange(await sending, 1, 100_000);
    }

    [Fact]
    public async Task Who_says_nothing_for_too_long_is_let_go_and_what_came_whole_is_answered()
    {
        await using var desk = await Desk.StartAsync(
            new PartitionOptions { Folder = _folder["records"] }, clock: new HurriedClock());
        using var connection = await RawConnection.OpenAsync(desk.Address);
        await connection.BeginStreamAsync();
        await connection.HeadAsync();
        await connection.SendChunkAsync(Events.SignIn("e-1") + "\n" + Events.SignIn("e-2")[..20]);

        Assert.Equal("e-1", Told(await connection.AnswerAsync()));
        Assert.Null(await EndAsync(connection));
        Assert.Equal(2, desk.Partition.Journal.Head.Size);
    }

    [Fact]
    public async Task A_stream_in_the_middle_of_a_stop_is_answered_as_far_as_it_came()
    {
        await using var desk = await Desk.StartAsync(_folder["records"]);
        using var connection = await RawConnection.OpenAsync(desk.Address);
        await connection.BeginStreamAsync();
        await connection.HeadAsync();
        await connection.SendChunkAsync(Events.SignIn("e-1") + "\n" + Events.SignIn("e-2")[..20]);
        Assert.Equal("e-1", Told(await connection.AnswerAsync()));

        await desk.DisposeAsync();

        Assert.Null(await EndAsync(connection));
        await using var partition = Partition.Open(
            new PartitionOptions { Folder = _folder["records"] }, TimeProvider.System);
        Assert.Equal(2, partition.Journal.Head.Size);
    }

    [Fact]
    public async Task Streams_beyond_the_limit_are_told_to_come_again()
    {
        await using var desk = await Desk.StartAsync(_folder["records"]);
        List<RawConnection> open = [];
        for (var i = 0; i < IntakeLimits.Streams; i++)
        {
            var connection = await RawConnection.OpenAsync(desk.Address);
            open.Add(connection);
            await connection.BeginStreamAsync();
            Assert.Equal("HTTP/1.1 200 OK", await connection.HeadAsync());
        }

        using var response = await desk.Client.PostAsync("/v1/events", Events.Lines(Events.SignIn("e-1")), Ct);
        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal("1", response.Headers.GetValues("Retry-After").Single());

        // One event finds its place all the same.
        using var single = await desk.Client.PostAsync("/v1/events", Events.One(Events.SignIn("e-1")), Ct);
        Assert.Equal(HttpStatusCode.OK, single.StatusCode);
        open.ForEach(connection => connection.Dispose());
    }

    public void Dispose() => _folder.Dispose();

    private static string Told(string? line)
    {
        using var answer = System.Text.Json.JsonDocument.Parse(line!);
        return answer.RootElement.TryGetProperty("error", out var error)
            ? $"{error.GetProperty("code").GetString()} {error.GetProperty("line").GetInt64()}"
            : answer.RootElement.GetProperty("event").GetString()!;
    }

    private static async Task<int> SendUntilRefusedAsync(RawConnection connection)
    {
        var sent = 0;
        try
        {
            while (sent <= 100_000)
            {
                await connection.SendChunkAsync(Events.SignIn($"never-{sent}") + "\n");
                sent++;
            }
        }
        catch (IOException)
        {
            // Let go.
        }

        return sent;
    }

    private static async Task<string?> AfterTheLastChunkAsync(RawConnection connection)
    {
        while (await connection.LineAsync() is { } line)
        {
            if (line == "0")
            {
                return null;
            }
        }

        return "The answer broke off.";
    }

    private static async Task<string?> EndAsync(RawConnection connection)
    {
        try
        {
            return await connection.AnswerAsync();
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>A body that is sent as it is written, until it is ended.</summary>
    private sealed class OpenContent : HttpContent
    {
        private readonly TaskCompletionSource<Stream> _stream = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public OpenContent() => Headers.Add("Content-Type", "application/x-ndjson");

        public async Task SendAsync(string text)
        {
            var stream = await _stream.Task;
            await stream.WriteAsync(Encoding.UTF8.GetBytes(text), Ct);
            await stream.FlushAsync(Ct);
        }

        public void End() => _end.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            // Sent at once, so that there is something to answer the head of.
            await stream.FlushAsync();
            _stream.SetResult(stream);
            await _end.Task;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
