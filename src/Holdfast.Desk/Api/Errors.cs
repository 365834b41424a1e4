using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Holdfast.Desk.Api;

/// <summary>Gives every error that would go out without a body, or as an exception, its problem details.</summary>
internal static partial class Errors
{
    public static IApplicationBuilder UseProblems(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = AnswerFailureAsync,

            // What the framework would log quotes the message, and messages quote what was sent.
            SuppressDiagnosticsCallback = _ => true,
        });
        return app.UseStatusCodePages(pages => AnswerStatusAsync(pages.HttpContext));
    }

    private static Task AnswerFailureAsync(HttpContext context)
    {
        var failure = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (failure is BadHttpRequestException refused)
        {
            context.Response.StatusCode = refused.StatusCode;
            return AnswerStatusAsync(context);
        }

        var log = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Holdfast.Failures");
        for (var thrown = failure; thrown is not null; thrown = thrown.InnerException)
        {
            Failed(log, context.TraceIdentifier, thrown.GetType().FullName, thrown.StackTrace);
        }

        return Problem.OfFailure(context).ExecuteAsync(context);
    }

    private static Task AnswerStatusAsync(HttpContext context)
    {
        var status = context.Response.StatusCode;
        var type = ProblemTypes.OfStatus(status);
        return type == ProblemTypes.Internal && status == type.Status
            ? Problem.OfFailure(context).ExecuteAsync(context)
            : Problem.Of(type, status: status).ExecuteAsync(context);
    }

    [LoggerMessage(2, LogLevel.Error, "Request {RequestId} failed with {Exception}: {Stack}")]
    private static partial void Failed(ILogger log, string requestId, string? exception, string? stack);
}
