using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Staff;

/// <summary>
/// An employee or representative takes out five times as many records as they ordinarily do, or a thousand where what
/// they do is not known yet; weighs more to e-mail, cloud or a USB stick.
/// </summary>
internal sealed class BulkExport() : Signal(new()
{
    Id = "bulkExport",
    Sheet = ["ATO-65"],
    Name = "Bulk export",
    Definition =
        "An employee or representative takes out five times as many records at once as they ordinarily do, and at "
        + "least a hundred; or at least a thousand, where fewer than three exports are known of them. To e-mail, "
        + "cloud or a USB stick it weighs more.",
    Source = "FINRA Report on Cybersecurity Practices 2015; Reg S-P 248.30",
    Review = "Stop it; ask for whom it is.",
    Family = EvidenceFamily.Staff,
    Weight = 3.6m,
    Reads = EventSet.Of(EventType.EmployeeExported),
}), IRecommends
{
    /// <summary>Exports before it is known what is ordinary, and records below which nothing is unusual.</summary>
    private const int OrdinaryFrom = 3, UnusualFrom = 100;

    public RecommendedActions Recommended => RecommendedActions.EscalateToSupervisor | RecommendedActions.OpenIncident;

    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene.Event.Data is not EmployeeExported { Records: { } records } exported)
        {
            return;
        }

        var watch = scene.Crowd.Staff.Get(scene.Event.ActorId.Mark);
        var bulk = records >= scene.Limit(PolicyLimits.BulkExport);
        var hasOrdinary = watch.Exports >= OrdinaryFrom;
        var isManyTimes = records * 16 >= watch.OrdinaryExport * scene.Limit(PolicyLimits.ExportTimes);
        var unusual = hasOrdinary && isManyTimes && records >= UnusualFrom;
        if (unusual || (bulk && !hasOrdinary))
        {
            var outside = exported.Target is ExportTarget.Email or ExportTarget.Usb or ExportTarget.Cloud;
            findings.AddPart(
                this, outside || (bulk && unusual) ? 1600 : bulk ? 1300 : 1000,
                Fact.Of(FactNames.Employee, scene.Event.ActorId), Fact.Of(FactNames.Records, records),
                hasOrdinary ? Fact.Of(FactNames.Ordinary, watch.OrdinaryExport / 16) : default);
        }
    }

    internal override string Sentence(Facts facts)
    {
        var records = $"{Plain.Count(facts.Of(FactNames.Records).Number, "record")} taken out at once";
        return facts.Of(FactNames.Ordinary) is { Kind: not FactKind.None, Number: var ordinary }
            ? $"{records}, where {ordinary} are usual"
            : records;
    }
}
