using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Holdfast.Desk.Access;
using Holdfast.Desk.Api;
using Holdfast.Desk.Tests.Intake;
using Holdfast.Engine.Contract;
using Json.Schema;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Desk.Tests.Api;

/// <summary>F1: the OpenAPI document is of every route, and every live answer is as it says.</summary>
public sealed class DocumentTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private Served _served = null!;
    private HttpClient _client = null!;
    private JsonObject _document = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _served = await Served.StartAsync(_folder["records"]);
        _client = _served.With(await _served.KeyAsync("all", [.. Scopes.All.Select(scope => scope.Name)]));
        _document = (await _client.GetFromJsonAsync<JsonObject>("/openapi/v1.json", Ct))!;
    }

    [Fact]
    public void Every_route_is_described() => Assert.Empty(ApiDocument.Documented(_served.Routes)
        .Where(route => route.Metadata.GetMetadata<RouteDescription>() is null)
        .Select(route => route.RoutePattern.RawText));

    [Fact]
    public void Every_operation_has_a_name_a_summary_a_tag_and_its_scope()
    {
        Assert.Equal("3.1", _document["openapi"]!.GetValue<string>()[..3]);
        Assert.All(Operations(), operation =>
        {
            Assert.NotNull(operation["operationId"]);
            Assert.NotEmpty(operation["summary"]!.GetValue<string>());
            Assert.NotEmpty(operation["tags"]!.AsArray());
            var scope = operation["security"]!.AsArray().Single()!["key"]!.AsArray().Single()!.GetValue<string>();
            Assert.True(Scopes.Exists(scope), scope);
        });
    }

    [Fact]
    public async Task Every_live_answer_is_as_the_document_says()
    {
        var made = JsonContent.Create(new { name = "made", scopes = new[] { "events:write" } });
        await AssertAsync("post", "/v1/keys", 201, made);
        await AssertAsync("post", "/v1/keys", 400, JsonContent.Create(new { name = "" }));
        var taken = JsonContent.Create(new { name = "all", scopes = new[] { "events:write" } });
        await AssertAsync("post", "/v1/keys", 409, taken);
        await AssertAsync("post", "/v1/keys", 415, new StringContent("x"));
        await AssertAsync("get", "/v1/keys", 200);
        var page = await _client.GetFromJsonAsync<JsonElement>("/v1/keys", Ct);
        var id = page.GetProperty("keys")[1].GetProperty("id").GetString();
        await AssertAsync("delete", "/v1/keys/{id}", 200, path: $"/v1/keys/{id}");
        await AssertAsync("delete", "/v1/keys/{id}", 404, path: "/v1/keys/k7m2q9x4b1");
        await AssertAsync("get", "/health/live", 200);
        await AssertAsync("get", "/health/ready", 200);
        await AssertAsync("get", "/openapi/v1.json", 200);
        await AssertAsync("post", "/v1/events", 200, Events.One(Events.SignIn("e-1")));
        await AssertAsync("post", "/v1/events", 409, Events.One(Events.SignIn("e-1", minute: 1)));
        await AssertAsync("post", "/v1/events", 415, Events.One("{}", "text/plain"));
        await AssertAsync("post", "/v1/events", 422, Events.One("{\"id\":\"?\"}"));
        await AssertAsync("post", "/v1/events", 200, Events.Lines(Events.SignIn("e-3"), "{", Transfer));
    }

    [Fact]
    public void What_the_schema_of_a_type_takes_the_reader_takes()
    {
        var schema = Schema(JsonNode.Parse(ApiSchema.ReferenceTo("Event"))!);
        for (var i = 0; i < ContractWords.EventType.Words.Length; i++)
        {
            var type = (EventType)(i + 1);
            var sample = SampleEvent.Of(type);
            var text = Encoding.UTF8.GetBytes(sample.ToJsonString());
            var reading = new EventReader().Read(text, 0, text.Length);
            Assert.True(
                schema.Evaluate(sample, new EvaluationOptions { RequireFormatValidation = true }).IsValid,
                sample.ToJsonString());
            Assert.True(reading.Error is null, sample.ToJsonString());
        }

        Assert.False(schema.Evaluate(JsonNode.Parse("{\"id\":\"e\",\"type\":\"login.succeeded\"}")).IsValid);
        var pigeon = Transfer.Replace("wire", "pigeon", StringComparison.Ordinal);
        Assert.False(schema.Evaluate(JsonNode.Parse(pigeon)).IsValid);
        Assert.True(schema.Evaluate(JsonNode.Parse(Transfer)).IsValid);
    }

    [Fact]
    public void Every_example_fits_its_schema()
    {
        foreach (var content in Operations().SelectMany(ContentsOf).Where(content => content["example"] is not null))
        {
            var example = content["example"]!;
            var value = example is JsonValue text && text.TryGetValue<string>(out var lines)
                ? JsonNode.Parse(lines)
                : example;
            Assert.True(Schema(content["schema"]!).Evaluate(value).IsValid, example.ToJsonString());
        }
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _served.DisposeAsync();
        _folder.Dispose();
    }

    private const string Transfer = """
        {"id":"e-4","type":"transfer.requested","time":"2026-01-05T15:00:00Z","account":"a-1",
        """ + """
        "data":{"direction":"out","rail":"wire","amount":80000.25}}
        """;

    private IEnumerable<JsonNode> Operations() =>
        _document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(method => method.Value!);

    private static IEnumerable<JsonNode> ContentsOf(JsonNode operation) =>
        new[] { operation["requestBody"] }.Concat(operation["responses"]!.AsObject().Select(answer => answer.Value))
            .Where(part => part?["content"] is not null)
            .SelectMany(part => part!["content"]!.AsObject().Select(content => content.Value!));

    private async Task AssertAsync(
        string method, string route, int status, HttpContent? body = null, string? path = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method.ToUpperInvariant()), path ?? route);
        request.Content = body;
        using var answer = await _client.SendAsync(request, Ct);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True(status == (int)answer.StatusCode, $"{method} {route}: {(int)answer.StatusCode} {text}");

        var described = _document["paths"]?[route]?[method]?["responses"]?[$"{status}"];
        Assert.True(described is not null, $"{method} {route} does not say {status}");
        var content = described["content"]?[answer.Content.Headers.ContentType!.MediaType!];
        Assert.True(content is not null, $"{method} {route} does not say {answer.Content.Headers.ContentType}");
        var lines = answer.Content.Headers.ContentType!.MediaType == "application/x-ndjson"
            ? text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            : [text];
        Assert.All(lines, line =>
        {
            var fits = Schema(content["schema"]!).Evaluate(
                JsonNode.Parse(line), new EvaluationOptions { OutputFormat = OutputFormat.List });
            Assert.True(fits.IsValid, $"{method} {route} {status}: {line}");
        });
        if (content["examples"] is JsonObject examples)
        {
            Assert.Contains(examples, example => example.Value!["value"]!["type"]!.GetValue<string>()
                == JsonNode.Parse(text)!["type"]!.GetValue<string>());
        }
    }

    // References name components of the document, so these are put where the schema finds them.
    private JsonSchema Schema(JsonNode schema) => JsonSchema.FromText(new JsonObject
    {
        ["components"] = _document["components"]!.DeepClone(),
        ["allOf"] = new JsonArray(schema.DeepClone()),
    }.ToJsonString());
}
