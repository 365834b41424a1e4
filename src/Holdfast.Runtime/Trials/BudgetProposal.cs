using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Runtime.Trials;

/// <summary>
/// Looks for thresholds, gate by gate, that meet most for a given share of honest visits disturbed. Begins with the
/// policy as it is. Where that is over the budget, the gate is raised that gives up least for each visit relieved;
/// where there is room, the gate is lowered that gains most for each further visit disturbed, until nothing more is
/// gained. A gate at which there is nothing to learn stays as it is.
/// </summary>
/// <remarks>
/// What is gained counts campaigns met and money stopped alike, each as a share of all. Greedy: each step is the best
/// there is, the whole need not be.
/// </remarks>
internal sealed class BudgetProposal
{
    // Half a visit, so that what disturbs nobody comes first and more gained for nothing is better than less.
    private const double FreeStep = 0.5;

    // A hundredth of the campaigns, or of the money: no threshold moves down for less.
    private const double LeastGain = 0.01;

    private readonly Measured _measured;
    private readonly GateThresholds _thresholds;
    private readonly Dictionary<EventType, int> _shifts = Gates.All.ToDictionary(type => type, _ => 0);
    private readonly Dictionary<EventType, int[]> _honestByGate;
    private readonly int[] _fitCampaigns;
    private readonly int _allowed;
    private readonly long _allLoss;

    private BudgetProposal(Measured measured, Halves halves, int perTenThousand)
    {
        _measured = measured;
        _thresholds = new GateThresholds(measured.Trial.Policy);
        _allowed = (int)((long)halves.FitVisits.Count(fit => fit) * perTenThousand / 10_000);
        _fitCampaigns = [.. Enumerable.Range(0, measured.Campaigns.Length).Where(place => halves.FitCampaigns[place])];
        _allLoss = Math.Max(1, _fitCampaigns.Sum(place => measured.Campaigns[place].Loss));
        _honestByGate = measured.HonestGates.ToArray()
            .Where(place => halves.FitVisits[measured.HonestPlaceOf(measured.Gates[place].Visit)])
            .GroupBy(place => measured.Gates[place].Gate)
            .ToDictionary(gate => gate.Key, gate => gate.OrderByDescending(place => MarginOf(place)).ToArray());
    }

    /// <summary>
    /// The shift of each gate whose thresholds are to move; null where the hard rules alone are over the budget.
    /// </summary>
    public static IReadOnlyDictionary<EventType, int>? Fit(Measured measured, Halves halves, int perTenThousand)
    {
        var proposal = new BudgetProposal(measured, halves, perTenThousand);
        while (proposal.Excess() > 0)
        {
            if (!proposal.RaiseOne())
            {
                return null;
            }
        }

        while (proposal.LowerOne())
        {
        }

        return proposal._shifts.Where(shift => shift.Value != 0).ToDictionary();
    }

    private int Excess() => Disturbed().Count(visit => visit) - _allowed;

    // By honest visit of the fitting half, whether it is disturbed at the shifts as they stand.
    private bool[] Disturbed(EventType? without = null)
    {
        var disturbed = new bool[_measured.HonestVisits.Length];
        foreach (var (gate, places) in _honestByGate)
        {
            foreach (var place in places)
            {
                var isRule = _measured.Gates[place].ByRule is not Outcome.Allow;
                if (isRule || (gate != without && MarginOf(place) >= _shifts[gate]))
                {
                    disturbed[_measured.HonestPlaceOf(_measured.Gates[place].Visit)] = true;
                }
            }
        }

        return disturbed;
    }

    private bool LowerOne()
    {
        var disturbed = Disturbed();
        var room = _allowed - disturbed.Count(visit => visit);
        var present = Value();
        (double Rate, EventType Gate, int Shift) best = default;
        foreach (var gate in Gates.All)
        {
            var added = new HashSet<int>();
            var next = 0;
            var honest = _honestByGate.GetValueOrDefault(gate) ?? [];
            foreach (var shift in LowerShifts(gate))
            {
                for (; next < honest.Length && MarginOf(honest[next]) >= shift; next++)
                {
                    var visit = _measured.HonestPlaceOf(_measured.Gates[honest[next]].Visit);
                    if (!disturbed[visit])
                    {
                        added.Add(visit);
                    }
                }

                if (added.Count > room)
                {
                    break;
                }

                var gain = ValueAt(gate, shift) - present;
                var rate = gain / (added.Count + FreeStep);
                best = gain >= LeastGain && rate > best.Rate ? (rate, gate, shift) : best;
            }
        }

        if (best.Rate > 0)
        {
            _shifts[best.Gate] = best.Shift;
        }

        return best.Rate > 0;
    }

    private bool RaiseOne()
    {
        var excess = Excess();
        var present = Value();
        (double Rate, int Relieved, EventType Gate, int Shift) best = (double.MaxValue, 0, default, 0);
        foreach (var (gate, places) in _honestByGate.OrderBy(pair => pair.Key))
        {
            var elsewhere = Disturbed(without: gate);
            int[] answered = [.. places.Where(place => MarginOf(place) >= _shifts[gate]).Reverse()];
            foreach (var shift in RaiseShifts(answered))
            {
                var still = answered.Where(place => MarginOf(place) >= shift).Select(VisitOf).ToHashSet();
                var relieved = answered.Select(VisitOf).Distinct()
                    .Count(visit => !elsewhere[visit] && !still.Contains(visit));
                var counted = Math.Min(relieved, excess);
                if (counted == 0)
                {
                    continue;
                }

                var rate = (present - ValueAt(gate, shift)) / counted;
                if (rate < best.Rate || (rate == best.Rate && counted > best.Relieved))
                {
                    best = (rate, counted, gate, shift);
                }

                if (relieved >= excess)
                {
                    break;
                }
            }
        }

        if (best.Relieved > 0)
        {
            _shifts[best.Gate] = best.Shift;
        }

        return best.Relieved > 0;

        int VisitOf(int place) => _measured.HonestPlaceOf(_measured.Gates[place].Visit);
    }

    // Shifts just high enough that one more question is not asked, from low to high.
    private IEnumerable<int> RaiseShifts(int[] answered) => answered.Select(place =>
    {
        var threshold = _thresholds.Of(_measured.Gates[place]);
        var raised = GateThresholds.AtLeast(_measured.Gates[place].LogOdds + 1);
        var least = GateThresholds.LeastReaching(raised);
        return least == GateThresholds.Never ? GateThresholds.Widest : Math.Max(least - threshold, MarginOf(place) + 1);
    }).Distinct().Order();

    // Shifts just low enough that one more step of a campaign is answered, from high to low.
    private IEnumerable<int> LowerShifts(EventType gate)
    {
        List<int> shifts = [];
        foreach (var campaign in _fitCampaigns)
        {
            foreach (var place in _measured.Campaigns[campaign].Steps)
            {
                var record = _measured.Gates[place];
                var score = new LogOdds(record.LogOdds).ToProbability();
                if (record.Gate == gate && record.Row != GateRecord.NoRow && MarginOf(place) < _shifts[gate]
                    && _thresholds.Of(record) != GateThresholds.Never && score.TenThousandths > 0)
                {
                    shifts.Add(GateThresholds.LeastReaching(score) - _thresholds.Of(record));
                }
            }
        }

        return shifts.Distinct().OrderDescending();
    }

    private double ValueAt(EventType gate, int shift)
    {
        var kept = _shifts[gate];
        _shifts[gate] = shift;
        var value = Value();
        _shifts[gate] = kept;
        return value;
    }

    // Campaigns met and money stopped, each as a share of all.
    private double Value()
    {
        var met = 0;
        long stopped = 0;
        foreach (var place in _fitCampaigns)
        {
            var campaign = _measured.Campaigns[place];
            var answered = Array.FindIndex(campaign.Steps, Answers);
            met += answered >= 0 && (campaign.FirstLoss < 0 || answered <= campaign.FirstLoss) ? 1 : 0;
            for (var step = Math.Max(0, answered); answered >= 0 && step < campaign.Steps.Length; step++)
            {
                var gate = _measured.Gates[campaign.Steps[step]];
                stopped += gate.IsLoss ? gate.Amount : 0;
            }
        }

        return ((double)met / Math.Max(1, _fitCampaigns.Length)) + ((double)stopped / _allLoss);
    }

    private bool Answers(int place)
    {
        var gate = _measured.Gates[place];
        return gate.ByRule is not Outcome.Allow || MarginOf(place) >= _shifts[gate.Gate];
    }

    private int MarginOf(int place)
    {
        var gate = _measured.Gates[place];
        var threshold = _thresholds.Of(gate);
        return threshold == GateThresholds.Never ? int.MinValue : gate.LogOdds - threshold;
    }
}
