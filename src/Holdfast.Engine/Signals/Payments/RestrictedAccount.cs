using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// Money out of an account that is restricted or closed, or an order there that does more than reduce what
/// is held.
/// </summary>
internal sealed class RestrictedAccount() : Signal(new()
{
    Id = "restrictedAccount",
    Name = "Restricted account",
    Definition =
        "Money out of an account that is restricted or closed, or an order there that does more than "
        + "reduce what is held.",
    Source = "Firm procedures; regulation sheet transmittal-instructions section 7",
    Review = "Do not release before the restriction is lifted.",
    Family = EvidenceFamily.Account,
    Weight = 3.0m,
    Reads = EventSet.Of(EventType.TransferRequested, EventType.OrderPlaced),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Account is { } account && account.Is(AccountFlags.Restricted | AccountFlags.Closed)
            && (scene.Transfer.Out || scene.Order.Opens))
        {
            findings.Add(this);
        }
    }

    internal override string Sentence(Facts facts) => "The account is restricted or closed";
}
