using System.Text.Json;
using Holdfast.Runtime.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime.Text;

namespace Holdfast.Desk.Access;

/// <summary>
/// Keeps when each key was last used in a file of the data folder: at most once a minute and at the end, so that up to a
/// minute of it is lost with the process. It is shown to people, and nothing is decided by it.
/// </summary>
internal sealed partial class LastUses(
    string file, KeyRing keys, TimeProvider clock, ILogger<LastUses> log) : BackgroundService
{
    /// <summary>What is kept while the process runs is at most so old.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private Dictionary<string, string> _kept = [];

    /// <summary>The file in a data folder.</summary>
    public static string FileIn(string folder) => Path.Combine(folder, "keys.used");

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
                && JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file)) is { } kept)
            {
                foreach (var (id, text) in kept)
                {
                    if (KeyId.TryParse(id, out var key) && keys.TryFind(key, out var held)
                        && InstantPattern.ExtendedIso.Parse(text) is { Success: true, Value: var used })
                    {
                        held.NoteUse(used);
                    }
                }

                _kept = kept;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            CannotRead(file, failure.Message);
        }
    }

    private void Save()
    {
        var used = keys.All.Where(held => held.LastUse is not null).ToDictionary(
            held => held.Key.Id.ToString(), held => ApiKey.TextOf(held.LastUse.GetValueOrDefault()));
        if (used.Count == _kept.Count && !used.Except(_kept).Any())
        {
            return;
        }

        try
        {
            OwnFile.Write(file, stream => JsonSerializer.Serialize(stream, used));
            _kept = used;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            CannotWrite(file, failure.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "When keys were last used cannot be read from {File}: {Reason}")]
    private partial void CannotRead(string file, string reason);

    [LoggerMessage(LogLevel.Warning, "When keys were last used cannot be kept in {File}: {Reason}")]
    private partial void CannotWrite(string file, string reason);
}
