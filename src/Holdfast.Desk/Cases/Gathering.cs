using System.Collections.Immutable;
using Holdfast.Desk.Cases.Rules;
using NodaTime;

namespace Holdfast.Desk.Cases;

/// <summary>Where a key leads: the case that last took an alert with it by a rule.</summary>
/// <param name="Case">The case, or the one that it was merged into.</param>
/// <param name="State">Where that stands.</param>
/// <param name="OpenedBy">The entry that opened it.</param>
/// <param name="Alerts">How many alerts it has.</param>
/// <param name="LastAt">When what the newest alert with the key tells of happened.</param>
/// <param name="FalseAlarms">How many cases with the key turned out to be false alarms.</param>
/// <param name="IsTouched">Whether a person did anything with the case.</param>
internal sealed record Lead(
    string Case, CaseState State, long OpenedBy, int Alerts, Instant LastAt, int FalseAlarms = 0,
    bool IsTouched = false);

/// <summary>Where an alert goes.</summary>
/// <param name="Case">The case that it joins; null where it opens one.</param>
/// <param name="Rule">The rule by which it joins; null where it opens a case.</param>
/// <param name="Unites">Cases that nobody has touched, and that become part of it.</param>
/// <param name="Keys">The keys that lead to its case from now on.</param>
/// <param name="Earlier">A decided case that it would have joined; null where there is none.</param>
internal sealed record Placement(
    string? Case, string? Rule, ImmutableArray<string> Unites, ImmutableArray<AlertKey> Keys, string? Earlier);

/// <summary>
/// How alerts gather: a pure function of the rules, the alert, and where its keys lead. So it comes to the same
/// whenever the journal is read again.
/// </summary>
internal static class Gathering
{
    /// <summary>The most alerts of one case; what comes after opens another, so that no page has no end.</summary>
    public const int MostAlerts = 5_000;

    /// <summary>Where an alert goes.</summary>
    public static Placement Place(CaseRules rules, Alert alert, Func<AlertKey, Lead?> leadOf)
    {
        List<AlertKey> keys = [];
        List<(CaseRule Rule, Lead Lead)> hits = [];
        string? earlier = null;
        foreach (var rule in rules.Rules.Where(rule => rule.LooksAt(alert)))
        {
            if (KeyFor(rule, rules, alert) is not { } key)
            {
                continue;
            }

            var lead = leadOf(key);
            if (lead?.FalseAlarms >= rules.CommonAfter)
            {
                continue;
            }

            keys.Add(key);
            if (lead is null || Apart(lead.LastAt, alert.At) > rule.Window || lead.Alerts >= MostAlerts)
            {
                continue;
            }

            if (lead.State is CaseState.Decided)
            {
                earlier ??= lead.Case;
            }
            else
            {
                hits.Add((rule, lead));
            }
        }

        ImmutableArray<AlertKey> leading = [.. keys.Distinct()];
        return hits.Count == 0
            ? new Placement(null, null, [], leading, earlier)
            : Join(hits, leading, earlier);
    }

    private static Placement Join(
        List<(CaseRule Rule, Lead Lead)> hits, ImmutableArray<AlertKey> keys, string? earlier)
    {
        // The first rule decides, and may be joined by all that unite. What a person touched stays as they left it,
        // taken in hand or split off on purpose: the others come to it, and two that were touched both stay. Where
        // several rules lead to a case, it is enough that one of them unites.
        List<(CaseRule Rule, Lead Lead)> united = hits[0].Rule.Unites
            ? [.. hits.Where(hit => hit.Rule.Unites).DistinctBy(hit => hit.Lead.Case)]
            : [hits[0]];
        var (rule, target) = united.FirstOrDefault(
            hit => hit.Lead.State is CaseState.InWork,
            united.FirstOrDefault(hit => hit.Lead.IsTouched, united.MinBy(hit => hit.Lead.OpenedBy)));
        List<string> unites = [];
        var alerts = target.Alerts + 1;
        foreach (var (_, lead) in united.Where(hit => hit.Lead.Case != target.Case
            && hit.Lead is { State: CaseState.Open, IsTouched: false }))
        {
            if (alerts + lead.Alerts <= MostAlerts)
            {
                alerts += lead.Alerts;
                unites.Add(lead.Case);
            }
        }

        return new Placement(target.Case, rule.Name, [.. unites], keys, earlier);
    }

    private static AlertKey? KeyFor(CaseRule rule, CaseRules rules, Alert alert)
    {
        foreach (var raw in alert.Raw)
        {
            if (raw.Kind == rule.Key && rules.Shared.Has(raw))
            {
                return null;
            }
        }

        return alert.Of(rule.Key);
    }

    // A late event may have happened before the alerts that a case has.
    private static Duration Apart(Instant one, Instant other) => one > other ? one - other : other - one;
}
