using Holdfast.Runtime.Journal;
using NodaTime;

namespace Holdfast.Runtime.Hosting;

/// <summary>
/// The thread that owns a partition's engine: it decides what waits, turn by turn, and where the journal fails it
/// throws the engine away that is ahead of it and begins again from what the journal holds.
/// </summary>
internal sealed class PartitionWriter : IAsyncDisposable
{
    private readonly PartitionOptions _options;
    private readonly TimeProvider _clock;
    private readonly DataFolder _folder;
    private readonly CurrentJournal _journal;
    private readonly ManualResetEventSlim _stop = new();
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DurableEngine _engine;
    private PartitionHealth _health = new PartitionHealth.Serving();
    private TimeSpan _pause;
    private int _isStopping;
    private bool _isOpen = true;

    // Whether the journal took anything since it was opened; where it did not, pauses go on growing.
    private volatile bool _hasKept;

    private PartitionWriter(PartitionOptions options, TimeProvider clock, DataFolder folder)
    {
        (_options, _clock, _folder, _pause) = (options, clock, folder, options.FirstPause);
        Backlog = new Backlog(options);
        _engine = OpenEngine();
        Recovery = _engine.Recovery;
        _journal = new CurrentJournal(_engine.Journal);
    }

    public Backlog Backlog { get; }

    public Recovery? Recovery { get; }

    public PartitionHealth Health
    {
        get => Volatile.Read(ref _health);
        private set => Volatile.Write(ref _health, value);
    }

    public IJournal Journal => _journal;

    /// <summary>The engine; for looking at only when the writer has stopped.</summary>
    public DurableEngine LastEngine => _engine;

    public static PartitionWriter Start(PartitionOptions options, TimeProvider clock)
    {
        var folder = DataFolder.Hold(options.Folder);
        try
        {
            var writer = new PartitionWriter(options, clock, folder);
            writer.Begin();
            return writer;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Why nothing can be kept now.</summary>
    public JournalException WhyUnavailable() => Health switch
    {
        PartitionHealth.Recovering recovering => new(JournalFault.Failed, recovering.Reason) { CanBeReopened = true },
        PartitionHealth.Failed failed => new(JournalFault.Failed, failed.Reason),
        PartitionHealth.Stopped => new(JournalFault.Failed, "It was told to stop, and takes nothing in any more."),
        _ => new(JournalFault.Failed, "The journal was being opened again.") { CanBeReopened = true },
    };

    /// <summary>Takes nothing in any more, does what is there, and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isStopping, 1) == 0)
        {
            Backlog.End();
            _stop.Set();
        }

        await _stopped.Task.ConfigureAwait(false);
    }

    private void Begin()
    {
        Backlog.Open();
        new Thread(Run) { Name = "partition", IsBackground = true }.Start();
    }

    // The host loop: whatever goes wrong is told to all who wait, and ends nothing else.
    private void Run()
    {
        List<PartitionWork> turn = [];
        while (Backlog.Take(turn))
        {
            try
            {
                Decide(turn);

                // Handed to the journal, which answers them.
                turn = [];
                if (_engine.IsCheckpointDue)
                {
                    SaveCheckpoint();
                }
            }
            catch (Exception failure)
            {
                Fail(turn, failure);
                turn = [];
            }
        }

        Stop();
    }

    private void Decide(List<PartitionWork> turn)
    {
        if (_engine.Failure is { } failure)
        {
            throw failure;
        }

        if (turn.Count == 0)
        {
            return;
        }

        _engine.Begin();
        foreach (var work in turn)
        {
            work.Decide(_engine);
        }

        var entries = _engine.Waiting;
        var started = _clock.GetTimestamp();
        _engine.Commit(failed =>
        {
            if (failed is null)
            {
                _hasKept = true;
                PartitionMeter.CountCommit(entries, _clock.GetElapsedTime(started));
            }
            else
            {
                // Before anybody is told: who then asks how it is, or sends more, is not answered as if all were well.
                Suspend(failed);
            }

            Complete(turn, failed);
        });
    }

    // What is known is computed from the journal again where it could not be saved: that is no reason to stop.
    private void SaveCheckpoint()
    {
        try
        {
            _engine.SaveCheckpoint();
            PartitionMeter.CountCheckpoint(isSaved: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _engine.PutOffCheckpoint();
            PartitionMeter.CountCheckpoint(isSaved: false);
        }
    }

    private void Fail(List<PartitionWork> turn, Exception failure)
    {
        var told = failure as JournalException
            ?? new JournalException(JournalFault.Failed, "An event broke the engine.", failure)
            {
                CanBeReopened = true,
            };
        PartitionMeter.CountFailure();
        var since = Suspend(told);
        turn.AddRange(Backlog.Clear());
        Complete(turn, told);
        CloseEngine();
        if (told.CanBeReopened)
        {
            Reopen(since);
        }
        else
        {
            _stop.Wait();
        }
    }

    private Instant Suspend(JournalException failure)
    {
        var since = Now();
        Health = failure.CanBeReopened
            ? new PartitionHealth.Recovering(failure.Message, since)
            : new PartitionHealth.Failed(failure.Message, since);
        Backlog.Suspend();
        return since;
    }

    private void Complete(List<PartitionWork> turn, JournalException? failure)
    {
        // In this order: whoever is told may use the instance again.
        Backlog.Release(turn);
        foreach (var work in turn)
        {
            work.Complete(failure);
        }
    }

    private void Reopen(Instant since)
    {
        _pause = _hasKept ? _options.FirstPause : Twice(_pause);
        _hasKept = false;
        while (!_isOpen && !_stop.Wait(_pause))
        {
            _pause = Twice(_pause);
            try
            {
                _engine = OpenEngine();
                _isOpen = true;
            }
            catch (Exception failure)
            {
                // It may be anything that is in the way yet: the next try finds out.
                Health = new PartitionHealth.Recovering(failure.Message, since);
            }
        }

        if (_isOpen)
        {
            _journal.Enter(_engine.Journal);
            Health = new PartitionHealth.Serving();
            Backlog.Open();
        }
    }

    private void Stop()
    {
        if (_isOpen)
        {
            try
            {
                SaveCheckpoint();
            }
            catch (JournalException)
            {
                // Whoever waited for it was told, and the next start reads more of the journal.
            }

            CloseEngine();
        }

        _folder.Dispose();
        Health = new PartitionHealth.Stopped();
        _stopped.SetResult();
    }

    // All that was handed to the journal is answered by then, each as it went.
    private void CloseEngine()
    {
        _isOpen = false;
        _journal.Leave();
        try
        {
            _engine.Dispose();
        }
        catch (Exception failure) when (failure is JournalException or IOException)
        {
            // What could not be closed properly is found out about when it is opened again.
        }
    }

    private DurableEngine OpenEngine() =>
        DurableEngine.Open(_folder, _options.Policy, _clock, _options.Between);

    private TimeSpan Twice(TimeSpan pause) =>
        TimeSpan.FromTicks(Math.Min(2 * pause.Ticks, _options.LongestPause.Ticks));

    private Instant Now() => Instant.FromDateTimeOffset(_clock.GetUtcNow());
}
