using System.Text.Json;
using Holdfast.Desk.Access.Staff;
using Holdfast.Runtime.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Holdfast.Desk.Access.SignIn;

/// <summary>
/// Keeps when each open session was last used in a file of the data folder: at most once a minute and at the end. What
/// is lost of it with the process ends sessions sooner, never later.
/// </summary>
internal sealed partial class SessionUses(
    string file, SessionTable sessions, TimeProvider clock, ILogger<SessionUses> log) : BackgroundService
{
    /// <summary>What is kept while the process runs is at most so old.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    /// <summary>The file in a data folder.</summary>
    public static string FileIn(string folder) => Path.Combine(folder, "sessions.used");

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Load();
        return base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        Save();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                sessions.Prune(Instant.FromDateTimeOffset(clock.GetUtcNow()));
                Save();
            }
        }
        catch (OperationCanceledException)
        {
            // The end, at which StopAsync saves once more.
        }
    }

    private void Load()
    {
        try
        {
            if (File.Exists(file)
                && JsonSerializer.Deserialize<Dictionary<string, long>>(File.ReadAllText(file)) is { } kept)
            {
                // Whatever stands there, nothing was used later than now.
                var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
                foreach (var (id, ticks) in kept)
                {
                    sessions.FindById(id)?.NoteUse(Instant.Min(now, Instant.FromUnixTimeTicks(ticks)));
                }
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException
            or ArgumentOutOfRangeException)
        {
            CannotRead(file, failure.Message);
        }
    }

    private void Save()
    {
        try
        {
            var uses = sessions.All.ToDictionary(
                held => held.Session.Id, held => held.LastSeen.ToUnixTimeTicks(), StringComparer.Ordinal);
            if (uses.Count > 0 || File.Exists(file))
            {
                OwnFile.Write(file, stream => JsonSerializer.Serialize(stream, uses));
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            CannotWrite(file, failure.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "When sessions were last used cannot be read from {File}: {Reason}")]
    private partial void CannotRead(string file, string reason);

    [LoggerMessage(LogLevel.Warning, "When sessions were last used cannot be kept in {File}: {Reason}")]
    private partial void CannotWrite(string file, string reason);
}
