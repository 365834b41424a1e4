using System.Globalization;

namespace Holdfast.Simulator.Tests.Attacks;

/// <summary>
/// A made-up feed in which one field gives the attacker away would prove every policy good. Looked at here: each value
/// of each field of each event that the firm could refuse.
/// </summary>
[Trait("Category", "Slow")]
public sealed class SingleFieldTests
{
    // A field that finds three of ten of the attackers' events of a type and is right every other time would be a rule
    // that
    // a firm could live on. Attacks are hundreds of times more frequent here than at a firm, so that a precision of a
    // half
    // here is one of a thousandth there; below twenty events of a type there is nothing to measure.
    private const double MostRecall = 0.3, MostPrecision = 0.5;
    private const int Least = 20;

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

    // A thin stock that a gang buys is in every one of its orders: the symbol is the attack, not a trace of it.
    private static bool IsItself(string field) => field.StartsWith("data.symbol is ", StringComparison.Ordinal);

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
        var ofAttacks = events.Count(made => made.Stage is not null);
        if (ofAttacks < Least)
        {
            yield break;
        }

        var seen = new Dictionary<string, (int Attacks, int All)>(StringComparer.Ordinal);
        foreach (var made in events)
        {
            foreach (var field in SingleField.Of(made))
            {
                var (attacks, all) = seen.GetValueOrDefault(field);
                seen[field] = (attacks + (made.Stage is null ? 0 : 1), all + 1);
            }
        }

        foreach (var (field, (attacks, all)) in seen.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var (recall, precision) = (attacks / (double)ofAttacks, attacks / (double)all);
            if (recall >= mostRecall && precision >= mostPrecision && !IsItself(field))
            {
                yield return string.Create(CultureInfo.InvariantCulture,
                    $"{type}: {field} finds {recall:0.00} of {ofAttacks} and is right {precision:0.00} of {all} times");
            }
        }
    }
}
