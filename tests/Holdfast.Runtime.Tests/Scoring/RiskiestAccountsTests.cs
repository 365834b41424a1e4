using System.Text;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using Holdfast.Runtime.Scoring;
using NodaTime;

namespace Holdfast.Runtime.Tests.Scoring;

public sealed class RiskiestAccountsTests
{
    [Fact]
    public void Of_many_accounts_the_ten_with_the_highest_scores_are_kept_whatever_the_order()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var random = new Random(seed);
            var riskiest = new RiskiestAccounts();
            Dictionary<int, int> highest = [];
            for (var number = 0; number < 400; number++)
            {
                var (account, score) = (random.Next(40), random.Next(10_000));
                See(riskiest, $"a-{account}", score, $"e-{number}");
                highest[account] = Math.Max(highest.GetValueOrDefault(account, -1), score);
            }

            Assert.Equal(
                highest.Values.OrderDescending().Take(RiskiestAccounts.Limit),
                riskiest.Worst.Select(risky => risky.Score.TenThousandths));
        }
    }

    [Fact]
    public void An_account_stands_once_with_the_first_event_that_had_its_highest_score()
    {
        var riskiest = new RiskiestAccounts();
        See(riskiest, "a-1", 500, "e-1");
        See(riskiest, "a-2", 700, "e-2");
        See(riskiest, "a-1", 700, "e-3");
        See(riskiest, "a-1", 700, "e-4");
        See(riskiest, "a-2", 100, "e-5");

        Assert.Equal(["a-2 e-2", "a-1 e-3"], riskiest.Worst.Select(risky => $"{risky.Account} {risky.Event}"));
    }

    [Fact]
    public void An_event_of_no_account_counts_for_none()
    {
        var riskiest = new RiskiestAccounts();
        See(riskiest, "", 9_999, "e-1");

        Assert.Empty(riskiest.Worst);
    }

    private static void See(RiskiestAccounts riskiest, string account, int score, string id) => riskiest.See(
        Encoding.UTF8.GetBytes(account),
        EventType.OrderPlaced,
        new Decision
        {
            Event = Text.Of(id),
            Outcome = Outcome.Hold,
            Score = new Probability(score),
            Reasons = [],
            Policy = "",
            At = Instant.FromUtc(2026, 3, 2, 9, 0),
        });
}
