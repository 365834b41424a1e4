using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Profile;

/// <summary>
/// At least three accounts were opened within a week from one device, with one contact or tax id, or from one
/// neighbourhood (which weighs little: it may be a campus).
/// </summary>
internal sealed class NewAccountCluster() : Signal(new()
{
    Id = "newAccountCluster",
    Sheet = ["ATO-57"],
    Name = "Cluster of new accounts",
    Definition =
        "At least three accounts were opened within a week from one device, with one contact or tax id, "
        + "or from one neighbourhood (which weighs little: it may be a campus).",
    Source = "FINRA Regulatory Notice 20-13; SID-14, SID-15",
    Review = "Hold the openings; compare the applications.",
    Family = EvidenceFamily.Crowd,
    Weight = 1.8m,
    Reads = EventSet.Of(EventType.AccountOpened),
    Carry = Carry.Weeks,
})
{
    internal override void Weigh(Scene scene, Findings findings)
    {
        if (scene is not { Account: { } account, Event.Data: AccountOpened opened })
        {
            return;
        }

        var window = scene.Limit(PolicyLimits.ClusterWindow);
        var enough = scene.Limit(PolicyLimits.ClusterOpenings) - 1;
        var device = Others(SharedKind.OpeningDevice, scene.Visit.DeviceMark);
        var taxId = Others(SharedKind.TaxId, opened.TaxId.Mark);
        var contact = 0;
        foreach (var given in opened.Contacts)
        {
            contact = Math.Max(contact, Others(SharedKind.Contact, given.Mark));
        }

        var nearby = Others(SharedKind.OpeningNeighborhood, scene.Visit.Neighborhood);
        if (taxId > 0 || Math.Max(device, contact) >= enough)
        {
            findings.Add(this, Fact.Of(FactNames.Others, Math.Max(taxId, Math.Max(device, contact))));
        }
        else if (nearby >= enough)
        {
            findings.AddPart(this, 250, Fact.Of(FactNames.Others, nearby));
        }

        int Others(SharedKind kind, Mark thing) => scene.Crowd.OthersWith(kind, thing, window, scene.Now, account.Number, account.Household);
    }

    internal override string Sentence(Facts facts) =>
        $"{Plain.Count(facts.Of(FactNames.Others).Number, "other account")} opened within a week share device, contact, tax id or address";
}
