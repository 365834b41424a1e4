using System.Net;
using System.Text.RegularExpressions;

namespace Holdfast.System.Tests.Serving;

/// <summary>Staff from the shell, with a server and without one.</summary>
public sealed partial class StaffTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Records => _folder["records"];

    [Fact]
    public async Task The_first_administrator_is_made_without_a_server_and_signs_in_by_the_code_at_one()
    {
        var added = await HoldfastProcess.RunAsync(
            Ct, "staff", "add", "Ada@example.com", "--name", "Ada Lind", "--role", "administrator", "--data", Records);
        Assert.Equal(0, added.ExitCode);
        Assert.Matches("^([0-9a-z]{4}-){5}[0-9a-z]{4}\n$", added.Output);

        await using var server = await ServerProcess.StartAsync(Ct, "--data", Records);
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = server.Address,
            DefaultRequestHeaders = { { "Accept", "text/html" } },
        };
        using var page = await client.GetAsync("/sign-in/invitation", Ct);
        var form = await page.Content.ReadAsStringAsync(Ct);
        var cookies = string.Join("; ", page.Headers.GetValues("Set-Cookie").Select(set => set.Split(';')[0]));
        using var answer = await client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/sign-in/invitation")
        {
            Headers = { { "Cookie", cookies } },
            Content = new FormUrlEncodedContent(
            [
                .. Hidden().Matches(form).Select(input => KeyValuePair.Create(
                    input.Groups[1].Value, WebUtility.HtmlDecode(input.Groups[2].Value))),
                KeyValuePair.Create("name", "ada@example.com"), KeyValuePair.Create("code", added.Output.Trim()),
            ]),
        }, Ct);
        Assert.Equal((HttpStatusCode.SeeOther, "/my/sign-in"),
            (answer.StatusCode, answer.Headers.Location?.OriginalString));

        var listed = await HoldfastProcess.RunAsync(Ct, "staff", "list", "--data", Records);
        var last = await HoldfastProcess.RunAsync(Ct, "staff", "disable", "ada@example.com", "--data", Records);
        var stopped = await server.StopAsync(Ct);
        Assert.Matches("ada@example.com +Ada Lind +administrator +invited +- +20", listed.Output);
        Assert.Equal(
            (1, "holdfast: They are the last administrator: make another one first.\n"), (last.ExitCode, last.Error));
        Assert.DoesNotContain(added.Output.Trim(), stopped.Said + listed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_done_is_said_in_words()
    {
        var said = await HoldfastProcess.RunAsync(
            Ct, "staff", "add", "ada", "--role", "administrator", "analyst", "--data", Records);

        Assert.Equal(1, said.ExitCode);
        Assert.Contains(
            "/roles/0: Whoever is administrator has no other role beside it.", said.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
