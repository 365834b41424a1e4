using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>Money out on an instruction that came by e-mail or fax.</summary>
internal sealed class EmailedInstruction() : Signal(new()
{
    Id = "emailedInstruction",
    Sheet = ["ATO-33"],
    Name = "Instruction by e-mail",
    Definition = "Money out on an instruction that came by e-mail or fax.",
    Source = "FINRA Regulatory Notice 12-05; FBI and FS-ISAC joint alert of January 2012",
    Review = "Do not act on it alone: call the customer at a number on file from before.",
    Family = EvidenceFamily.Instruction,
    Weight = 2.7m,
    Reads = EventSet.Of(EventType.TransferRequested),
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.CallBack;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Transfer.Emailed)
        {
            findings.Add(this, Fact.Of(FactNames.Amount, scene.Transfer.Request.Amount));
        }
    }

    internal override string Sentence(Facts facts) =>
        facts.Of(FactNames.Amount) is { Kind: FactKind.Amount, Number: var amount }
            ? $"{Plain.Dollars(amount)} on an instruction that came by e-mail or fax"
            : "Money out on an instruction that came by e-mail or fax";
}
