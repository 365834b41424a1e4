using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// The neighbourhood of addresses has been this customer's for two weeks and three visits; silent while a new payee
/// is paid under a remote-control tool or during a telephone call.
/// </summary>
internal sealed class HomeNetwork() : Signal(new()
{
    Id = "homeNetwork",
    Name = "Home network",
    Definition =
        "The neighbourhood of addresses has been this customer's for two weeks and three visits; silent while "
        + "a new payee is paid under a remote-control tool or during a telephone call.",
    Source = "Regulation sheet section 4.2, ipNovelty",
    Review = "Nothing: it speaks for the customer.",
    Family = EvidenceFamily.Network,
    Weight = -1.4m,
    Reads = EventSet.Of(
        EventType.LoginSucceeded, EventType.CredentialChanged, EventType.ContactChanged,
        EventType.DeliveryChanged, EventType.BankLinked, EventType.TransferRequested,
        EventType.OrderPlaced),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is { Coached: false, Visit.Network: NetworkStanding.Home })
        {
            findings.Add(this);
        }
    }

    internal override string Sentence(Facts facts) => "The network the customer is usually on";
}
