using System.Collections.Immutable;
using Holdfast.Runtime.Following.Links;
using NodaTime;

namespace Holdfast.Desk.Cases.Around;

/// <summary>
/// Asks the index who is linked with a case. What things and people are called is read from the journal, entry by
/// entry, so every number here has a limit.
/// </summary>
internal sealed class LinkGraphReading(FollowedLinks links)
{
    private const int ThingsOfSubject = 60, SubjectsAtMost = 60;

    /// <summary>The graph of those in a case.</summary>
    /// <param name="parties">Those in it, in the order in which they came to it.</param>
    /// <param name="alerts">The alerts of the case.</param>
    public LinkGraph Read(IReadOnlyList<GraphParty> parties, IReadOnlyCollection<Happening> alerts)
    {
        var first = alerts.Count == 0 ? Instant.MaxValue : alerts.Min(alert => alert.At);
        var inAlerts = alerts.SelectMany(ThingsOf).ToHashSet();
        var own = parties.SelectMany(party => SubjectsOf(party).Select(subject => (subject, party.Key)))
            .DistinctBy(one => one.subject.Number).Take(SubjectsAtMost)
            .ToDictionary(one => one.subject.Number, one => one.Key);
        var candidates = own.Keys
            .SelectMany(number => links.Index.OfSubject(new LinkNode(number, default), ThingsOfSubject))
            .Where(link => link.Thing.Kind is not (LinkKind.Customer or LinkKind.Account))
            .GroupBy(link => link.Thing).Select(group => Candidate(group, own, first, inAlerts))
            .OfType<Found>().ToList();
        var telling = candidates.Where(one => one.Worth > 0)
            .OrderByDescending(one => one.Worth).ThenBy(one => one.Thing.Since)
            .ThenBy(one => one.Thing.Key, StringComparer.Ordinal).ToList();
        var drawn = telling.Take(LinkGraph.ThingsAtMost).ToList();
        var (others, edges) = OthersOf(drawn, own);
        return new LinkGraph
        {
            Parties = [.. parties.Take(LinkGraph.PartiesAtMost)],
            PartiesLeftOut = Math.Max(0, parties.Count - LinkGraph.PartiesAtMost),
            Things = [.. drawn.Select(one => one.Thing)],
            ThingsLeftOut = telling.Count - drawn.Count,
            Behind = links.Follower.Status.Behind,
            OwnThings = candidates.Count - telling.Count,
            Others = [.. others.Take(LinkGraph.OthersAtMost)],
            OthersLeftOut = Math.Max(0, others.Count - LinkGraph.OthersAtMost),
            Edges =
            [
                .. drawn.SelectMany(one => one.Edges)
                    .Where(edge => parties.Take(LinkGraph.PartiesAtMost).Any(party => party.Key == edge.Party)),
                .. edges.Where(edge => others.Take(LinkGraph.OthersAtMost).Any(party => party.Key == edge.Party)),
            ],
        };
    }

    private sealed record Found(GraphThing Thing, LinkNode Node, ImmutableArray<GraphEdge> Edges, int Worth);

    private Found? Candidate(
        IGrouping<LinkNode, Link> group, Dictionary<long, string> own, Instant first,
        HashSet<(LinkKind, string)> inAlerts)
    {
        if (group.Select(links.NamesOf).FirstOrDefault(names => names is not null) is not { } names)
        {
            return null;
        }

        var count = links.Index.CountOfThing(group.Key, LinkGraph.HubFrom);
        ImmutableArray<GraphEdge> edges =
        [
            .. group.GroupBy(link => own[link.Subject.Number])
                .Select(one => new GraphEdge(
                    one.Key, KeyOf(group.Key.Kind, names.Thing), one.Min(link => link.Since),
                    one.Max(link => link.Seen))),
        ];
        var thing = new GraphThing(KeyOf(group.Key.Kind, names.Thing), group.Key.Kind, names.Thing)
        {
            IsInAlert = inAlerts.Contains((group.Key.Kind, names.Thing)),
            Since = edges.Min(edge => edge.Since),
            Subjects = count,
        };
        return new Found(thing, group.Key, edges, Worth(thing, edges.Length, first));
    }

    // What tells something: what an alert came from, what several have, what came shortly before.
    private static int Worth(GraphThing thing, int parties, Instant first) =>
        (thing.IsInAlert ? 8 : 0)
        + (parties > 1 && !thing.IsHub ? 6 : 0)
        + (thing.Subjects > parties && !thing.IsHub ? 4 : 0)
        + (thing.Since > first - WhoseHand.OwnAfter && thing.Kind is not LinkKind.Symbol ? 1 : 0);

    private (List<GraphParty> Others, List<GraphEdge> Edges) OthersOf(
        IEnumerable<Found> drawn, Dictionary<long, string> own)
    {
        Dictionary<string, (string Customer, SortedSet<string> Accounts, int Things)> others =
            new(StringComparer.Ordinal);
        List<GraphEdge> edges = [];
        foreach (var found in drawn.Where(one => !one.Thing.IsHub))
        {
            foreach (var link in links.Index.OfThing(found.Node, LinkGraph.HubFrom)
                .Where(link => !own.ContainsKey(link.Subject.Number)))
            {
                if (links.NamesOf(link) is not { } names)
                {
                    continue;
                }

                var isCustomer = link.Subject.Kind is LinkKind.Customer;
                var customer = isCustomer ? names.Subject : CustomerOf(link.Subject) ?? "";
                var key = customer.Length > 0 ? customer : names.Subject;
                if (!others.TryGetValue(key, out var other))
                {
                    other = (customer, new SortedSet<string>(StringComparer.Ordinal), 0);
                }

                if (!isCustomer)
                {
                    other.Accounts.Add(names.Subject);
                }

                others[key] = other with { Things = other.Things + 1 };
                edges.Add(new GraphEdge(key, found.Thing.Key, link.Since, link.Seen));
            }
        }

        return (
            [.. others.OrderByDescending(one => one.Value.Things).ThenBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => new GraphParty(one.Key, one.Value.Customer, [.. one.Value.Accounts]))],
            edges);
    }

    // The customer of an account, where it has one only.
    private string? CustomerOf(LinkNode account) =>
        links.Index.OfSubject(account, ThingsOfSubject).Where(link => link.Thing.Kind is LinkKind.Customer).ToList()
            is [{ } one] ? links.NamesOf(one)?.Thing : null;

    private IEnumerable<LinkNode> SubjectsOf(GraphParty party)
    {
        if (party.Customer.Length > 0 && links.Index.Find(LinkKind.Customer, party.Customer) is { } customer)
        {
            yield return customer;
        }

        foreach (var account in party.Accounts)
        {
            if (links.Index.Find(LinkKind.Account, account) is { } node)
            {
                yield return node;
            }
        }
    }

    private static IEnumerable<(LinkKind, string)> ThingsOf(Happening alert)
    {
        yield return (LinkKind.Device, alert.Device?.Id ?? "");
        yield return (LinkKind.Network, alert.Network?.Name ?? "");
        yield return (LinkKind.Payee, alert.Payee);
        yield return (LinkKind.Symbol, alert.Symbol);
        yield return (LinkKind.Employee, alert.ActorId);
    }

    private static string KeyOf(LinkKind kind, string name) => $"{(int)kind}:{name}";
}
