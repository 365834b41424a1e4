using Holdfast.Desk.Access;
using Holdfast.Desk.Api;
using Holdfast.Runtime.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Desk.Intake;

/// <summary>Events come in, decisions go out.</summary>
public static class IntakeSlice
{
    /// <summary>Adds what intake needs besides the <see cref="Partition"/>, which is the host's to add.</summary>
    public static IServiceCollection AddIntake(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        foreach (var schema in IntakeDescriptions.Schemas)
        {
            services.AddSingleton(schema);
        }

        return services.AddSingleton<SendEvents>();
    }

    /// <summary>Maps <c>POST /v1/events</c>.</summary>
    public static IEndpointConventionBuilder MapIntake(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);

        // A plain request delegate: between the bytes of the request and those of the answer stands nothing else.
        var send = routes.ServiceProvider.GetRequiredService<SendEvents>();
        return routes.MapPost("/v1/events", (RequestDelegate)send.HandleAsync)
            .WithName("SendEvents")
            .WithTags("Events")
            .RequireAuthorization(Scopes.EventsWrite)
            .Describe(IntakeDescriptions.Send);
    }
}
