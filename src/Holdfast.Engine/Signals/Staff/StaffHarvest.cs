using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Staff;

/// <summary>
/// An employee looks at customers' records at least three times as often in a day as they, and their peers, ordinarily
/// do, and at least twenty-five times.
/// </summary>
internal sealed class StaffHarvest() : Signal(new()
{
    Id = "staffHarvest",
    Sheet = ["ATO-65"],
    Name = "Employee looks at far too much",
    Definition =
        "An employee looks at customers' records at least three times as often in a day as they, and their peers, "
        + "ordinarily do, and at least twenty-five times; nothing before an ordinary day is known.",
    Source = "FINRA Report on Cybersecurity Practices 2015; Reg S-P 248.30",
    Review = "Suspend access; ask the employee and their supervisor.",
    Family = EvidenceFamily.Staff,
    Weight = 2.0m,
    Reads = EventSet.Of(EventType.EmployeeViewed),
    Carry = Carry.Days,
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.EscalateToSupervisor;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Event.ActorId.IsAbsent)
        {
            return;
        }

        var watch = scene.Crowd.Staff.Get(scene.Event.ActorId.Mark);
        var today = watch.ViewsOn(scene.Now) + 1;
        var ordinary = Math.Max(watch.OrdinaryViews, scene.Crowd.OrdinaryStaffViews);
        if (ordinary > 0 && today >= scene.Limit(PolicyLimits.StaffViewsLeast)
            && today * 16L >= ordinary * scene.Limit(PolicyLimits.StaffViewsTimes))
        {
            findings.Add(
                this, Fact.Of(FactNames.Employee, scene.Event.ActorId), Fact.Of(FactNames.Times, today),
                Fact.Of(FactNames.Ordinary, ordinary / 16));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"{facts.Of(FactNames.Times).Number} looks at customers' records today, "
        + $"where {facts.Of(FactNames.Ordinary).Number} are usual";
}
