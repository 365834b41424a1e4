using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Demo;

/// <summary>
/// What a demo has in place of the world: mailboxes and telephones of customers, apps of staff, the firm's systems. It
/// listens on this machine only, and none of it is part of the product.
/// </summary>
internal sealed partial class DemoPages : IAsyncDisposable
{
    private const string Style =
        "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#17202c;"
        + "background:#fff}article{border:1px solid #c9d1dc;border-radius:6px;padding:.25rem 1rem;margin:1rem 0}"
        + "pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}"
        + "th,td{text-align:left;padding:.25rem 1rem .25rem 0}"
        + "@media(prefers-color-scheme:dark){body{color:#e6ebf2;background:#12171e}a{color:#8fc1ff}"
        + "article{border-color:#3a4656}}";

    private readonly WebApplication _app;

    private DemoPages(WebApplication app, Uri address) => (_app, Address) = (app, address);

    public Uri Address { get; }

    public static async Task<DemoPages> StartAsync(
        int port, MailCatcher mailbox, IReadOnlyList<DemoStaff> staff, HttpClient systems, TimeProvider clock,
        CancellationToken ct)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.AddRouting();
        var app = builder.Build();
        app.UseRouting();
        app.MapGet("/", () => TypedResults.Content(
            Page(mailbox.Mails, staff, clock.GetUtcNow()), "text/html; charset=utf-8"));
        app.MapPost("/text-messages", async (HttpContext context) =>
        {
            var data = (await JsonSerializer.DeserializeAsync<JsonElement>(
                context.Request.Body, cancellationToken: context.RequestAborted)).GetProperty("data");
            mailbox.Take(data.GetProperty("to").GetString()!, data.GetProperty("text").GetString()!);
            return TypedResults.NoContent();
        });
        app.MapPost(FirmSystems.Path, async (HttpContext context) =>
        {
            var order = await JsonSerializer.DeserializeAsync<JsonElement>(
                context.Request.Body, cancellationToken: context.RequestAborted);
            context.Response.StatusCode = await FirmSystems.TakeAsync(systems, order, context.RequestAborted)
                ? StatusCodes.Status204NoContent
                : StatusCodes.Status503ServiceUnavailable;
        });
        await app.StartAsync(ct);
        return new DemoPages(
            app, new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/")));
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static string Page(IReadOnlyList<CaughtMail> mails, IReadOnlyList<DemoStaff> staff, DateTimeOffset now)
    {
        var html = new StringBuilder("<!doctype html><html lang=en><meta charset=utf-8>")
            .Append("<meta name=viewport content=\"width=device-width,initial-scale=1\">")
            .Append("<title>The demo's mailbox</title>")
            .Append("<style>").Append(Style).Append("</style><main><h1>The demo's mailbox</h1>")
            .Append("<h2>Codes of the apps</h2><table><tr><th>Sign-in name<th>Code now");
        foreach (var member in staff)
        {
            html.Append("<tr><td>").Append(Text(member.SignInName)).Append("<td><code>")
                .Append(member.CodeAt(now)).Append("</code>");
        }

        html.Append("</table><h2>What customers were sent</h2>");
        if (mails.Count == 0)
        {
            html.Append("<p>Nothing yet. Ask a customer on the page of an instruction, then load this page again.");
        }

        foreach (var mail in mails)
        {
            html.Append("<article><h3>").Append(Text(mail.Subject)).Append("</h3><p>To ").Append(Text(mail.To))
                .Append("<pre>").Append(Links().Replace(Text(mail.Text), "<a href=\"$0\">$0</a>"))
                .Append("</pre></article>");
        }

        return html.Append("</main></html>").ToString();
    }

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+/c/[A-Za-z0-9_\-/]+")]
    private static partial Regex Links();
}
