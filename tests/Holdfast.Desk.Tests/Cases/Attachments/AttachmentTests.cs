using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Holdfast.Desk.Access;
using Holdfast.Desk.Access.Staff;
using Holdfast.Desk.Cases;
using Holdfast.Desk.Cases.Attachments;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Tests.Access;
using Holdfast.Runtime.Journal.Sqlite;
using Holdfast.Runtime.Journal.Verification;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Desk.Tests.Cases.Attachments;

/// <summary>Files attached to cases over HTTP and by the console's form, on a real journal and a real disk.</summary>
public sealed class AttachmentTests : IAsyncLifetime
{
    private const string Case = "c-0000000000000012", Path = $"/v1/cases/{Case}/attachments";

    private static readonly Actor Ana = new(ActorKind.Staff, "s-1", "Ana");

    private readonly TemporaryFolder _folder = new();
    private StaffSite _site = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private AttachmentDesk Desk => _site.Get<AttachmentDesk>();

    public async ValueTask InitializeAsync()
    {
        _site = await StaffSite.StartAsync(
            _folder["r"], services: services => services.AddSingleton<IDeskEffects, CaseByHand>());
        await CaseByHand.PutAsync(_site.Get<DeskWriter>(), Case);
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    [Trait("Case", "S9")]
    public async Task A_file_is_attached_once_kept_sealed_and_given_out_as_a_download_and_nothing_else()
    {
        using var http = await KeyAsync(Scopes.CasesRead, Scopes.CasesWrite);
        var page = Encoding.UTF8.GetBytes("<html><script>alert('Rosalind Okafor')</script>" + new string('x', 70_000));
        using var made = await SendAsync(http, page, "Okafor, her letter.html");
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var told = await made.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal("text/plain", told.GetProperty("type").GetString());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(page)), told.GetProperty("sha256").GetString());
        using var again = await SendAsync(http, page, "the same by another name");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);

        using var got = await http.GetAsync($"{Path}/{told.GetProperty("id").GetString()}/content", Ct);
        Assert.Equal(page, await got.Content.ReadAsByteArrayAsync(Ct));
        Assert.Equal("attachment", got.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("Okafor, her letter.html", got.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Contains("sandbox", Assert.Single(got.Headers.GetValues("Content-Security-Policy")), Ordinal);
        Assert.Equal("nosniff", Assert.Single(got.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("text/plain", got.Content.Headers.ContentType!.MediaType);
        await _site.DisposeAsync();
        foreach (var file in Directory.EnumerateFiles(_folder["r"], "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith("control.sock", Ordinal)))
        {
            Assert.DoesNotContain("Okafor", await File.ReadAllTextAsync(file, Encoding.Latin1, Ct), Ordinal);
        }
    }

    [Theory]
    [InlineData(0, HttpStatusCode.Created)]
    [InlineData(1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(1024 * 1024, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(75 * 1024 * 1024, HttpStatusCode.RequestEntityTooLarge)]
    [Trait("Case", "S9")]
    public async Task A_file_of_25_megabytes_is_taken_and_one_of_a_byte_more_is_not(int more, HttpStatusCode status)
    {
        using var http = await KeyAsync(Scopes.CasesWrite);
        using var form = new MultipartFormDataContent();
        var length = AttachmentLimits.Bytes + more;
        form.Add(new StreamContent(new Zeros(length)), "file", "zeros");
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = form };

        // Whoever is told beforehand that it is too much sends nothing.
        request.Headers.ExpectContinue = true;
        using var answer = await http.SendAsync(request, Ct);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(more == 0 ? 1 : 0, Kept());
    }

    [Fact]
    [Trait("Case", "S10")]
    [Trait("Category", "Slow")]
    public async Task A_case_has_a_hundred_attachments_and_of_two_at_once_for_the_last_place_one_is_attached()
    {
        for (var number = 0; number < AttachmentLimits.OfCase - 1; number++)
        {
            Assert.IsType<AttachmentResult.Added>(await AddAsync($"number {number}"));
        }

        var both = await Task.WhenAll(AddAsync("one"), AddAsync("other"));

        Assert.Single(both.OfType<AttachmentResult.Added>());
        Assert.Single(both.OfType<AttachmentResult.TooMany>());
        Assert.IsType<AttachmentResult.Repeated>(await AddAsync("number 7"));
        Assert.Equal(AttachmentLimits.OfCase, Kept());
    }

    [Fact]
    public async Task An_empty_file_one_for_no_case_and_a_form_that_is_none_leave_nothing_behind()
    {
        using var http = await KeyAsync(Scopes.CasesWrite);
        using var empty = await SendAsync(http, [], "empty");
        using var noCase = await SendAsync(http, [1], "x", "/v1/cases/c-0000000000000099/attachments");
        using var cut = new HttpRequestMessage(HttpMethod.Post, Path)
        {
            Content = new StringContent("--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nhalf of it"),
        };
        cut.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        using var half = await http.SendAsync(cut, Ct);
        using var json = await http.PostAsJsonAsync(Path, new { file = "x" }, Ct);

        Assert.Equal(
            [
                HttpStatusCode.BadRequest, HttpStatusCode.NotFound, HttpStatusCode.BadRequest,
                HttpStatusCode.UnsupportedMediaType,
            ],
            new[] { empty, noCase, half, json }.Select(answer => answer.StatusCode));
        Assert.Equal(0, Kept());
    }

    [Fact]
    public async Task The_form_of_the_page_attaches_with_its_token_and_not_without_or_for_whoever_may_not()
    {
        using var analyst = await _site.SignedInAsync("ana", Roles.Analyst);
        var page = await analyst.GetAsync($"/cases/{Case}/attachments");
        var token = page.Hidden.Single(field => field.Field == "__form").Value;

        var sent = await analyst.SendAsync(FormOf(token, "a letter", "letter.txt"));
        Assert.Equal((HttpStatusCode.SeeOther, $"/cases/{Case}/attachments"), (sent.Status, sent.Location));
        var shown = await analyst.GetAsync(sent.Location!);
        Assert.Contains("letter.txt", shown.Body, Ordinal);
        Assert.Contains("The file is attached.", shown.Body, Ordinal);
        Assert.EndsWith("?problem=empty", (await analyst.SendAsync(FormOf(token, "", "x"))).Location!, Ordinal);
        Assert.Contains(
            "The file is empty.", (await analyst.GetAsync($"/cases/{Case}/attachments?problem=empty")).Body, Ordinal);

        Assert.Equal(HttpStatusCode.Forbidden, (await analyst.SendAsync(FormOf(null, "b", "x"))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await analyst.SendAsync(FormOf("nonsense", "b", "x"))).Status);
        using var auditor = await _site.SignedInAsync("otto", Roles.Auditor);
        var read = await auditor.GetAsync($"/cases/{Case}/attachments");
        Assert.Contains("letter.txt", read.Body, Ordinal);
        Assert.DoesNotContain("Attach the file", read.Body, Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.SendAsync(FormOf(token, "b", "x"))).Status);
        using var administrator = await _site.SignedInAsync("vera", Roles.Administrator);
        Assert.Equal(HttpStatusCode.Forbidden, (await administrator.GetAsync($"/cases/{Case}/attachments")).Status);
        Assert.Equal(1, Kept());
    }

    [Fact]
    public async Task What_was_altered_cut_off_or_lost_is_not_given_out_and_is_found_by_whoever_verifies()
    {
        using var http = await KeyAsync(Scopes.CasesRead);
        var whole = await AddedAsync(new string('a', 100_000));
        var altered = await AddedAsync(new string('b', 100_000));
        var cut = await AddedAsync(new string('c', 100_000));
        var lost = await AddedAsync("d");
        var files = _site.Get<AttachmentFiles>();
        var check = new AttachmentCheck();
        foreach (var entry in _site.Partition.Journal.ReadOf(
            Holdfast.Runtime.Journal.EntryKind.Case, 0, _site.Partition.Journal.Head.Size))
        {
            check.Take(entry);
        }

        Assert.Equal(4, check.Files);
        Assert.Null(check.FaultIn(AttachmentFiles.In(_folder["r"]), Ct));
        var bytes = await File.ReadAllBytesAsync(files.PathOf(altered.Id), Ct);
        bytes[90_000] ^= 1;
        await File.WriteAllBytesAsync(files.PathOf(altered.Id), bytes, Ct);
        Assert.Contains(altered.Id.ToString(), check.FaultIn(AttachmentFiles.In(_folder["r"]), Ct)!, Ordinal);
        await File.WriteAllBytesAsync(files.PathOf(cut.Id), new byte[10], Ct);
        File.Delete(files.PathOf(lost.Id));
        foreach (var (one, status) in new[]
        {
            (whole, HttpStatusCode.OK), (altered, HttpStatusCode.InternalServerError),
            (cut, HttpStatusCode.InternalServerError), (lost, HttpStatusCode.InternalServerError),
        })
        {
            using var got = await http.GetAsync($"{Path}/{one.Id}/content", Ct);
            Assert.Equal(status, got.StatusCode);
        }
    }

    [Fact]
    [Trait("Case", "D5")]
    public async Task A_backup_has_the_files_beside_it_and_gives_them_back_as_they_were()
    {
        var one = await AddedAsync(new string('a', 100_000));
        var (store, backup, copied) = (new SqliteJournalStore(_folder["r"]), _folder["b"], new AttachmentCheck());
        Backup.Create(store, backup, copied.Take, Ct);
        Assert.Null(copied.Copy(AttachmentFiles.In(_folder["r"]), AttachmentFiles.Beside(backup), Ct));

        var restored = new AttachmentCheck();
        Backup.Restore(backup, _folder["n"], new SqliteJournalStore(_folder["n"]), null, restored.Take, Ct);
        Assert.Null(restored.Copy(AttachmentFiles.Beside(backup), AttachmentFiles.In(_folder["n"]), Ct));

        Assert.Equal(1, restored.Files);
        Assert.Equal(
            await File.ReadAllBytesAsync(_site.Get<AttachmentFiles>().PathOf(one.Id), Ct),
            await File.ReadAllBytesAsync(new AttachmentFiles(AttachmentFiles.In(_folder["n"])).PathOf(one.Id), Ct));
        File.Delete(new AttachmentFiles(AttachmentFiles.Beside(backup)).PathOf(one.Id));
        Assert.Contains("is not there", restored.FaultIn(AttachmentFiles.Beside(backup), Ct)!, Ordinal);
    }

    [Fact]
    [Trait("Case", "D5")]
    public async Task A_file_that_is_lost_keeps_no_other_from_being_copied_and_is_named_until_it_is_brought()
    {
        var lost = await AddedAsync("of a lost file");
        var other = await AddedAsync("of another");
        var (backup, copied) = (_folder["b"], new AttachmentCheck());
        Backup.Create(new SqliteJournalStore(_folder["r"]), backup, copied.Take, Ct);
        var (kept, to) = (_site.Get<AttachmentFiles>(), new AttachmentFiles(AttachmentFiles.In(_folder["n"])));
        File.Move(kept.PathOf(lost.Id), _folder["elsewhere"]);

        var fault = copied.Copy(AttachmentFiles.In(_folder["r"]), AttachmentFiles.In(_folder["n"]), Ct);

        Assert.Contains(lost.Id.ToString(), fault!, Ordinal);
        Assert.True(File.Exists(to.PathOf(other.Id)));
        File.Move(_folder["elsewhere"], to.PathOf(lost.Id));
        Assert.Null(copied.FaultIn(AttachmentFiles.In(_folder["n"]), Ct));
    }

    [Fact]
    [Trait("Case", "T7")]
    public async Task A_case_that_was_merged_brings_its_files_along_and_each_look_is_kept()
    {
        const string Other = "c-0000000000000013";
        await CaseByHand.PutAsync(_site.Get<DeskWriter>(), Other);
        var one = await AddedAsync("of the first");
        await CaseByHand.PutAsync(_site.Get<DeskWriter>(), Case, Other);
        using var http = await KeyAsync(Scopes.CasesRead);
        foreach (var asked in new[] { Case, Other })
        {
            var list = await http.GetFromJsonAsync<JsonElement>($"/v1/cases/{asked}/attachments", Ct);
            Assert.Equal(
                one.Id.ToString(),
                Assert.Single(list.GetProperty("attachments").EnumerateArray()).GetProperty("id").GetString());
        }

        using var got = await http.GetAsync($"/v1/cases/{Other}/attachments/{one.Id}/content", Ct);
        Assert.Equal("of the first", await got.Content.ReadAsStringAsync(Ct));
        var journal = _site.Partition.Journal;
        var look = Holdfast.Runtime.Journal.LookUpContent.Read(
            journal.ReadOf(Holdfast.Runtime.Journal.EntryKind.LookUp, 0, journal.Head.Size).Last());
        Assert.Equal(("attachment", Other), (look.What, look.Case));
    }

    private const StringComparison Ordinal = StringComparison.Ordinal;

    private int Kept() => Directory.Exists(AttachmentFiles.In(_folder["r"]))
        ? Directory.GetFiles(AttachmentFiles.In(_folder["r"])).Length
        : 0;

    private Task<AttachmentResult> AddAsync(string content) => Desk.AddAsync(
        CaseId.Parse(Case), "a file", new MemoryStream(Encoding.UTF8.GetBytes(content)), Ana, Ct);

    private async Task<Attachment> AddedAsync(string content) =>
        Assert.IsType<AttachmentResult.Added>(await AddAsync(content)).Attachment;

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient http, byte[] content, string name, string path = Path)
    {
        using var form = new MultipartFormDataContent();
        form.Add(new ByteArrayContent(content), "file", name);
        return await http.PostAsync(path, form, Ct);
    }

    private static HttpRequestMessage FormOf(string? token, string content, string name)
    {
        var form = new MultipartFormDataContent();
        if (token is not null)
        {
            form.Add(new StringContent(token), "__form");
        }

        form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "file", name);
        return new HttpRequestMessage(HttpMethod.Post, $"/cases/{Case}/attachments/add") { Content = form };
    }

    private async Task<HttpClient> KeyAsync(params string[] scopes)
    {
        using var made = await _site.ShellAsync("/control/keys", new { name = "files", scopes });
        var key = (await made.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("key").GetString();
        return new HttpClient
        {
            BaseAddress = _site.Address,
            DefaultRequestHeaders = { { "Authorization", "Bearer " + key } },
        };
    }
}
