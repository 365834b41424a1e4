using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Holdfast.Desk.Messages.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Holdfast.Desk.Tests.Messages;

/// <summary>What a receiver got.</summary>
internal sealed record Delivery(string Id, string Timestamp, string Signatures, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public Instant At => Instant.FromUnixTimeSeconds(long.Parse(Timestamp, CultureInfo.InvariantCulture));

    public bool IsSignedBy(byte[] secret, MessagesDesk desk) =>
        IsSignedBy(secret, Instant.FromDateTimeOffset(desk.Clock.GetUtcNow()));

    public bool IsSignedBy(byte[] secret, Instant now) =>
        WebhookSecret.Verify(secret, Id, Timestamp, Body, Signatures, now);
}

/// <summary>A system of the firm that receives webhooks.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Receiver(WebApplication app) => _app = app;

    public Uri Url { get; private set; } = null!;

    public ConcurrentQueue<Delivery> Got { get; } = [];

    public int Status { get; set; } = 204;

    public string? Location { get; set; }

    public Func<Delivery, int>? Answer { get; set; }

    public TaskCompletionSource? Hold { get; set; }

    public TaskCompletionSource First { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRouting();
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.Run(receiver.TakeAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        receiver.Url = new Uri(app.Services.GetRequiredService<IServer>().Features
            .GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());
        return receiver;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var headers = context.Request.Headers;
        var got = new Delivery(headers["webhook-id"]!, headers["webhook-timestamp"]!, headers["webhook-signature"]!,
            await reader.ReadToEndAsync());
        Got.Enqueue(got);
        First.TrySetResult();
        if (Hold is { } hold)
        {
            await hold.Task;
        }

        if (Location is not null)
        {
            context.Response.Headers.Location = Location;
        }

        context.Response.StatusCode = Answer?.Invoke(got) ?? Status;
    }
}
