using System.Data.Common;
using Holdfast.Desk.Console;
using Holdfast.Runtime.Journal;
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
        app.UseStatusCodePages(pages => AnswerStatusAsync(pages.HttpContext));
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger("Holdfast.Failures");
        return app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (Exception failure) when (Note(log, context, failure))
            {
                throw;
            }
        });
    }

    // Always false: nothing is caught, it is only seen, and also where an answer was begun and cannot be another.
    private static bool Note(ILogger log, HttpContext context, Exception failure)
    {
        var isOurs = failure is not BadHttpRequestException
            && !(failure is OperationCanceledException or IOException
                && context.RequestAborted.IsCancellationRequested);
        for (var thrown = isOurs ? failure : null; thrown is not null; thrown = thrown.InnerException)
        {
            Failed(log, context.TraceIdentifier, thrown.GetType().FullName, thrown.StackTrace);
        }

        return false;
    }

    private static Task AnswerFailureAsync(HttpContext context)
    {
        switch (context.Features.Get<IExceptionHandlerFeature>()?.Error)
        {
            case BadHttpRequestException refused:
                context.Response.StatusCode = refused.StatusCode;
                return AnswerStatusAsync(context);

            // Nothing is wrong with the request: the record or the tables are not to be had just now.
            case JournalException or TimeoutException or DbException { IsTransient: true }
                or { InnerException: DbException { IsTransient: true } }:
                context.Response.Headers.RetryAfter = "5";
                return ErrorAnswer.ExecuteAsync(context, Problem.Of(ProblemTypes.Unavailable));
            default:
                return ErrorAnswer.ExecuteAsync(context, Problem.OfFailure(context));
        }
    }

    private static Task AnswerStatusAsync(HttpContext context)
    {
        var status = context.Response.StatusCode;
        var type = ProblemTypes.OfStatus(status);
        return ErrorAnswer.ExecuteAsync(context, type == ProblemTypes.Internal && status == type.Status
            ? Problem.OfFailure(context)
            : Problem.Of(type, status: status));
    }

    [LoggerMessage(2, LogLevel.Error, "Request {RequestId} failed with {Exception}: {Stack}")]
    private static partial void Failed(ILogger log, string requestId, string? exception, string? stack);
}
