using Holdfast.Desk.Access;
using Holdfast.Desk.Api;
using Holdfast.Desk.Console;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Messages.Answers;
using Holdfast.Desk.Messages.PriorContacts;
using Holdfast.Desk.Messages.Returned;
using Holdfast.Desk.Messages.Sending;
using Holdfast.Desk.Messages.Templates;
using Holdfast.Desk.Messages.Webhooks;
using Holdfast.Desk.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Holdfast.Desk.Messages;

/// <summary>What customers are told, and the firm's systems: texts, the outbox, webhooks, what comes back.</summary>
public static class MessagesSlice
{
    /// <summary>
    /// What messages need. <see cref="FactsSlice"/>, a master key, the vault, customers' links and a
    /// <see cref="TimeProvider"/> have to be among the services.
    /// </summary>
    /// <param name="services">Where they go.</param>
    /// <param name="folder">The data folder, in which a firm may have texts of its own.</param>
    /// <param name="settings">How messages go.</param>
    /// <param name="isSending">Whether they are sent: not by what serves one command only.</param>
    /// <exception cref="MessageTextException">A text of the firm's has faults.</exception>
    public static IServiceCollection AddMessages(
        this IServiceCollection services, string folder, ServerSettings settings, bool isSending)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(settings);
        var templates = TemplateSet.Load(Path.Combine(folder, TemplateSet.FolderName)) switch
        {
            TemplateReading.Accepted accepted => accepted.Templates,
            TemplateReading.Refused refused => throw new MessageTextException(refused.Faults),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        services
            .AddSingleton(new Composing(templates, settings))
            .AddSingleton<SealFor>(provider => Seal(provider.GetRequiredService<PersonKeys>()))
            .AddSingleton<OpenFor>(provider => Open(provider.GetRequiredService<PersonKeys>()))
            .AddSingleton<MessageSeals>()
            .AddSingleton<IDeskEffects, MessageEffects>()
            .AddSingleton<IDeskEffects, EndpointEffects>()
            .AddSingleton<IDeskTimers, ReturnedTimers>()
            .AddSingleton<IDeskEffects, PriorContactEffects>()
            .AddSingleton<IDeskTimers, PriorContactTimers>()
            .AddSingleton<ReturnedMessages>()
            .AddSingleton<MessageCommands>()
            .AddSingleton(MessageDescriptions.MessageForm)
            .AddSingleton(MessageDescriptions.EndpointForm)
            .AddSingleton(new NavigationItem("Messages", "/messages", Scopes.MessagesRead, NavigationGroup.Records, 40))
            .AddSingleton<WebhookEndpoints>()
            .AddSingleton<SendingAlarms>()
            .AddSingleton(new GuardedConnections(
                new PublicAddresses(settings.Messages.AllowNetworks), GuardedConnections.ByName).Client())
            .AddSingleton<LaneMeans>()
            .AddSingleton<WebhookMeans>()
            .AddSingleton<SendingTools>();
        AddSenders(services, settings);
        services.AddSingleton<OutboxSending>();
        return isSending
            ? services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<OutboxSending>())
            : services;
    }

    /// <summary>The routes of messages and webhooks.</summary>
    public static void MapMessages(this IEndpointRouteBuilder routes)
    {
        var messages = routes.MapGroup("/v1/messages").WithTags("Messages");
        var reading = messages.MapGroup("").RequireAuthorization(Scopes.MessagesRead);
        reading.MapGet("", MessageRoutes.ListAsync).WithName("ListMessages").Describe(MessageDescriptions.List);
        reading.MapGet("/{id}", MessageRoutes.ReadAsync).WithName("ReadMessage").Describe(MessageDescriptions.Read);
        var writing = messages.MapGroup("").RequireAuthorization(Scopes.MessagesWrite);
        writing.MapPost("/{id}/retry", MessageRoutes.RetryAsync).WithName("RetryMessage")
            .Describe(MessageDescriptions.Retry);
        writing.MapPost("/{id}/mailed", MessageRoutes.MailAsync).WithName("MailMessage")
            .Describe(MessageDescriptions.Mail);
        writing.MapPost("/test", MessageRoutes.TestAsync).WithName("TestMessages").Describe(MessageDescriptions.Test);
        writing.MapPost("/returned", MessageRoutes.ReturnedAsync).WithName("ReturnMessage")
            .Describe(MessageDescriptions.Returned);
        MapWebhooks(routes.MapGroup("/v1/webhooks").WithTags("Webhooks"));
    }

    private static void MapWebhooks(RouteGroupBuilder webhooks)
    {
        var reading = webhooks.MapGroup("").RequireAuthorization(Scopes.MessagesRead);
        reading.MapGet("", WebhookRoutes.ListAsync).WithName("ListWebhookEndpoints")
            .Describe(MessageDescriptions.ListEndpoints);
        reading.MapGet("/{id}", WebhookRoutes.ReadAsync).WithName("ReadWebhookEndpoint")
            .Describe(MessageDescriptions.ReadEndpoint);
        reading.MapGet("/{id}/deliveries", WebhookRoutes.ListDeliveriesAsync).WithName("ListWebhooks")
            .Describe(MessageDescriptions.ListWebhooks);
        var writing = webhooks.MapGroup("").RequireAuthorization(Scopes.MessagesWrite);
        writing.MapPost("", WebhookRoutes.MakeAsync).WithName("MakeWebhookEndpoint")
            .Describe(MessageDescriptions.MakeEndpoint);
        writing.MapPatch("/{id}", WebhookRoutes.ChangeAsync).WithName("ChangeWebhookEndpoint")
            .Describe(MessageDescriptions.ChangeEndpoint);
        writing.MapDelete("/{id}", WebhookRoutes.RemoveAsync).WithName("RemoveWebhookEndpoint")
            .Describe(MessageDescriptions.RemoveEndpoint);
        writing.MapPost("/{id}/rotate", WebhookRoutes.RotateAsync).WithName("RotateWebhookSecret")
            .Describe(MessageDescriptions.Rotate);
        writing.MapPost("/{id}/test", WebhookRoutes.TestAsync).WithName("TestWebhookEndpoint")
            .Describe(MessageDescriptions.TestEndpoint);
        writing.MapPost("/{id}/deliveries/{webhook}/replay", WebhookRoutes.ReplayAsync).WithName("ReplayWebhook")
            .Describe(MessageDescriptions.Replay);
    }

    private static SealFor Seal(PersonKeys keys) => async (customer, plain, use, ct) =>
    {
        using var key = await keys.ForAsync(customer, ct);
        return key.Seal(plain.Span, use);
    };

    private static OpenFor Open(PersonKeys keys) => (customer, sealedText, use, _) =>
    {
        using var key = keys.Find(customer);
        return ValueTask.FromResult(key?.Open(sealedText.Span, use));
    };

    private static void AddSenders(IServiceCollection services, ServerSettings server)
    {
        var settings = server.Messages;
        if (settings.Mail.Server is not null)
        {
            services.AddSingleton<IMessageSender>(new SmtpSender(
                settings.Mail with { FromName = settings.Mail.FromName ?? server.Firm.Name }));
        }

        foreach (var (medium, gateway) in ((Medium, GatewaySettings)[])
            [(Medium.Sms, settings.Sms), (Medium.Voice, settings.Voice)])
        {
            if (gateway.Url is not null)
            {
                services.AddSingleton<IMessageSender>(provider => new GatewaySender(
                    medium, gateway, provider.GetRequiredService<HttpClient>(),
                    provider.GetRequiredService<TimeProvider>()));
            }
        }
    }
}

/// <summary>Texts of messages that have faults.</summary>
public sealed class MessageTextException : Exception
{
    internal MessageTextException(IReadOnlyList<TemplateFault> faults)
        : base(string.Join('\n', faults)) => Faults = [.. faults.Select(fault => fault.ToString())];

    /// <summary>All faults, by file and line.</summary>
    public IReadOnlyList<string> Faults { get; }
}
