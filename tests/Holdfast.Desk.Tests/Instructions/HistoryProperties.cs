using FsCheck;
using FsCheck.Xunit;
using Holdfast.Desk.Instructions;
using Holdfast.Desk.Instructions.Facts;

namespace Holdfast.Desk.Tests.Instructions;

/// <summary>
/// What holds of every history: whoever does whatever in whatever order, right or wrong. The state is made anew of its
/// facts before every step, as after a restart.
/// </summary>
public sealed class HistoryProperties
{
    [Property(MaxTest = 12_000)]
    [Trait("Case", "C2")]
    [Trait("Case", "C3")]
    public void Nothing_leads_to_a_release_but_the_confirmation_and_the_people_that_the_route_needs(DoNotSize<int> seed)
    {
        var history = new RandomHistory(seed.Item);
        history.Run(30);

        history.CheckEachFact();
        Assert.Equal(history.Now.State, history.Again().State);
        Assert.Equal(history.Now.Version, history.Again().Version);
    }

    [Fact]
    [Trait("Case", "C2")]
    [Trait("Category", "Long")]
    public void Over_a_million_operations_what_left_and_what_came_back_make_up_what_there_was_and_nothing_leaves_twice()
    {
        long operations = 0, left = 0, back = 0, stays = 0, had = 0;
        for (var seed = 0; operations < 1_000_000; seed++)
        {
            var history = new RandomHistory(seed);
            history.Run(30);
            history.CheckEachFact();
            operations += history.Operations;
            var amount = history.Now.Order.Amount.TenThousandths;
            var (gone, returned) = Moved(history.Facts, amount);
            Assert.True(gone == 0 || gone == amount, $"Of seed {seed} {gone} left, and {amount} was asked for.");
            Assert.InRange(returned, 0, gone);
            (had, left, back, stays) = (had + amount, left + gone, back + returned, stays + amount - gone + returned);
        }

        Assert.Equal(had, stays + left - back);
        Assert.True(left > 0 && back > 0, "Nothing moved, so nothing was shown.");
    }

    private static (long Out, long In) Moved(IReadOnlyList<Recorded> facts, long amount) => facts.Aggregate(
        (Out: 0L, In: 0L), (so, recorded) => recorded.Fact switch
        {
            InstructionFact.Released => (so.Out + amount, so.In),
            InstructionFact.Returned(_, var recovered) => (so.Out, so.In + recovered.TenThousandths),
            InstructionFact.Recalled(_, var recovered) => (so.Out, so.In + recovered.TenThousandths),
            _ => so,
        });
}
