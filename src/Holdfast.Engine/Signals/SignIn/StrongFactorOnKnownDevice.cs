using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>A second factor was passed on a device that is neither new nor in doubt.</summary>
internal sealed class StrongFactorOnKnownDevice() : Signal(new()
{
    Id = "strongFactorOnKnownDevice",
    Name = "Second factor on a known device",
    Definition = "A second factor was passed on a device that is neither new nor in doubt.",
    Source = "FINRA Regulatory Notice 21-18",
    Review = "Nothing: it speaks for the customer.",
    Family = EvidenceFamily.Credentials,
    Weight = -0.85m,
    Reads = EventSet.Of(EventType.LoginSucceeded),
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Event.Data is LoginSucceeded login && SignInLearning.IsProven(login)
            && scene.Visit is { Device: DeviceStanding.Known or DeviceStanding.Seasoned, InDoubt: false })
        {
            findings.Add(this);
        }
    }

    internal override string Sentence(Facts facts) => "A second factor was passed on a known device";
}
