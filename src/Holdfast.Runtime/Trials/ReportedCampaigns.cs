using System.Runtime.InteropServices;
using Holdfast.Engine.Contract;
using NodaTime;

namespace Holdfast.Runtime.Trials;

/// <summary>
/// Where nobody labelled anything, what customers reported stands in: a report of theft or of a transfer that the
/// customer denies makes a campaign of all that was asked in the customer's name from the time that it names (or a day
/// before) up to the report. A false alarm takes back the customer's reports before it: those it refers to, or all.
/// </summary>
/// <remarks>
/// What was lost is the request that the report refers to; where it refers to none, every outgoing transfer of that
/// time. Visits of that time are counted neither as honest nor as an attack's alone. How far this carries depends on
/// how many thefts are reported, and how late: what nobody reported counts as honest.
/// </remarks>
public sealed class ReportedCampaigns
{
    private readonly Trial _trial;
    private readonly List<Window> _windows = [];

    private ReportedCampaigns(Trial trial) => _trial = trial;

    /// <summary>Reports of theft or of a denied transfer, by customers who are known.</summary>
    public int Reports { get; private set; }

    /// <summary>Of these, reports that a false alarm took back.</summary>
    public int TakenBack { get; private set; }

    /// <summary>Campaigns that they make; reports of one customer that overlap are one.</summary>
    public int Campaigns { get; private set; }

    /// <summary>Of these, campaigns in whose time nothing was asked in the customer's name.</summary>
    public int WithoutQuestion { get; private set; }

    /// <summary>The middle of all times from what is reported to the report; null where there is none.</summary>
    public Duration? MedianDelay { get; private set; }

    /// <summary>Makes campaigns of a trial that was played without labels.</summary>
    /// <exception cref="InvalidOperationException">The trial has campaigns already.</exception>
    public static ReportedCampaigns AddTo(Trial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        if (trial.Campaigns.Count > 0)
        {
            throw new InvalidOperationException("The trial has campaigns already.");
        }

        var reported = new ReportedCampaigns(trial);
        var times = reported.TimesOfReferences();
        foreach (var report in trial.Reports.Where(report => report.Customer >= 0))
        {
            reported.Take(report, times);
        }

        reported.Close();
        return reported;
    }

    // When each request that a false alarm refers to was made.
    private Dictionary<ulong, long> TimesOfReferences()
    {
        var sought = _trial.Reports.Select(report => report.Reference).Where(reference => reference != 0).ToHashSet();
        var times = new Dictionary<ulong, long>();
        foreach (ref readonly var gate in CollectionsMarshal.AsSpan(_trial.Gates))
        {
            if (sought.Contains(gate.Id))
            {
                times.TryAdd(gate.Id, gate.Ticks);
            }

            if (sought.Contains(gate.Request))
            {
                times.TryAdd(gate.Request, gate.Ticks);
            }
        }

        return times;
    }

    private void Take(ReportRecord report, Dictionary<ulong, long> times)
    {
        switch (report.What)
        {
            case ReportKind.UnauthorizedActivity or ReportKind.DeniedTransfer:
                Reports++;
                _windows.Add(new Window(report));
                break;
            case ReportKind.FalseAlarm:
                TakenBack += _windows.RemoveAll(window => window.Report.Customer == report.Customer
                    && (report.Reference == 0 || window.Report.Reference == report.Reference
                        || (times.TryGetValue(report.Reference, out var at)
                            && at >= window.Report.SinceTicks && at <= window.Report.Ticks)));
                break;
            default:
                break;
        }
    }

    private void Close()
    {
        long[] delays = [.. _windows.Select(window => window.Report.Ticks - window.Report.SinceTicks).Order()];
        MedianDelay = delays.Length == 0 ? null : Duration.FromTicks(delays[delays.Length / 2]);
        foreach (var ofCustomer in _windows.GroupBy(window => window.Report.Customer))
        {
            var until = long.MinValue;
            foreach (var window in ofCustomer.OrderBy(window => window.Report.SinceTicks))
            {
                if (window.Report.SinceTicks > until)
                {
                    _trial.Campaigns.Add(new CampaignRecord($"report {_trial.Campaigns.Count + 1}")
                    {
                        FirstTicks = window.Report.SinceTicks,
                        Kind = window.Report.What is ReportKind.DeniedTransfer ? "denied transfer" : "reported theft",
                    });
                }

                window.Campaign = _trial.Campaigns.Count - 1;
                until = Math.Max(until, window.Report.Ticks);
            }
        }

        Campaigns = _trial.Campaigns.Count;
        MarkGates();
    }

    private void MarkGates()
    {
        var byCustomer = _windows.ToLookup(window => window.Report.Customer);
        var asked = new bool[Campaigns];
        foreach (ref var gate in CollectionsMarshal.AsSpan(_trial.Gates))
        {
            foreach (var window in byCustomer[gate.Customer])
            {
                if (gate.Ticks < window.Report.SinceTicks || gate.Ticks > window.Report.Ticks)
                {
                    continue;
                }

                gate.Campaign = window.Campaign;
                gate.IsLoss |= IsLoss(gate, window);
                asked[window.Campaign] = true;
                if (gate.Visit >= 0)
                {
                    CollectionsMarshal.AsSpan(_trial.Visits)[gate.Visit].IsDoubtful = true;
                }
            }
        }

        WithoutQuestion = asked.Count(was => !was);
    }

    private bool IsLoss(in GateRecord gate, Window window)
    {
        if (gate.Row == GateRecord.NoRow || gate.Gate is not (EventType.TransferRequested or EventType.OrderPlaced))
        {
            return false;
        }

        var refersTo = window.Report.Reference != 0
            && (gate.Id == window.Report.Reference || gate.Request == window.Report.Reference);
        window.HasReferred ??= window.Report.Reference != 0 && _trial.Gates.Exists(other =>
            (other.Gate is EventType.TransferRequested or EventType.OrderPlaced)
            && (other.Id == window.Report.Reference || other.Request == window.Report.Reference));
        return refersTo || (window.HasReferred is false && gate.Gate is EventType.TransferRequested);
    }

    private sealed class Window(ReportRecord report)
    {
        public ReportRecord Report { get; } = report;

        public int Campaign { get; set; } = -1;

        /// <summary>Whether the file has the request referred to; null before it was looked for.</summary>
        public bool? HasReferred { get; set; }
    }
}
