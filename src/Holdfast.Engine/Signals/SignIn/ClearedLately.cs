using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// The customer said within the last thirty days that what looked strange was theirs, and has reported no theft for
/// ninety days.
/// </summary>
internal sealed class ClearedLately() : Signal(new()
{
    Id = "clearedLately",
    Name = "Cleared lately",
    Definition =
        "The customer said within the last thirty days that what looked strange was theirs, and has reported "
        + "no theft for ninety days.",
    Source = "Regulation sheet section 6",
    Review = "Nothing: it speaks for the customer.",
    Family = EvidenceFamily.Reports,
    Weight = -1.0m,
    Reads = EventSet.Of(
        EventType.LoginSucceeded, EventType.TransferRequested, EventType.OrderPlaced, EventType.BankLinked,
        EventType.ContactChanged, EventType.CredentialChanged),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.SinceCustomer(Happening.FalseAlarmReported) is >= 0 and <= 30 * Stamp.Day
            && scene.SinceCustomer(Happening.TheftReported) > 90 * Stamp.Day)
        {
            findings.Add(this, Fact.Of(FactNames.Since, scene.Customer!.Moments[Happening.FalseAlarmReported]));
        }
    }

    internal override string Sentence(Facts facts) =>
        "The customer confirmed a strange visit as theirs within the last month";
}
