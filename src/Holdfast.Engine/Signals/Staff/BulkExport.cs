using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Staff;

/// <summary>
/// An employee or representative takes out at least a thousand records at once, or five times what they
/// ordinarily do; weighs more to e-mail, cloud or a USB stick.
/// </summary>
internal sealed class BulkExport() : Signal(new()
{
    Id = "bulkExport",
    Sheet = ["ATO-65"],
    Name = "Bulk export",
    Definition =
        "An employee or representative takes out at least a thousand records at once, or five times what "
        + "they ordinarily do; weighs more to e-mail, cloud or a USB stick.",
    Source = "FINRA Report on Cybersecurity Practices 2015; Reg S-P 248.30",
    Review = "Stop it; ask for whom it is.",
    Family = EvidenceFamily.Staff,
    Weight = 3.6m,
    Reads = EventSet.Of(EventType.EmployeeExported),
}), IRecommends
{
    public RecommendedActions Recommended => RecommendedActions.EscalateToSupervisor | RecommendedActions.OpenIncident;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Event.Data is not EmployeeExported { Records: { } records } exported)
        {
            return;
        }

        var watch = scene.Crowd.Staff.Get(scene.Event.ActorId.Mark);
        var bulk = records >= scene.Limit(PolicyLimits.BulkExport);
        var usual = watch.Exports >= 3 && records * 16 < watch.OrdinaryExport * scene.Limit(PolicyLimits.ExportTimes);
        var unusual = watch.Exports >= 3 && records * 16 >= watch.OrdinaryExport * scene.Limit(PolicyLimits.ExportTimes) && records >= 100;
        if ((bulk && !usual) || unusual)
        {
            var outside = exported.Target is ExportTarget.Email or ExportTarget.Usb or ExportTarget.Cloud;
            findings.AddPart(this, outside || (bulk && unusual) ? 1600 : bulk ? 1300 : 1000, Fact.Of(FactNames.Employee, scene.Event.ActorId),
                Fact.Of(FactNames.Records, records), Fact.Of(FactNames.Ordinary, watch.OrdinaryExport / 16));
        }
    }

    internal override string Sentence(Facts facts) =>
        $"{facts.Of(FactNames.Records).Number} records taken out at once, where {facts.Of(FactNames.Ordinary).Number} are usual";
}
