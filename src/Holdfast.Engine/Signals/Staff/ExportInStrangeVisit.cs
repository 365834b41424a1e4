using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Signals.Staff;

/// <summary>
/// Records are taken out on a device that is new to the employee or representative, or in a visit with strong evidence
/// against it.
/// </summary>
internal sealed class ExportInStrangeVisit() : Signal(new()
{
    Id = "exportInStrangeVisit",
    Name = "Export in a strange visit",
    Definition =
        "Records are taken out on a device that is new to the employee or representative, or in a visit with strong "
        + "evidence against it.",
    Source = "In re Voya Financial Advisors (2018): staff and representative sign-ins are scored too",
    Review = "Call the employee at a number on file.",
    Family = EvidenceFamily.Staff,
    Weight = 2.4m,
    Reads = EventSet.Of(EventType.EmployeeExported),
}), IRecommends
{
    /// <summary>Log-odds of a visit, in thousandths, from which on it is strange on a known device too.</summary>
    private const int Suspicious = 2000;

    public RecommendedActions Recommended => RecommendedActions.EndSessions;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.OnNewDevice || scene.Session.Suspicion >= Suspicious)
        {
            findings.Add(
                this, Fact.Of(FactNames.Employee, scene.Event.ActorId),
                Fact.Of(FactNames.What, scene.OnNewDevice ? "device" : "visit"));
        }
    }

    internal override string Sentence(Facts facts) => facts.Of(FactNames.What).Word is "device"
        ? "Records are taken out on a device that is new to this person"
        : "Records are taken out in a visit that is not like this person's";
}
