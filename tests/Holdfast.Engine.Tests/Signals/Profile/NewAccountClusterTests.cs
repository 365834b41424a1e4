namespace Holdfast.Engine.Tests.Signals.Profile;

public sealed class NewAccountClusterTests
{
    private const string Signal = "newAccountCluster";

    [Theory]
    [InlineData(2, 0, false)]
    [InlineData(3, 0, true)]
    [InlineData(3, 1, false)]
    public void Three_accounts_from_one_device_within_a_week_are_a_cluster(int count, int secondsLater, bool speaks)
    {
        var story = new Story();
        for (var number = 1; number < count; number++)
        {
            story.Open(number, at: At(number) with { Device = "d-1" });
        }

        var decision = story.WaitDays(7).WaitSeconds(secondsLater).Open(count, at: At(count) with { Device = "d-1" });

        Assert.Equal(speaks, decision.Speaks(Signal));
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void Three_accounts_with_one_contact_are_a_cluster(int count, bool speaks)
    {
        var story = new Story();
        for (var number = 1; number < count; number++)
        {
            story.Open(number, contact: "m-1", at: At(number));
        }

        Assert.Equal(speaks, story.Open(count, contact: "m-1", at: At(count)).Speaks(Signal));
    }

    [Theory]
    [InlineData("n2", true)]
    [InlineData("n1", false)]
    public void Two_people_do_not_have_one_tax_id_but_one_person_may_open_two_accounts(string second, bool speaks)
    {
        var story = new Story();
        story.Open(1, "n1", taxId: "t-1", at: At(1));

        Assert.Equal(speaks, story.Open(2, second, taxId: "t-1", at: At(2)).Speaks(Signal));
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 250)]
    public void Three_accounts_from_one_neighbourhood_weigh_a_quarter_for_it_may_be_a_campus(int count, int weight)
    {
        var story = new Story(Policies.Only((Signal, 1)));
        for (var number = 1; number < count; number++)
        {
            story.Open(number, at: Place.Home with { Device = $"d-{number}", Ip = $"128.59.10.{number}" });
        }

        var last = Place.Home with { Device = "d-last", Ip = "128.59.10.99" };
        Assert.Equal(weight, story.Open(count, at: last).CountedFor(Signal));
    }

    [Fact]
    public void Another_neighbourhood_is_another_matter()
    {
        var story = new Story();
        story.Open(1, at: Place.Home with { Device = "d-1", Ip = "128.59.10.1" });
        story.Open(2, at: Place.Home with { Device = "d-2", Ip = "128.59.10.2" });

        Assert.False(story.Open(3, at: Place.Home with { Device = "d-3", Ip = "128.59.11.3" }).Speaks(Signal));
    }

    [Fact]
    public void A_household_at_one_device_is_no_cluster()
    {
        var story = new Story();
        story.Tell("household.linked", "\"with\":[\"new1\",\"new2\"]", "\"account\":\"new3\"");
        story.Open(1, at: Place.Home);
        story.Open(2, at: Place.Home);

        Assert.False(story.Open(3, at: Place.Home).Speaks(Signal));
    }

    [Fact]
    public void Of_a_device_and_a_contact_in_common_the_device_is_named()
    {
        var story = new Story();
        story.Open(1, contact: "m-1", at: At(1) with { Device = "d-1" });
        story.Open(2, contact: "m-1", at: At(2) with { Device = "d-1" });

        Assert.Contains(
            "from the same device",
            story.Open(3, contact: "m-1", at: At(3) with { Device = "d-1" }).Says(Signal),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_is_told_nothing_is_said()
    {
        var story = new Story();
        story.Open(1);
        story.Open(2);

        Assert.False(story.Open(3).Speaks(Signal));
    }

    [Fact]
    public void It_says_what_the_accounts_have_in_common()
    {
        var device = new Story();
        var contact = new Story();
        var nearby = new Story();
        var taxId = new Story();
        taxId.Open(1, taxId: "t-1", at: At(1));
        for (var number = 1; number <= 2; number++)
        {
            device.Open(number, at: At(number) with { Device = "d-1" });
            contact.Open(number, contact: "m-1", at: At(number));
            nearby.Open(number, at: Place.Home with { Device = $"d-{number}" });
        }

        Assert.Equal(
            "1 other account opened within a week by somebody else with the same tax id",
            taxId.Open(2, taxId: "t-1", at: At(2)).Says(Signal));
        Assert.Equal(
            "2 other accounts opened within a week from the same device",
            device.Open(3, at: At(3) with { Device = "d-1" }).Says(Signal));
        Assert.Equal(
            "2 other accounts opened within a week with the same e-mail or telephone",
            contact.Open(3, contact: "m-1", at: At(3)).Says(Signal));
        Assert.Equal(
            "2 other accounts opened within a week from the same neighbourhood of addresses",
            nearby.Open(3, at: Place.Home with { Device = "d-3" }).Says(Signal));
    }

    private static Place At(int number) => Place.Home with { Device = $"d-at{number}", Ip = $"73.50.{number}.1" };
}
