using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>Assets came by ACATS, and money goes to a new payee within thirty days of opening.</summary>
internal sealed class AcatsInThenRun() : Signal(new()
{
    Id = "acatsInThenRun",
    Sheet = ["ATO-56"],
    Name = "ACATS in, then money out",
    Definition = "Assets came by ACATS, and money goes to a new payee within thirty days of opening.",
    Source = "FINRA Regulatory Notice 23-06; SID-B1",
    Review = "Ask the firm the assets came from whether its customer knows.",
    Family = EvidenceFamily.Account,
    Weight = 1.45m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (!scene.Transfer.NewPayee || scene.Account is not { OpenedAt.IsNever: false } account)
        {
            return;
        }

        var window = scene.Limit(PolicyLimits.AcatsRun);
        var funded = account.Is(AccountFlags.FundedByAcats) || scene.SinceAccount(Happening.AcatsReceived) <= window;
        if (funded && scene.Now.Since(account.OpenedAt) <= window)
        {
            findings.Add(this, Fact.Of(FactNames.Since, account.OpenedAt));
        }
    }

    internal override string Sentence(Facts facts) =>
        "Assets came from another firm, and money leaves within a month of opening";
}
