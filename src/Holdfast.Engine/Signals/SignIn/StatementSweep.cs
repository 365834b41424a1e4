using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.SignIn;

/// <summary>At least ten pages with personal data in a session on a new device.</summary>
internal sealed class StatementSweep() : Signal(new()
{
    Id = "statementSweep",
    Sheet = ["ATO-70"],
    Name = "Statements swept",
    Definition = "At least ten pages with personal data in a session on a new device.",
    Source = "SEC risk alert of 15 September 2020",
    Review = "Mask personal data; look what was opened.",
    Family = EvidenceFamily.Behavior,
    Weight = 1.4m,
    Reads = EventSet.Of(EventType.SessionObserved),
    Carry = Carry.Days,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Event.Data is not SessionObserved { SensitivePages: { } pages })
        {
            return;
        }

        var opened = scene.Session.SensitivePages + pages;
        if (opened >= scene.Limit(PolicyLimits.SweepPages)
            && (scene.Session.Has(SessionTraits.NewDevice) || scene.Visit.StrangeDevice))
        {
            findings.Add(this, Fact.Of(FactNames.Times, opened));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"{facts.Of(FactNames.Times).Number} pages with personal data opened on a new device";
}
