using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Holdfast.Runtime.Journal;
using Json.Schema;

namespace Holdfast.Desk.Tests.Customers;

/// <summary>The vault over HTTP: F1 and F2 (every answer is as the document says), S1, S13, C4.</summary>
public sealed class CustomerRouteTests : IAsyncLifetime
{
    private const string Maria = """
        {"standing":{"status":"customer","since":"2019-04-01"},"name":{"given":"Maria","family":"Ruiz"},
        "birthDate":"1951-02-28","taxIdLastFour":"4421","language":"es","state":"CO","timeZone":"America/Denver"}
        """;

    private readonly TemporaryFolder _folder = new();
    private Served _served = null!;
    private HttpClient _client = null!;
    private JsonObject _document = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _served = await Served.StartAsync(_folder["records"]);
        _client = _served.With(await _served.KeyAsync(
            "desk", "customers:read", "customers:write", "records:read", "openapi:read"));
        _document = JsonNode.Parse(await _client.GetStringAsync("/openapi/v1.json", Ct))!.AsObject();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _served.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    [Trait("Case", "F1")]
    public async Task A_file_is_begun_read_and_changed_only_by_who_has_read_it()
    {
        var begun = await SendAsync("PUT", "/v1/customers/{customer}", "/v1/customers/c-1", 200, Maria);
        var again = await SendAsync("PUT", "/v1/customers/{customer}", "/v1/customers/c-1", 200, Maria);
        Assert.Equal(begun.Tag, again.Tag);
        await SendAsync("PUT", "/v1/customers/{customer}", "/v1/customers/c-1", 412, Maria, ("If-None-Match", "*"));
        var es = Maria.Replace("\"es\"", "\"en\"", StringComparison.Ordinal);
        await SendAsync("PUT", "/v1/customers/{customer}", "/v1/customers/c-1", 428, es);
        await SendAsync("PUT", "/v1/customers/{customer}", "/v1/customers/c-1", 412, es, ("If-Match", "\"9999\""));
        await SendAsync("PUT", "/v1/customers/{customer}", "/v1/customers/c-1", 400, es, ("If-Match", "W/\"1\""));
        var changed = await SendAsync(
            "PUT", "/v1/customers/{customer}", "/v1/customers/c-1", 200, es, ("If-Match", begun.Tag!));
        Assert.NotEqual(begun.Tag, changed.Tag);

        var read = await SendAsync("GET", "/v1/customers/{customer}", "/v1/customers/c-1", 200, null, Service);

        Assert.Equal(changed.Tag, read.Tag);
        Assert.Equal("en", read.Body!["language"]!.GetValue<string>());
    }

    [Fact]
    [Trait("Case", "F2")]
    public async Task What_is_wrong_with_a_body_is_told_all_at_once_and_without_what_was_sent()
    {
        var answer = await SendAsync("PUT", "/v1/customers/{customer}", "/v1/customers/c-1", 400, """
            {"standing":{"status":"pal","since":"1.4.2019","until":"x"},"name":{"given":"=1+1"},
            "taxIdLastFour":"123-45-6789","state":"XX","timeZone":7,"language":"fr","shoe":"42",
            "electronicDelivery":{"how":"online"}}
            """);

        Assert.Equal(
            [
                "/electronicDelivery/since", "/language", "/name/family", "/name/given", "/shoe", "/standing/since",
                "/standing/status", "/standing/until", "/state", "/taxIdLastFour", "/timeZone",
            ],
            answer.Body!["errors"]!.AsArray().Select(error => error!["pointer"]!.GetValue<string>())
                .Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotContain("123-45-6789", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("=1+1", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_read_without_a_purpose_and_each_look_is_kept_first()
    {
        await SendAsync("PUT", "/v1/customers/{customer}", "/v1/customers/c-1", 200, Maria);
        await SendAsync("GET", "/v1/customers/{customer}", "/v1/customers/c-1", 400);
        await SendAsync("GET", "/v1/customers/{customer}", "/v1/customers/c-1", 400, null,
            ("Holdfast-Purpose", "curiosity"));
        await SendAsync("GET", "/v1/customers/{customer}", "/v1/customers/c-1?purpose=service&case=a%20b", 400);
        Assert.Empty(Looks());

        await SendAsync("GET", "/v1/customers/{customer}", "/v1/customers/c-1?purpose=service&case=t-1", 200);

        var look = Assert.Single(Looks());
        Assert.Equal(("c-1", "service", "t-1", "key", 1),
            (look.Customer, look.Purpose, look.Case, look.Kind, look.Rows));
    }

    [Fact]
    [Trait("Case", "S1")]
    public async Task Whoever_is_not_on_file_and_whatever_is_anothers_is_answered_alike()
    {
        await SendAsync("PUT", "/v1/customers/{customer}", "/v1/customers/c-1", 200, Maria);
        await SendAsync("PUT", "/v1/customers/{customer}", "/v1/customers/c-2", 200, Maria);
        await SendAsync("PUT", "/v1/customers/{customer}/authorities/{authority}", "/v1/customers/c-2/authorities/p-2",
            200, Power);
        List<string> answers = [];
        foreach (var path in new[] { "c-9", "c-1%2F..%2Fc-2", "%3Dc", new string('x', 65) })
        {
            answers.Add((await SendAsync(
                "GET", "/v1/customers/{customer}", $"/v1/customers/{path}", 404, null, Service)).Text);
        }

        foreach (var path in new[] { "c-1/authorities/p-2", "c-1/authorities/p-9", "c-9/authorities/p-2" })
        {
            answers.Add((await SendAsync(
                "POST", "/v1/customers/{customer}/authorities/{authority}/end", $"/v1/customers/{path}/end", 404,
                """{"why":"x"}""")).Text);
        }

        answers.Add((await SendAsync(
            "PUT", "/v1/customers/{customer}/banks/{bank}", "/v1/customers/c-9/banks/b-1", 404, Bank)).Text);
        answers.Add((await SendAsync(
            "GET", "/v1/accounts/{account}", "/v1/accounts/a-9", 404, null, Service)).Text);
        Assert.Single(answers.Distinct());
    }

    [Fact]
    [Trait("Case", "C4")]
    public async Task Everything_that_is_put_into_a_file_is_there_once_however_often_it_is_sent()
    {
        await SendAsync("PUT", "/v1/customers/{customer}", "/v1/customers/c-1", 200, Maria);
        (string Route, string Path, string Body, string Other)[] all =
        [
            ("/v1/customers/{customer}/contacts/{contact}", "contacts/k-1",
                """{"kind":"email","value":"M@Example.com","onFileSince":"2019-04-01"}""",
                """{"kind":"email","value":"n@example.com"}"""),
            ("/v1/customers/{customer}/authorities/{authority}", "authorities/p-1", Power,
                Power.Replace("\"1\"", "\"2\"", StringComparison.Ordinal)),
            ("/v1/customers/{customer}/trusted-contacts/{contact}", "trusted-contacts/t-1", Trusted,
                Trusted.Replace("daughter", "niece", StringComparison.Ordinal)),
            ("/v1/customers/{customer}/banks/{bank}", "banks/b-1", Bank,
                Bank.Replace("bk-77", "bk-78", StringComparison.Ordinal)),
        ];
        foreach (var (route, path, body, other) in all)
        {
            var sent = await Task.WhenAll(Enumerable.Range(0, 5).Select(
                _ => SendAsync("PUT", route, $"/v1/customers/c-1/{path}", 200, body)));
            await SendAsync("PUT", route, $"/v1/customers/c-1/{path}", 409, other);
            Assert.Single(sent.Select(one => one.Tag).Distinct());
        }

        await EndAsync("authorities", "authority", "p-1", """{"why":"revoked"}""");
        await EndAsync("trusted-contacts", "contact", "t-1", "{}");
        await EndAsync("banks", "bank", "b-1", "{}");
        var file = (await SendAsync("GET", "/v1/customers/{customer}", "/v1/customers/c-1", 200, null, Service)).Body!;
        Assert.Equal("m@example.com", file["contacts"]!.AsArray().Single()!["value"]!.GetValue<string>());
        Assert.NotNull(file["authorities"]!.AsArray().Single()!["endedAt"]);
        Assert.NotNull(file["trustedContacts"]!.AsArray().Single()!["endedAt"]);
        Assert.NotNull(file["banks"]!.AsArray().Single()!["endedAt"]);

        async Task EndAsync(string list, string name, string id, string body)
        {
            for (var i = 0; i < 2; i++)
            {
                await SendAsync("POST", $"/v1/customers/{{customer}}/{list}/{{{name}}}/end",
                    $"/v1/customers/c-1/{list}/{id}/end", 200, body);
            }
        }
    }

    [Theory]
    [InlineData("2008-11-30", 200)]
    [InlineData("2026-01-01", 409)]
    public async Task A_trusted_contact_is_of_age(string born, int status)
    {
        await SendAsync("PUT", "/v1/customers/{customer}", "/v1/customers/c-1", 200, Maria);
        await SendAsync("PUT", "/v1/customers/{customer}/trusted-contacts/{contact}",
            "/v1/customers/c-1/trusted-contacts/t-1", status,
            Trusted.Replace("\"ofAge\":true", $"\"birthDate\":\"{born}\"", StringComparison.Ordinal)
                .Replace("2008-11-30", DateTime.UtcNow.AddDays(-1).AddYears(-18).ToString("yyyy-MM-dd", null),
                    StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_account_is_kept_with_its_holders_of_whom_none_goes_without_a_trace()
    {
        await SendAsync("PUT", "/v1/customers/{customer}", "/v1/customers/c-1", 200, Maria);
        const string account = """
            {"type":"individual","ofNaturalPerson":true,"institutional":false,"branch":"denver","representative":"s-7",
            "holders":[{"customer":"c-1","role":"owner","since":"2019-04-01"}]}
            """;
        await SendAsync("PUT", "/v1/accounts/{account}", "/v1/accounts/a-1", 409,
            account.Replace("c-1", "c-9", StringComparison.Ordinal));
        var kept = await SendAsync("PUT", "/v1/accounts/{account}", "/v1/accounts/a-1", 200, account);
        await SendAsync("PUT", "/v1/accounts/{account}", "/v1/accounts/a-1", 200, account);
        await SendAsync("PUT", "/v1/accounts/{account}", "/v1/accounts/a-1", 409,
            """{"type":"individual","ofNaturalPerson":true,"institutional":false}""", ("If-Match", kept.Tag!));
        await SendAsync("PUT", "/v1/accounts/{account}", "/v1/accounts/a-1", 428,
            account.Replace("denver", "boulder", StringComparison.Ordinal));
        await SendAsync("PUT", "/v1/accounts/{account}", "/v1/accounts/a-1", 400,
            account.Replace("owner", "king", StringComparison.Ordinal));

        var read = await SendAsync("GET", "/v1/accounts/{account}", "/v1/accounts/a-1", 200, null, Service);

        Assert.Equal(kept.Tag, read.Tag);
        Assert.Equal("a-1", Looks().Last().Account);
    }

    [Theory]
    [InlineData("""{"name":"RUIZ maria"}""", 1)]
    [InlineData("""{"name":"ruiz"}""", 2)]
    [InlineData("""{"name":"rui"}""", 0)]
    [InlineData("""{"phone":"303-555-0172"}""", 1)]
    [InlineData("""{"email":"M@example.com"}""", 1)]
    [InlineData("""{"taxIdLastFour":"4421","name":"luis"}""", 1)]
    [InlineData("""{"account":"a-1"}""", 1)]
    [InlineData("""{"customer":"c-2"}""", 1)]
    [InlineData("""{"customer":"c-2","name":"maria"}""", 0)]
    public async Task People_are_found_by_all_that_is_said_of_them(string body, int found)
    {
        await SendAsync("PUT", "/v1/customers/{customer}", "/v1/customers/c-1", 200, Maria);
        await SendAsync("PUT", "/v1/customers/{customer}", "/v1/customers/c-2", 200,
            Maria.Replace("Maria", "Luis", StringComparison.Ordinal));
        await SendAsync("PUT", "/v1/customers/{customer}/contacts/{contact}", "/v1/customers/c-1/contacts/k-1", 200,
            """{"kind":"phone","value":"(303) 555 0172"}""");
        await SendAsync("PUT", "/v1/customers/{customer}/contacts/{contact}", "/v1/customers/c-1/contacts/k-2", 200,
            """{"kind":"email","value":"m@example.com"}""");
        await SendAsync("PUT", "/v1/accounts/{account}", "/v1/accounts/a-1", 200, """
            {"type":"individual","ofNaturalPerson":true,"institutional":false,
            "holders":[{"customer":"c-1","role":"owner","since":"2019-04-01"}]}
            """);

        var answer = await SendAsync(
            "POST", "/v1/customers/search", "/v1/customers/search", 200, body, Service);

        Assert.Equal(found, answer.Body!["customers"]!.AsArray().Count);
        Assert.Equal(found + 1, Looks().Count);
        Assert.Equal(found, Looks().Count(look => look is { What: "customer", Rows: 1 }));
    }

    [Fact]
    public async Task A_search_says_for_what_and_by_what()
    {
        await SendAsync("POST", "/v1/customers/search", "/v1/customers/search", 400, "{}", Service);
        await SendAsync("POST", "/v1/customers/search", "/v1/customers/search", 400, """{"name":"x"}""");
        await SendAsync("POST", "/v1/customers/search", "/v1/customers/search", 400, """{"phone":"12"}""", Service);
        await SendAsync("POST", "/v1/customers/search", "/v1/customers/search", 400, """{"nam":"x"}""", Service);
        Assert.Empty(Looks());
    }

    [Fact]
    public async Task A_file_is_imported_over_HTTP_and_from_the_shell()
    {
        const string csv = "customer,status,status_since,family_name,time_zone\nc-1,customer,2019-04-01,Ruiz,UTC\n";
        var dry = await SendAsync(
            "POST", "/v1/customers/import", "/v1/customers/import?dryRun=true", 200, csv, type: "text/csv");
        Assert.Equal((1, 0), (dry.Body!["begun"]!.GetValue<long>(), dry.Body["faultCount"]!.GetValue<long>()));
        var run = await SendAsync(
            "POST", "/v1/customers/import", "/v1/customers/import?import=one", 200, csv, type: "text/csv");
        Assert.True(run.Body!["finished"]!.GetValue<bool>());
        await SendAsync("POST", "/v1/customers/import", "/v1/customers/import", 415, csv, type: "application/json");
        await SendAsync(
            "POST", "/v1/customers/import", "/v1/customers/import?import=a%2Fb", 400, csv, type: "text/csv");
        var bad = await SendAsync("POST", "/v1/customers/import", "/v1/customers/import", 200,
            csv.Replace("UTC", "Moon", StringComparison.Ordinal), type: "text/csv");
        Assert.Equal("time_zone", bad.Body!["faults"]![0]!["column"]!.GetValue<string>());

        using var content = new StringContent(csv, Encoding.UTF8, "text/csv");
        using var shell = await _served.Shell.PostAsync("/control/customers/import?dryRun=true", content, Ct);
        Assert.Equal(HttpStatusCode.OK, shell.StatusCode);
        Assert.Contains("\"same\":1", await shell.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looks_are_listed_for_those_who_watch_over_them()
    {
        await SendAsync("PUT", "/v1/customers/{customer}", "/v1/customers/c-1", 200, Maria);
        await SendAsync("GET", "/v1/customers/{customer}", "/v1/customers/c-1", 200, null, Service);

        Assert.Empty((await SendAsync("GET", "/v1/looks", "/v1/looks", 200)).Body!["looks"]!.AsArray());

        // The list follows the journal, a moment behind it.
        await _served.Get<Holdfast.Desk.Facts.DeskFollowing>().HasComeToAsync(
            _served.Partition.Journal.Head.Size, TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        var all = await SendAsync("GET", "/v1/looks", "/v1/looks?all=true&limit=1", 200);
        Assert.Equal("c-1", all.Body!["looks"]!.AsArray().Single()!["customer"]!.GetValue<string>());
        Assert.NotNull(all.Body["next"]);
        await SendAsync("GET", "/v1/looks", "/v1/looks?limit=0", 400);
    }

    [Fact]
    [Trait("Case", "S13")]
    public async Task Nothing_of_a_customer_is_in_logs_and_refusals()
    {
        const string canary = "Zaphodine-77-canary";
        List<string> answers = [];
        foreach (var body in new[]
        {
            $$"""{"name":{"family":"{{canary}}"},"{{canary}}":1}""", $"{{\"{canary}", $"[\"{canary}\"]",
        })
        {
            answers.Add((await SendAsync("PUT", "/v1/customers/{customer}", "/v1/customers/c-1", 400, body)).Text);
        }

        await SendAsync("POST", "/v1/customers/import", "/v1/customers/import", 200,
            $"customer,status,status_since,family_name,time_zone\nc-1,{canary},{canary},=\"{canary},{canary}\n",
            type: "text/csv");
        await SendAsync("POST", "/v1/customers/search", "/v1/customers/search", 400,
            $$"""{"email":"{{canary}}","phone":"{{canary}}","taxIdLastFour":"{{canary}}"}""", Service);
        await SendAsync("GET", "/v1/customers/{customer}", $"/v1/customers/{canary}", 404, null, Service);

        Assert.DoesNotContain(_served.Log.All, line => line.Contains(canary, StringComparison.Ordinal));

        // The name of a member that there is not is answered to whoever sent it; values are not.
        Assert.All(answers, answer => Assert.DoesNotContain(
            canary, answer.Replace($"\"/{canary}\"", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    private const string Power = """
        {"kind":"powerOfAttorney","holder":"Luis Ruiz","document":"poa-2231","documentVersion":"1",
        "since":"2024-03-01","scope":["trade","withdrawToOwner"]}
        """;

    private const string Trusted = """
        {"name":{"given":"Ana","family":"Ruiz"},"relationship":"daughter","since":"2024-03-01",
        "phone":"+1 303 555 0188","ofAge":true}
        """;

    private const string Bank = """
        {"token":"bk-77","name":"First Bank, ends 4471","verifiedHow":"micro-entries","since":"2025-01-15"}
        """;

    private static (string, string) Service { get; } = ("Holdfast-Purpose", "service");

    private List<LookUpContent> Looks() =>
    [
        .. _served.Partition.Journal.ReadOf(EntryKind.LookUp, 0, _served.Partition.Journal.Head.Size)
            .Select(LookUpContent.Read),
    ];

    private sealed record Answer(string Text, JsonNode? Body, string? Tag);

    // Every answer is held against the document of the API.
    private async Task<Answer> SendAsync(
        string method, string route, string path, int status, string? body = null,
        (string Name, string Value)? header = null, string type = "application/json")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, type);
        if (header is { } given)
        {
            request.Headers.TryAddWithoutValidation(given.Name, given.Value);
        }

        using var answer = await _client.SendAsync(request, Ct);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True(status == (int)answer.StatusCode, $"{method} {path}: {(int)answer.StatusCode} {text}");
        var described = _document["paths"]?[route]?[method.ToLowerInvariant()]?["responses"]?[$"{status}"];
        var content = described?["content"]?[answer.Content.Headers.ContentType!.MediaType!];
        Assert.True(content is not null, $"{method} {route} does not say {status}");
        var schema = JsonSchema.FromText(new JsonObject
        {
            ["components"] = _document["components"]!.DeepClone(),
            ["allOf"] = new JsonArray(content["schema"]!.DeepClone()),
        }.ToJsonString());
        var parsed = JsonNode.Parse(text);
        Assert.True(schema.Evaluate(parsed).IsValid, $"{method} {route} {status}: {text}");
        if (status >= 400)
        {
            Assert.Contains(content["examples"]!.AsObject(), example =>
                example.Value!["value"]!["type"]!.GetValue<string>() == parsed!["type"]!.GetValue<string>());
        }

        return new Answer(text, parsed, answer.Headers.ETag?.Tag);
    }
}
