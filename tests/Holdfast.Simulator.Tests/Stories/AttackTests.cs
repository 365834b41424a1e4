using Holdfast.Engine.Contract;
using Holdfast.Simulator.Output;
using Holdfast.Simulator.People;
using Holdfast.Simulator.Places;
using Holdfast.Simulator.Randomness;
using Holdfast.Simulator.Stories;
using Holdfast.Simulator.Visits;
using NodaTime;

namespace Holdfast.Simulator.Tests.Stories;

public sealed class AttackTests
{
    private readonly Firm _firm = new(
        new SimulationOptions { Accounts = 200, Days = 60, Attacks = 0, Seed = 1 }, new Feed(Stream.Null, Stream.Null));

    [Fact]
    public void What_a_thief_takes_is_gone_and_counted()
    {
        var campaign = new Campaign("at-1", "theft", Care.Usual);
        var theft = Played(new Theft(), campaign);

        Assert.Equal(theft.Before - theft.Wanted, theft.Victim!.Account.Cash);
        Assert.Equal((theft.Wanted, 1), (campaign.LossCents, campaign.Customers));
    }

    [Fact]
    public void A_restricted_account_pays_a_thief_nothing()
    {
        var campaign = new Campaign("at-1", "theft", Care.Usual);
        var theft = Played(new Theft { Locks = true }, campaign);

        Assert.Equal(theft.Before, theft.Victim!.Account.Cash);
        Assert.Equal(0, campaign.LossCents);
    }

    [Fact]
    public void Two_of_three_victims_tell_most_of_them_within_forty_days()
    {
        var told = Enumerable.Range(0, 40).Count(number =>
        {
            var theft = Played(new Theft { Number = (uint)number }, new Campaign("at-1", "theft", Care.Usual));
            return theft.Victim!.HasRaisedAlarm;
        });

        // Two of three tell at some time, most of them within the days that are played.
        Assert.InRange(told, 15, 36);
    }

    [Fact]
    public void Waits_of_a_story_pass_before_its_next_step()
    {
        var theft = Played(new Theft(), new Campaign("at-1", "theft", Care.Usual));

        Assert.Equal(Duration.FromHours(3), theft.Took);
    }

    private Theft Played(Theft theft, Campaign campaign)
    {
        var chance = Chance.Of(1, ChanceOwner.Attack, theft.Number);
        theft.Begin(_firm, chance, 1UL << 41, Instant.Max(_firm.Start, _firm.Agenda.Now), campaign);
        var end = Instant.Max(_firm.Start, _firm.Agenda.Now) + Duration.FromDays(40);
        while (_firm.Agenda.TryStep(end))
        {
            _firm.Feed.Deliver(_firm.Agenda.Now);
        }

        return theft;
    }

    private sealed class Theft : Attack
    {
        public bool Locks { get; init; }

        public uint Number { get; init; }

        public Customer? Victim { get; private set; }

        public long Before { get; private set; }

        public long Wanted { get; private set; }

        public Duration Took { get; private set; }

        protected override IEnumerable<Duration> Tell()
        {
            Victim = PickVictim(customer => customer.Account.Cash > 100);
            var began = Now;
            yield return Duration.FromHours(3);
            Took = Now - began;
            Victim!.Account.IsRestricted = Locks;
            (Before, Wanted) = (Victim.Account.Cash, Victim.Account.Cash / 2);
            var visit = Online(Victim, Underworld.DeviceFor(Victim, Care, Chance),
                Underworld.LineFor(Victim, Care, Chance));
            visit.SignIn(LoginMethod.Password);
            var transfer = visit.Withdraw(Victim.Account, Rail.Ach, Wanted, Underworld.Mule(Care, Chance));
            VictimFindsOut(Victim, reference: transfer);
        }
    }
}
