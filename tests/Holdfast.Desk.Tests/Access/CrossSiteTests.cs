using System.Net;
using System.Text;
using Holdfast.Desk.Access;
using Holdfast.Desk.Access.SignIn;
using Holdfast.Desk.Access.Staff;
using Holdfast.Desk.Console;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.Desk.Tests.Access;

/// <summary>
/// S6: whoever is signed in cannot be made by another site to do anything, on any route that changes something.
/// </summary>
public sealed class CrossSiteTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private StaffSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await StaffSite.StartAsync(_folder["records"]);

    [Fact]
    [Trait("Case", "S6")]
    public async Task No_route_does_anything_by_a_cookie_without_its_token()
    {
        var size = 0L;
        List<string> faults = [];
        foreach (var (method, path) in Unsafe())
        {
            foreach (var type in (string[])["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=b",
                "application/json"])
            {
                using var browser = await _site.SignedInAsync(Everything(), SignInWay.Passkey, resists: true);
                size = _site.Partition.Journal.Head.Size;
                using var content = new StringContent("{}", Encoding.UTF8);
                content.Headers.Remove("Content-Type");
                content.Headers.TryAddWithoutValidation("Content-Type", type);
                var seen = await browser.SendAsync(new HttpRequestMessage(new HttpMethod(method), path) { Content = content });
                if (seen.Status is not (HttpStatusCode.Forbidden or HttpStatusCode.BadRequest)
                    || _site.Partition.Journal.Head.Size != size)
                {
                    faults.Add($"{method} {path} as {type}: {seen.Status}");
                }
            }
        }

        Assert.Empty(faults);
    }

    [Fact]
    [Trait("Case", "S6")]
    public async Task No_form_is_taken_that_a_browser_says_comes_from_another_site()
    {
        var (_, code) = await _site.AddAsync("ann", Roles.Analyst);
        foreach (var (header, value) in ((string, string)[])
            [
                ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://evil.example"),
                ("Origin", "null"),
            ])
        {
            using var browser = _site.Browser();
            var page = await browser.GetAsync("/sign-in/invitation");
            var seen = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/sign-in/invitation")
            {
                Headers = { { header, value } },
                Content = new FormUrlEncodedContent([.. page.Hidden.Select(field => KeyValuePair.Create(field.Field, field.Value)),
                    KeyValuePair.Create("name", "ann"), KeyValuePair.Create("code", code)]),
            });
            Assert.Equal(HttpStatusCode.Forbidden, seen.Status);
        }
    }

    [Fact]
    public async Task A_script_of_the_console_sends_its_token_in_a_header_and_a_key_needs_none()
    {
        using var browser = await _site.SignedInAsync("ann", Roles.Privacy);
        var token = (await browser.GetAsync("/my/sign-in/sessions/others/end")).HiddenOf("__form");
        HttpRequestMessage Hold() => new(HttpMethod.Post, "/v1/records/holds")
        {
            Headers = { { "Accept", "application/json" } },
            Content = new StringContent("""{"matter":"M-1","reason":"Subpoena","account":"a-1"}""", Encoding.UTF8, "application/json"),
        };

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.SendAsync(Hold())).Status);
        var sent = Hold();
        sent.Headers.Add(CrossSite.TokenHeader, token);
        Assert.Equal(HttpStatusCode.Created, (await browser.SendAsync(sent)).Status);
    }

    [Fact]
    public async Task A_header_of_a_key_goes_before_the_cookie()
    {
        using var browser = await _site.SignedInAsync("ann", Roles.Auditor);
        var seen = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/v1/records/head")
        {
            Headers = { { "Authorization", "Bearer hf_none" }, { "Accept", "application/json" } },
        });

        Assert.Equal(HttpStatusCode.Unauthorized, seen.Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/v1/records/head")).Status);
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _folder.Dispose();
    }

    // Somebody to whom as much as possible is open.
    private StaffMember Everything() => _site.Staff.Roster.FindByName("everything") is { } known
        ? known
        : _site.AddAsync("everything", Roles.Supervisor, Roles.Compliance, Roles.Privacy, Roles.Security)
            .GetAwaiter().GetResult().Member;

    private IEnumerable<(string Method, string Path)> Unsafe() => _site.Routes.Endpoints.OfType<RouteEndpoint>()
        .Where(route => route.Metadata.GetMetadata<ControlRoute>() is null
            && (route.Metadata.GetMetadata<IAllowAnonymous>() is null
                || route.Metadata.GetMetadata<ComponentTypeMetadata>() is not null))
        .SelectMany(route => (route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])
            .Where(method => method is not ("GET" or "HEAD" or "OPTIONS"))
            .Select(method => (method, RolePaths.Of(route))))
        .Distinct();
}
