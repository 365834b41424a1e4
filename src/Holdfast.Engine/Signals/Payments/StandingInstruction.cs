using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// A later use of a standing instruction to a payee that was paid before; it weighs three tenths while the
/// first payment is less than two weeks old.
/// </summary>
internal sealed class StandingInstruction() : Signal(new()
{
    Id = "standingInstruction",
    Name = "Standing instruction",
    Definition =
        "A later use of a standing instruction to a payee that was paid before; it weighs three tenths "
        + "while the first payment is less than two weeks old.",
    Source = "Regulation sheet transmittal-instructions section 6, standing letter of authorisation",
    Review = "Nothing: it speaks for the customer.",
    Family = EvidenceFamily.Instruction,
    Weight = -1.8m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Transfer is { Out: true, Request.Standing: true, Payee.Releases: > 0 })
        {
            findings.AddPart(this, scene.Transfer.NewPayee ? 300 : 1000);
        }
    }

    internal override string Sentence(Facts facts) => "Paid under a standing instruction, as before";
}
