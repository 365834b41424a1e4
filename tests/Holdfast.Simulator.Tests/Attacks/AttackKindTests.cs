using Holdfast.Simulator.Attacks;
using Holdfast.Simulator.Stories;
using NodaTime;

namespace Holdfast.Simulator.Tests.Attacks;

public sealed class AttackKindTests
{
    private const uint Runs = 6;

    // Clocks of sources are off by up to 90 seconds, on either side.
    private static readonly Duration ClocksDiffer = Duration.FromMinutes(3);

    public static TheoryData<string, int> KindsAndCare()
    {
        var data = new TheoryData<string, int>();
        foreach (var kind in AttackCatalog.Kinds)
        {
            for (var care = 0; care < 3; care++)
            {
                data.Add(kind.Name, care);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(KindsAndCare))]
    public void Every_kind_at_every_level_of_care_causes_labelled_events_and_takes_nothing_before_it_is_in(
        string name, int care)
    {
        var runs = Played(name, (Care)care);

        Assert.All(runs, run => Assert.NotEmpty(run.Labelled));
        Assert.All(runs, run =>
        {
            var taken = First(run, "cashOut", "manipulate");
            if (taken is { } first && First(run, "entry", "persist") is { } before)
            {
                Assert.True(before <= first + ClocksDiffer, $"{name} took at {first}, before it was in at {before}.");
            }
        });
    }

    [Theory]
    [MemberData(nameof(KindsAndCare))]
    public void A_campaign_with_a_loss_has_taken_or_manipulated(string name, int care)
    {
        foreach (var run in Played(name, (Care)care).Where(run => run.Campaign.LossCents > 0))
        {
            Assert.NotNull(First(run, "cashOut", "manipulate"));
        }
    }

    [Theory]
    [MemberData(nameof(KindsAndCare))]
    public void The_name_of_the_first_event_and_the_number_of_customers_are_those_of_the_labelled_events(
        string name, int care)
    {
        foreach (var run in Played(name, (Care)care))
        {
            Assert.Contains(run.Labelled, made => made.Id == run.Campaign.FirstEvent.ToString());
            Assert.Equal(
                run.Labelled.Where(made => made.Customer is not null).Select(made => made.Customer).Distinct().Count(),
                run.Campaign.Customers);
        }
    }

    [Fact]
    public void Some_campaigns_end_after_the_thief_has_looked_round()
    {
        var runs = AllRuns().ToArray();
        var without = runs.Count(run => run.Campaign.LossCents == 0);

        // About a third, as in the sample feed.
        Assert.InRange(without / (double)runs.Length, 0.2, 0.5);
    }

    [Fact]
    public void Careful_thieves_take_longer_and_less_at_a_time_than_careless_ones()
    {
        var careless = AllRuns().Where(run => run.Campaign.Care is Care.Careless).ToArray();
        var careful = AllRuns().Where(run => run.Campaign.Care is Care.Careful).ToArray();

        Assert.True(careful.Average(Length) > 2 * careless.Average(Length));
        Assert.True(careful.Average(Largest) < careless.Average(Largest) / 2);
    }

    [Fact]
    public void Who_is_robbed_tells_days_later_or_never()
    {
        var robbed = AllRuns().Where(run => run.Campaign.LossCents > 0).ToArray();
        var told = robbed.Where(run => run.Events.Any(made => made.Type == "customer.reported")).ToArray();

        Assert.InRange(told.Length / (double)robbed.Length, 0.35, 0.85);
        Assert.All(told, run => Assert.All(
            run.Events.Where(made => made.Type == "customer.reported"), made => Assert.Null(made.Stage)));
        var waits = told.Select(run =>
            (run.Events.First(made => made.Type == "customer.reported").Time - run.Labelled.Min(made => made.Time))
            .TotalDays).Order().ToArray();
        Assert.InRange(waits[waits.Length / 2], 1.5, 20);
    }

    [Fact]
    public void Ids_that_thieves_bring_have_the_form_of_everybody_elses()
    {
        var ids = AllRuns().SelectMany(run => run.Labelled)
            .SelectMany(made => SingleField.Values(made.Line))
            .Where(field => field.Value.Length > 1 && field.Value[1] == '_').ToArray();

        Assert.NotEmpty(ids);
        Assert.All(ids, field => Assert.Matches("^[eacsdbktowupxgq]_[0-9abcdefghjkmnpqrstvwxyz]{12}$", field.Value));
    }

    [Fact]
    public void Each_kind_has_two_honest_twins_that_are_told_more_often_than_it_happens()
    {
        var stories = HonestCatalog.All.ToDictionary(kind => kind.Name, kind => kind.PerThousand);

        Assert.All(AttackCatalog.Kinds, kind =>
        {
            Assert.True(kind.Twins.Count >= 2, $"{kind.Name} has {kind.Twins.Count} twins.");
            Assert.All(kind.Twins, twin => Assert.Contains(twin, stories.Keys));

            // A firm of a thousand that is attacked four times a year by each kind is attacked far more than any is.
            Assert.True(kind.Twins.Sum(twin => stories[twin]) > 4, $"Twins of {kind.Name} are too rare.");
        });
    }

    private static IEnumerable<PlayedCampaign> AllRuns() =>
        from kind in AttackCatalog.Kinds
        from care in Enum.GetValues<Care>()
        from run in Played(kind.Name, care)
        select run;

    private static readonly Dictionary<(string, Care), PlayedCampaign[]> Kept = [];

    private static PlayedCampaign[] Played(string name, Care care)
    {
        lock (Kept)
        {
            if (!Kept.TryGetValue((name, care), out var runs))
            {
                var kind = AttackCatalog.Kinds.Single(kind => kind.Name == name);
                runs = [.. Enumerable.Range(0, (int)Runs).Select(run => PlayedCampaign.Of(kind, care, (uint)run))];
                Kept.Add((name, care), runs);
            }

            return runs;
        }
    }

    private static Instant? First(PlayedCampaign run, params string[] stages)
    {
        var times = run.Labelled.Where(made => stages.Contains(made.Stage)).Select(made => made.Time).ToArray();
        return times.Length == 0 ? null : times.Min();
    }

    private static decimal Largest(PlayedCampaign run) => run.Labelled
        .Where(made => made.Type == "transfer.requested")
        .Select(made => made.Line.GetProperty("data").GetProperty("amount").GetDecimal())
        .DefaultIfEmpty().Max();

    private static double Length(PlayedCampaign run) =>
        (run.Labelled.Max(made => made.Time) - run.Labelled.Min(made => made.Time)).TotalDays;
}
