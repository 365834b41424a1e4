using Holdfast.Simulator.Attacks;

namespace Holdfast.Simulator.Tests.Attacks;

public sealed class TwinTests
{
    public static TheoryData<string> Names() => [.. AttackCatalog.Twins.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_twin_acts_and_is_never_labelled(string name)
    {
        var kind = AttackCatalog.Twins.Single(kind => kind.Name == name);
        var runs = Enumerable.Range(0, 4).Select(run => PlayedCampaign.Of(kind, (uint)run)).ToArray();

        Assert.Contains(runs, run => run.Count > 1);
        Assert.All(runs, run => Assert.All(run, made => Assert.Null(made.Stage)));
    }

    [Fact]
    public void Names_of_stories_and_attacks_are_told_once()
    {
        string[] names =
        [
            .. Holdfast.Simulator.Stories.HonestCatalog.All.Select(kind => kind.Name),
            .. AttackCatalog.Kinds.Select(kind => kind.Name),
        ];

        Assert.Equal(names.Length, names.Distinct(StringComparer.Ordinal).Count());
    }
}
