using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// Money out to a new payee on the instruction of a third party, or of an employee or representative without
/// the customer online.
/// </summary>
internal sealed class ThirdPartyInstruction() : Signal(new()
{
    Id = "thirdPartyInstruction",
    Name = "Instructed by somebody else",
    Definition =
        "Money out to a new payee on the instruction of a third party, or of an employee or "
        + "representative without the customer online.",
    Source = "FINRA Regulatory Notice 09-64: instructions from representatives and third parties",
    Review = "Check the authority on file, and call the customer directly.",
    Family = EvidenceFamily.Instruction,
    Weight = 1.35m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Transfer is not { NewPayee: true, Request: var request })
        {
            return;
        }

        var part = request.InstructedBy switch
        {
            Instructor.ThirdParty => 1600,
            Instructor.Employee => 1000,
            Instructor.Representative => 700,
            _ => 0,
        };
        if (part > 0)
        {
            findings.AddPart(this, part, Fact.Of(FactNames.What, ContractWords.Instructor.Of(request.InstructedBy)));
        }
    }

    internal override string Sentence(Facts facts) =>
        "Instructed by somebody other than the customer, to a payee that is new";
}
