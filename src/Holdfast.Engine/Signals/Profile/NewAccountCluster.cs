using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Signals.Profile;

/// <summary>
/// At least three accounts were opened within a week from one device or with one contact, or another customer's was
/// with the same tax id; from one neighbourhood they weigh little.
/// </summary>
internal sealed class NewAccountCluster() : Signal(new()
{
    Id = "newAccountCluster",
    Sheet = ["ATO-57"],
    Name = "Cluster of new accounts",
    Definition =
        "At least three accounts were opened within a week from one device or with one contact, or another "
        + "customer's was with the same tax id; at least three from one neighbourhood weigh little: it may be a "
        + "campus.",
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
        if (scene is not { Account: { } account, Customer: { } customer, Event.Data: AccountOpened opened })
        {
            return;
        }

        var contact = 0;
        foreach (var given in opened.Contacts)
        {
            contact = Math.Max(contact, Others(SharedKind.OpeningContact, given.Mark, account.Household));
        }

        var device = Others(SharedKind.OpeningDevice, scene.Visit.DeviceMark, account.Household);
        var nearby = Others(SharedKind.OpeningNeighborhood, scene.Visit.Neighborhood, account.Household);
        // One person opens several accounts with one tax id; two people have two.
        var taxId = Others(SharedKind.TaxId, opened.TaxId.Mark, customer.Accounts);
        var enough = scene.Limit(PolicyLimits.ClusterOpenings) - 1;
        if (taxId > 0)
        {
            Add(1000, taxId, "taxId");
        }
        else if (Math.Max(device, contact) >= enough)
        {
            Add(1000, Math.Max(device, contact), device >= contact ? "device" : "contact");
        }
        else if (nearby >= enough)
        {
            Add(250, nearby, "address");
        }

        int Others(SharedKind kind, Mark thing, in SmallSet together)
        {
            var window = scene.Limit(PolicyLimits.ClusterWindow);
            return scene.Crowd.OthersWith(kind, thing, window, scene.Now, account.Number, together);
        }

        void Add(int part, int others, string what) =>
            findings.AddPart(this, part, Fact.Of(FactNames.Others, others), Fact.Of(FactNames.What, what));
    }

    internal override string Sentence(Facts facts)
    {
        var others = Plain.Count(facts.Of(FactNames.Others).Number, "other account");
        return facts.Of(FactNames.What).Word switch
        {
            "taxId" => $"{others} opened within a week by somebody else with the same tax id",
            "device" => $"{others} opened within a week from the same device",
            "contact" => $"{others} opened within a week with the same e-mail or telephone",
            _ => $"{others} opened within a week from the same neighbourhood of addresses",
        };
    }
}
