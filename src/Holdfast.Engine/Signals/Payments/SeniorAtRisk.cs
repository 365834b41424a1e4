using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// The customer is 65 or older, and a new payee is paid an unusual amount, on the telephone, by remote tool,
/// or after a change of trusted contact or authority.
/// </summary>
internal sealed class SeniorAtRisk() : Signal(new()
{
    Id = "seniorAtRisk",
    Sheet = ["ATO-61"],
    Name = "Senior at risk",
    Definition =
        "The customer is 65 or older, and a new payee is paid an unusual amount, on the telephone, by "
        + "remote tool, or after a change of trusted contact or authority.",
    Source = "FINRA Rules 2165 and 4512",
    Review = "Consider a temporary hold; reach the trusted contact unless they are suspected.",
    Family = EvidenceFamily.Account,
    Weight = 1.0m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Account is not { BirthYear: > 0 } account || !scene.Transfer.NewPayee)
        {
            return;
        }

        var age = scene.Event.Time.InUtc().Year - account.BirthYear;
        var coached = scene.Session.Has(SessionTraits.PhoneCall) || scene.Session.Has(SessionTraits.RemoteAccess);
        var changed = Math.Min(scene.SinceCustomer(Happening.TrustedContactChanged), scene.SinceAccount(Happening.AuthorityChanged));
        var large = scene.Transfer.EquityShareLately >= scene.Limit(PolicyLimits.LargeShare) / 2;
        if (age >= scene.Limit(PolicyLimits.SeniorAge) && (coached || large || (changed >= 0 && changed <= scene.Limit(PolicyLimits.AuthorityCooling))))
        {
            findings.AddPart(this, coached ? 1500 : 500);
        }
    }

    internal override string Sentence(Facts facts) =>
        "An older customer pays somebody new in a way that fits exploitation";
}
