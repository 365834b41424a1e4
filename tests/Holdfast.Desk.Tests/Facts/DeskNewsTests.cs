using Holdfast.Desk.Facts;

namespace Holdfast.Desk.Tests.Facts;

public sealed class DeskNewsTests
{
    private readonly DeskNews _news = new(
        [new DeskTopic("cases", "cases:read", "case_file", "case_task"), new DeskTopic("work", "x", "case_task")]);

    [Theory]
    [InlineData("cases", null, 10, true)]
    [InlineData("cases", null, 20, false)]
    [InlineData("cases", "c-1", 10, true)]
    [InlineData("cases", "c-2", 10, false)]
    [InlineData("work", null, 10, false)]
    [InlineData("cases", null, 9, true)]
    [InlineData("work", "c-2", 9, true)]
    [InlineData("work", null, 21, true)]
    public void It_is_told_of_what_changed_since_it_was_seen_and_of_all_before_news_began(
        string topic, string? key, long seen, bool isTold)
    {
        _news.Note(10, []);
        _news.Note(20, [("case_file", "c-1")]);

        Assert.Equal(isTold, _news.HasChanged(topic, key, seen));
    }

    [Fact]
    public void A_table_of_two_topics_is_news_of_both()
    {
        _news.Note(0, []);
        _news.Note(1, [("case_task", "c-1")]);

        Assert.True(_news.HasChanged("cases", "c-1", 0));
        Assert.True(_news.HasChanged("work", "c-1", 0));
    }

    [Fact]
    public async Task Whoever_waits_hears_of_the_next_change_and_of_no_entry_without_one()
    {
        _news.Note(0, []);
        var next = _news.Next;

        _news.Note(1, []);
        Assert.False(next.IsCompleted);
        _news.Note(2, [("case_file", "c-1")]);

        await next.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void When_more_things_changed_than_are_remembered_each_of_them_may_have()
    {
        _news.Note(0, []);
        for (var thing = 0; thing <= DeskNews.ThingsAtMost; thing++)
        {
            _news.Note(thing + 1, [("case_file", $"c-{thing}")]);
        }

        _news.Note(100_000, [("case_file", "c-last")]);
        Assert.True(_news.HasChanged("cases", "c-never", 1));
        Assert.False(_news.HasChanged("cases", "c-never", 50_000));
    }

    [Fact]
    public void Tables_that_are_made_anew_count_as_changed_to_whoever_saw_the_old_ones()
    {
        _news.Note(500, []);
        _news.Forget();
        _news.Note(0, []);

        Assert.True(_news.HasChanged("cases", null, 500));
    }
}
