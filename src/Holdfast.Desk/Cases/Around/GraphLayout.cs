using System.Collections.Immutable;

namespace Holdfast.Desk.Cases.Around;

/// <summary>Where a node of a drawing stands.</summary>
/// <param name="Key">The node.</param>
/// <param name="X">Its left side.</param>
/// <param name="Y">Its upper side.</param>
public readonly record struct GraphPlace(string Key, int X, int Y)
{
    /// <summary>The middle of its height.</summary>
    public int Middle => Y + (GraphLayout.NodeHeight / 2);

    /// <summary>Its right side.</summary>
    public int Right => X + GraphLayout.NodeWidth;
}

/// <summary>A line of a drawing.</summary>
/// <param name="Edge">What it stands for.</param>
/// <param name="X1">Where it begins.</param>
/// <param name="Y1">Where it begins.</param>
/// <param name="X2">Where it ends.</param>
/// <param name="Y2">Where it ends.</param>
public readonly record struct GraphLine(GraphEdge Edge, int X1, int Y1, int X2, int Y2)
{
    /// <summary>A curve that leaves and comes in level.</summary>
    public string Path => FormattableString.Invariant(
        $"M{X1} {Y1}C{(X1 + X2) / 2} {Y1} {(X1 + X2) / 2} {Y2} {X2} {Y2}");
}

/// <summary>
/// A drawing of a link graph in three columns: those in the case, the things, the others. The same graph has the same
/// drawing on every machine: each column is put in the order of the middle of what it is tied to, as often as that
/// makes fewer lines cross.
/// </summary>
public sealed record GraphLayout
{
    /// <summary>The size of a node, and the room between two.</summary>
    public const int NodeWidth = 220, NodeHeight = 44, Between = 12;

    /// <summary>Where the columns begin, and the room above them.</summary>
    public const int Left = 1, MiddleColumn = 330, RightColumn = 659, Top = 34, Width = 880;

    private const int Rounds = 4;

    private GraphLayout(
        ImmutableArray<GraphPlace> parties, ImmutableArray<GraphPlace> things, ImmutableArray<GraphPlace> others,
        ImmutableArray<GraphLine> lines, int height)
    {
        (Parties, Things, Others, Lines, Height) = (parties, things, others, lines, height);
    }

    /// <summary>Those in the case.</summary>
    public ImmutableArray<GraphPlace> Parties { get; }

    /// <summary>The things.</summary>
    public ImmutableArray<GraphPlace> Things { get; }

    /// <summary>The others.</summary>
    public ImmutableArray<GraphPlace> Others { get; }

    /// <summary>The lines.</summary>
    public ImmutableArray<GraphLine> Lines { get; }

    /// <summary>How high the drawing is.</summary>
    public int Height { get; }

    /// <summary>Draws a graph.</summary>
    public static GraphLayout Of(LinkGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var parties = graph.Parties.Select(party => party.Key).ToList();
        var others = graph.Others.Select(party => party.Key).ToList();
        var things = graph.Things.Select(thing => thing.Key).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            things = Ordered(things, graph.Edges, edge => edge.Thing, edge => edge.Party, parties);
            others = Ordered(others, graph.Edges, edge => edge.Party, edge => edge.Thing, things);
            parties = Ordered(parties, graph.Edges, edge => edge.Party, edge => edge.Thing, things);
        }

        var rows = Math.Max(1, Math.Max(parties.Count, Math.Max(things.Count, others.Count)));
        var height = Top + (rows * (NodeHeight + Between));
        var (left, middle, right) = (
            Placed(parties, Left, height), Placed(things, MiddleColumn, height), Placed(others, RightColumn, height));
        return new GraphLayout(left, middle, right, LinesOf(graph.Edges, left, middle, right), height);
    }

    /// <summary>How many pairs of lines cross.</summary>
    internal int Crossings => Lines.SelectMany((one, at) => Lines.Skip(at + 1).Select(two => (one, two)))
        .Count(pair => pair.one.X1 == pair.two.X1
            && ((pair.one.Y1 < pair.two.Y1 && pair.one.Y2 > pair.two.Y2)
                || (pair.one.Y1 > pair.two.Y1 && pair.one.Y2 < pair.two.Y2)));

    private static List<string> Ordered(
        List<string> column, ImmutableArray<GraphEdge> edges, Func<GraphEdge, string> own,
        Func<GraphEdge, string> other, List<string> beside)
    {
        // Halves keep whole numbers exact; what is tied to nothing stays where it is.
        var middle = column.Select((key, at) => (key, at)).ToDictionary(one => one.key, one =>
        {
            long[] places =
            [
                .. edges.Where(edge => own(edge) == one.key)
                    .Select(edge => (long)beside.IndexOf(other(edge))).Where(place => place >= 0),
            ];
            return places.Length == 0
                ? 2_000L * one.at * Math.Max(1, beside.Count) / Math.Max(1, column.Count)
                : 2_000L * places.Sum() / places.Length;
        }, StringComparer.Ordinal);
        return [.. column.Index().OrderBy(one => middle[one.Item]).ThenBy(one => one.Index).Select(one => one.Item)];
    }

    private static ImmutableArray<GraphPlace> Placed(List<string> column, int x, int height)
    {
        var used = column.Count * (NodeHeight + Between);
        var top = Top + ((height - Top - used) / 2);
        return
        [
            .. column.Index()
                .Select(one => new GraphPlace(one.Item, x, top + (one.Index * (NodeHeight + Between)))),
        ];
    }

    private static ImmutableArray<GraphLine> LinesOf(
        ImmutableArray<GraphEdge> edges, ImmutableArray<GraphPlace> left, ImmutableArray<GraphPlace> middle,
        ImmutableArray<GraphPlace> right)
    {
        List<GraphLine> lines = [];
        foreach (var edge in edges)
        {
            if (Find(middle, edge.Thing) is not { } thing)
            {
                continue;
            }

            if (Find(left, edge.Party) is { } party)
            {
                lines.Add(new GraphLine(edge, party.Right, party.Middle, thing.X, thing.Middle));
            }
            else if (Find(right, edge.Party) is { } other)
            {
                lines.Add(new GraphLine(edge, thing.Right, thing.Middle, other.X, other.Middle));
            }
        }

        return [.. lines];
    }

    private static GraphPlace? Find(ImmutableArray<GraphPlace> places, string key)
    {
        foreach (var place in places)
        {
            if (place.Key == key)
            {
                return place;
            }
        }

        return null;
    }
}
