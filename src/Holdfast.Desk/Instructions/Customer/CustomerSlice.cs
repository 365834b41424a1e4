using Holdfast.Desk.Console;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Messages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Desk.Instructions.Customer;

/// <summary>The customer's own way: confirm, refuse, stop or undo from a phone, by a link sent to them.</summary>
public static class CustomerSlice
{
    // A form of ours has a few short fields.
    private const long FormBytesAtMost = 8 * 1024;

    /// <summary>What customers' links need, besides messages and the commands that they lead to.</summary>
    public static IServiceCollection AddCustomerLinks(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        foreach (var kind in (string[])[LinkTimers.OfAnswers, LinkTimers.OfObjections, LinkTimers.OfReverts])
        {
            services.AddKeyedSingleton(kind, (provider, _) => new LinkTimers(
                kind, provider.GetRequiredService<DeskReader>(), provider.GetRequiredService<DeskWriter>(),
                provider.GetRequiredService<OpenFor>(), provider.GetRequiredService<ICustomerCommands>()));
            services.AddSingleton<IDeskTimers>(provider => provider.GetRequiredKeyedService<LinkTimers>(kind));
        }

        return services
            .AddSingleton<IDeskEffects, LinkEffects>()
            .AddSingleton(provider => new LinkWays(
                provider.GetRequiredKeyedService<LinkTimers>(LinkTimers.OfAnswers),
                provider.GetRequiredKeyedService<LinkTimers>(LinkTimers.OfObjections),
                provider.GetRequiredKeyedService<LinkTimers>(LinkTimers.OfReverts)))
            .AddSingleton<LinkDesk>()
            .AddSingleton<LinkDrawing>()
            .AddSingleton<CustomerRates>()
            .AddSingleton<CustomerPages>();
    }

    /// <summary>The pages, which need no sign-in: who has the link has what opens them.</summary>
    public static void MapCustomerLinks(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var pages = routes.ServiceProvider.GetRequiredService<CustomerPages>();
        var group = routes.MapGroup("").AllowAnonymous().DisableAntiforgery()
            .WithMetadata(PageRoute.ByLink, new RequestSizeLimitAttribute(FormBytesAtMost));
        group.MapGet("/c/{token}", (HttpContext context, string token) => pages.ShowAsync(context, token))
            .WithName("ShowLink");
        group.MapPost("/c/{token}", (HttpContext context, string token) => pages.TakeAsync(context, token))
            .WithName("AnswerLink");
        group.MapGet("/c/no/{token}", (HttpContext context, string token) =>
            pages.ShowButton(context, CustomerStep.AskNotMe)).WithName("ShowNotMe");
        group.MapPost("/c/no/{token}", (HttpContext context, string token) => pages.DisownAsync(context, token))
            .WithName("PressNotMe");
        group.MapGet("/c/undo/{token}", (HttpContext context, string token) =>
            pages.ShowButton(context, CustomerStep.AskUndo)).WithName("ShowUndo");
        group.MapPost("/c/undo/{token}", (HttpContext context, string token) => pages.RevertAsync(context, token))
            .WithName("PressUndo");
    }
}
