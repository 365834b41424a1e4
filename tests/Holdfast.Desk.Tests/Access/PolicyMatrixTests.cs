using System.Net;
using System.Text.RegularExpressions;
using Holdfast.Desk.Access;
using Holdfast.Desk.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.Desk.Tests.Access;

/// <summary>S1: every route there is, with every scope there is, without one and without a key.</summary>
public sealed partial class PolicyMatrixTests : IDisposable
{
    // Which scope opens which route. A route that is not here fails the test: whoever adds one says whom it is for.
    private static readonly Dictionary<string, string> Table = new()
    {
        ["POST /v1/events"] = Scopes.EventsWrite,
        ["POST /v1/keys"] = Scopes.KeysWrite,
        ["GET /v1/keys"] = Scopes.KeysWrite,
        ["DELETE /v1/keys/{id}"] = Scopes.KeysWrite,
        ["GET /v1/decisions/{event}"] = Scopes.DecisionsRead,
        ["GET /v1/accounts/{account}/timeline"] = Scopes.TimelinesRead,
        ["GET /v1/customers/{customer}/timeline"] = Scopes.TimelinesRead,
        ["GET /v1/records/head"] = Scopes.RecordsRead,
        ["GET /v1/records/proof/inclusion"] = Scopes.RecordsRead,
        ["GET /v1/records/proof/consistency"] = Scopes.RecordsRead,
        ["GET /v1/records/entries/{position}"] = Scopes.RecordsRead,
        ["GET /v1/records/set-aside"] = Scopes.RecordsRead,
        ["POST /v1/records/set-aside/{position}/retry"] = Scopes.RecordsRead,
        ["GET /v1/records/holds"] = Scopes.RecordsRead,
        ["POST /v1/records/holds"] = Scopes.HoldsWrite,
        ["POST /v1/records/holds/{hold}/off"] = Scopes.HoldsWrite,
        ["GET /v1/records/disposals"] = Scopes.RecordsRead,
        ["GET /v1/records/disposals/plan"] = Scopes.RecordsRead,
        ["POST /v1/records/disposals"] = Scopes.RecordsDispose,
        ["POST /v1/records/disposals/{disposal}/approve"] = Scopes.RecordsDispose,
        ["GET /v1/customers/{customer}"] = Scopes.CustomersRead,
        ["PUT /v1/customers/{customer}"] = Scopes.CustomersWrite,
        ["PUT /v1/customers/{customer}/contacts/{contact}"] = Scopes.CustomersWrite,
        ["PUT /v1/customers/{customer}/authorities/{authority}"] = Scopes.CustomersWrite,
        ["POST /v1/customers/{customer}/authorities/{authority}/end"] = Scopes.CustomersWrite,
        ["PUT /v1/customers/{customer}/trusted-contacts/{contact}"] = Scopes.CustomersWrite,
        ["POST /v1/customers/{customer}/trusted-contacts/{contact}/end"] = Scopes.CustomersWrite,
        ["PUT /v1/customers/{customer}/banks/{bank}"] = Scopes.CustomersWrite,
        ["POST /v1/customers/{customer}/banks/{bank}/end"] = Scopes.CustomersWrite,
        ["POST /v1/customers/search"] = Scopes.CustomersRead,
        ["POST /v1/customers/import"] = Scopes.CustomersWrite,
        ["GET /v1/accounts/{account}"] = Scopes.CustomersRead,
        ["PUT /v1/accounts/{account}"] = Scopes.CustomersWrite,
        ["GET /v1/looks"] = Scopes.RecordsRead,
        ["GET /health/live"] = Scopes.HealthRead,
        ["GET /health/ready"] = Scopes.HealthRead,
        ["GET /openapi/{documentName:regex(^v1$)}.json"] = Scopes.OpenApiRead,
    };

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_is_open_to_its_scope_and_to_no_other()
    {
        await using var served = await Served.StartAsync(_folder["records"]);
        var clients = new Dictionary<string, HttpClient>();
        foreach (var scope in Scopes.All)
        {
            clients[scope.Name] = served.With(await served.KeyAsync(scope.Name.Replace(':', ' '), scope.Name));
        }

        List<string> faults = [];
        var routes = ApiDocument.Documented(served.Routes).SelectMany(route =>
            route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Select(method => (
                Method: method, Path: "/" + route.RoutePattern.RawText!.Trim('/')))).ToList();
        foreach (var (method, pattern) in routes)
        {
            var path = Parameter().Replace(
                pattern.Replace("{documentName:regex(^v1$)}", "v1", StringComparison.Ordinal), "k7m2q9x4b1");
            var opens = Table.GetValueOrDefault($"{method} {pattern}", "nothing");
            foreach (var (scope, client) in clients)
            {
                using var answer = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path), Ct);
                var isOpen = answer.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized);
                if (isOpen != (scope == opens || opens == Scopes.OpenApiRead))
                {
                    faults.Add($"{method} {pattern} answers {(int)answer.StatusCode} to {scope}");
                }
                else if (!isOpen && !(await answer.Content.ReadAsStringAsync(Ct)).Contains(
                    $"\"scope\":\"{opens}\"", StringComparison.Ordinal))
                {
                    faults.Add($"{method} {pattern} does not name the scope to {scope}");
                }
            }

            using var nobody = await served.Nobody.SendAsync(new HttpRequestMessage(new HttpMethod(method), path), Ct);
            if (nobody.StatusCode is not HttpStatusCode.Unauthorized)
            {
                faults.Add($"{method} {pattern} answers {(int)nobody.StatusCode} to nobody");
            }
        }

        Assert.Empty(faults);
        Assert.Equal(Table.Keys.Order(), routes.Select(route => $"{route.Method} {route.Path}").Order());
    }

    [Fact]
    public async Task A_server_with_a_route_that_says_no_policy_does_not_start()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Served.StartAsync(
            _folder["records"], routes: routes => routes.MapGet("/forgotten", () => "open")));

        Assert.Contains("/forgotten", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();
}
