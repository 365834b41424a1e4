using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Holdfast.Desk.Tests.Access;

namespace Holdfast.System.Tests.Serving;

/// <summary>
/// A server is killed with an instruction at each of its states, and while something is done with one. Started again,
/// there is one outcome, recorded once: no money leaves twice, and none without whom it takes.
/// </summary>
[Trait("Case", "C2")]
[Trait("Case", "D1")]
public sealed class InstructionKillTests : IAsyncLifetime
{
    private const string Wire =
        """
        {"requestId":"REQUEST","transfer":"t-REQUEST","customer":"c-7","account":"a-7","rail":"wire",
        "amount":"20000.00","purpose":"a new kitchen","medium":"phone","instructedBy":"customer","sanctions":"clear",
        "payee":{"kind":"thirdPartyBank","name":"Acme Tiles LLC","account":"021000021-REQUEST","bank":"B Bank",
        "country":"US","owner":"mismatch"}}
        """;

    private static readonly string[] Scopes =
    [
        "customers:write", "instructions:write", "instructions:read", "messages:write", "messages:read",
        "events:write", "timelines:read",
    ];

    private static readonly string[] Files =
    [
        "customer,status,status_since,given_name,family_name,birth_date,time_zone\n"
            + "c-7,customer,2019-04-01,Pat,Doe,1951-03-01,America/New_York\n",
        "customer,kind,value,on_file_since\nc-7,phone,+12125550100,2020-01-01\n",
        "account,type,natural_person,institutional,branch,representative\na-7,individual,true,false,NY-1,rep-7\n",
        "account,customer,role,since\na-7,c-7,owner,2019-04-01\n",
    ];

    private readonly TemporaryFolder _folder = new();
    private readonly WebhookReceiver _payments = new();
    private readonly StaffMemberAtWork _bob = new("bob"), _cleo = new("cleo"), _dan = new("dan");
    private string _key = "", _phone = "";
    private ServerProcess _server = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Records => _folder["records"];

    public async ValueTask InitializeAsync()
    {
        _key = await ServerProcess.MakeKeyAsync(Records, Scopes, Ct);
        File.WriteAllText(
            Path.Combine(Records, "holdfast.json"),
            """{"messages":{"publicUrl":"https://desk.example/","allowNetworks":["127.0.0.0/8"]}}""");
        _server = await ServerProcess.StartAsync(Records, _key, Ct);
        foreach (var file in Files)
        {
            await PostAsync("/v1/customers/import", file, "text/csv", HttpStatusCode.OK);
        }

        await PostAsync(
            "/v1/webhooks", $$"""{"name":"payments","url":"{{_payments.Address}}","types":["instruction.*"]}""",
            "application/json", HttpStatusCode.Created);
        await _bob.SetUpAsync(Records, "supervisor", _server, Ct);
        await _cleo.SetUpAsync(Records, "supervisor", _server, Ct);
        await _dan.SetUpAsync(Records, "supervisor", _server, Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _payments.DisposeAsync();
        _bob.Dispose();
        _cleo.Dispose();
        _dan.Dispose();
        _folder.Dispose();
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Killed_at_each_state_an_instruction_has_one_outcome_and_money_leaves_once()
    {
        // Received, answered or not: whoever sent it sends it again, and there is one.
        var sending = SendAsync("r-1");
        await RestartAsync();
        await sending;
        var wire = (await SendAsync("r-1"))!;
        await RestartAsync();
        Assert.Equal(wire, await SendAsync("r-1"));
        Assert.Equal(1, (await HistoryAsync(wire, "awaitingConfirmation"))["received"]);

        // Asked: the customer is called while it dies. What was not kept is done again, what was is not.
        _phone = await PhoneOfAsync(wire);
        var calling = CallAsync(wire);
        await RestartAsync();
        await calling;
        if (await StateAsync(wire) != "confirmed")
        {
            Assert.Equal(HttpStatusCode.SeeOther, (await CallAsync(wire))?.Status);
        }

        await RestartAsync();
        Assert.Equal(1, (await HistoryAsync(wire, "confirmed"))["confirmed"]);

        // Held, and reviewed: the hold is there, once, and so is who placed it.
        Assert.Equal(HttpStatusCode.SeeOther, (await _dan.SendAsync(
            $"/instructions/{wire}/hold/place", ("kind", "rule2165"), ("belief", "A caller tells her what to say.")))
            ?.Status);
        await RestartAsync();
        Assert.Equal(1, (await HistoryAsync(wire, "held"))["held"]);
        Assert.Equal(HttpStatusCode.SeeOther, (await _cleo.SendAsync(
            $"/instructions/{wire}/hold/review", ("supports", "no"), ("findings", "She knows the builder.")))?.Status);
        await _cleo.SendAsync($"/instructions/{wire}/hold/notice", ("told", "yes"), ("means", "By telephone"));

        // Released, by two at once, and dead as soon as anybody heard of it; and again by both afterwards.
        var releasing = ReleaseTwiceAsync(wire);
        await Task.WhenAny(
            releasing, _payments.WaitAsync(got => got.Type == "instruction.released" && got.Instruction == wire, Ct));
        await RestartAsync();
        await releasing;
        await ReleaseTwiceAsync(wire);
        await RestartAsync();
        var released = await HistoryAsync(wire, "released");
        Assert.Equal((1, 1), (released["released"], released["confirmed"]));
        await _payments.WaitAsync(got => got.Type == "instruction.released" && got.Instruction == wire, Ct);

        // Released and answered, and gone at once: the payment system hears of it all the same, by one id.
        var next = (await SendAsync("r-2"))!;
        Assert.Equal(HttpStatusCode.SeeOther, (await CallAsync(next))?.Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await ReleaseAsync(_cleo, next))?.Status);
        await RestartAsync();
        await _payments.WaitAsync(got => got.Type == "instruction.released" && got.Instruction == next, Ct);
        Assert.Equal(1, (await HistoryAsync(next, "released"))["released"]);
        await RestartAsync();
        AssertToldOnce(wire, next);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task An_event_that_was_answered_before_a_kill_becomes_one_instruction_after_it()
    {
        var (status, body) = await _server.SendAsync(
            """
            {"id":"e-1","type":"transfer.requested","time":"2026-11-23T15:00:00Z","account":"a-7","customer":"c-7",
            "session":"s-1","channel":"web","data":{"transfer":"t-9","direction":"out","rail":"wire","amount":48000,
            "destination":{"kind":"thirdPartyBank","token":"b-9","name":"Acme Tiles LLC","ownerNameMatch":"mismatch"},
            "instructedBy":"customer","medium":"online"}}
            """.ReplaceLineEndings(" "), Ct);
        Assert.True(status is HttpStatusCode.OK, body);
        await RestartAsync();
        var got = await _payments.WaitAsync(one => one.Transfer == "t-9", Ct);
        await RestartAsync();

        using var listed = await ReadAsync("/v1/instructions?account=a-7");
        var only = Assert.Single(listed.RootElement.GetProperty("instructions").EnumerateArray());
        Assert.Equal(got.Instruction, only.GetProperty("id").GetString());
        Assert.Single(_payments.Got.Where(one => one.Type == "instruction.received").Select(one => one.Id).Distinct());
    }

    // Of one deed a receiver may hear twice, and knows it by its id; of two deeds there would be two ids.
    private void AssertToldOnce(params string[] instructions)
    {
        foreach (var instruction in instructions)
        {
            foreach (var type in (string[])["instruction.received", "instruction.confirmed", "instruction.released"])
            {
                Assert.Single(_payments.Got.Where(got => got.Type == type && got.Instruction == instruction)
                    .Select(got => got.Id).Distinct());
            }
        }
    }

    private async Task ReleaseTwiceAsync(string wire) =>
        await Task.WhenAll(ReleaseAsync(_cleo, wire), ReleaseAsync(_bob, wire));

    private static async Task<WebBrowser.Seen?> ReleaseAsync(StaffMemberAtWork by, string wire) =>
        await by.SendAsync($"/instructions/{wire}/release", ("reason", "She was heard, and knows the builder."));

    private Task<WebBrowser.Seen?> CallAsync(string wire) => _dan.SendAsync(
        $"/instructions/{wire}/call", ("number", _phone), ("dialed", "on"), ("proof", "possession"),
        ("asked", "yes"), ("amount", "20,000"), ("payee", "Acme Tiles LLC"), ("purpose", "the kitchen"), ("fits", "on"),
        ("coached", "no"), ("distressed", "no"), ("met", "next door"), ("recording", "rec-1"), ("minutes", "4"),
        ("summary", "She told it as it is."));

    private async Task<string> PhoneOfAsync(string wire)
    {
        using var read = await ReadAsync($"/v1/instructions/{wire}");
        return read.RootElement.GetProperty("contacts")[0].GetProperty("id").GetString()!;
    }

    private async Task<string> StateAsync(string wire)
    {
        using var read = await ReadAsync($"/v1/instructions/{wire}");
        return read.RootElement.GetProperty("state").GetString()!;
    }

    // What happened, by how often; where it stands is said beside.
    private async Task<Dictionary<string, int>> HistoryAsync(string wire, string state)
    {
        using var read = await ReadAsync($"/v1/instructions/{wire}");
        Assert.Equal(state, read.RootElement.GetProperty("state").GetString());
        return read.RootElement.GetProperty("history").EnumerateArray()
            .CountBy(fact => fact.GetProperty("what").GetString()!).ToDictionary();
    }

    private async Task<JsonDocument> ReadAsync(string path)
    {
        using var answer = await _server.Client.GetAsync(new Uri(path, UriKind.Relative), Ct);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {answer.StatusCode} {text}\n{_server.Said}");
        return JsonDocument.Parse(text);
    }

    // The id of the instruction; null where the server was gone before it answered.
    private async Task<string?> SendAsync(string request)
    {
        try
        {
            using var answer = JsonDocument.Parse(await PostAsync(
                "/v1/instructions", Wire.Replace("REQUEST", request, StringComparison.Ordinal), "application/json",
                HttpStatusCode.Created));
            return answer.RootElement.GetProperty("id").GetString();
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or TaskCanceledException)
        {
            return null;
        }
    }

    private async Task<string> PostAsync(string path, string body, string type, HttpStatusCode wanted)
    {
        using var content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(type));
        using var answer = await _server.Client.PostAsync(new Uri(path, UriKind.Relative), content, Ct);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True(answer.StatusCode == wanted, $"{path}: {answer.StatusCode} {text}");
        return text;
    }

    private async Task RestartAsync()
    {
        await _server.KillAsync();
        await _server.DisposeAsync();
        _server = await ServerProcess.StartAsync(Records, _key, Ct);
        await _bob.SignInAsync(_server);
        await _cleo.SignInAsync(_server);
        await _dan.SignInAsync(_server);
    }
}
