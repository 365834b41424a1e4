using System.Text.Json;
using NodaTime;

namespace Holdfast.Simulator.Tests.Attacks;

/// <summary>
/// Three rules that everybody thinks of first, on the events alone. A feed that one of them solves proves nothing about
/// a policy; nor does one in which honest life never sets them off. The bounds are about those that the sample feed's
/// own table gives: a new device disturbs 8 of 100 honest visits and meets 38 of 100 campaigns before their loss, a new
/// country or an anonymising network 3 and 25, a large payment to a new payee 1 and 45.
/// </summary>
[Trait("Category", "Slow")]
public sealed class SimpleRulesTests
{
    private static readonly Duration Learning = Duration.FromDays(20);
    private static readonly Duration NewPayee = Duration.FromDays(14);

    [Fact]
    public void A_device_never_seen_disturbs_several_of_a_hundred_honest_visits_and_misses_a_third_of_thefts()
    {
        // Of somebody who was never seen at all no device is new.
        var known = new HashSet<(string?, string)>();
        var people = new HashSet<string?>();
        var rule = Measure(made => made.Type == "login.succeeded"
            && Text(made.Line, "device", "id") is { } device && known.Add((made.Customer, device))
            && !people.Add(made.Customer));

        Assert.InRange(rule.Disturbed, 0.02, 0.16);
        Assert.InRange(rule.Met, 0.1, 0.66);
    }

    [Fact]
    public void A_country_or_hidden_origin_never_seen_disturbs_some_and_misses_most_thefts()
    {
        // Nor is a country or origin new of somebody who was never seen.
        var known = new HashSet<(string?, string)>();
        var people = new HashSet<string?>();
        var rule = Measure(made => made.Type == "login.succeeded"
            && ((Text(made.Line, "network", "country") is { } country && known.Add((made.Customer, country)))
                | (Text(made.Line, "network", "anonymizer") is not (null or "none") and { } by
                    && known.Add((made.Customer, by))))
            && !people.Add(made.Customer));

        Assert.InRange(rule.Disturbed, 0.004, 0.08);
        Assert.InRange(rule.Met, 0.08, 0.5);
    }

    [Fact]
    public void Half_of_the_account_to_a_new_payee_disturbs_few_and_misses_half_of_thefts()
    {
        var since = new Dictionary<(string?, string), Instant>();
        var rule = Measure(made =>
        {
            if (made.Type is not ("transfer.requested" or "bank.linked")
                || !made.Line.TryGetProperty("data", out var data))
            {
                return false;
            }

            var payee = made.Type == "bank.linked" ? Text(data, "destination") : Text(data, "destination", "token");
            if (payee is null)
            {
                return false;
            }

            var first = since.TryAdd((made.Customer, payee), made.Time) ? made.Time : since[(made.Customer, payee)];
            return made.Type == "transfer.requested" && Text(data, "direction") == "out"
                && data.TryGetProperty("equity", out var equity) && data.TryGetProperty("amount", out var amount)
                && amount.GetDecimal() > equity.GetDecimal() / 2 && made.Time - first < NewPayee;
        });

        Assert.InRange(rule.Disturbed, 0.0005, 0.03);
        Assert.InRange(rule.Met, 0.1, 0.6);
    }

    // Which share of honest visits a rule disturbs, and which share of campaigns with a loss it meets at or before
    // their first event that takes. What happened in the first weeks it only learns from.
    private static (double Disturbed, double Met) Measure(Func<Written, bool> rule)
    {
        var start = AttackedFirm.Events[0].Time + Learning;
        HashSet<string> visits = [], disturbed = [];
        HashSet<string> met = [], over = [];
        foreach (var made in AttackedFirm.Events)
        {
            var isMet = rule(made);
            if (made.Time < start)
            {
                continue;
            }

            if (AttackedFirm.Attacks.TryGetValue(made.Id, out var attack))
            {
                if (isMet && !over.Contains(attack))
                {
                    met.Add(attack);
                }

                if (made is { Stage: "cashOut" or "manipulate", Type: "transfer.requested" or "order.placed" })
                {
                    over.Add(attack);
                }
            }
            else if (Visit(made) is { } visit)
            {
                visits.Add(visit);
                if (isMet)
                {
                    disturbed.Add(visit);
                }
            }
        }

        var thefts = AttackedFirm.Firm.Summary.Campaigns
            .Where(campaign => campaign.LossCents > 0 && FirstTime(campaign.Attack) >= start).ToArray();
        Assert.True(thefts.Length >= 15, $"{thefts.Length} campaigns are too few to measure.");
        var share = disturbed.Count / (double)visits.Count;
        var found = thefts.Count(campaign => met.Contains(campaign.Attack)) / (double)thefts.Length;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"disturbs {share:0.0000}, meets {found:0.00} of {thefts.Length}");
        return (share, found);
    }

    private static Instant FirstTime(string attack) =>
        AttackedFirm.Events.First(made => AttackedFirm.Attacks.GetValueOrDefault(made.Id) == attack).Time;

    // A session, or a call or mail by itself; programs are left aside.
    private static string? Visit(Written made) =>
        made.Line.TryGetProperty("actor", out var actor) && Text(actor, "kind") is not null ? null
        : Text(made.Line, "session") is { } session ? session
        : Text(made.Line, "channel") is "phone" or "email" or "mail" or "fax" ? made.Id
        : null;

    private static string? Text(JsonElement element, params string[] path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind is not JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element.ValueKind is JsonValueKind.String ? element.GetString() : null;
    }
}
