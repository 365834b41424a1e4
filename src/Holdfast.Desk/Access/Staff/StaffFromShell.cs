using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Holdfast.Desk.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Answer = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.JsonHttpResult<Holdfast.Desk.Access.Staff.StaffAnswer>,
    Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult>;

namespace Holdfast.Desk.Access.Staff;

/// <summary>
/// Staff as whoever owns the data folder sees to them, at the control socket: the first administrator is made here, and
/// here is the way back in when there is none.
/// </summary>
internal static class StaffFromShell
{
    public static void MapStaffFromShell(this IEndpointRouteBuilder routes)
    {
        var staff = routes.MapControl("/control/staff").WithTags("Staff");
        staff.MapGet("", List).WithName("ControlListStaff");
        staff.MapPost("", AddAsync).WithName("ControlAddStaff");
        staff.MapPost("/{name}/roles", ChangeRolesAsync).WithName("ControlChangeRoles");
        staff.MapPost("/{name}/disable", (string name, HttpContext context, StaffDesk desk, CancellationToken ct) =>
            ChangeAsync(name, context, desk, desk.DisableAsync, ct)).WithName("ControlDisableStaff");
        staff.MapPost("/{name}/enable", (string name, HttpContext context, StaffDesk desk, CancellationToken ct) =>
            ChangeAsync(name, context, desk, desk.EnableAsync, ct)).WithName("ControlEnableStaff");
        staff.MapPost("/{name}/reset", (string name, HttpContext context, StaffDesk desk, CancellationToken ct) =>
            ChangeAsync(name, context, desk, desk.ResetAsync, ct)).WithName("ControlResetStaff");
    }

    private static JsonHttpResult<StaffListing> List(StaffDesk desk) => TypedResults.Json(
        new StaffListing([.. desk.Roster.All.Select(StaffAnswer.Of)]), StaffAnswerJson.Default.StaffListing);

    private static async Task<Answer> AddAsync(HttpContext context, StaffDesk desk, CancellationToken ct) =>
        await ReadAsync(context, StaffAnswerJson.Default.NewStaff, ct) is { } asked
            ? AnswerOf(await desk.AddAsync(asked, Caller(context), ct))
            : Problem.Of(ProblemTypes.InvalidRequest, "The body is no JSON object of signInName, name and roles.");

    private static async Task<Answer> ChangeRolesAsync(
        string name, HttpContext context, StaffDesk desk, CancellationToken ct) =>
        await ReadAsync(context, StaffAnswerJson.Default.RolesRequest, ct) is { } asked
            ? await ChangeAsync(
                name, context, desk, (id, caller, ending) => desk.ChangeRolesAsync(id, asked.Roles, caller, ending), ct)
            : Problem.Of(ProblemTypes.InvalidRequest, "The body is no JSON object of roles.");

    private static async Task<Answer> ChangeAsync(
        string name, HttpContext context, StaffDesk desk,
        Func<StaffId, StaffCaller, CancellationToken, Task<StaffChange>> change, CancellationToken ct) =>
        desk.Roster.FindByName(name) is { } member
            ? AnswerOf(await change(member.Id, Caller(context), ct))
            : new StaffRefusal.Unknown().ToProblem();

    private static Answer AnswerOf(StaffChange change) => change switch
    {
        StaffChange.Done done => TypedResults.Json(
            StaffAnswer.Of(done.Member) with
            {
                Code = done.Code,
                CodeExpires = done.Code is not null && done.Member.Invitation is { } invitation
                    ? ApiKey.TextOf(invitation.Expires)
                    : null,
            },
            StaffAnswerJson.Default.StaffAnswer),
        StaffChange.Refused refused => refused.Why.ToProblem(),
        _ => throw new UnreachableException(),
    };

    private static StaffCaller Caller(HttpContext context) => StaffCaller.Shell(ActorOf.Request(context));

    private static async Task<T?> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> form, CancellationToken ct)
        where T : class
    {
        try
        {
            return context.Request.HasJsonContentType()
                ? await JsonSerializer.DeserializeAsync(context.Request.Body, form, ct)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
