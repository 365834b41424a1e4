using Holdfast.Desk.Console.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Desk.Console;

/// <summary>Answers an error to whoever asked: as a page to a browser, as problem details to anything else.</summary>
internal static class ErrorAnswer
{
    private static readonly string[] OfMachines = ["/v1", "/control", "/openapi", "/health", "/metrics"];

    // What the framework tells its own script, and cannot tell twice.
    public const string ScriptedNavigation = "blazor-enhanced-nav";

    /// <summary>Whether a page is asked for: a browser takes HTML, and the path is none of the API's.</summary>
    public static bool IsForPage(HttpContext context) =>
        context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !OfMachines.Any(prefix => context.Request.Path.StartsWithSegments(prefix, StringComparison.Ordinal))
        && context.RequestServices.GetService<ConsoleAssets>() is not null;

    /// <summary>The answer.</summary>
    public static async Task ExecuteAsync(HttpContext context, ProblemHttpResult problem)
    {
        if (!IsForPage(context))
        {
            await problem.ExecuteAsync(context);
            return;
        }

        // A page that failed half way has left its services in a state of its own, so this one has others.
        context.Response.Headers.Remove(ScriptedNavigation);
        var services = context.RequestServices;
        await using var own = services.CreateAsyncScope();
        context.RequestServices = own.ServiceProvider;
        try
        {
            var page = new RazorComponentResult<ErrorPage>(new { Status = problem.StatusCode })
            {
                StatusCode = problem.StatusCode,
            };
            await page.ExecuteAsync(context);
        }
        finally
        {
            context.RequestServices = services;
        }
    }
}
