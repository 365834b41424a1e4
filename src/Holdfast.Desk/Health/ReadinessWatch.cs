using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Holdfast.Desk.Health;

/// <summary>
/// Tells of itself whether the server is ready: in the log when that changes, and in figures that alarms go by. Nobody
/// has to have asked <c>/health/ready</c> for a failure to be in the log.
/// </summary>
internal sealed partial class ReadinessWatch : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly Readiness _readiness;
    private readonly TimeProvider _clock;
    private readonly ILogger<ReadinessWatch> _log;
    private readonly Meter _meter = new("Holdfast");
    private string? _whyNot;
    private bool _isTaking = true;

    public ReadinessWatch(Readiness readiness, TimeProvider clock, ILogger<ReadinessWatch> log)
    {
        (_readiness, _clock, _log) = (readiness, clock, log);
        _meter.CreateObservableGauge("holdfast.ready", () => readiness.WhyNot() is null ? 1 : 0, "{server}",
            "1 where events can be taken in, 0 where not.");
        _meter.CreateObservableGauge("holdfast.disk.free", Free, "By", "What is free where the data folder is.");
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Look();
        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _meter.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, _clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Look();
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    // How much is free changes with every look, and that it is too little is told once. A journal that takes nothing in
    // any more is told all the same, and so is each other reason for it.
    private void Look()
    {
        var (was, wasTaking) = (_whyNot, _isTaking);
        (_whyNot, _isTaking) = (_readiness.WhyNot(), _readiness.IsTaking);
        if (_whyNot is null)
        {
            if (was is not null)
            {
                Ready(_log);
            }
        }
        else if (was is null || _isTaking != wasTaking || (!_isTaking && _whyNot != was))
        {
            NotReady(_log, _whyNot);
        }
    }

    private IEnumerable<Measurement<long>> Free()
    {
        long free;
        try
        {
            free = _readiness.FreeBytes;
        }
        catch (Exception failure) when (Readiness.IsUntold(failure))
        {
            // It says so where it says that it is not ready.
            return [];
        }

        return [new Measurement<long>(free)];
    }

    [LoggerMessage(1, LogLevel.Warning, "The server is not ready: {Reason}")]
    private static partial void NotReady(ILogger log, string reason);

    [LoggerMessage(2, LogLevel.Information, "The server is ready again.")]
    private static partial void Ready(ILogger log);
}
