using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// The customer reported unauthorised activity, a moved number or a denied transfer, or a payment was recalled, within
/// the last two weeks, and a new device, a new payee, a linked bank or a changed contact follows.
/// </summary>
internal sealed class RecentTheftReport() : Signal(new()
{
    Id = "recentTheftReport",
    Sheet = ["ATO-73"],
    Name = "Theft reported lately",
    Definition =
        "The customer reported unauthorised activity, a moved number or a denied transfer, or a payment was "
        + "recalled, within the last two weeks, and a new device, a new payee, a linked bank or a changed contact "
        + "follows.",
    Source = "Regulation sheet ATO-73; SID-24",
    Review = "Treat the account as compromised until access was restored with proof of identity.",
    Family = EvidenceFamily.Reports,
    Weight = 0.05m,
    Reads = EventSet.Of(
        EventType.LoginSucceeded, EventType.TransferRequested, EventType.ContactChanged, EventType.BankLinked,
        EventType.OrderPlaced),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        var follows = scene.Visit.StrangeDevice || scene.Transfer.NewPayee
            || scene.Event.Data is BankLinked or ContactChanged;
        var reported = Scene.YoungerOf(
            scene.SinceCustomer(Happening.TheftReported), scene.SinceAccount(Happening.TransferRecalled));
        if (follows && reported is >= 0 and <= 14 * Stamp.Day)
        {
            findings.Add(this, Fact.Of(FactNames.Since, scene.Now.Plus(-reported)));
        }
    }

    internal override string Sentence(Facts facts) =>
        "Theft was reported, or a payment recalled, within the last two weeks";
}
