using Holdfast.Simulator.Randomness;

namespace Holdfast.Simulator.Tests.Randomness;

public sealed class ChancePartTests
{
    [Fact]
    public void Parts_of_one_owner_draw_apart_and_do_not_shift_it()
    {
        var alone = Chance.Of(3, ChanceOwner.Story, 7);
        var owner = Chance.Of(3, ChanceOwner.Story, 7);
        var first = owner.Part(0);
        var second = owner.Part(1);

        Assert.NotEqual(first.Bits(), second.Bits());
        Assert.Equal(alone.Bits(), owner.Bits());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(255)]
    public void A_part_that_would_be_another_owner_is_refused(int number) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Chance.Of(3, ChanceOwner.Story, 7).Part(number));

    [Fact]
    public void No_part_mints_an_id_of_another_part_or_owner()
    {
        Chance[] owners =
        [
            .. from kind in Enum.GetValues<ChanceOwner>()
               from number in Enumerable.Range(0, 3)
               select Chance.Of(3, kind, (uint)number),
        ];
        Chance[] all =
        [
            .. owners,
            .. from owner in owners from part in Enumerable.Range(0, 255) select owner.Part(part),
        ];
        var ids = all.SelectMany(chance => Enumerable.Range(0, 5).Select(_ => chance.Mint(TagKind.Event))).ToArray();

        Assert.Equal(ids.Length, ids.Distinct().Count());
    }
}
