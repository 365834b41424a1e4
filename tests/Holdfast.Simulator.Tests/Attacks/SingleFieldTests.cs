using System.Globalization;

namespace Holdfast.Simulator.Tests.Attacks;

/// <summary>
/// A made-up feed in which one field gives the attacker away would prove every policy good. Looked at here: each value
/// of each field of each event that the firm could refuse.
/// </summary>
[Trait("Category", "Slow")]
public sealed class SingleFieldTests
{
    // A field that meets three of ten of the campaigns that have events of a type, and is right every other time, would
    // be a rule that a firm could live on. Attacks are hundreds of times more frequent here than at a firm, so that a
    // precision of a half here is one of a thousandth there. Campaigns are counted, not events: one that buys one stock
    // by fifty accounts is one. What fewer than five campaigns share may be chance, as the second letter of an id is.
    private const double MostRecall = 0.3, MostPrecision = 0.5;
    private const int Least = 5;

    // Over all types together a field has to be weaker still.
    private const double MostRecallOfAll = 0.15, MostPrecisionOfAll = 0.3;

    private static readonly HashSet<string> Gates =
    [
        "login.succeeded", "credential.changed", "contact.changed", "delivery.changed", "bank.linked",
        "transfer.requested",
        "order.placed", "account.opened", "employee.exported",
    ];

    [Fact]
    public void No_single_field_of_a_type_both_finds_many_attackers_and_is_mostly_right()
    {
        var faults = new List<string>();
        foreach (var type in Asked().GroupBy(made => TypeOf(made)))
        {
            faults.AddRange(Faults([.. type], type.Key, MostRecall, MostPrecision));
        }

        Assert.Empty(faults);
    }

    [Fact]
    public void No_single_field_of_all_gates_both_finds_some_attackers_and_is_often_right() =>
        Assert.Empty(Faults([.. Asked()], "all", MostRecallOfAll, MostPrecisionOfAll));

    private static IEnumerable<Written> Asked() => AttackedFirm.Events.Where(made => Gates.Contains(made.Type)
        && !AttackedFirm.Attacks.GetValueOrDefault(made.Id, "").StartsWith("bg-", StringComparison.Ordinal));

    private static string TypeOf(Written made) => made.Type switch
    {
        "transfer.requested" => $"{made.Type} {made.Line.GetProperty("data").GetProperty("direction").GetString()}",
        "order.placed" => $"{made.Type} {made.Line.GetProperty("data").GetProperty("side").GetString()}",
        _ => made.Type,
    };

    private static IEnumerable<string> Faults(Written[] events, string type, double mostRecall, double mostPrecision)
    {
        var campaigns = events.Select(CampaignOf).OfType<string>().Distinct().Count();
        var seen = new Dictionary<string, Sight>(StringComparer.Ordinal);
        foreach (var made in events)
        {
            foreach (var field in SingleField.Of(made))
            {
                if (!seen.TryGetValue(field, out var sight))
                {
                    seen.Add(field, sight = new Sight());
                }

                sight.Add(CampaignOf(made));
            }
        }

        foreach (var (field, sight) in seen.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var (recall, precision) = (sight.Campaigns / (double)campaigns, sight.OfAttacks / (double)sight.All);
            if (sight.Campaigns >= Least && recall >= mostRecall && precision >= mostPrecision)
            {
                yield return string.Create(CultureInfo.InvariantCulture,
                    $"{type}: {field} meets {recall:0.00} of {campaigns}, right {precision:0.00} of {sight.All} times");
            }
        }
    }

    private static string? CampaignOf(Written made) => AttackedFirm.Attacks.GetValueOrDefault(made.Id);

    /// <summary>How often something was seen, and in which campaigns.</summary>
    private sealed class Sight
    {
        private readonly HashSet<string> _campaigns = [];

        public int All { get; private set; }

        public int OfAttacks { get; private set; }

        public int Campaigns => _campaigns.Count;

        public void Add(string? campaign)
        {
            All++;
            if (campaign is not null)
            {
                OfAttacks++;
                _campaigns.Add(campaign);
            }
        }
    }
}
