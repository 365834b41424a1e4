using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Profile;

/// <summary>
/// The account was not used for 180 days, and within a week of waking something sensitive is asked for.
/// </summary>
internal sealed class DormantReactivation() : Signal(new()
{
    Id = "dormantReactivation",
    Sheet = ["ATO-46"],
    Name = "Dormant account wakes",
    Definition =
        "The account was not used for 180 days, and within a week of waking something sensitive is asked for; a "
        + "sign-in alone weighs half.",
    Source = "SID-21; regulation sheet section 4.2, dormancyDays",
    Review = "Call the customer at a contact on file.",
    Family = EvidenceFamily.Account,
    Weight = 0.6m,
    Reads = EventSet.Of(
        EventType.LoginSucceeded, EventType.TransferRequested, EventType.OrderPlaced, EventType.ContactChanged,
        EventType.CredentialChanged, EventType.BankLinked),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Account is not { } account
            || scene.Transfer.Request is { Standing: true } or { Direction: TransferDirection.In })
        {
            return;
        }

        var slept = account.SleptFor(scene.Now);
        var sleeping = slept >= scene.Limit(PolicyLimits.Dormancy);
        var woke = scene.Now.IsWithin(scene.Limit(PolicyLimits.DormantWindow), account.WokeAt);
        if (sleeping || woke)
        {
            findings.AddPart(this, scene.Event.Data is LoginSucceeded ? 500 : 1000,
                Fact.Of(FactNames.Days, sleeping ? slept / Stamp.Day : account.SleptDays));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"The account had not been used for {Plain.Count(facts.Of(FactNames.Days).Number, "day")}";
}
