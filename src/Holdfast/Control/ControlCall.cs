using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Holdfast.Desk.Access;
using Holdfast.Runtime.Journal;
using Holdfast.Serving;

namespace Holdfast.Control;

/// <summary>
/// A command on a data folder: asked of the server that holds the folder, by its control socket; where none does, of
/// one that is started for this command, listens there alone, and is gone afterwards. Either way it is the same request
/// to the same route.
/// </summary>
internal static class ControlCall
{
    // A server that is starting holds the folder for a while before it listens.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15), Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Asks.</summary>
    /// <param name="place">The data folder, made where there is none, and its settings.</param>
    /// <param name="method">The method.</param>
    /// <param name="path">The path of a route of the control socket, which begins with <c>/control/</c>.</param>
    /// <param name="body">The body as JSON; null for none.</param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="WorkFailedException">The folder is held by something that takes no commands.</exception>
    /// <exception cref="JournalException">No server holds the folder, and it cannot be taken hold of.</exception>
    public static Task<ControlAnswer> SendAsync(
        ServeOrder place, HttpMethod method, string path, object? body, CancellationToken ct) =>
        SendContentAsync(place, method, path, () => body is null ? null : JsonContent.Create(body), ct);

    /// <summary>Asks with a body of any kind, which is made anew for every try.</summary>
    /// <exception cref="WorkFailedException">The folder is held by something that takes no commands.</exception>
    /// <exception cref="JournalException">No server holds the folder, and it cannot be taken hold of.</exception>
    public static async Task<ControlAnswer> SendContentAsync(
        ServeOrder place, HttpMethod method, string path, Func<HttpContent?> body, CancellationToken ct)
    {
        var folder = place.Folder;
        var socket = ControlSocket.PathIn(folder);
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (await TrySendAsync(socket, method, path, body, ct) is { } answer)
            {
                return answer;
            }

            try
            {
                var settings = SettingsOf.Read(place);
                await using var server = await RunningServer.StartAsync(folder, settings, isControlOnly: true, ct);
                return await TrySendAsync(socket, method, path, body, ct)
                    ?? throw new WorkFailedException($"{socket} takes no commands.");
            }
            catch (JournalException failure) when (failure.Fault is JournalFault.InUse)
            {
                if (TimeProvider.System.GetElapsedTime(started) > Patience)
                {
                    throw new WorkFailedException(
                        $"{folder} is in use by a process that takes no commands; wait until it has ended.");
                }

                await Task.Delay(Pause, ct);
            }
        }
    }

    private static async Task<ControlAnswer?> TrySendAsync(
        string socket, HttpMethod method, string path, Func<HttpContent?> body, CancellationToken ct)
    {
        if (!File.Exists(socket))
        {
            return null;
        }

        using var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, connecting) =>
            {
                var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                try
                {
                    await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), connecting);
                    return new NetworkStream(connection, ownsSocket: true);
                }
                catch
                {
                    connection.Dispose();
                    throw;
                }
            },
        };

        // What is asked for may take long, as a disposal of millions of entries does; whoever asks can end it.
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        using var request = new HttpRequestMessage(method, new Uri("http://localhost" + path));
        request.Headers.Add(ControlConnection.UserHeader, ShellUser.Name);
        request.Content = body();
        try
        {
            using var response = await client.SendAsync(request, ct);
            var text = await response.Content.ReadAsByteArrayAsync(ct);
            return new ControlAnswer(
                (int)response.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
        }
        catch (HttpRequestException failure) when (failure.InnerException is SocketException
        {
            SocketErrorCode: SocketError.ConnectionRefused or SocketError.AddressNotAvailable,
        })
        {
            // Left behind by a process that was killed.
            return null;
        }
        catch (HttpRequestException failure)
        {
            throw new WorkFailedException($"{socket} cannot be asked: {failure.Message}");
        }
    }
}
