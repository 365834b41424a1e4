using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Tests.Stories;

public sealed class SampleFirmTests
{
    // With 32 campaigns a figure is good to ten points either way: the bounds guard against a step back, they are no
    // record.
    [Fact]
    public void The_default_policy_meets_most_attacks_before_their_loss_and_disturbs_few_honest_visits()
    {
        var firm = SampleFirm.Play(SharedFolder.Path("data", "brokerage-events"), DecisionPolicy.Default);

        Assert.InRange(firm.HonestVisits, 5_500, 6_000);
        Assert.InRange(1000.0 * firm.HonestVisitsDisturbed / firm.HonestVisits, 0, 6);
        Assert.InRange(firm.CampaignsWithLossMet, firm.CampaignsWithLoss * 7 / 10, firm.CampaignsWithLoss);
        Assert.InRange(firm.CampaignsMet, firm.Campaigns * 6 / 10, firm.Campaigns);
    }
}
