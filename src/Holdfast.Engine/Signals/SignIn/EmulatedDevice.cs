using Holdfast.Engine.Contract;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>The device is an emulator.</summary>
internal sealed class EmulatedDevice() : Signal(new()
{
    Id = "emulatedDevice",
    Sheet = ["ATO-15"],
    Name = "Emulated device",
    Definition = "The device is an emulator.",
    Source = "FINRA Regulatory Notice 21-18",
    Review = "Ask for another factor; customers hardly ever trade from an emulator.",
    Family = EvidenceFamily.Device,
    Weight = 1.2m,
    Reads = EventSet.Of(EventType.LoginSucceeded),
    AtVisitStart = true,
    Carry = Carry.Days,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Event.Device is { Emulator: true } device)
        {
            findings.Add(this, Fact.Of(FactNames.Device, device.Id));
        }
    }

    internal override string Sentence(Facts facts) => "The device is an emulator";
}
