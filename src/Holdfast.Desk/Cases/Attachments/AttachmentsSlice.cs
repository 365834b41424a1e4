using Holdfast.Desk.Access;
using Holdfast.Desk.Access.SignIn;
using Holdfast.Desk.Api;
using Holdfast.Desk.Console;
using Holdfast.Desk.Facts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Desk.Cases.Attachments;

/// <summary>Attachments of cases: files, sealed and kept apart from the journal, which knows their hashes.</summary>
public static class AttachmentsSlice
{
    /// <summary>What attachments need. Cases, customers and a master key have to be among the services.</summary>
    /// <param name="services">Where they go.</param>
    /// <param name="folder">The data folder.</param>
    public static IServiceCollection AddAttachments(this IServiceCollection services, string folder)
    {
        ArgumentNullException.ThrowIfNull(services);
        var files = new AttachmentFiles(AttachmentFiles.In(folder));
        files.Tidy();
        return services
            .AddSingleton(files)
            .AddSingleton<AttachmentKeys>()
            .AddSingleton<AttachmentReading>()
            .AddSingleton<AttachmentDesk>()
            .AddSingleton<AttachmentRoutes>()
            .AddSingleton<AttachmentForm>()
            .AddSingleton<IDeskEffects, AttachmentEffects>()
            .AddSingleton(AttachmentDescriptions.Attachment);
    }

    /// <summary>The routes of attachments.</summary>
    public static void MapAttachments(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var handle = routes.ServiceProvider.GetRequiredService<AttachmentRoutes>();
        var group = routes.MapGroup("/v1/cases/{id}/attachments").WithTags("Attachments");
        group.MapGet("", Guarded(handle.ListAsync)).WithName("ListAttachments")
            .RequireAuthorization(Scopes.CasesRead).Describe(AttachmentDescriptions.List);
        group.MapGet("/{attachment}/content", Guarded(handle.ReadAsync)).WithName("ReadAttachment")
            .WithMetadata(SecurityHeaders.FileRoute.Mark)
            .RequireAuthorization(Scopes.CasesRead).Describe(AttachmentDescriptions.Read);
        group.MapPost("", Guarded(handle.AddAsync)).WithName("AddAttachment")
            .RequireAuthorization(Scopes.CasesWrite).Describe(AttachmentDescriptions.Add);
        routes.MapPost(
                "/cases/{id}/attachments/add",
                Guarded(routes.ServiceProvider.GetRequiredService<AttachmentForm>().AddAsync))
            .WithName("SendAttachment").RequireAuthorization(Scopes.CasesWrite)
            .WithMetadata(PageRoute.Mark, OwnFormToken.Mark).ExcludeFromDescription();
    }

    private static RequestDelegate Guarded(RequestDelegate handle) => context =>
    {
        context.Response.Headers.CacheControl = "no-store";
        return handle(context);
    };
}
