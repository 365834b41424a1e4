using Holdfast.Desk.Access;
using Holdfast.Desk.Access.SignIn;
using Holdfast.Desk.Actions.Http;
using Holdfast.Desk.Actions.Work;
using Holdfast.Desk.Api;
using Holdfast.Desk.Console;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions.Work;
using Holdfast.Runtime.Following.Links;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Desk.Actions;

/// <summary>Orders to the firm's systems: to freeze, end sessions, hold, block; and what came of them.</summary>
public static class ActionsSlice
{
    /// <summary>What orders need. Facts, a master key, customers, messages and instructions have to be there.</summary>
    public static IServiceCollection AddActions(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services
            .AddSingleton<ActionStore>()
            .AddSingleton<ActionSeals>()
            .AddSingleton(at => new ActionReach(
                at.GetRequiredService<ActionSeals>(), at.GetRequiredService<Vault>(), at.GetService<FollowedLinks>()))
            .AddSingleton<DeskPart>()
            .AddSingleton<IFreezeOrders, FreezeOrders>()
            .AddSingleton<TargetsOnFile>()
            .AddSingleton(at => new ActionDesk(
                at.GetRequiredService<DeskWriter>(), at.GetRequiredService<ActionStore>(),
                at.GetRequiredService<ActionSeals>(), at.GetRequiredService<ActionReach>(),
                at.GetRequiredService<TimeProvider>()))
            .AddSingleton(at => new ActionReader(
                at.GetRequiredService<DeskReader>(), at.GetRequiredService<ActionStore>(),
                at.GetRequiredService<ActionSeals>(), at.GetRequiredService<VaultLooks>()))
            .AddSingleton<ActionRoutes>()
            .AddSingleton<IDeskEffects, ActionEffects>()
            .AddSingleton<IDeskTimers, ActionDueTimers>()
            .AddSingleton<IDeskTimers, DeskPartTimers>()
            .AddSingleton(ActionDescriptions.Stand)
            .AddSingleton(ActionDescriptions.Row)
            .AddSingleton(ActionDescriptions.Action)
            .AddSingleton(new DeskTopic("actions", Scopes.CasesRead, "action"))
            .AddSingleton(new NavigationItem("Actions", "/actions", Scopes.CasesRead, NavigationGroup.Work, 30));
    }

    /// <summary>The routes of orders.</summary>
    public static void MapActions(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var group = routes.MapGroup("/v1/actions").WithTags("Actions");
        var handle = routes.ServiceProvider.GetRequiredService<ActionRoutes>();
        Get("", handle.ListAsync, "ListActions", ActionDescriptions.List);
        Get("/{id}", handle.FindAsync, "ReadAction", ActionDescriptions.Find);
        Post("", handle.OrderAsync, "OrderAction", ActionDescriptions.Order);
        Post("/consequences", handle.ReachAsync, "AskConsequences", ActionDescriptions.Consequences);
        Post("/{id}/approve", handle.ApproveAsync, "ApproveAction", ActionDescriptions.Approve).RequireFreshSignIn();
        Post("/{id}/decline", handle.DeclineAsync, "DeclineAction", ActionDescriptions.Decline);
        Post("/{id}/withdraw", handle.WithdrawAsync, "WithdrawAction", ActionDescriptions.Withdraw);
        Post("/{id}/review", handle.ReviewAsync, "ReviewAction", ActionDescriptions.Review).RequireFreshSignIn();
        Post("/{id}/undo", handle.UndoAsync, "UndoAction", ActionDescriptions.Undo).RequireFreshSignIn();
        Post("/{id}/outcome", handle.AnswerAsync, "AnswerAction", ActionDescriptions.Answer, Scopes.EventsWrite);

        void Get(string pattern, RequestDelegate todo, string name, RouteDescription description) =>
            Map(group.MapGet(pattern, Guarded(todo)), name, Scopes.CasesRead, description);

        IEndpointConventionBuilder Post(
            string pattern, RequestDelegate todo, string name, RouteDescription description,
            string scope = Scopes.ActionsWrite) => Map(group.MapPost(pattern, Guarded(todo)), name, scope, description);
    }

    private static IEndpointConventionBuilder Map(
        IEndpointConventionBuilder route, string name, string scope, RouteDescription description) =>
        route.WithName(name).RequireAuthorization(scope).Describe(description);

    private static RequestDelegate Guarded(RequestDelegate handle) => context =>
    {
        context.Response.Headers.CacheControl = "no-store";
        return handle(context);
    };
}
