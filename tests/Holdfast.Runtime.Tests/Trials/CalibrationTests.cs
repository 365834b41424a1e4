using Holdfast.Runtime.Trials;

namespace Holdfast.Runtime.Tests.Trials;

public sealed class CalibrationTests
{
    [Fact]
    public void Scores_that_are_what_they_say_lie_on_the_line()
    {
        var random = new SplitMix(3);
        var questions = Enumerable.Range(0, 20_000).Select(_ =>
        {
            var score = random.Below(10_000) / 10_000.0;
            return (score, random.Below(10_000) < 10_000 * score, 1.0);
        }).ToList();

        var bins = Calibration.Of(questions);

        Assert.Equal(10, bins.Count);
        Assert.Equal(questions.Count, bins.Sum(bin => bin.Questions));
        Assert.All(bins, bin => Assert.InRange(bin.Share, bin.MeanScore - 0.04, bin.MeanScore + 0.04));
        Assert.All(bins, bin => Assert.InRange(bin.Share, bin.Low, bin.High));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.0999, 0)]
    [InlineData(0.1, 1)]
    [InlineData(0.9, 9)]
    [InlineData(1, 9)]
    public void Score_is_in_the_tenth_that_it_begins(double score, int from) =>
        Assert.Equal(from, Calibration.Of([(score, true, 1)]).Single(bin => bin.Questions > 0).From);

    [Fact]
    public void Honest_questions_that_count_more_make_the_share_smaller_and_the_count_no_larger()
    {
        var bin = Calibration.Of([(0.85, true, 1), (0.85, false, 3)])[8];

        Assert.Equal((2, 1, 0.25), (bin.Questions, bin.Attacks, bin.Share));
    }
}
