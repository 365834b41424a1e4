using System.Collections.Immutable;
using Holdfast.Runtime.Following.Links;
using NodaTime;

namespace Holdfast.Desk.Cases.Around;

/// <summary>
/// Asks the index who is linked with a case. What is drawn is chosen by the index alone, which knows nobody's name;
/// only of what is drawn the name is read from the journal, entry by entry.
/// </summary>
internal sealed class LinkGraphReading(FollowedLinks links)
{
    private const int ThingsOfSubject = 60, SubjectsAtMost = 60;

    private readonly Dictionary<long, Link?> _customers = [];

    /// <summary>The graph of those in a case.</summary>
    /// <param name="parties">Those in it, in the order in which they came to it.</param>
    /// <param name="alerts">The alerts of the case.</param>
    public LinkGraph Read(IReadOnlyList<GraphParty> parties, IReadOnlyCollection<Happening> alerts)
    {
        var first = alerts.Count == 0 ? Instant.MaxValue : alerts.Min(alert => alert.At);
        var inAlerts = alerts.SelectMany(ThingsOf).Distinct().Where(thing => thing.Name.Length > 0)
            .Select(thing => links.Index.Find(thing.Kind, thing.Name)).OfType<LinkNode>().ToHashSet();
        var own = parties.SelectMany(party => SubjectsOf(party).Select(subject => (subject, party.Key)))
            .DistinctBy(one => one.subject.Number).Take(SubjectsAtMost)
            .ToDictionary(one => one.subject.Number, one => one.Key);
        var candidates = own.Keys
            .SelectMany(number => links.Index.OfSubject(new LinkNode(number, default), ThingsOfSubject))
            .Where(link => link.Thing.Kind is not (LinkKind.Customer or LinkKind.Account))
            .GroupBy(link => link.Thing)
            .Select(group => new Candidate(
                [.. group], group.Select(link => own[link.Subject.Number]).Distinct().Count(),
                links.Index.CountOfThing(group.Key, LinkGraph.HubFrom), inAlerts.Contains(group.Key)))
            .ToList();
        var telling = candidates.Where(one => one.Worth(first) > 0).OrderByDescending(one => one.Worth(first))
            .ThenBy(one => one.Since).ThenBy(one => one.Node.Number).ToList();
        var drawn = telling.Select(one => Named(one, own)).OfType<Found>().Take(LinkGraph.ThingsAtMost).ToList();
        var others = OthersOf(drawn, own);
        var named = others.Select(Named).OfType<(GraphParty Party, ImmutableArray<GraphEdge> Edges)>()
            .Take(LinkGraph.OthersAtMost).ToList();
        var shown = parties.Take(LinkGraph.PartiesAtMost).Select(party => party.Key).ToHashSet(StringComparer.Ordinal);
        return new LinkGraph
        {
            Parties = [.. parties.Take(LinkGraph.PartiesAtMost)],
            PartiesLeftOut = Math.Max(0, parties.Count - LinkGraph.PartiesAtMost),
            Things = [.. drawn.Select(one => one.Thing)],
            ThingsLeftOut = telling.Count - drawn.Count,
            Behind = links.Follower.Status.Behind,
            OwnThings = candidates.Count - telling.Count,
            Others = [.. named.Select(one => one.Party)],
            OthersLeftOut = others.Count - named.Count,
            Edges =
            [
                .. drawn.SelectMany(one => one.Edges).Where(edge => shown.Contains(edge.Party)),
                .. named.SelectMany(one => one.Edges),
            ],
        };
    }

    // A thing by its links with those in the case, as the index knows them: without a name.
    private sealed record Candidate(ImmutableArray<Link> Links, int Parties, int Subjects, bool IsInAlert)
    {
        public LinkNode Node => Links[0].Thing;

        public Instant Since { get; } = Links.Min(link => link.Since);

        private bool IsHub => Subjects >= LinkGraph.HubFrom;

        // What tells something: what an alert came from, what several have, what came shortly before.
        public int Worth(Instant first) =>
            (IsInAlert ? 8 : 0)
            + (Parties > 1 && !IsHub ? 6 : 0)
            + (Subjects > Parties && !IsHub ? 4 : 0)
            + (Since > first - WhoseHand.OwnAfter && Node.Kind is not LinkKind.Symbol ? 1 : 0);
    }

    private sealed record Found(GraphThing Thing, LinkNode Node, ImmutableArray<GraphEdge> Edges);

    // Somebody else, by their links with what is drawn, and the link that tells which customer an account is of.
    private sealed record Other(LinkNode Node, Link? Customer, ImmutableArray<(Found Thing, Link Link)> Links);

    private Found? Named(Candidate one, Dictionary<long, string> own)
    {
        if (one.Links.Select(links.NamesOf).FirstOrDefault(names => names is not null) is not { Thing: var name })
        {
            return null;
        }

        var key = KeyOf(one.Node.Kind, name);
        var thing = new GraphThing(key, one.Node.Kind, name)
        {
            IsInAlert = one.IsInAlert, Since = one.Since, Subjects = one.Subjects,
        };
        return new Found(thing, one.Node,
        [
            .. one.Links.GroupBy(link => own[link.Subject.Number]).Select(party => new GraphEdge(
                party.Key, key, party.Min(link => link.Since), party.Max(link => link.Seen))),
        ]);
    }

    // The most linked first.
    private List<Other> OthersOf(IEnumerable<Found> drawn, Dictionary<long, string> own) =>
    [
        .. drawn.Where(one => !one.Thing.IsHub)
            .SelectMany(found => links.Index.OfThing(found.Node, LinkGraph.HubFrom)
                .Select(link => (found, link)))
            .Where(one => !own.ContainsKey(one.link.Subject.Number))
            .GroupBy(one => CustomerOf(one.link.Subject)?.Thing ?? one.link.Subject)
            .Where(group => !own.ContainsKey(group.Key.Number))
            .Select(group => new Other(
                group.Key, group.Select(one => CustomerOf(one.link.Subject)).FirstOrDefault(link => link is not null),
                [.. group]))
            .OrderByDescending(other => other.Links.DistinctBy(one => one.Thing.Node).Count())
            .ThenBy(other => other.Node.Number),
    ];

    private (GraphParty Party, ImmutableArray<GraphEdge> Edges)? Named(Other other)
    {
        var told = other.Links.Select(one => (one.Link.Subject, Name: links.NamesOf(one.Link)?.Subject))
            .Where(one => one.Name is not null).DistinctBy(one => one.Subject).ToList();
        var customer = told.Find(one => one.Subject.Kind is LinkKind.Customer).Name
            ?? (other.Customer is { } link ? links.NamesOf(link)?.Thing : null) ?? "";
        var accounts = told.Where(one => one.Subject.Kind is LinkKind.Account).Select(one => one.Name!)
            .Order(StringComparer.Ordinal).ToList();
        var key = customer.Length > 0 ? customer : accounts.FirstOrDefault("");
        return key.Length == 0
            ? null
            : (new GraphParty(key, customer, [.. accounts]),
            [
                .. other.Links.GroupBy(one => one.Thing.Thing.Key, StringComparer.Ordinal)
                    .Select(thing => new GraphEdge(
                        key, thing.Key, thing.Min(one => one.Link.Since), thing.Max(one => one.Link.Seen))),
            ]);
    }

    // The link of an account with its customer, where it has one only.
    private Link? CustomerOf(LinkNode subject)
    {
        if (subject.Kind is not LinkKind.Account)
        {
            return null;
        }

        if (!_customers.TryGetValue(subject.Number, out var link))
        {
            link = links.Index.OfSubject(subject, ThingsOfSubject).Where(one => one.Thing.Kind is LinkKind.Customer)
                .ToList() is [var one] ? one : null;
            _customers.Add(subject.Number, link);
        }

        return link;
    }

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

    private static (LinkKind Kind, string Name)[] ThingsOf(Happening alert) =>
    [
        (LinkKind.Device, alert.Device?.Id ?? ""), (LinkKind.Network, alert.Network?.Name ?? ""),
        (LinkKind.Payee, alert.Payee), (LinkKind.Symbol, alert.Symbol), (LinkKind.Employee, alert.ActorId),
    ];

    private static string KeyOf(LinkKind kind, string name) => $"{(int)kind}:{name}";
}
