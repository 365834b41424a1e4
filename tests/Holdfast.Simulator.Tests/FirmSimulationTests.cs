using Holdfast.Engine.Contract;
using Holdfast.Simulator.Attacks;
using Holdfast.Simulator.Stories;
using NodaTime;

namespace Holdfast.Simulator.Tests;

public sealed class FirmSimulationTests
{
    private static readonly AttackKind[] ReusedPasswords = [new("reused password", static () => new ReusedPassword())];

    [Fact]
    public void Same_seed_makes_the_same_bytes()
    {
        var first = MadeFirm.Of(seed: 11);
        var second = MadeFirm.Of(seed: 11);

        Assert.Equal(first.Lines, second.Lines);
        Assert.Equal(first.LabelLines, second.LabelLines);
        Assert.Equal(first.Summary.Campaigns, second.Summary.Campaigns);
    }

    [Fact]
    public void Another_seed_makes_another_firm()
    {
        var first = MadeFirm.Of(seed: 11);
        var second = MadeFirm.Of(seed: 12);

        Assert.Empty(first.Lines.Intersect(second.Lines));
    }

    [Theory]
    [InlineData(FirmKind.Retail)]
    [InlineData(FirmKind.PrivateBank)]
    [InlineData(FirmKind.ActiveTraders)]
    [InlineData(FirmKind.Retirees)]
    public void Every_line_reads_without_a_fault(FirmKind kind)
    {
        var made = MadeFirm.Of(seed: 21, kind: kind);

        Assert.NotEmpty(made.Read);
        Assert.All(made.Read, result => Assert.Null(result.Error));
        Assert.Equal(made.Summary.Events, made.Lines.Length);
    }

    [Fact]
    public void A_firm_of_one_account_and_one_day_is_made_too()
    {
        var made = MadeFirm.Of(accounts: 1, days: 1, attacks: 3);

        Assert.Equal(1, made.Summary.Accounts);
        Assert.All(made.Read, result => Assert.Null(result.Error));
    }

    [Fact]
    public void Lines_stand_in_order_of_arrival_with_one_in_a_hundred_late()
    {
        // Clocks are off by 90 seconds at most, and what is not late arrives within seconds.
        var slack = Duration.FromSeconds(185);
        var newest = Instant.FromUnixTimeSeconds(0);
        var late = 0;
        var all = MadeFirm.Of(accounts: 700, days: 30, seed: 5).Events.ToArray();
        foreach (var made in all)
        {
            late += made.Time < newest - slack ? 1 : 0;
            newest = Instant.Max(newest, made.Time);
        }

        Assert.InRange((double)late / all.Length, 0.005, 0.02);
    }

    [Fact]
    public void Lines_lack_parts_and_come_twice_as_in_real_feeds()
    {
        var made = MadeFirm.Of(accounts: 700, days: 30, seed: 5);
        var signIns = made.Of(EventType.LoginSucceeded).ToArray();
        var twice = made.Lines.GroupBy(line => line, StringComparer.Ordinal).Count(same => same.Count() > 1);
        var ids = made.Events.Select(each => each.Id.ToString()).Distinct(StringComparer.Ordinal).Count();

        Assert.InRange(signIns.Count(each => each.Network is null) / (double)signIns.Length, 0.01, 0.04);
        Assert.InRange(twice / (double)made.Lines.Length, 0.001, 0.006);
        // What comes again under one id is the same to the byte.
        Assert.Equal(ids, made.Lines.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Labels_name_events_that_exist_and_attacks_that_were_asked_for()
    {
        var made = MadeFirm.Of(attacks: 9, seed: 3);
        var ids = made.Events.Select(each => each.Id.ToString()).ToHashSet(StringComparer.Ordinal);
        var asked = made.Summary.Campaigns.Select(campaign => campaign.Attack).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(9, made.Summary.Campaigns.Count);
        Assert.All(made.Labels, label => Assert.Contains(label.Event, ids));
        Assert.Distinct(made.Labels.Select(label => label.Event));
        Assert.All(
            made.Labels.Where(label => !label.Attack.StartsWith("bg-", StringComparison.Ordinal)),
            label => Assert.Contains(label.Attack, asked));
        Assert.All(
            made.Labels.Where(label => label.Attack.StartsWith("bg-", StringComparison.Ordinal)),
            label => Assert.Contains(label.Stage, (string[])["probe", "entry"]));
    }

    [Fact]
    public void Without_attacks_only_background_traffic_is_labelled()
    {
        var made = MadeFirm.Of(attacks: 0);

        Assert.NotEmpty(made.Labels);
        Assert.All(made.Labels, label => Assert.StartsWith("bg-", label.Attack, StringComparison.Ordinal));
    }

    [Fact]
    public void Attacks_shift_the_life_of_nobody_but_their_victims()
    {
        var quiet = MadeFirm.Of(accounts: 600, days: 30, attacks: 0, seed: 8);
        var attacked = MadeFirm.Of(accounts: 600, days: 30, attacks: 25, seed: 8, kinds: ReusedPasswords);
        var labelled = attacked.Labels.Where(label => label.Attack.StartsWith("at-", StringComparison.Ordinal))
            .Select(label => label.Event).ToHashSet(StringComparer.Ordinal);
        var caused = attacked.Events.Where(each => labelled.Contains(each.Id.ToString())).ToArray();
        var victims = caused.Select(each => each.Customer.ToString()).ToHashSet(StringComparer.Ordinal);
        // Whose accounts they are: of victims, and of those who hold one with a victim.
        var accounts = quiet.Events.Where(each => victims.Contains(each.Customer.ToString()))
            .Select(each => each.Account.ToString()).ToHashSet(StringComparer.Ordinal);

        var still = attacked.Lines.ToHashSet(StringComparer.Ordinal);
        var shifted = quiet.Read.Zip(quiet.Lines)
            .Where(pair => !still.Contains(pair.Second))
            .Where(pair => !victims.Contains(pair.First.Event!.Customer.ToString())
                && !accounts.Contains(pair.First.Event.Account.ToString()));

        Assert.NotEmpty(victims);
        Assert.Empty(shifted.Select(pair => pair.Second));
    }

    [Fact]
    public void Nothing_in_an_id_tells_a_thief_from_a_customer()
    {
        var made = MadeFirm.Of(attacks: 12, seed: 4);
        var labelled = made.Labels.Select(label => label.Event).ToHashSet(StringComparer.Ordinal);

        Assert.All(made.Events, each => Assert.Matches("^e_[0-9a-z]{12}$", each.Id.ToString()));
        Assert.All(
            made.Events.Where(each => !each.Session.IsAbsent),
            each => Assert.Matches("^s_[0-9a-z]{12}$", each.Session.ToString()));
        // Each first digit falls to both alike: 32 of them, and some hundred labelled events.
        var digits = made.Events.Where(each => labelled.Contains(each.Id.ToString()))
            .Select(each => each.Id.ToString()[2]).Distinct().Count();
        Assert.InRange(digits, 20, 32);
    }
}
