using Holdfast.Desk.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Holdfast.Desk.Api;

/// <summary>The OpenAPI document at <c>/openapi/v1.json</c>.</summary>
internal static class DocumentSlice
{
    private const string Document = "v1";

    public static void AddApiDocument(this IServiceCollection services)
    {
        services.AddSingleton<ApiDocument>();
        services.AddOpenApi(Document, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;

            // Of the code of a handler only a part of the contract can be read: bodies here are read by tables of the
            // engine. So the routes describe themselves, and what the framework would guess is left out.
            options.ShouldInclude = _ => false;
            options.AddDocumentTransformer(FillAsync);
        });
    }

    public static void MapApiDocument(this IEndpointRouteBuilder routes) => routes
        .MapOpenApi("/openapi/{documentName:regex(^v1$)}.json")
        .WithName("ReadApiDocument")
        .WithTags("Operation")
        .RequireAuthorization(Scopes.OpenApiRead)
        .Describe(new RouteDescription("This document", "The OpenAPI document of the API. Every valid key may read it.")
        {
            Answers =
            [
                new RouteAnswer(200, "The document.", [new RouteContent("application/json", "{\"type\":\"object\"}")]),
            ],
        });

    private static Task FillAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        var built = context.ApplicationServices.GetRequiredService<ApiDocument>().Build();
        var read = OpenApiDocument.Parse(built.ToJsonString(), OpenApiConstants.Json);
        if (read.Document is not { } filled || read.Diagnostic is { Errors.Count: > 0 })
        {
            throw new InvalidOperationException(
                $"The document of the API is none: {read.Diagnostic?.Errors.FirstOrDefault()?.Message}");
        }

        document.Info = filled.Info;
        document.Servers = filled.Servers;
        document.Paths = filled.Paths;
        document.Components = filled.Components;
        document.Tags = filled.Tags;
        return Task.CompletedTask;
    }
}
