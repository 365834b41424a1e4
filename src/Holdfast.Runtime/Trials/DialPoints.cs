namespace Holdfast.Runtime.Trials;

/// <summary>What settings of the dial cost and catch, each with its intervals.</summary>
internal static class DialPoints
{
    /// <summary>The policy as it is, its hard rules alone, and the dial at some shares of honest visits.</summary>
    public static DialPoint[] Of(Measured measured, IReadOnlyList<int> targets)
    {
        var dial = new Dial(measured);
        DialPoint[] points =
        [
            new() { Shift = 0, Count = measured.Count(Measured.AsPlayed) },
            new() { Count = measured.Count(Measured.ByRulesAlone) },
            .. targets.Select(target =>
            {
                var shift = dial.ShiftFor(target);
                return new DialPoint
                {
                    Target = target, Shift = shift, Count = shift is { } reached ? dial.At(reached) : null,
                };
            }),
        ];
        TrialCount[] counts = [.. points.Select(point => point.Count).OfType<TrialCount>()];
        var disturbed = Resampling.Of(measured.UnitVisits, [.. counts.Select(count => count.DisturbedByUnit())]);
        var met = Resampling.Of(
            [.. measured.Campaigns.Select(_ => 1L)],
            [.. counts.Select(count => count.CampaignMet.Select(was => was ? 1L : 0).ToArray())]);
        var stopped = Resampling.Of(
            [.. measured.Campaigns.Select(campaign => campaign.Loss)],
            [.. counts.Select(count => count.CampaignStopped)]);
        var place = 0;
        return
        [
            .. points.Select(point => point.Count is not { } count ? point : point with
            {
                Figures = Figures.Of(count),
                WithLoss = (count.WithLoss, count.WithLossMet),
                StoppedNear = count.StoppedNear,
                Disturbed = disturbed[place],
                Met = met[place],
                Stopped = stopped[place++],
            }),
        ];
    }
}
