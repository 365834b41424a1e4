namespace Holdfast.Runtime.Trials;

/// <summary>
/// Customers and campaigns cut in two: one half to fit a proposal on, the other to see how far it carries. Customers by
/// the fingerprint of their name, campaigns by turns in the order of their beginning.
/// </summary>
internal sealed class Halves
{
    public Halves(Measured measured)
    {
        FitVisits = new bool[measured.HonestVisits.Length];
        foreach (var (place, visit) in measured.HonestVisits.Index())
        {
            var customer = measured.Trial.Visits[visit].Customer;
            FitVisits[place] = customer < 0
                ? place % 2 == 0
                : System.Numerics.BitOperations.PopCount(measured.Trial.CustomerRecords[customer].Fingerprint) % 2 == 0;
        }

        FitCampaigns = [.. measured.Campaigns.Select((_, place) => place % 2 == 0)];
    }

    /// <summary>By honest visit, whether it is fitted on.</summary>
    public bool[] FitVisits { get; }

    /// <summary>By campaign, whether it is fitted on.</summary>
    public bool[] FitCampaigns { get; }

    /// <summary>What of a count falls into one half.</summary>
    public Figures Of(TrialCount count, Measured measured, bool fit) => Figures.Of(
        count, measured, place => FitVisits[place] == fit, place => FitCampaigns[place] == fit);
}

/// <summary>What a way of answering costs and catches.</summary>
/// <param name="HonestVisits">Honest visits.</param>
/// <param name="Disturbed">Those of them that were answered otherwise than allow.</param>
/// <param name="Campaigns">Campaigns.</param>
/// <param name="Met">Those of them that were answered before their first loss, or at all where nothing is lost.</param>
/// <param name="Loss">What campaigns took or moved, in ten-thousandths of a dollar.</param>
/// <param name="Stopped">What of that was at or after a campaign's first answer.</param>
public sealed record Figures(int HonestVisits, int Disturbed, int Campaigns, int Met, long Loss, long Stopped)
{
    internal static Figures Of(
        TrialCount count, Measured measured, Func<int, bool> ofVisit, Func<int, bool> ofCampaign)
    {
        int[] visits = [.. Enumerable.Range(0, count.HonestVisits).Where(ofVisit)];
        int[] campaigns = [.. Enumerable.Range(0, count.Campaigns).Where(ofCampaign)];
        return new Figures(
            visits.Length,
            visits.Count(place => count.VisitDisturbed[place]),
            campaigns.Length,
            campaigns.Count(place => count.CampaignMet[place]),
            campaigns.Sum(place => measured.Campaigns[place].Loss),
            campaigns.Sum(place => count.CampaignStopped[place]));
    }

    internal static Figures Of(TrialCount count) => new(
        count.HonestVisits, count.Disturbed, count.Campaigns, count.Met, count.Loss, count.Stopped);
}
