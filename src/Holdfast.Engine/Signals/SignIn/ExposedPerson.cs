using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>
/// Personal data, a device or a payee of the customer was found outside within 180 days, and a strange device signs in
/// or a new payee is paid.
/// </summary>
internal sealed class ExposedPerson() : Signal(new()
{
    Id = "exposedPerson",
    Sheet = ["ATO-72"],
    Name = "Customer's data found outside",
    Definition =
        "Personal data, a device or a payee of the customer was found outside within 180 days, and a strange device "
        + "signs in or a new payee is paid.",
    Source = "Appendix A to 17 CFR 248 subpart C, IV: a data-security incident is an aggravating factor",
    Review = "Ask for more proof than the data that were found would give.",
    Family = EvidenceFamily.Reports,
    Weight = 0.8m,
    Reads = EventSet.Of(EventType.LoginSucceeded, EventType.TransferRequested, EventType.CredentialChanged),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (!scene.Visit.StrangeDevice && !scene.Transfer.NewPayee)
        {
            return;
        }

        var age = Scene.YoungerOf(
            scene.SinceCustomer(Happening.PersonalDataExposed),
            Scene.YoungerOf(scene.SinceCustomer(Happening.DeviceExposed), scene.SinceCustomer(Happening.PayeeExposed)));
        if (age >= 0 && age <= scene.Limit(PolicyLimits.ExposureMemory))
        {
            findings.Add(this, Fact.Of(FactNames.Since, scene.Now.Plus(-age)));
        }
    }

    internal override string Sentence(Facts facts) =>
        "Personal data, a device or a payee of the customer was found outside";
}
