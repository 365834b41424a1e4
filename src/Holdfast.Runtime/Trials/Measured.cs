using System.Runtime.InteropServices;
using Holdfast.Engine.Contract;
using NodaTime;

namespace Holdfast.Runtime.Trials;

/// <summary>Whether a question is answered otherwise than allow.</summary>
internal delegate bool Answering(int place, in GateRecord gate);

/// <summary>
/// The part of a trial that is measured, put so that it can be counted under one way of answering after another: the
/// honest visits since a moment, and the campaigns that began since. What came before only showed what is normal.
/// </summary>
internal sealed class Measured
{
    private readonly Trial _trial;
    private readonly int[] _honestPlace;
    private readonly int[] _honestGates;

    public Measured(Trial trial, Instant from)
    {
        _trial = trial;
        From = from;
        var fromTicks = from.ToUnixTimeTicks();
        _honestPlace = new int[trial.Visits.Count];
        List<int> honest = [];
        for (var visit = 0; visit < _honestPlace.Length; visit++)
        {
            var record = trial.Visits[visit];
            var isHonest = !record.IsLabelled && !record.IsDoubtful && record.LastTicks >= fromTicks;
            _honestPlace[visit] = isHonest ? honest.Count : -1;
            if (isHonest)
            {
                honest.Add(visit);
            }
        }

        HonestVisits = [.. honest];
        _honestGates = [.. Enumerable.Range(0, trial.Gates.Count).Where(IsHonest)];
        Campaigns = CampaignsOf(trial, fromTicks);
        (UnitOfVisit, UnitVisits) = UnitsOf(trial, HonestVisits);

        bool IsHonest(int place)
        {
            var gate = trial.Gates[place];
            return gate.IsByPerson && gate.Visit >= 0 && _honestPlace[gate.Visit] >= 0 && gate.Ticks >= fromTicks;
        }
    }

    public Instant From { get; }

    public Trial Trial => _trial;

    /// <summary>Places of the honest visits among all of the trial.</summary>
    public int[] HonestVisits { get; }

    /// <summary>Places of the questions that were asked in honest visits.</summary>
    public ReadOnlySpan<int> HonestGates => _honestGates;

    public MeasuredCampaign[] Campaigns { get; }

    /// <summary>
    /// Which customer each honest visit is of, in a count of its own from 0; a visit of nobody known stands alone.
    /// </summary>
    public int[] UnitOfVisit { get; }

    /// <summary>Honest visits by such a customer.</summary>
    public long[] UnitVisits { get; }

    public ReadOnlySpan<GateRecord> Gates => CollectionsMarshal.AsSpan(_trial.Gates);

    /// <summary>The place of a visit among the honest ones; −1 where it is none.</summary>
    public int HonestPlaceOf(int visit) => visit < 0 ? -1 : _honestPlace[visit];

    /// <summary>As the policy of the trial answered.</summary>
    public static bool AsPlayed(int place, in GateRecord gate) => gate.Outcome is not Outcome.Allow;

    /// <summary>As the hard rules alone would have answered.</summary>
    public static bool ByRulesAlone(int place, in GateRecord gate) => gate.ByRule is not Outcome.Allow;

    /// <summary>Counts who is disturbed and what is met.</summary>
    public TrialCount Count(Answering answers)
    {
        var gates = Gates;
        var disturbed = new bool[HonestVisits.Length];
        foreach (var place in _honestGates)
        {
            ref readonly var gate = ref gates[place];
            disturbed[_honestPlace[gate.Visit]] |= answers(place, gate);
        }

        var met = new bool[Campaigns.Length];
        var stopped = new long[Campaigns.Length];
        var stoppedNear = new long[Campaigns.Length];
        HashSet<int> answered = [];
        foreach (var (index, campaign) in Campaigns.Index())
        {
            answered.Clear();
            foreach (var (step, place) in campaign.Steps.Index())
            {
                ref readonly var gate = ref gates[place];
                if (answers(place, gate))
                {
                    answered.Add(gate.Customer);
                    met[index] |= campaign.FirstLoss < 0 || step <= campaign.FirstLoss;
                }

                stopped[index] += gate.IsLoss && answered.Count > 0 ? gate.Amount : 0;
                stoppedNear[index] += gate.IsLoss && answered.Contains(gate.Customer) ? gate.Amount : 0;
            }
        }

        return new TrialCount(this, disturbed, met, stopped, stoppedNear);
    }

    private static MeasuredCampaign[] CampaignsOf(Trial trial, long fromTicks)
    {
        var steps = trial.Campaigns.Select(_ => new List<int>()).ToArray();
        for (var place = 0; place < trial.Gates.Count; place++)
        {
            if (trial.Gates[place].Campaign is >= 0 and var campaign)
            {
                steps[campaign].Add(place);
            }
        }

        return
        [
            .. trial.Campaigns.Index().Where(campaign => campaign.Item.FirstTicks >= fromTicks)
                .Select(campaign => new MeasuredCampaign(trial, campaign.Item, [.. steps[campaign.Index]])),
        ];
    }

    private static (int[] UnitOfVisit, long[] UnitVisits) UnitsOf(Trial trial, int[] honest)
    {
        var unitOfCustomer = new int[trial.CustomerRecords.Count];
        var units = new int[honest.Length];
        List<long> visits = [];
        foreach (var (place, visit) in honest.Index())
        {
            var customer = trial.Visits[visit].Customer;
            var unit = customer >= 0 ? unitOfCustomer[customer] - 1 : -1;
            if (unit < 0)
            {
                unit = visits.Count;
                visits.Add(0);
                if (customer >= 0)
                {
                    unitOfCustomer[customer] = unit + 1;
                }
            }

            visits[unit]++;
            units[place] = unit;
        }

        return (units, [.. visits]);
    }
}

/// <summary>A campaign that is measured.</summary>
internal sealed class MeasuredCampaign
{
    public MeasuredCampaign(Trial trial, CampaignRecord record, int[] steps)
    {
        Name = record.Name;
        Steps = steps;
        FirstLoss = Array.FindIndex(steps, place => trial.Gates[place].IsLoss);
        Loss = steps.Sum(place => trial.Gates[place].IsLoss ? trial.Gates[place].Amount : 0);
        var lost = FirstLoss < 0 ? "nothing lost"
            : trial.Gates[steps[FirstLoss]].Gate is EventType.OrderPlaced ? "price moved" : "money taken";
        Kind = record.Kind ?? $"{AttackLabels.WordOf(record.FirstStage)} first, {lost}";
    }

    public string Name { get; }

    public string Kind { get; }

    /// <summary>Places of its questions, in the order of the file.</summary>
    public int[] Steps { get; }

    /// <summary>Which step is its first loss; −1 where nothing is lost.</summary>
    public int FirstLoss { get; }

    /// <summary>All it takes or moves, in ten-thousandths of a dollar.</summary>
    public long Loss { get; }
}

/// <summary>Who was disturbed and what was met under one way of answering.</summary>
internal sealed class TrialCount(Measured measured, bool[] disturbed, bool[] met, long[] stopped, long[] stoppedNear)
{
    /// <summary>By honest visit, whether it was disturbed.</summary>
    public bool[] VisitDisturbed => disturbed;

    /// <summary>By campaign, whether it was met before its first loss.</summary>
    public bool[] CampaignMet => met;

    /// <summary>By campaign, what was stopped, in ten-thousandths of a dollar.</summary>
    public long[] CampaignStopped => stopped;

    public int HonestVisits => disturbed.Length;

    public int Disturbed { get; } = disturbed.Count(visit => visit);

    public int Campaigns => met.Length;

    public int Met { get; } = met.Count(campaign => campaign);

    public int WithLoss { get; } = measured.Campaigns.Count(campaign => campaign.FirstLoss >= 0);

    public int WithLossMet { get; } =
        measured.Campaigns.Index().Count(campaign => campaign.Item.FirstLoss >= 0 && met[campaign.Index]);

    /// <summary>All that the campaigns took or moved.</summary>
    public long Loss { get; } = measured.Campaigns.Sum(campaign => campaign.Loss);

    /// <summary>What of that was at or after a campaign's first answer.</summary>
    public long Stopped { get; } = stopped.Sum();

    /// <summary>What of that was at or after the first answer to the same customer's login.</summary>
    public long StoppedNear { get; } = stoppedNear.Sum();

    /// <summary>By customer of the measured, how many visits were disturbed.</summary>
    public long[] DisturbedByUnit()
    {
        var units = new long[measured.UnitVisits.Length];
        for (var place = 0; place < disturbed.Length; place++)
        {
            units[measured.UnitOfVisit[place]] += disturbed[place] ? 1 : 0;
        }

        return units;
    }
}
