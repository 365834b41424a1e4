using Holdfast.Desk.Access;
using Holdfast.Desk.Actions;
using Holdfast.Desk.Api;
using Holdfast.Desk.Cases;
using Holdfast.Desk.Cases.Around;
using Holdfast.Desk.Cases.Attachments;
using Holdfast.Desk.Cases.Pages;
using Holdfast.Desk.Cases.Rules;
using Holdfast.Desk.Console;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Health;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Customer;
using Holdfast.Desk.Instructions.Policy;
using Holdfast.Desk.Intake;
using Holdfast.Desk.Messages;
using Holdfast.Desk.Records;
using Holdfast.Desk.Settings;
using Holdfast.Runtime.Following;
using Holdfast.Runtime.Following.Links;
using Holdfast.Runtime.Retention;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Holdfast.Desk;

/// <summary>What the desk is put together from.</summary>
/// <param name="Folder">The data folder.</param>
/// <param name="Settings">The settings.</param>
public sealed record DeskParts(string Folder, ServerSettings Settings)
{
    /// <summary>Where the desk's tables are.</summary>
    public required IDeskPlace Place { get; init; }

    /// <summary>Opens the timelines.</summary>
    public required Func<ITimelines> Timelines { get; init; }

    /// <summary>Opens the index of links.</summary>
    public required Func<LinkIndex> Links { get; init; }

    /// <summary>What is kept for how long.</summary>
    public required RetentionTable Retention { get; init; }

    /// <summary>How instructions are verified.</summary>
    public required PolicyTable MoneyMovement { get; init; }

    /// <summary>How alerts gather.</summary>
    public required CaseRulesTable CaseRules { get; init; }

    /// <summary>Whether messages are sent and what is due is done. What serves one command does what it asks.</summary>
    public bool ActsByItself { get; init; }

    /// <summary>Whether rules of cases that are new here come into force.</summary>
    public bool AdoptsRules { get; init; } = true;
}

/// <summary>
/// Puts the desk's slices together, for the server and for whoever tries it. A partition, a master key, the time and
/// the protection of cookies have to be among the services.
/// </summary>
public static class DeskSlices
{
    /// <summary>Adds all slices, in the order in which they build on each other.</summary>
    public static IServiceCollection AddDesk(this IServiceCollection services, DeskParts parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        services.AddApi(parts.Settings);
        services.AddAccess(parts.Folder, parts.Settings);
        services.AddConsole();
        services.AddHealth(parts.Folder);
        services.AddIntake();
        services.AddRecords(parts.Timelines, parts.Retention);
        services.AddFacts(parts.Place);
        services.AddCustomers();
        services.AddMessages(parts.Folder, parts.Settings, isSending: parts.ActsByItself);
        services.AddCustomerLinks();
        services.AddInstructions(parts.MoneyMovement);
        services.AddCases(parts.CaseRules, isAdopting: parts.AdoptsRules);
        services.AddActions();
        services.AddAttachments(parts.Folder);
        services.AddCaseActions();
        services.AddCaseSurroundings(parts.Links);
        return parts.ActsByItself ? services.AddTimers() : services;
    }

    /// <summary>
    /// Maps all their routes and pages. Policies are required once whatever else there is was mapped.
    /// </summary>
    /// <returns>The pages, for whoever has more of them.</returns>
    public static RazorComponentsEndpointConventionBuilder MapDesk<TApp>(this TApp app)
        where TApp : IApplicationBuilder, IEndpointRouteBuilder
    {
        app.UseApi();
        app.UseConsole();
        app.MapApi();
        app.MapAccess();
        app.MapHealth();
        app.MapIntake();
        app.MapRecords();
        app.MapCustomers();
        app.MapMessages();
        app.MapCustomerLinks();
        app.MapInstructions();
        app.MapCases();
        app.MapActions();
        app.MapAttachments();
        return app.MapConsole();
    }
}
