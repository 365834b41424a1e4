using Holdfast.Desk.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Desk.Cases.Pages;

/// <summary>What the page of a case shows of orders to the firm's systems and of attachments, and leads to.</summary>
public static class CaseActions
{
    /// <summary>Adds it. Actions and attachments have to be among the services.</summary>
    public static IServiceCollection AddCaseActions(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services
            .AddSingleton(new CaseDeed(
                "Order an action", id => $"/cases/{id}/actions/new", Scopes.ActionsWrite, 10, OnlyOpen: true))
            .AddSingleton(new CaseDeed("Attachments", id => $"/cases/{id}/attachments", Scopes.CasesRead, 20))
            .AddSingleton(new CasePanel(typeof(ActionsPart), Scopes.CasesRead, 10));
    }
}
