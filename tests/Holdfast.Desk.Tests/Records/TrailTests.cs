using System.Net.Http.Json;
using System.Text.Json;
using Holdfast.Desk.Access;
using Holdfast.Desk.Console;
using Holdfast.Desk.Tests.Intake;
using Holdfast.Runtime.Journal;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.Desk.Tests.Records;

/// <summary>T7: every route that changes something leaves an entry in the journal.</summary>
public sealed class TrailTests : IAsyncLifetime
{
    // What a route leaves behind. A route that is not here fails the test: whoever adds one says what tells of it.
    private static readonly Dictionary<string, EntryKind> Table = new()
    {
        ["POST /v1/events"] = EntryKind.Event,
        ["POST /v1/keys"] = EntryKind.Access,
        ["DELETE /v1/keys/{id}"] = EntryKind.Access,
        ["POST /v1/records/set-aside/{position}/retry"] = EntryKind.LookUp,
        ["POST /v1/records/holds"] = EntryKind.Hold,
        ["POST /v1/records/holds/{hold}/off"] = EntryKind.Hold,
        ["POST /v1/records/disposals"] = EntryKind.Disposal,
        ["POST /v1/records/disposals/{disposal}/approve"] = EntryKind.Disposal,
        ["POST /control/keys"] = EntryKind.Access,
        ["DELETE /control/keys/{id}"] = EntryKind.Access,
        ["POST /control/records/holds"] = EntryKind.Hold,
        ["POST /control/records/holds/{hold}/off"] = EntryKind.Hold,
        ["POST /control/records/disposals"] = EntryKind.Disposal,
        ["POST /control/records/disposals/{disposal}/approve"] = EntryKind.Disposal,
    };

    private static readonly string[] OwnTrails =
        ["/control/staff", "/control/customers", "/v1/customers", "/v1/accounts"];

    private readonly TemporaryFolder _folder = new();
    private Served _served = null!;
    private HttpClient _ann = null!, _bob = null!;
    private int _made;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        // Long after what is written, so that there is something to dispose of.
        _served = await Served.StartAsync(
            _folder["records"], clock: new SetClock(new DateTimeOffset(2050, 1, 3, 17, 0, 0, TimeSpan.Zero)));
        string[] scopes = [.. Scopes.All.Select(scope => scope.Name)];
        _ann = _served.With(await _served.KeyAsync("ann", scopes));
        _bob = _served.With(await _served.KeyAsync("bob", scopes));
    }

    [Fact]
    public async Task Every_route_that_changes_something_leaves_an_entry()
    {
        Assert.Equal(Table.Keys.Order(), Changing().Order());
        var journal = _served.Partition.Journal;
        foreach (var (route, kind) in Table)
        {
            var (method, pattern) = (route.Split(' ')[0], route.Split(' ')[1]);
            using var request = await PrepareAsync(pattern);
            request.Method = new HttpMethod(method);
            var before = journal.Head.Size;

            using var answer = await SendAsync(request, asBob: pattern.EndsWith("approve", StringComparison.Ordinal));

            Assert.True(answer.IsSuccessStatusCode, $"{route}: {await answer.Content.ReadAsStringAsync(Ct)}");
            Assert.True(
                journal.Read(before, journal.Head.Size).Any(entry => entry.Head.Kind == kind),
                $"{route} left no entry of kind {kind}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _ann.Dispose();
        _bob.Dispose();
        await _served.DisposeAsync();
        _folder.Dispose();
    }

    // What people do on pages, and what the shell does about people, has a trail of its own: StaffTrailTests. What is
    // done about customers goes by the desk's one writer, which keeps it before it is answered: DeskWriterTests.
    private IEnumerable<string> Changing() => _served.Routes.Endpoints.OfType<RouteEndpoint>()
        .Where(route => route.Metadata.GetMetadata<PageRoute>() is null
            && !OwnTrails.Any(own => route.RoutePattern.RawText!.StartsWith(own, StringComparison.Ordinal)))
        .SelectMany(route =>
        (route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"])
            .Where(method => method is not ("GET" or "HEAD" or "OPTIONS"))
            .Select(method => $"{method} /{route.RoutePattern.RawText!.Trim('/')}"));

    // Makes what the route is to change, and the request.
    private async Task<HttpRequestMessage> PrepareAsync(string pattern)
    {
        var root = pattern.Split('/')[1];
        switch (pattern.Replace($"/{root}", "", StringComparison.Ordinal))
        {
            case "/events":
                return new(HttpMethod.Post, pattern) { Content = Event() };
            case "/keys":
                return Post(pattern, NewKey());
            case "/keys/{id}":
                return Post(pattern.Replace("{id}", await MadeAsync($"/{root}/keys", NewKey(), "id"),
                    StringComparison.Ordinal), null);
            case "/records/set-aside/{position}/retry":
                return Post(pattern.Replace("{position}", "1", StringComparison.Ordinal), null);
            case "/records/holds":
                return Post(pattern, Hold);
            case "/records/holds/{hold}/off":
                var hold = await MadeAsync($"/{root}/records/holds", Hold, "hold");
                return Post(pattern.Replace("{hold}", hold, StringComparison.Ordinal), new { reason = "Settled" });
            case "/records/disposals":
                await SendAsync(new(HttpMethod.Post, "/v1/events") { Content = Event() });
                return Post(pattern, new { });
            case "/records/disposals/{disposal}/approve":
                await SendAsync(new(HttpMethod.Post, "/v1/events") { Content = Event() });
                var disposal = await MadeAsync($"/{root}/records/disposals", new { }, "disposal");
                return Post(pattern.Replace("{disposal}", disposal, StringComparison.Ordinal), null);
            default:
                throw new InvalidOperationException($"Nothing says how {pattern} is called.");
        }
    }

    private static object Hold => new { matter = "M-1", reason = "Subpoena", account = "a-held" };

    private object NewKey() => new { name = $"made {_made++}", scopes = new[] { Scopes.EventsWrite } };

    private ByteArrayContent Event() => Events.One(Events.SignIn($"e-{_made++}"));

    private static HttpRequestMessage Post(string path, object? body) => new(HttpMethod.Post, path)
    {
        Content = body is null ? null : JsonContent.Create(body),
    };

    private async Task<string> MadeAsync(string path, object body, string member)
    {
        using var request = Post(path, body);
        using var answer = await SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {text}");
        using var json = JsonDocument.Parse(text);
        return json.RootElement.GetProperty(member).GetString()!;
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, bool asBob = false)
    {
        if (!request.RequestUri!.OriginalString.StartsWith("/control/", StringComparison.Ordinal))
        {
            return (asBob ? _bob : _ann).SendAsync(request, Ct);
        }

        request.Headers.Add("Holdfast-User", asBob ? "bob" : "ann");
        return _served.Shell.SendAsync(request, Ct);
    }
}
