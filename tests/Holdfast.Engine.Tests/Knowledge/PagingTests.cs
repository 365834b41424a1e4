using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Tests.OwnSignals;
using Holdfast.Engine.Tests.Stories;

namespace Holdfast.Engine.Tests.Knowledge;

/// <summary>
/// Whatever of what is known is in memory, and whenever a checkpoint is taken of it: the same is decided and known.
/// </summary>
public sealed class PagingTests
{
    private const int Subjects = 40;

    [Theory]
    [InlineData(31, 0)]
    [InlineData(32, 3_000)]
    [InlineData(33, 30_000)]
    [InlineData(34, long.MaxValue)]
    public void Decisions_and_what_is_known_are_the_same_whatever_the_memory(int seed, long limit)
    {
        var whole = new DecisionEngine(DecisionPolicy.Default);
        var paged = new DecisionEngine(DecisionPolicy.Default, new KeptKnowledge(), limit);

        foreach (var made in RandomFeed.Of(seed, Subjects))
        {
            Assert.Equal(RandomFeed.Written(whole.Decide(made)), RandomFeed.Written(paged.Decide(made)));
            Assert.True(whole.AccountOfLast.SequenceEqual(paged.AccountOfLast));
            Assert.True(whole.CustomerOfLast.SequenceEqual(paged.CustomerOfLast));
        }

        Assert.Equal(RandomFeed.Saved(whole).ToArray(), RandomFeed.Saved(paged).ToArray());
        Assert.Equal(whole.Subjects, paged.Subjects);
        Assert.Equal(limit == long.MaxValue, paged.Use.Evictions == 0);
        Assert.Equal(limit == long.MaxValue, paged.Use.Fetches == 0);
        Assert.Equal((2 * Subjects, 0, 0L), (
            whole.Use.SubjectsInMemory, whole.Use.SubjectsElsewhere, whole.Use.BytesInMemory + whole.Use.Fetches));
        Assert.Equal(2 * Subjects, paged.Use.SubjectsInMemory + paged.Use.SubjectsElsewhere);
    }

    [Theory]
    [InlineData(41, 0, 1)]
    [InlineData(42, 3_000, 3)]
    [InlineData(43, 30_000, 5)]
    [InlineData(44, long.MaxValue, 2)]
    [InlineData(45, 10_000, 1_000)]
    public void A_checkpoint_gathered_while_events_are_decided_is_of_the_moment_it_began(
        int seed, long limit, int parts)
    {
        var store = new KeptKnowledge();
        var engine = new DecisionEngine(DecisionPolicy.Default, store, limit);
        ReadOnlyMemory<byte> atBegin = default;
        var (gathering, checkpoints) = (false, 0);
        foreach (var (number, made) in RandomFeed.Of(seed, Subjects).Index())
        {
            if (!gathering && number % 50 == 17)
            {
                atBegin = RandomFeed.Saved(engine);
                store.Begin(engine);
                gathering = true;
            }

            engine.Decide(made);
            if (gathering && engine.Gather(parts))
            {
                gathering = false;
                checkpoints++;
                store.Finish();
                Assert.Equal(atBegin.ToArray(), RandomFeed.Saved(Opened(store)).ToArray());
            }
        }

        Assert.InRange(checkpoints, 4, RandomFeed.Length / 50);
    }

    [Theory]
    [InlineData(51, 0)]
    [InlineData(52, 20_000)]
    public void An_engine_opened_from_a_checkpoint_goes_on_as_one_that_never_stopped(int seed, long limit)
    {
        var whole = new DecisionEngine(DecisionPolicy.Default);
        var store = new KeptKnowledge();
        var stopped = new DecisionEngine(DecisionPolicy.Default, store, limit);
        foreach (var (number, made) in RandomFeed.Of(seed, Subjects).Index())
        {
            if (number % 900 == 899)
            {
                store.Begin(stopped);
                while (!stopped.Gather(100))
                {
                }

                store.Finish();
                store = store.AfterKill();
                stopped = DecisionEngine.Open(store, DecisionPolicy.Default, limit);
            }

            Assert.Equal(RandomFeed.Written(whole.Decide(made)), RandomFeed.Written(stopped.Decide(made)));
        }

        Assert.Equal(RandomFeed.Saved(whole).ToArray(), RandomFeed.Saved(stopped).ToArray());
    }

    [Fact]
    public void What_left_memory_under_one_policy_comes_back_the_same_under_another()
    {
        // The same signal has another place in each, and in the last none.
        DecisionPolicy[] policies =
        [
            Own.Policy(Own.Signal("transfer.amount >= 1", carry: Carry.Weeks)),
            Own.Policy(
                Own.Signal("transfer.amount >= 2", name: "another", carry: Carry.Weeks),
                Own.Signal("transfer.amount >= 1", carry: Carry.Days)),
            DecisionPolicy.Default,
        ];
        var whole = new DecisionEngine(policies[0]);
        var paged = new DecisionEngine(policies[0], new KeptKnowledge(), 5_000);
        var stood = 0;
        foreach (var (number, made) in RandomFeed.Of(81, Subjects).Index())
        {
            if (number % 200 == 199)
            {
                var next = policies[number / 200 % policies.Length];
                (whole, paged) = (whole.Under(next), paged.Under(next));
            }

            var decision = RandomFeed.Written(whole.Decide(made));
            Assert.Equal(decision, RandomFeed.Written(paged.Decide(made)));
            stood += decision.Contains("Still standing", StringComparison.Ordinal)
                && decision.Contains("own.mine", StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.True(stood > 0);
        Assert.Equal(RandomFeed.Saved(whole).ToArray(), RandomFeed.Saved(paged).ToArray());
    }

    [Fact]
    public void A_checkpoint_costs_what_was_changed()
    {
        var store = new KeptKnowledge();
        var engine = new DecisionEngine(DecisionPolicy.Default, store, long.MaxValue);
        foreach (var made in RandomFeed.Of(61, subjects: 300))
        {
            engine.Decide(made);
        }

        Take(store, engine);
        var first = store.HandedIn;
        engine.Decide(RandomFeed.Of(62, subjects: 1).First());
        Take(store, engine);

        Assert.True(first > 600);
        Assert.InRange(store.HandedIn, 1, 16);

        Take(store, engine);
        Assert.Equal(1, store.HandedIn);
    }

    [Fact]
    public void What_a_store_has_lost_or_spoilt_is_refused()
    {
        var store = new KeptKnowledge();
        var engine = new DecisionEngine(DecisionPolicy.Default, store, 0);
        foreach (var made in RandomFeed.Of(71, Subjects).Take(500))
        {
            engine.Decide(made);
        }

        Take(store, engine);
        foreach (var (part, state) in store.Checkpoint)
        {
            Assert.Throws<InvalidDataException>(() => RandomFeed.Saved(Opened(store.With(part, null))));
            Assert.Throws<InvalidDataException>(() => RandomFeed.Saved(Opened(store.With(part, state[..^1]))));
        }

        var whole = store.Checkpoint[new KnownPart(KnownKind.Whole, 0)];
        for (var layout = 0; layout < 3; layout++)
        {
            byte[] other = [.. whole];
            other[layout]++;
            Assert.Throws<InvalidDataException>(() => Opened(store.With(new KnownPart(KnownKind.Whole, 0), other)));
        }

        // 1,024 slots of the first table, as it is written.
        var length = whole.AsSpan().IndexOf<byte>([0x80, 0x08]);
        byte[] noPower = [.. whole];
        noPower[length]++;
        Assert.Throws<InvalidDataException>(() => Opened(store.With(new KnownPart(KnownKind.Whole, 0), noPower)));
    }

    [Fact]
    public void An_engine_that_keeps_all_in_memory_has_no_checkpoints()
    {
        var engine = new DecisionEngine(DecisionPolicy.Default);

        Assert.Throws<InvalidOperationException>(engine.BeginCheckpoint);
        Assert.Throws<InvalidOperationException>(() => engine.Gather(1));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new DecisionEngine(DecisionPolicy.Default, new KeptKnowledge(), -1));
    }

    private static DecisionEngine Opened(KeptKnowledge store) =>
        DecisionEngine.Open(store.AfterKill(), DecisionPolicy.Default, 0);

    private static void Take(KeptKnowledge store, DecisionEngine engine)
    {
        store.Begin(engine);
        Assert.True(engine.Gather(int.MaxValue));
        store.Finish();
    }
}
