using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;

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
    Weight = 1.65m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Transfer is not { NewPayee: true, Request: var request })
        {
            return;
        }

        // What the customer enters online they have seen, whoever it was that proposed it.
        var online = scene.ByCustomer && scene.Session.Has(SessionTraits.SignedIn);
        var part = request.InstructedBy switch
        {
            Instructor.ThirdParty => 1600,
            Instructor.Employee when !online => 1000,
            Instructor.Representative when !online => 700,
            _ => 0,
        };
        if (part > 0)
        {
            findings.AddPart(this, part, Fact.Of(FactNames.What, ContractWords.Instructor.Of(request.InstructedBy)));
        }
    }

    internal override string Sentence(Facts facts) => facts.Of(FactNames.What).Word switch
    {
        "employee" => "Instructed by an employee, to a payee that is new",
        "representative" => "Instructed by a representative, to a payee that is new",
        _ => "Instructed by a third party, to a payee that is new",
    };
}
