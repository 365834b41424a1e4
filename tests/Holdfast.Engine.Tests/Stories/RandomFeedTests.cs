using Holdfast.Engine.Policy;

namespace Holdfast.Engine.Tests.Stories;

/// <summary>Whatever the contract allows is decided, saved and gone on with (see <see cref="RandomFeed"/>).</summary>
public sealed class RandomFeedTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Whatever_the_contract_allows_is_decided(int seed)
    {
        var engine = new DecisionEngine(DecisionPolicy.Default);

        foreach (var made in RandomFeed.Of(seed))
        {
            var decision = engine.Decide(made);

            Assert.Equal(made.Id, decision.Event);
            Assert.All(decision.Reasons, reason => Assert.NotEmpty(reason.Text));
            Assert.InRange(decision.Score.TenThousandths, 0, 10_000);
        }
    }

    [Fact]
    [Trait("Category", "Long")]
    public void Whatever_the_contract_allows_is_decided_over_many_seeds()
    {
        for (var seed = 100; seed < 200; seed++)
        {
            Whatever_the_contract_allows_is_decided(seed);
        }
    }

    [Theory]
    [InlineData(11, 1)]
    [InlineData(12, 777)]
    [InlineData(13, 2_500)]
    [InlineData(14, RandomFeed.Length - 1)]
    public void A_run_cut_by_saving_and_loading_gives_the_same_bytes(int seed, int cut)
    {
        var whole = new DecisionEngine(DecisionPolicy.Default);
        var parted = new DecisionEngine(DecisionPolicy.Default);

        var at = 0;
        foreach (var made in RandomFeed.Of(seed))
        {
            if (at++ == cut)
            {
                parted = DecisionEngine.Load(RandomFeed.Saved(parted), DecisionPolicy.Default);
            }

            Assert.Equal(RandomFeed.Written(whole.Decide(made)), RandomFeed.Written(parted.Decide(made)));
        }

        Assert.Equal(RandomFeed.Saved(whole).ToArray(), RandomFeed.Saved(parted).ToArray());
    }

    [Fact]
    public void A_saved_state_cut_short_or_spoilt_is_refused_and_never_half_read()
    {
        var engine = new DecisionEngine(DecisionPolicy.Default);
        foreach (var made in RandomFeed.Of(21).Take(300))
        {
            engine.Decide(made);
        }

        var saved = RandomFeed.Saved(engine);
        for (var length = 0; length < saved.Length; length += 97)
        {
            Assert.Throws<InvalidDataException>(() => DecisionEngine.Load(saved[..length], DecisionPolicy.Default));
        }

        Assert.Throws<InvalidDataException>(
            () => DecisionEngine.Load((byte[])[.. saved.ToArray(), 0], DecisionPolicy.Default));
    }
}
