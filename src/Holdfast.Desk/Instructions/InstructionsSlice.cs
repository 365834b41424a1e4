using Holdfast.Desk.Access;
using Holdfast.Desk.Access.SignIn;
using Holdfast.Desk.Api;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions.Customer;
using Holdfast.Desk.Instructions.Http;
using Holdfast.Desk.Instructions.Pages;
using Holdfast.Desk.Instructions.Policy;
using Holdfast.Desk.Instructions.Work;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Desk.Instructions;

/// <summary>Transmittals and changes of account data: no money leaves before the customer has been heard.</summary>
public static class InstructionsSlice
{
    /// <summary>
    /// What instructions need. <see cref="FactsSlice"/>, customers, messages and customers' links have to be among the
    /// services.
    /// </summary>
    /// <param name="services">Where they go.</param>
    /// <param name="policies">How instructions are verified.</param>
    public static IServiceCollection AddInstructions(this IServiceCollection services, PolicyTable policies)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddInstructionPages()
            .AddSingleton(policies)
            .AddSingleton<PolicyClock>()
            .AddSingleton<InstructionStore>()
            .AddSingleton<Marks>()
            .AddSingleton<CustomerSight>()
            .AddSingleton<ScreeningSource>()
            .AddSingleton<EngineVoice>()
            .AddSingleton<Notices>()
            .AddSingleton<HoldTelling>()
            .AddSingleton<RecordLetters>()
            .AddSingleton<InstructionWork>()
            .AddSingleton<ReceivingTools>()
            .AddSingleton<ChangeTools>()
            .AddSingleton<FreezeTools>()
            .AddSingleton<IDeskEffects, InstructionEffects>()
            .AddSingleton<IDeskEffects, EventEffects>()
            .AddSingleton<IDeskEffects, RecordEffects>();
        services
            .AddSingleton(at => new ReceivingDesk(
                Of<DeskWriter>(at), Of<InstructionWork>(at), Of<ReceivingTools>(at), Of<PersonKeys>(at),
                Of<PolicyClock>(at)))
            .AddSingleton(at => new InstructionDesk(
                Of<InstructionWork>(at), Of<HoldTelling>(at), Of<PolicyClock>(at)))
            .AddSingleton(at => new ChangeDesk(
                Of<DeskWriter>(at), Of<InstructionStore>(at), Of<ChangeTools>(at), Of<PersonKeys>(at),
                Of<PolicyClock>(at)))
            .AddSingleton(at => new FreezeDesk(
                Of<DeskWriter>(at), Of<FreezeTools>(at), Of<PersonKeys>(at), Of<PolicyClock>(at)))
            .AddSingleton(at => new LetterDesk(
                Of<DeskWriter>(at), Of<InstructionStore>(at), Of<CustomerSight>(at), Of<PersonKeys>(at),
                Of<PolicyClock>(at)))
            .AddSingleton(at => new InstructionReading(
                Of<DeskReader>(at), Of<InstructionStore>(at), Of<Vault>(at), Of<InstructionWork>(at),
                Of<PolicyClock>(at)))
            .AddSingleton(at => new LetterReading(
                Of<DeskReader>(at), Of<InstructionStore>(at), Of<Vault>(at), Of<InstructionWork>(at),
                Of<PolicyClock>(at)))
            .AddSingleton(at => new ContactUses(Of<DeskReader>(at), Of<CustomerSight>(at), Of<PolicyClock>(at)))
            .AddSingleton(at => new FreezeReading(
                Of<DeskReader>(at), Of<FreezeTools>(at), Of<Vault>(at), Of<PersonKeys>(at)))
            .AddSingleton<ICustomerCommands, CustomerCommands>()
            .AddSingleton<InstructionRoutes>()
            .AddSingleton<ChangeRoutes>()
            .AddSingleton<LetterRoutes>()
            .AddSingleton<ReportRoutes>();
        return services
            .AddSingleton(InstructionSchemas.Stand)
            .AddSingleton(InstructionSchemas.Row)
            .AddSingleton(InstructionSchemas.Instruction)
            .AddSingleton(InstructionSchemas.ChangeStand)
            .AddSingleton(InstructionSchemas.ChangeRow)
            .AddSingleton(InstructionSchemas.Change)
            .AddSingleton<IDeskTimers, DueTimers>()
            .AddSingleton<IDeskTimers, SignalTimers>()
            .AddSingleton<IDeskTimers, IntakeTimers>()
            .AddSingleton<IDeskTimers, EngineTimers>()
            .AddSingleton<IDeskTimers, ChangeTimers>()
            .AddSingleton<IDeskTimers, ChangeFiling>()
            .AddSingleton<IDeskTimers, RecordTimers>()
            .AddSingleton<IDeskTimers, HoldCameBack>()
            .AddSingleton<IDeskTimers, ChangeTrades>();
    }

    /// <summary>The routes of instructions, changes of account data and freezes.</summary>
    public static void MapInstructions(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        MapInstructions(routes.MapGroup("/v1/instructions").WithTags("Instructions"));
        MapChanges(routes.MapGroup("/v1/changes").WithTags("Changes"));
        MapLetters(routes.MapGroup("/v1/letters").WithTags("Letters"));
        Map(
            routes.MapGet(
                "/v1/reports/{report}",
                Guarded(routes.ServiceProvider.GetRequiredService<ReportRoutes>().ReadAsync)).WithTags("Reports"),
            "ReadReport", Scopes.ReportsRead, ReportRoutes.Description);
    }

    private static void MapInstructions(RouteGroupBuilder group)
    {
        var routes = ((IEndpointRouteBuilder)group).ServiceProvider.GetRequiredService<InstructionRoutes>();
        Post("", routes.ReceiveAsync, "ReceiveInstruction", Scopes.InstructionsWrite, InstructionDescriptions.Receive);
        Get("", routes.ListAsync, "ListInstructions", InstructionDescriptions.List);
        Get("/{id}", routes.FindAsync, "ReadInstruction", InstructionDescriptions.Find);
        Post("/{id}/ask", routes.AskAsync, "AskCustomer", Scopes.InstructionsConfirm, InstructionDescriptions.Ask);
        Post("/{id}/attempt", routes.AttemptAsync, "KeepAttempt", Scopes.InstructionsConfirm,
            InstructionDescriptions.Attempt);
        Post("/{id}/call-back", routes.CallBackAsync, "KeepCallBack", Scopes.InstructionsConfirm,
            InstructionDescriptions.Call);
        Post("/{id}/proof", routes.ProveAsync, "KeepProof", Scopes.InstructionsConfirm, InstructionDescriptions.Prove);
        Post("/{id}/release", routes.ReleaseAsync, "ReleaseInstruction", Scopes.InstructionsRelease,
            InstructionDescriptions.Release).RequireFreshSignIn();
        Post("/{id}/reject", routes.RejectAsync, "RejectInstruction", Scopes.InstructionsRelease,
            InstructionDescriptions.Reject);
        Post("/{id}/cancel", routes.CancelAsync, "CancelInstruction", Scopes.InstructionsWrite,
            InstructionDescriptions.Cancel);
        Post("/{id}/amend", routes.AmendAsync, "AmendInstruction", Scopes.InstructionsWrite,
            InstructionDescriptions.Replace);
        Post("/{id}/hold", routes.HoldAsync, "HoldInstruction", Scopes.InstructionsHold, InstructionDescriptions.Hold);
        Post("/{id}/hold/notice", routes.NoticeAsync, "KeepHoldNotice", Scopes.InstructionsHold,
            InstructionDescriptions.HoldNotice);
        Post("/{id}/hold/review", routes.ReviewAsync, "KeepHoldReview", Scopes.InstructionsHold,
            InstructionDescriptions.HoldReview);
        Post("/{id}/hold/extend", routes.ExtendAsync, "ExtendHold", Scopes.InstructionsHold,
            InstructionDescriptions.HoldExtend);
        Post("/{id}/settle", routes.SettleAsync, "SettleInstruction", Scopes.InstructionsWrite,
            InstructionDescriptions.Settle);
        Post("/{id}/return", routes.ReturnAsync, "ReturnInstruction", Scopes.InstructionsWrite,
            InstructionDescriptions.Return);
        Post("/{id}/recall", routes.RecallAsync, "RecallInstruction", Scopes.InstructionsWrite,
            InstructionDescriptions.Recall);
        Post("/{id}/exception", routes.ExceptionAsync, "TakeException", Scopes.InstructionsWrite,
            InstructionDescriptions.Exception);
        Post("/{id}/cheque/hand-over", routes.HandOverAsync, "KeepHandOver", Scopes.InstructionsWrite,
            InstructionDescriptions.HandOver);
        Post("/{id}/cheque/receipt", routes.ReceiptAsync, "KeepReceipt", Scopes.InstructionsWrite,
            InstructionDescriptions.Receipt);
        Post("/{id}/cheque/follow-up", routes.FollowUpAsync, "KeepFollowUp", Scopes.InstructionsConfirm,
            InstructionDescriptions.FollowUp);

        void Get(string pattern, RequestDelegate handle, string name, RouteDescription description) =>
            Map(group.MapGet(pattern, Guarded(handle)), name, Scopes.InstructionsRead, description);

        IEndpointConventionBuilder Post(
            string pattern, RequestDelegate handle, string name, string scope, RouteDescription description) =>
            Map(group.MapPost(pattern, Guarded(handle)), name, scope, description);
    }

    private static void MapChanges(RouteGroupBuilder group)
    {
        var routes = ((IEndpointRouteBuilder)group).ServiceProvider.GetRequiredService<ChangeRoutes>();
        Post("", routes.RequestAsync, "RequestChange", Scopes.InstructionsWrite, InstructionDescriptions.RequestChange);
        Map(group.MapGet("", Guarded(routes.ListAsync)), "ListChanges", Scopes.InstructionsRead,
            InstructionDescriptions.ListChanges);
        Map(group.MapGet("/{id}", Guarded(routes.FindAsync)), "ReadChange", Scopes.InstructionsRead,
            InstructionDescriptions.FindChange);
        Post("/{id}/confirm", routes.ConfirmAsync, "ConfirmChange", Scopes.InstructionsConfirm,
            InstructionDescriptions.ConfirmChange);
        Post("/{id}/revert", routes.RevertAsync, "RevertChange", Scopes.InstructionsRelease,
            InstructionDescriptions.RevertChange);
        Post("/{id}/furnish", routes.FurnishAsync, "FurnishChange", Scopes.InstructionsWrite,
            InstructionDescriptions.FurnishChange);
        Post("/{id}/review", routes.ReviewAsync, "ReviewChange", Scopes.InstructionsRelease,
            InstructionDescriptions.ReviewChange);
        Post("/thaw", routes.ThawAsync, "ThawAccount", Scopes.InstructionsRelease, InstructionDescriptions.Thaw);

        void Post(string pattern, RequestDelegate handle, string name, string scope, RouteDescription description) =>
            Map(group.MapPost(pattern, Guarded(handle)), name, scope, description);
    }

    private static void MapLetters(RouteGroupBuilder group)
    {
        var routes = ((IEndpointRouteBuilder)group).ServiceProvider.GetRequiredService<LetterRoutes>();
        Map(group.MapPost("", Guarded(routes.MakeAsync)), "EnterLetter", Scopes.InstructionsWrite, LetterRoutes.Make);
        Map(group.MapPost("/{id}/change", Guarded(routes.ChangeAsync)), "ChangeLetter", Scopes.InstructionsWrite,
            LetterRoutes.Change);
        Map(group.MapPost("/{id}/verify", Guarded(routes.VerifyAsync)), "VerifyLetter", Scopes.InstructionsConfirm,
            LetterRoutes.Verify);
        Map(group.MapPost("/{id}/revoke", Guarded(routes.RevokeAsync)), "RevokeLetter", Scopes.InstructionsWrite,
            LetterRoutes.Revoke);
    }

    private static IEndpointConventionBuilder Map(
        IEndpointConventionBuilder route, string name, string scope, RouteDescription description) =>
        route.WithName(name).RequireAuthorization(scope).Describe(description);

    private static RequestDelegate Guarded(RequestDelegate handle) => context =>
    {
        context.Response.Headers.CacheControl = "no-store";
        return handle(context);
    };

    private static T Of<T>(IServiceProvider services)
        where T : notnull => services.GetRequiredService<T>();
}
