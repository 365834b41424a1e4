using System.Globalization;
using Holdfast.Runtime.Scoring;

namespace Holdfast;

/// <summary>One line on the terminal that tells how far a run is, redrawn a few times a second.</summary>
internal sealed class ProgressBar : IDisposable
{
    private const int Cells = 30;
    private const string Erase = "\r\u001b[K";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly TimeProvider _clock;
    private readonly long? _bytes;
    private readonly long _started;
    private long _drawn;
    private bool _isShown;

    private ProgressBar(long? bytes, TimeProvider clock)
    {
        _bytes = bytes;
        _clock = clock;
        _started = _drawn = clock.GetTimestamp();
    }

    /// <summary>A bar where standard error is a terminal and standard output is not the same one; else none.</summary>
    public static ProgressBar? OnTerminal(Stream input, TimeProvider clock) =>
        Console.IsErrorRedirected || !Console.IsOutputRedirected
            ? null
            : new ProgressBar(input.CanSeek ? input.Length : null, clock);

    public void Show(ScoreProgress progress)
    {
        var now = _clock.GetTimestamp();
        if (_clock.GetElapsedTime(_drawn, now) < Interval)
        {
            return;
        }

        _drawn = now;
        _isShown = true;
        var rate = progress.Lines / _clock.GetElapsedTime(_started, now).TotalSeconds;
        Console.Error.Write(string.Create(CultureInfo.InvariantCulture,
            $"{Erase}{Bar(progress)}{progress.Lines:N0} events, {rate:N0}/s"));
    }

    public void Clear()
    {
        if (_isShown)
        {
            Console.Error.Write(Erase);
            _isShown = false;
        }
    }

    public void Dispose() => Clear();

    private string Bar(ScoreProgress progress)
    {
        if (_bytes is not { } all || all == 0)
        {
            return "";
        }

        var share = Math.Min(1.0, (double)progress.BytesRead / all);
        var filled = (int)(share * Cells);
        return string.Create(CultureInfo.InvariantCulture,
            $"[{new string('#', filled)}{new string('.', Cells - filled)}] {share * 100,3:F0} %  ");
    }
}
