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
    /// <param name="folder">The partition's data folder, in which the timelines are kept.</param>
    /// <param name="table">How long what is kept.</param>
    public static IServiceCollection AddRecords(
        this IServiceCollection services, string folder, RetentionTable table)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services
            .AddSingleton(provider => FollowedTimelines.Open(
                folder, provider.GetRequiredService<Partition>().Journal, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton(provider => new RetentionDesk(
                provider.GetRequiredService<Partition>().Journal,
                provider.GetRequiredService<FollowedTimelines>(),
                table,
                AppendTo(provider.GetRequiredService<Partition>()),
                provider.GetRequiredService<TimeProvider>()))
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
        var holds = services.GetRequiredService<LegalHolds>();
        Get("/records/holds", holds.ListAsync, "ListHolds", Scopes.RecordsRead, RetentionDescriptions.ListHolds);
        Post("/records/holds", holds.PutOnAsync, "PutHoldOn", Scopes.HoldsWrite, RetentionDescriptions.PutOn);
        Post("/records/holds/{hold}/off", holds.TakeOffAsync, "TakeHoldOff", Scopes.HoldsWrite,
            RetentionDescriptions.TakeOff);
        var disposals = services.GetRequiredService<Disposals>();
        Get("/records/disposals", disposals.ListAsync, "ListDisposals", Scopes.RecordsRead, RetentionDescriptions.List);
        Get("/records/disposals/plan", disposals.PlanAsync, "PlanDisposal", Scopes.RecordsRead,
            RetentionDescriptions.Plan);
        Post("/records/disposals", disposals.RequestAsync, "RequestDisposal", Scopes.RecordsDispose,
            RetentionDescriptions.Request);
        Post("/records/disposals/{disposal}/approve", disposals.ApproveAsync, "ApproveDisposal", Scopes.RecordsDispose,
            RetentionDescriptions.Approve);
        return group;

        void Get(string pattern, RequestDelegate handle, string name, string scope, RouteDescription description) =>
            group.MapGet(pattern, Guarded(handle)).WithName(name).RequireAuthorization(scope).Describe(description);

        void Post(string pattern, RequestDelegate handle, string name, string scope, RouteDescription description) =>
            group.MapPost(pattern, Guarded(handle)).WithName(name).RequireAuthorization(scope).Describe(description);
    }

    /// <summary>Writes entries of holds and disposals by the one writer of a partition.</summary>
    public static AppendRecord AppendTo(Partition partition) => (kind, codec, content, disposes, ct) =>
        kind is EntryKind.Disposal
            ? partition.DisposeOfAsync(codec, content, disposes, ct)
            : partition.AppendAsync(kind, codec, content, ct);

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
