using Holdfast.Desk.Access;
using Holdfast.Desk.Access.Staff;
using Holdfast.Desk.Api;
using Holdfast.Desk.Cases.Http;
using Holdfast.Desk.Cases.Reports;
using Holdfast.Desk.Cases.Rules;
using Holdfast.Desk.Cases.Work;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Sealing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Holdfast.Desk.Cases;

/// <summary>Cases: what alerts gather into, and what people do with them.</summary>
public static class CasesSlice
{
    /// <summary>
    /// What cases need. Facts, customers and instructions have to be among the services, before it: what an entry makes
    /// of instructions is there when cases look at it.
    /// </summary>
    /// <param name="services">Where they go.</param>
    /// <param name="rules">How alerts gather.</param>
    /// <param name="isAdopting">Whether these rules come into force where others are.</param>
    public static IServiceCollection AddCases(
        this IServiceCollection services, CaseRulesTable rules, bool isAdopting = true)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (isAdopting)
        {
            services.AddSingleton<IHostedService, RulesAdoption>();
        }

        return services
            .AddSingleton(rules)
            .AddSingleton<CaseRulesAtWork>()
            .AddSingleton(at => new CaseKey(Of<MasterKey>(at)))
            .AddSingleton(at => new CaseMarks(Of<VaultHashes>(at)))
            .AddSingleton(at => new CaseReader(Of<DeskReader>(at)))
            .AddSingleton(at => new CaseTexts(Of<Partition>(at), Of<CaseKey>(at)))
            .AddSingleton(at => new Colleagues(at.GetService<StaffRoster>()))
            .AddSingleton<CaseWork>()
            .AddSingleton(at => new CaseDesk(Of<CaseWork>(at), Of<Colleagues>(at)))
            .AddSingleton(at => new ReviewDesk(Of<CaseWork>(at), Of<CaseRulesAtWork>(at), Of<CaseMarks>(at)))
            .AddSingleton(at => new CaseLooks(Of<Partition>(at)))
            .AddSingleton<CaseRulesInForce>()
            .AddSingleton(at => new CaseReporting(
                Of<DeskReader>(at), Of<CaseRulesInForce>(at), Of<TimeProvider>(at)))
            .AddSingleton<CaseRoutes>()
            .AddSingleton<CaseReadRoutes>()
            .AddSingleton<CaseDeskRoutes>()
            .AddSingleton<CaseReportRoutes>()
            .AddSingleton(CaseDescriptions.Stand)
            .AddSingleton(CaseDescriptions.Row)
            .AddSingleton(CaseDescriptions.Alert)
            .AddSingleton(CaseDescriptions.Case)
            .AddSingleton<IDeskEffects, CaseEffects>()
            .AddSingleton<IDeskTimers, TaskTimers>()
            .AddSingleton<IDeskTimers, DispositionTimers>();
    }

    /// <summary>The routes of cases.</summary>
    public static void MapCases(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var group = routes.MapGroup("/v1/cases").WithTags("Cases");
        MapReading(group, routes.ServiceProvider);
        MapWork(group, routes.ServiceProvider.GetRequiredService<CaseRoutes>());
        var desk = routes.ServiceProvider.GetRequiredService<CaseDeskRoutes>();
        Post(group, "/reviews", desk.DrawAsync, "DrawReviews", Scopes.CasesReview, CaseDescriptions.Draw);
        Get(group, "/hand-overs", desk.ListHandOversAsync, "ListHandOvers", Scopes.CasesRead,
            CaseDescriptions.HandOvers);
        Post(group, "/hand-overs", desk.HandOverAsync, "HandOver", Scopes.CasesWrite, CaseDescriptions.HandOver);
        Post(group, "/hand-overs/{number}/take", desk.TakeOverAsync, "TakeOver", Scopes.CasesWrite,
            CaseDescriptions.TakeOver);
        Get(group, "/rules", desk.RulesAsync, "ReadCaseRules", Scopes.CasesRead, CaseDescriptions.Rules);
    }

    private static void MapReading(RouteGroupBuilder group, IServiceProvider services)
    {
        var reading = services.GetRequiredService<CaseReadRoutes>();
        Get(group, "", reading.ListAsync, "ListCases", Scopes.CasesRead, CaseDescriptions.List);
        Get(group, "/{id}", reading.FindAsync, "ReadCase", Scopes.CasesRead, CaseDescriptions.Find);
        Get(group, "/{id}/alerts", reading.ListAlertsAsync, "ListAlerts", Scopes.CasesRead, CaseDescriptions.Alerts);
        Get(group, "/{id}/history", reading.ListHistoryAsync, "ListCaseHistory", Scopes.CasesRead,
            CaseDescriptions.History);
        Get(group, "/reports/{report}", services.GetRequiredService<CaseReportRoutes>().ReadAsync, "ReadCaseReport",
            Scopes.ReportsRead, CaseDescriptions.Report);
    }

    private static void MapWork(RouteGroupBuilder group, CaseRoutes work)
    {
        Post(group, "/{id}/take", work.TakeAsync, "TakeCase", Scopes.CasesWrite, CaseDescriptions.Take);
        Post(group, "/{id}/assign", work.AssignAsync, "AssignCase", Scopes.CasesReview, CaseDescriptions.Assign);
        Post(group, "/{id}/give-back", work.GiveBackAsync, "GiveCaseBack", Scopes.CasesWrite,
            CaseDescriptions.GiveBack);
        Post(group, "/{id}/note", work.NoteAsync, "NoteCase", Scopes.CasesWrite, CaseDescriptions.Note);
        Post(group, "/{id}/tasks", work.SetTaskAsync, "SetTask", Scopes.CasesWrite, CaseDescriptions.SetTask);
        Post(group, "/{id}/tasks/{task}/done", work.DoTaskAsync, "DoTask", Scopes.CasesWrite,
            CaseDescriptions.DoTask);
        Post(group, "/{id}/merge", work.MergeAsync, "MergeCase", Scopes.CasesWrite, CaseDescriptions.Merge);
        Post(group, "/{id}/split", work.SplitAsync, "SplitCase", Scopes.CasesWrite, CaseDescriptions.Split);
        Post(group, "/{id}/decide", work.DecideAsync, "DecideCase", Scopes.CasesWrite, CaseDescriptions.Decide);
        Post(group, "/{id}/reopen", work.ReopenAsync, "ReopenCase", Scopes.CasesWrite, CaseDescriptions.Reopen);
        Post(group, "/{id}/review", work.ReviewAsync, "ReviewCase", Scopes.CasesReview, CaseDescriptions.Review);
    }

    private static void Get(
        RouteGroupBuilder group, string pattern, RequestDelegate handle, string name, string scope,
        RouteDescription description) => Map(group.MapGet(pattern, Guarded(handle)), name, scope, description);

    private static void Post(
        RouteGroupBuilder group, string pattern, RequestDelegate handle, string name, string scope,
        RouteDescription description) => Map(group.MapPost(pattern, Guarded(handle)), name, scope, description);

    private static void Map(
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
