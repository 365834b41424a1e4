namespace Holdfast.Engine.Tests.Signals.Profile;

public sealed class UnknownCallerTests
{
    private const string Signal = "unknownCaller";

    [Theory]
    [InlineData("access", true)]
    [InlineData("contact", true)]
    [InlineData("limits", true)]
    [InlineData("transfer", true)]
    [InlineData("other", false)]
    [InlineData("", false)]
    public void A_number_never_seen_that_asks_for_something_sensitive_is_unknown(string topic, bool speaks) =>
        Assert.Equal(speaks, new Story().Call(topic: topic).Speaks(Signal));

    [Fact]
    public void A_number_that_called_before_is_known()
    {
        var story = new Story();
        story.Call(topic: "other");

        Assert.False(story.Call().Speaks(Signal));
    }

    [Fact]
    public void A_number_on_file_is_known()
    {
        var changed = new Story();
        changed.ChangeContactTo("p-1", "phone");
        var opened = new Story();
        opened.Open(1, "c1", contact: "p-1");

        Assert.False(changed.Call().Speaks(Signal));
        Assert.False(opened.Call().Speaks(Signal));
    }

    [Fact]
    public void A_number_that_called_about_somebody_else_is_not_known_here()
    {
        var story = new Story();
        story.Call(customer: "c2");

        Assert.True(story.Call().Speaks(Signal));
    }

    [Fact]
    public void Where_the_number_is_withheld_nothing_is_said() => Assert.False(new Story().Call("").Speaks(Signal));

    [Fact]
    public void It_says_so() => Assert.Equal(
        "A caller whose number was never seen with this customer", new Story().Call().Says(Signal));
}
