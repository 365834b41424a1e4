using System.Globalization;
using System.Net;
using System.Text;
using Holdfast.Desk.Access;
using Holdfast.Desk.Access.SignIn;
using Holdfast.Desk.Access.Staff;
using Holdfast.Desk.Api;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Holdfast.Desk.Tests.Access;

/// <summary>
/// S1: every route and page there is, called as every role and as nobody. What was found is a page of the repository,
/// and a change of it is read in review.
/// </summary>
public sealed class RoleMatrixTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    [Trait("Case", "S1")]
    public async Task Every_route_and_page_is_open_to_whom_the_page_of_the_matrix_says()
    {
        await using var site = await StaffSite.StartAsync(_folder["records"]);
        var members = new Dictionary<string, StaffMember>();
        foreach (var role in Roles.All)
        {
            members[role.Name] = (await site.AddAsync(role.Name, role.Name)).Member;
        }

        var setUp = (await site.AddAsync("invited", Roles.Supervisor)).Member;
        var page = new StringBuilder(Head());
        List<string> faults = [];
        foreach (var (method, route) in Called(site))
        {
            var policy = PolicyOf(route);
            var row = new StringBuilder($"| {method} | `{RolePaths.Pattern(route)}` | {policy} |");
            foreach (var role in Roles.All)
            {
                using var browser = await site.SignedInAsync(members[role.Name], SignInWay.Passkey, resists: true);
                var isOpen = IsOpen(await CallAsync(browser, method, route));
                row.Append(isOpen ? " ● |" : "   |");
                if (isOpen != IsMeantFor(policy, role))
                {
                    faults.Add($"{method} {RolePaths.Pattern(route)}, which is for {policy}, as {role.Name}");
                }
            }

            using var nobody = site.Browser();
            var open = IsOpen(await CallAsync(nobody, method, route));
            row.Append(open ? " ● |" : "   |");
            if (open != (policy == "anybody"))
            {
                faults.Add($"{method} {RolePaths.Pattern(route)} as nobody");
            }

            using var invited = await site.SignedInAsync(setUp, SignInWay.Invitation);
            if (IsOpen(await CallAsync(invited, method, route)) != policy is "anybody" or ScopePolicies.Person)
            {
                faults.Add($"{method} {RolePaths.Pattern(route)} to whoever sets up their first factor");
            }

            page.Append(row).Append('\n');
        }

        Assert.Empty(faults);
        Golden.AssertSame("docs/reference/access-matrix.md", page.ToString());
    }

    [Fact]
    public void The_page_of_roles_is_made_of_the_table_of_roles()
    {
        var page = new StringBuilder(
            """
            # Roles

            Made from `Roles.cs`. A member of staff has one role or several; their rights are those of all their roles together. A right is the name
            of a policy, which every route and page names: [which these are](access-matrix.md). Keys of machines carry rights one by one, and no
            role gives the right to make keys: they are made [from the shell](../operating/keys.md).

            | role | what whoever has it does | stands alone |
            | --- | --- | --- |

            """);
        foreach (var role in Roles.All)
        {
            page.Append(CultureInfo.InvariantCulture, $"| `{role.Name}` | {role.Duty} | {(role.StandsAlone ? "yes" : "")} |\n");
        }

        page.Append("\nWhoever has a role that stands alone has no other beside it: who needs both has two sign-ins. ")
            .Append("Roles are given and taken by\n`administrator` and from the shell, by nobody to themselves.\n\n")
            .Append("## Rights\n\n| right | allows to |");
        foreach (var role in Roles.All)
        {
            page.Append(CultureInfo.InvariantCulture, $" {role.Name} |");
        }

        page.Append("\n| --- | --- |").Append(string.Concat(Roles.All.Select(_ => " :-: |"))).Append('\n');
        foreach (var scope in Scopes.All)
        {
            page.Append(CultureInfo.InvariantCulture, $"| `{scope.Name}` | {scope.Allows} |")
                .Append(string.Concat(Roles.All.Select(role => role.Rights.Contains(scope.Name) ? " ● |" : "   |")))
                .Append('\n');
        }

        Golden.AssertSame("docs/reference/roles.md", page.ToString());
    }

    public void Dispose() => _folder.Dispose();

    private static string Head() =>
        $"""
        # Which role opens what

        Made by calling every route and page as every role and as nobody, each just signed in by a passkey. ● is open. `person` is anybody who
        is signed in, also to set up their first factor; `anybody` is whoever asks. Routes of the control socket are there for whoever owns the
        data folder and for nobody else, and are left out.

        | method | route | right | {string.Join(" | ", Roles.All.Select(role => role.Name))} | nobody |
        | --- | --- | --- |{string.Concat(Roles.All.Select(_ => " :-: |"))} :-: |

        """;

    private static IEnumerable<(string Method, RouteEndpoint Route)> Called(StaffSite site) =>
        site.Routes.Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<ControlRoute>() is null && PolicyOf(route) != ScopePolicies.Nobody)
            .SelectMany(route => (route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                .Select(method => (Method: method, Route: route)))
            .OrderBy(call => RolePaths.Pattern(call.Route), StringComparer.Ordinal).ThenBy(call => call.Method);

    private static string PolicyOf(RouteEndpoint route) => route.Metadata.GetMetadata<IAllowAnonymous>() is not null
        ? "anybody"
        : route.Metadata.OfType<IAuthorizeData>().Select(data => data.Policy).OfType<string>().Single();

    private static bool IsMeantFor(string policy, Role role) => policy is "anybody" or ScopePolicies.Person
        || role.Rights.Contains(policy)
        || policy == Scopes.OpenApiRead;

    private static async Task<WebBrowser.Seen> CallAsync(WebBrowser browser, string method, RouteEndpoint route) =>
        await browser.SendAsync(new HttpRequestMessage(new HttpMethod(method), RolePaths.Of(route))
        {
            Headers = { { "Accept", "application/json" } },
            Content = method is "GET" or "HEAD" ? null : new FormUrlEncodedContent([]),
        });

    // What is open may still find nothing, or miss what was to be sent with it; what is shut says so before it looks.
    private static bool IsOpen(WebBrowser.Seen seen) => seen.Status is not HttpStatusCode.Unauthorized
        && !(seen.Status is HttpStatusCode.Forbidden
            && seen.Body.Contains(ProblemTypes.ScopeMissing.Uri, StringComparison.Ordinal));
}
