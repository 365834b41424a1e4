using System.Globalization;
using System.Text;
using Holdfast.Desk.Access.SignIn;
using Holdfast.Desk.Access.Staff;
using Holdfast.Desk.Api;
using Holdfast.Desk.Facts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using NodaTime;

namespace Holdfast.Desk.Console.Live;

/// <summary>
/// <c>GET /live</c>: tells an open page that what it shows has changed, by server-sent events. It says which of the
/// things that the page named changed and up to where, and nothing of what they are: the page asks for itself again, as
/// whoever looks at it, and is answered as they may be. It ends with the session, and never keeps one open.
/// </summary>
internal sealed class LiveRoute(
    DeskNews news, IEnumerable<DeskTopic> topics, LiveConnections connections, StaffRoster roster, TimeProvider clock,
    IHostApplicationLifetime lifetime)
{
    /// <summary>The path.</summary>
    public const string Path = "/live";

    /// <summary>The header by which a page says that it asks for itself again, and nobody pressed anything.</summary>
    public const string Header = "Holdfast-Live";

    // Between two words to one page, however much happens; and after so long it is seen whether anybody still listens.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1), Pulse = TimeSpan.FromSeconds(15);

    // Browsers come again so soon after a connection broke, such as at a restart of the server.
    private static readonly byte[] Greeting = "retry: 3000\n\n"u8.ToArray();
    private static readonly byte[] Beat = ":\n\n"u8.ToArray();
    private static readonly byte[] End = "event: end\ndata:\n\n"u8.ToArray();

    /// <summary>Whether a page asks, and not a person.</summary>
    public static bool IsAskedByItself(HttpRequest request) =>
        request.Path == Path || request.Headers.ContainsKey(Header);

    public async Task HandleAsync(HttpContext context)
    {
        var question = LiveQuestion.Of(context.Request, context.User, topics);
        if (SessionAuthentication.SessionOf(context) is not { } session || question.Places.IsEmpty)
        {
            await Problem.Of(ProblemTypes.NotFound).ExecuteAsync(context);
            return;
        }

        using var place = connections.Take(session.Session.Id);
        if (place is null)
        {
            context.Response.Headers.RetryAfter = "60";
            await Problem.Of(ProblemTypes.RateLimited).ExecuteAsync(context);
            return;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted, session.Ended, lifetime.ApplicationStopping);
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await TellAsync(context.Response, question, session, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            if (session.Ended.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(End, CancellationToken.None);
            }
        }
    }

    private async Task TellAsync(
        HttpResponse response, LiveQuestion question, HeldSession session, CancellationToken ct)
    {
        await SendAsync(response, Greeting, ct);
        for (var seen = -1L; ;)
        {
            var (next, upTo) = (news.Next, news.UpTo);
            if (!IsOpen(session))
            {
                await SendAsync(response, End, ct);
                return;
            }

            var changed = question.Places
                .Where(shown => news.HasChanged(shown.Topic, shown.Key, seen < 0 ? shown.Since : seen))
                .Select(shown => shown.Number).ToList();
            if (changed.Count > 0)
            {
                seen = upTo;
                await SendAsync(response, WordOf(changed, upTo), ct);
                await Task.Delay(Pause, ct);
            }
            else if (!await ComesAsync(next, ct))
            {
                await SendAsync(response, Beat, ct);
            }
        }
    }

    private static async Task<bool> ComesAsync(Task next, CancellationToken ct)
    {
        try
        {
            await next.WaitAsync(Pulse, ct);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private bool IsOpen(HeldSession session) => roster.Find(session.Session.Staff) is { } owner
        && session.IsOpenAt(Instant.FromDateTimeOffset(clock.GetUtcNow()), owner);

    private static byte[] WordOf(List<int> changed, long upTo) => Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"id: {upTo}\nevent: changed\ndata: {string.Join(' ', changed)}\n\n"));

    private static async Task SendAsync(HttpResponse response, byte[] text, CancellationToken ct)
    {
        await response.Body.WriteAsync(text, ct);
        await response.Body.FlushAsync(ct);
    }
}
