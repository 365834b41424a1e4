using Holdfast.Desk.Access;
using Holdfast.Desk.Api;
using Holdfast.Runtime.Following;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using Holdfast.Runtime.Retention;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Desk.Records;

/// <summary>What the records say: decisions, timelines, proofs, holds and disposals.</summary>
public static class RecordsSlice
{
    /// <summary>Adds what records need besides the <see cref="Partition"/>, which is the host's to add.</summary>
    /// <param name="services">The services.</param>
    /// <param name="openTimelines">Opens the store that the timelines are kept in.</param>
    /// <param name="table">How long what is kept.</param>
    public static IServiceCollection AddRecords(
        this IServiceCollection services, Func<ITimelines> openTimelines, RetentionTable table)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services
            .AddSingleton(provider => new FollowedTimelines(
                provider.GetRequiredService<Partition>().Journal, openTimelines(), new FollowerOptions(),
                provider.GetRequiredService<TimeProvider>()))
            .AddSingleton(provider => new RetentionDesk(
                provider.GetRequiredService<Partition>().Journal,
                provider.GetRequiredService<FollowedTimelines>(),
                table,
                AppendTo(provider.GetRequiredService<Partition>()),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetService<RelationshipEnd>()))
            .AddSingleton<LookUps>()
            .AddSingleton<ReadDecision>()
            .AddSingleton<ReadTimeline>()
            .AddSingleton<ReadProofs>()
            .AddSingleton<SetAsideEntries>()
            .AddSingleton<LegalHolds>()
            .AddSingleton<Disposals>()
            .AddHostedService<TimelinesAtWork>();
    }

    /// <summary>Maps the routes of the records.</summary>
    public static IEndpointConventionBuilder MapRecords(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var services = routes.ServiceProvider;
        var group = routes.MapGroup("/v1").WithTags("Records");
        var decisions = services.GetRequiredService<ReadDecision>();
        Get("/decisions/{event}", decisions.HandleAsync, "ReadDecision", Scopes.DecisionsRead,
            RecordDescriptions.Decision);
        var timelines = services.GetRequiredService<ReadTimeline>();
        Get("/accounts/{account}/timeline", timelines.OfAccountAsync, "ReadAccountTimeline", Scopes.TimelinesRead,
            RecordDescriptions.OfAccount);
        Get("/customers/{customer}/timeline", timelines.OfCustomerAsync, "ReadCustomerTimeline", Scopes.TimelinesRead,
            RecordDescriptions.OfCustomer);
        var proofs = services.GetRequiredService<ReadProofs>();
        Get("/records/head", proofs.HeadAsync, "ReadHead", Scopes.RecordsRead, RecordDescriptions.Head);
        Get("/records/proof/inclusion", proofs.InclusionAsync, "ProveInclusion", Scopes.RecordsRead,
            RecordDescriptions.Inclusion);
        Get("/records/proof/consistency", proofs.ConsistencyAsync, "ProveConsistency", Scopes.RecordsRead,
            RecordDescriptions.Consistency);
        Get("/records/entries/{position}", proofs.EntryAsync, "ReadEntry", Scopes.RecordsRead,
            RecordDescriptions.Entry);
        var aside = services.GetRequiredService<SetAsideEntries>();
        Get("/records/set-aside", aside.ListAsync, "ListSetAside", Scopes.RecordsRead,
            RecordDescriptions.ListSetAside);
        Post("/records/set-aside/{position}/retry", aside.RetryAsync, "RetrySetAside", Scopes.RecordsRead,
            RecordDescriptions.Retry);
        MapRetention(group.MapGroup("/records"), "");
        var control = routes.MapControl("/control/records").WithTags("Records");
        control.DisableRequestTimeout();
        MapRetention(control, "Control");
        return group;

        void Get(string pattern, RequestDelegate handle, string name, string scope, RouteDescription description) =>
            MapGet(group, pattern, handle, name, scope, description);

        void Post(string pattern, RequestDelegate handle, string name, string scope, RouteDescription description) =>
            MapPost(group, pattern, handle, name, scope, description);
    }

    /// <summary>Writes entries of holds and disposals by the one writer of a partition.</summary>
    public static AppendRecord AppendTo(Partition partition) => (kind, codec, content, disposes, ct) =>
        kind is EntryKind.Disposal
            ? partition.DisposeOfAsync(codec, content, disposes, ct)
            : partition.AppendAsync(kind, codec, content, ct);

    // At the API for keys that may, and at the control socket for the shell.
    private static void MapRetention(RouteGroupBuilder records, string prefix)
    {
        var services = ((IEndpointRouteBuilder)records).ServiceProvider;
        var holds = services.GetRequiredService<LegalHolds>();
        MapGet(records, "/holds", holds.ListAsync, $"{prefix}ListHolds", Scopes.RecordsRead,
            RetentionDescriptions.ListHolds);
        MapPost(records, "/holds", holds.PutOnAsync, $"{prefix}PutHoldOn", Scopes.HoldsWrite,
            RetentionDescriptions.PutOn);
        MapPost(records, "/holds/{hold}/off", holds.TakeOffAsync, $"{prefix}TakeHoldOff", Scopes.HoldsWrite,
            RetentionDescriptions.TakeOff);
        var disposals = services.GetRequiredService<Disposals>();
        MapGet(records, "/disposals", disposals.ListAsync, $"{prefix}ListDisposals", Scopes.RecordsRead,
            RetentionDescriptions.List);
        MapGet(records, "/disposals/plan", disposals.PlanAsync, $"{prefix}PlanDisposal", Scopes.RecordsRead,
            RetentionDescriptions.Plan);
        MapPost(records, "/disposals", disposals.RequestAsync, $"{prefix}RequestDisposal", Scopes.RecordsDispose,
            RetentionDescriptions.Request);
        MapPost(records, "/disposals/{disposal}/approve", disposals.ApproveAsync, $"{prefix}ApproveDisposal",
            Scopes.RecordsDispose, RetentionDescriptions.Approve);
    }

    private static void MapGet(
        RouteGroupBuilder group, string pattern, RequestDelegate handle, string name, string scope,
        RouteDescription description) =>
        group.MapGet(pattern, Guarded(handle)).WithName(name).RequireAuthorization(scope).Describe(description);

    private static void MapPost(
        RouteGroupBuilder group, string pattern, RequestDelegate handle, string name, string scope,
        RouteDescription description) =>
        group.MapPost(pattern, Guarded(handle)).WithName(name).RequireAuthorization(scope).Describe(description);

    // Nothing is shown of which it cannot be kept that it was: then the answer is that it cannot be had now.
    private static RequestDelegate Guarded(RequestDelegate handle) => async context =>
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            await handle(context);
        }
        catch (JournalException) when (!context.Response.HasStarted)
        {
            context.Response.Headers.RetryAfter = "1";
            await Problem.Of(
                ProblemTypes.Unavailable, "The records cannot be read, or the look at them cannot be recorded.")
                .ExecuteAsync(context);
        }
    };
}
