using Holdfast.Desk.Access;
using Holdfast.Desk.Access.SignIn;
using Holdfast.Desk.Api;
using Holdfast.Desk.Console.Live;
using Holdfast.Desk.Console.Views;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Home;
using Holdfast.Desk.Search;
using Holdfast.Desk.Settings;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Holdfast.Desk.Console;

/// <summary>
/// The console: how pages look, what they are made of, and what all of them go through. The pages themselves are in
/// the folder <c>Pages</c> of the slice whose work they show; docs/decisions/0025 says how one is written.
/// </summary>
public static class ConsoleSlice
{
    /// <summary>The cookie that ties a form to the browser it was sent to.</summary>
    public const string FormCookie = "__Host-holdfast-form";

    // As many fields as the longest form has, and as much text as a letter that was typed in.
    private const int FieldsAtMost = 256, FieldBytesAtMost = 64 * 1024;

    /// <summary>
    /// What pages need. The keys of forms and notices have to be kept sealed by <see cref="SealedDataProtection"/>, so
    /// that a restart loses no form.
    /// </summary>
    public static IServiceCollection AddConsole(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.AddAntiforgery(forms =>
        {
            forms.Cookie = new HostCookie(FormCookie);
            forms.FormFieldName = "__form";
            forms.HeaderName = CrossSite.TokenHeader;
        });
        services.Configure<FormOptions>(forms =>
        {
            forms.ValueCountLimit = FieldsAtMost;
            forms.ValueLengthLimit = FieldBytesAtMost;
        });
        services.AddRazorComponents(pages =>
        {
            pages.DetailedErrors = false;
            pages.MaxFormMappingCollectionSize = FieldsAtMost;
        });
        services.AddSingleton(_ => ConsoleAssets.Load());
        services.AddSingleton<PolicyReports>();
        services.AddSingleton(provider => new FirmTime(
            provider.GetRequiredService<ServerSettings>().Firm.TimeZone, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Notices>();
        services.AddScoped<FormState>();
        services.AddSingleton<LiveConnections>();
        services.AddSingleton<LiveRoute>();
        services.AddSingleton<SavedViews>();
        services.AddSingleton<IDeskEffects, ViewEffects>();
        services.AddSingleton(new NavigationItem("Home", "/", Scopes.ConsoleUse, NavigationGroup.Work, 0));
        services.AddSingleton(
            new NavigationItem("My console", "/my/console", Scopes.ConsoleUse, NavigationGroup.Administration, 95));
        services.AddHome();
        return services.AddSearch();
    }

    /// <summary>What pages go through after it is known who asks and that they may; behind <c>UseApi</c>.</summary>
    public static IApplicationBuilder UseConsole(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UsePageAnswers();
        app.UseAntiforgery();
        app.UseFormCheck();
        return app;
    }

    /// <summary>All pages of this assembly, style and script, and where browsers report what a page tried.</summary>
    /// <returns>The pages, to which those of other assemblies can be added.</returns>
    public static RazorComponentsEndpointConventionBuilder MapConsole(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var pages = routes.MapRazorComponents<Root>();
        pages.Add(static endpoint =>
        {
            endpoint.Metadata.Add(PageRoute.Mark);
            if (!endpoint.Metadata.OfType<ComponentTypeMetadata>().Any())
            {
                // The framework's own route beside the pages is for scripts that are not here.
                endpoint.Metadata.Add(new AuthorizeAttribute(ScopePolicies.Nobody));
            }
        });
        routes.MapGet("/assets/{name}", ConsoleAssets.Serve)
            .WithName("ReadAsset").WithMetadata(PageRoute.Mark).AllowAnonymous();
        routes.MapPost(PolicyReports.Path, PolicyReports.TakeAsync)
            .WithName("ReportPage").WithMetadata(PageRoute.Mark).AllowAnonymous();
        RequestDelegate follow = routes.ServiceProvider.GetRequiredService<LiveRoute>().HandleAsync;
        routes.MapGet(LiveRoute.Path, follow)
            .WithName("FollowPage").WithMetadata(PageRoute.Mark).RequireAuthorization(Scopes.ConsoleUse)
            .DisableRequestTimeout();
        return pages;
    }
}
