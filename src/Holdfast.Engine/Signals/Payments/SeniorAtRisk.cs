using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Payments;

/// <summary>
/// The customer turns 65 this year or is older, and a new payee is paid while on the telephone or by remote
/// tool, or, which weighs a third of that, a quarter of the account or more, or within thirty days of a
/// change of trusted contact or authority.
/// </summary>
internal sealed class SeniorAtRisk() : Signal(new()
{
    Id = "seniorAtRisk",
    Sheet = ["ATO-61"],
    Name = "Senior at risk",
    Definition =
        "The customer turns 65 this year or is older, and a new payee is paid while on the telephone or "
        + "by remote tool, or, which weighs a third of that, a quarter of the account or more, or within "
        + "thirty days of a change of trusted contact or authority.",
    Source = "FINRA Rules 2165 and 4512",
    Review = "Consider a temporary hold; reach the trusted contact unless they are suspected.",
    Family = EvidenceFamily.Account,
    Weight = 1.0m,
    Reads = EventSet.Of(EventType.TransferRequested),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (!scene.Transfer.NewPayee || scene.Account is not { BirthYear: > 0 } account
            || scene.Event.Time.InUtc().Year - account.BirthYear < scene.Limit(PolicyLimits.SeniorAge))
        {
            return;
        }

        var coached = scene.Session.Has(SessionTraits.PhoneCall) || scene.Session.Has(SessionTraits.RemoteAccess);
        var change = Scene.YoungerOf(
            scene.SinceCustomer(Happening.TrustedContactChanged), scene.SinceAccount(Happening.AuthorityChanged));
        var changed = change >= 0 && change <= scene.Limit(PolicyLimits.AuthorityCooling);
        var large = scene.Transfer.EquityShareLately >= scene.Limit(PolicyLimits.LargeShare) / 2;
        if (coached || changed || large)
        {
            findings.AddPart(this, coached ? 1500 : 500);
        }
    }

    internal override string Sentence(Facts facts) =>
        "An older customer pays somebody new in a way that fits exploitation";
}
