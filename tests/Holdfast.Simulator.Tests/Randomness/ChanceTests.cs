using FsCheck.Xunit;
using Holdfast.Simulator.Randomness;

namespace Holdfast.Simulator.Tests.Randomness;

public sealed class ChanceTests
{
    [Property]
    public bool Same_owner_draws_the_same(ulong seed, uint number) =>
        Chance.Of(seed, ChanceOwner.Customer, number).Bits() == Chance.Of(seed, ChanceOwner.Customer, number).Bits();

    [Property]
    public bool Owners_of_one_number_and_different_kinds_draw_apart(ulong seed, uint number) =>
        Chance.Of(seed, ChanceOwner.Customer, number).Bits() != Chance.Of(seed, ChanceOwner.Attack, number).Bits();

    [Fact]
    public void No_two_owners_mint_the_same_id()
    {
        var minted = Enumerable.Range(0, 300)
            .Select(number => Chance.Of(9, (ChanceOwner)(number % 12), (uint)number))
            .SelectMany(chance => Enumerable.Range(0, 200).Select(_ => chance.Mint(TagKind.Event).Number));

        Assert.Distinct(minted);
    }

    [Property]
    public bool Below_stays_below(ulong seed, ushort count)
    {
        var drawn = Chance.Of(seed, ChanceOwner.Plan, 0).Below(count + 1);
        return drawn >= 0 && drawn <= count;
    }

    [Fact]
    public void Between_reaches_both_ends()
    {
        var chance = Chance.Of(1, ChanceOwner.Plan, 0);
        var drawn = Enumerable.Range(0, 500).Select(_ => chance.Between(3, 5)).Distinct().Order();

        Assert.Equal([3, 4, 5], drawn);
    }

    [Fact]
    public void Weights_are_drawn_as_often_as_they_are_heavy()
    {
        var chance = Chance.Of(1, ChanceOwner.Plan, 0);
        var counts = new int[3];
        for (var n = 0; n < 20_000; n++)
        {
            counts[chance.Weighed(1, 0, 3)]++;
        }

        Assert.Equal(0, counts[1]);
        Assert.InRange(counts[2] / (double)counts[0], 2.8, 3.2);
    }

    [Fact]
    public void Waits_and_counts_have_the_mean_they_are_asked_for()
    {
        var chance = Chance.Of(2, ChanceOwner.Plan, 0);

        Assert.InRange(Enumerable.Range(0, 20_000).Average(_ => chance.Wait(7)), 6.7, 7.3);
        Assert.InRange(Enumerable.Range(0, 20_000).Average(_ => chance.Count(2.5)), 2.4, 2.6);
    }
}
