using System.Globalization;
using System.Text;
using Holdfast.Desk.Cases.Around;
using Holdfast.Runtime.Following.Links;

namespace Holdfast.Desk.Tests.Cases.Around;

public sealed class GraphLayoutTests
{
    [Fact]
    public void A_graph_has_one_drawing() =>
        Golden.AssertSame("tests/Holdfast.Desk.Tests/Cases/Around/graph-layout.txt", Drawn(Graph()));

    [Fact]
    public void The_order_in_which_lines_are_told_does_not_matter()
    {
        var graph = Graph();

        Assert.Equal(Drawn(graph), Drawn(graph with { Edges = [.. graph.Edges.Reverse()] }));
    }

    [Fact]
    public void Nodes_do_not_cover_each_other_and_stay_on_the_paper()
    {
        var layout = GraphLayout.Of(Graph());

        Assert.All([layout.Parties, layout.Things, layout.Others], column =>
        {
            Assert.All(column.Zip(column.Skip(1)), pair => Assert.True(
                pair.First.Y + GraphLayout.NodeHeight <= pair.Second.Y));
            Assert.All(column, place => Assert.InRange(
                place.Y, GraphLayout.Top, layout.Height - GraphLayout.NodeHeight));
            Assert.All(column, place => Assert.InRange(place.Right, 0, GraphLayout.Width));
        });
    }

    [Fact]
    public void Lines_that_need_not_cross_do_not()
    {
        string[] names = ["a", "b", "c", "d", "e"];
        var layout = GraphLayout.Of(new LinkGraph
        {
            Parties = [.. names.Select(Party)],
            Things = [.. names.Reverse().Select(Thing)],
            Others = [.. names.Order().Select(name => Party(name + "2"))],
            Edges = [.. names.SelectMany(name => (GraphEdge[])[Edge(name, name), Edge(name + "2", name)])],
        });

        Assert.Equal(0, layout.Crossings);
    }

    [Fact]
    public void A_graph_of_nothing_has_a_drawing_too() => Assert.True(GraphLayout.Of(new LinkGraph()).Height > 0);

    private static LinkGraph Graph() => new()
    {
        Parties = [Party("c-1"), Party("c-2"), Party("c-3")],
        Things = [Thing("device"), Thing("network"), Thing("payee"), Thing("symbol")],
        Others = [Party("c-8"), Party("c-9")],
        Edges =
        [
            Edge("c-1", "network"), Edge("c-1", "symbol"), Edge("c-2", "device"), Edge("c-3", "symbol"),
            Edge("c-2", "payee"), Edge("c-8", "payee"), Edge("c-9", "network"), Edge("c-8", "device"),
        ],
    };

    private static GraphParty Party(string key) => new(key, key, []);

    private static GraphThing Thing(string key) => new(key, LinkKind.Device, key) { Since = Made.Noon };

    private static GraphEdge Edge(string party, string thing) => new(party, thing, Made.Noon, Made.Noon);

    private static string Drawn(LinkGraph graph)
    {
        var layout = GraphLayout.Of(graph);
        var text = new StringBuilder();
        foreach (var (name, column) in (ReadOnlySpan<(string, IEnumerable<GraphPlace>)>)
            [("case", layout.Parties), ("things", layout.Things), ("others", layout.Others)])
        {
            foreach (var place in column)
            {
                text.Append(CultureInfo.InvariantCulture, $"{name} {place.Key} {place.X} {place.Y}\n");
            }
        }

        foreach (var path in layout.Lines.Select(line => line.Path).Order(StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"line {path}\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"height {layout.Height}\n").ToString();
    }
}
