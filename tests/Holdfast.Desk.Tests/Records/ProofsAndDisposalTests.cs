using System.Net;
using System.Text.Json;
using Holdfast.Desk.Tests.Intake;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Journal.Tree;

namespace Holdfast.Desk.Tests.Records;

/// <summary>Proofs over HTTP hold by themselves; holds and disposals do what they say.</summary>
public sealed class ProofsAndDisposalTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private Desk _desk = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await Desk.StartAsync(_folder["records"]);
        for (var n = 0; n < 6; n++)
        {
            using var sent = await _desk.Client.PostAsync(
                "/v1/events", Events.One(Events.SignIn($"e-{n}", minute: n)), Ct);
            sent.EnsureSuccessStatusCode();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _desk.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Every_proof_of_inclusion_and_consistency_holds_against_the_head()
    {
        var head = await GetAsync("/v1/records/head");
        Assert.True(SignedHead.TryParse(head.GetProperty("head").GetString()!, out var signed));
        Assert.Equal(signed!.Root.ToString(), head.GetProperty("root").GetString());
        for (long size = 1; size <= signed.Size; size++)
        {
            for (long position = 0; position < size; position++)
            {
                var answer = await GetAsync($"/v1/records/proof/inclusion?position={position}&size={size}");
                Assert.True(ProofCheck.Includes(
                    Hash(answer, "leaf"), position, size, Proof(answer), Hash(answer, "root")));
            }

            var consistency = await GetAsync($"/v1/records/proof/consistency?from={size}&to={signed.Size}");
            Assert.True(ProofCheck.Extends(
                size, Hash(consistency, "fromRoot"), signed.Size, Hash(consistency, "toRoot"), Proof(consistency)));
            Assert.Equal(signed.Root, Hash(consistency, "toRoot"));
        }
    }

    [Theory]
    [InlineData("/v1/records/proof/inclusion", "/position")]
    [InlineData("/v1/records/proof/inclusion?position=3&size=2", "/position")]
    [InlineData("/v1/records/proof/inclusion?position=0&size=99", "/size")]
    [InlineData("/v1/records/proof/consistency?from=0", "/from")]
    [InlineData("/v1/records/proof/consistency?from=5&to=4", "/from")]
    [InlineData("/v1/records/proof/consistency?from=1&to=9223372036854775807", "/to")]
    [InlineData("/v1/records/proof/consistency?from=1&to=9223372036854775808", "/to")]
    public async Task Proofs_of_what_there_is_not_are_refused(string path, string fault)
    {
        using var response = await _desk.AskAsync(HttpMethod.Get, path, "records:read");

        await RecordsTests.AssertProblemAsync(
            response, HttpStatusCode.BadRequest, "/problems/invalid-request", fault);
    }

    [Fact]
    public async Task An_entry_comes_with_its_proof_and_the_look_at_it_is_recorded()
    {
        var answer = await GetAsync("/v1/records/entries/2");

        Assert.True(SignedHead.TryParse(answer.GetProperty("head").GetString()!, out var head));
        Assert.Equal("e-1", answer.GetProperty("entry").GetProperty("event").GetProperty("id").GetString());
        Assert.True(ProofCheck.Includes(
            Hash(answer, "leaf"), 2, head!.Size, Proof(answer.GetProperty("entry")), head.Root));
        var journal = _desk.Partition.Journal;
        var look = LookUpContent.Read(journal.LastBefore(journal.Head.Size, EntryKind.LookUp)!);
        Assert.Equal(("entry", 2L, "c-1"), (look.What, look.Position, look.Customer));
        using var none = await _desk.AskAsync(HttpMethod.Get, "/v1/records/entries/999", "records:read");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task A_hold_is_put_on_listed_and_taken_off_once()
    {
        using var put = await PostAsync(
            "/v1/records/holds", """{"matter":"M-7","reason":"Subpoena","customer":"c-1"}""", "holds:write");
        Assert.Equal(HttpStatusCode.Created, put.StatusCode);
        using var body = JsonDocument.Parse(await put.Content.ReadAsStringAsync(Ct));
        var id = body.RootElement.GetProperty("hold").GetString();
        var listed = (await GetAsync("/v1/records/holds")).GetProperty("holds")[0];
        Assert.Equal(("M-7", "c-1", "console (k-console)"), (listed.GetProperty("matter").GetString(),
            listed.GetProperty("customer").GetString(), listed.GetProperty("by").GetString()));

        using var off = await PostAsync($"/v1/records/holds/{id}/off", """{"reason":"Settled"}""", "holds:write");
        using var again = await PostAsync($"/v1/records/holds/{id}/off", """{"reason":"Settled"}""", "holds:write");
        using var other = await PostAsync("/v1/records/holds/h-0/off", """{"reason":"Settled"}""", "holds:write");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.NotFound),
            (off.StatusCode, again.StatusCode, other.StatusCode));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"matter":"M","reason":"R"}""")]
    [InlineData("""{"matter":"M","reason":"R","account":"a","customer":"c"}""")]
    [InlineData("""{"matter":"M","reason":"R","first":5,"last":4}""")]
    [InlineData("""{"matter":"M","reason":"R","first":5}""")]
    [InlineData("""{"matter":"M","reason":"R","all":false}""")]
    [InlineData("""{"matter":"","reason":"R","all":true}""")]
    [InlineData("""{"matter":"M","reason":"a\nb","all":true}""")]
    [InlineData("""{"matter":"M","reason":"R","all":true,"untill":"2030"}""")]
    [InlineData("""{"matter":"M","reason":"R","account":"a","account":"b"}""")]
    [InlineData("""{"matter":"M","reason":"\ud800","all":true}""")]
    [InlineData("""{"matter":"M","reason":"R","all":true,"\ud800":1}""")]
    public async Task A_hold_that_does_not_say_what_why_and_for_which_matter_is_refused(string body)
    {
        using var response = await PostAsync("/v1/records/holds", body, "holds:write");

        await RecordsTests.AssertProblemAsync(
            response, HttpStatusCode.BadRequest, "/problems/invalid-request");
        Assert.Empty(_desk.Partition.Journal.ReadOf(EntryKind.Hold, 0, long.MaxValue));
    }

    [Fact]
    public async Task Nothing_is_disposed_of_before_it_is_due_and_a_plan_says_what_stays_and_why()
    {
        var plan = await GetAsync("/v1/records/disposals/plan");
        Assert.Equal((0, 6L, "2026-11-25"), (plan.GetProperty("due").GetInt32(),
            plan.GetProperty("early").GetInt64(), plan.GetProperty("tableVersion").GetString()));
        var later = await GetAsync("/v1/records/disposals/plan?asOf=2060-01-01");
        Assert.Equal(6, later.GetProperty("due").GetInt32());

        using var refused = await PostAsync("/v1/records/disposals", "{}", "records:dispose");
        using var early = await PostAsync("/v1/records/disposals", """{"asOf":"2060-01-01"}""", "records:dispose");
        using var unknown = await PostAsync("/v1/records/disposals/d-0/approve", "", "records:dispose");

        await RecordsTests.AssertProblemAsync(refused, HttpStatusCode.Conflict, "/problems/refused");
        await RecordsTests.AssertProblemAsync(early, HttpStatusCode.Conflict, "/problems/refused");
        await RecordsTests.AssertProblemAsync(unknown, HttpStatusCode.NotFound, "/problems/not-found");
    }

    [Theory]
    [InlineData("/v1/records/disposals", """{"asof":"2033-01-05"}""", "records:dispose")]
    [InlineData("/v1/records/disposals", """{"asOf":"2033-01-05","asOf":"2034-01-05"}""", "records:dispose")]
    [InlineData("/v1/records/disposals", """{"asOf":"\ud800"}""", "records:dispose")]
    [InlineData("/v1/records/disposals", """{"asOf":"5 January 2033"}""", "records:dispose")]
    [InlineData("/v1/records/holds/h-0/off", """{"reason":"Settled","hold":"h-1"}""", "holds:write")]
    [InlineData("/v1/records/holds/h-0/off", """{"reason":"\udc00"}""", "holds:write")]
    public async Task What_is_asked_in_words_that_are_not_known_is_not_done_without_them(
        string path, string body, string scope)
    {
        using var refused = await PostAsync(path, body, scope);

        await RecordsTests.AssertProblemAsync(refused, HttpStatusCode.BadRequest, "/problems/invalid-request");
    }

    private Task<HttpResponseMessage> PostAsync(string path, string body, string scopes) =>
        _desk.AskAsync(HttpMethod.Post, path, scopes, body);

    private async Task<JsonElement> GetAsync(string path)
    {
        using var response = await _desk.AskAsync(HttpMethod.Get, path, "records:read");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Ct));
        return document.RootElement.Clone();
    }

    private static TreeHash Hash(JsonElement answer, string name) =>
        TreeHash.TryParse(answer.GetProperty(name).GetString(), out var hash) ? hash : throw new FormatException();

    private static TreeHash[] Proof(JsonElement answer) =>
    [
        .. answer.GetProperty("proof").EnumerateArray()
            .Select(one => TreeHash.TryParse(one.GetString(), out var hash) ? hash : throw new FormatException()),
    ];
}
