using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Staff;

/// <summary>
/// Records are taken out in a session on a device that is new to the employee or representative.
/// </summary>
internal sealed class ExportInStrangeVisit() : Signal(new()
{
    Id = "exportInStrangeVisit",
    Name = "Export in a strange visit",
    Definition = "Records are taken out in a session on a device that is new to the employee or representative.",
    Source = "In re Voya Financial Advisors (2018): staff and representative sign-ins are scored too",
    Review = "Call the employee at a number on file.",
    Family = EvidenceFamily.Staff,
    Weight = 2.4m,
    Reads = EventSet.Of(EventType.EmployeeExported),
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.EndSessions;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Session.Has(SessionTraits.NewDevice) || scene.Visit.StrangeDevice || scene.Session.Suspicion >= 2000)
        {
            findings.Add(this, Fact.Of(FactNames.Employee, scene.Event.ActorId));
        }
    }

    internal override string Sentence(Facts facts) => "Records are taken out on a device that is new to this person";
}
