using System.Collections.Concurrent;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Messages.Webhooks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Holdfast.Desk.Messages.Sending;

/// <summary>Sends what is queued, by all ways there are, for as long as the server runs.</summary>
internal sealed partial class OutboxSending : BackgroundService
{
    private static readonly TimeSpan LooksEvery = TimeSpan.FromMilliseconds(500), MostBehind = TimeSpan.FromMinutes(1);

    private readonly DeskFollowing _following;
    private readonly WebhookMeans _webhooks;
    private readonly TimeProvider _clock;
    private readonly ILoggerFactory _logs;
    private readonly ILogger<OutboxSending> _log;
    private readonly MessageLane[] _messages;
    private readonly ConcurrentDictionary<string, WebhookLane> _receivers = new(StringComparer.Ordinal);

    public OutboxSending(
        DeskFollowing following, LaneMeans messages, WebhookMeans webhooks, IEnumerable<IMessageSender> senders,
        SendingTools tools)
    {
        (_following, _webhooks, _clock, _logs) = (following, webhooks, tools.Clock, tools.Logs);
        _log = tools.Logs.CreateLogger<OutboxSending>();
        var bySender = senders.ToDictionary(sender => sender.Medium);
        _messages =
        [
            .. ((Medium[])[Medium.Email, Medium.Sms, Medium.Voice]).Select(medium => new MessageLane(
                medium, bySender.GetValueOrDefault(medium), messages, _clock, _logs.CreateLogger<MessageLane>())),
        ];
    }

    /// <summary>Begins with all that is due now and for which there is room, by every way.</summary>
    public async Task<int> RunDueAsync(CancellationToken ct)
    {
        // Tables that are behind may show as waiting what went out long ago.
        var behind = _following.Follower.Status;
        if (behind.Behind > 0)
        {
            await _following.HasComeToAsync(behind.Position + behind.Behind, MostBehind, ct);
        }

        var begun = 0;
        foreach (var lane in _messages.Cast<SendingLane>().Concat(await ReceiversAsync(ct)))
        {
            begun += await lane.RunDueAsync(ct);
        }

        return begun;
    }

    /// <summary>Begins with what is due until nothing more is.</summary>
    public async Task RunAllDueAsync(CancellationToken ct)
    {
        while (await RunDueAsync(ct) > 0)
        {
            await Task.WhenAll(
                _messages.Cast<SendingLane>().Concat(_receivers.Values).Select(lane => lane.IdleAsync()));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // By the wall: a test that moves the clock of the desk is looked after within a moment all the same.
        using var ticks = new PeriodicTimer(LooksEvery);
        while (await ticks.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunDueAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // The loop of a host: what is due cannot be read now, and is asked for again in a moment.
                Unreadable(failure.GetType().Name);
            }
        }
    }

    private async Task<IReadOnlyList<WebhookLane>> ReceiversAsync(CancellationToken ct)
    {
        await using var db = _webhooks.Reader.Open();
        var there = await db.Set<EndpointRow>().Where(row => !row.IsOff).Select(row => row.Id).ToListAsync(ct);
        foreach (var gone in _receivers.Keys.Except(there).ToList())
        {
            _receivers.TryRemove(gone, out _);
        }

        return [.. there.Select(id => _receivers.GetOrAdd(
            id, made => new WebhookLane(made, _webhooks, _clock, _logs.CreateLogger<WebhookLane>())))];
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is to go out cannot be read ({Failure}).")]
    private partial void Unreadable(string failure);
}

/// <summary>What all ways out have in common.</summary>
/// <param name="Clock">The time.</param>
/// <param name="Logs">Where is logged.</param>
internal sealed record SendingTools(TimeProvider Clock, ILoggerFactory Logs);
