using FsCheck;
using FsCheck.Xunit;
using Holdfast.Engine.OwnSignals;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Tests.Contract;
using static Holdfast.Engine.Tests.OwnSignals.Expressions;

namespace Holdfast.Engine.Tests.OwnSignals;

/// <summary>What holds of every expression at every event.</summary>
public sealed class ExpressionPropertyTests
{
    [Property(MaxTest = 3_000)]
    public void Any_expression_has_one_answer_at_any_event_and_none_throws(DoNotSize<int> seed)
    {
        var @event = new RandomEvents(seed.Item).Next();
        var on = EventSet.Of(@event.Type);
        var text = new RandomExpressions(seed.Item, on).Next();
        if (Expression.Parse(text, on) is not ExpressionReading.Accepted { Expression: var expression })
        {
            // Only for its size: what is made up is well typed.
            Assert.Contains("at most", Told(Refused(text, @event.Type)), StringComparison.Ordinal);
            return;
        }

        var answer = expression.Of(Scene(@event), Nothing());

        Assert.Equal(answer, expression.Of(Scene(@event), Nothing()));
        Assert.Equal(answer, Accepted(expression.Text, @event.Type).Of(Scene(@event), Nothing()));
        Assert.Equal(answer is { } known ? !known : null,
            Accepted($"not ({expression.Text})", @event.Type).Of(Scene(@event), Nothing()));
    }

    [Property(MaxTest = 2_000)]
    public void What_is_printed_is_read_and_printed_as_itself(DoNotSize<int> seed)
    {
        var text = new RandomExpressions(seed.Item, EventSet.All).Next();
        if (Expression.Parse(text, EventSet.All) is ExpressionReading.Accepted accepted)
        {
            var printed = accepted.Expression.Text;
            var again = Assert.IsType<ExpressionReading.Accepted>(Expression.Parse(printed, EventSet.All));
            Assert.Equal(printed, again.Expression.Text);
        }
    }

    [Property(MaxTest = 5_000)]
    public void However_an_expression_is_spoiled_it_is_taken_or_refused_with_a_fault_inside_it(DoNotSize<int> seed)
    {
        const string Signs = "()[]<>=!+-*/%,.\"' \n0a9\u00E9\uD83D&|#{}";
        var random = new Random(seed.Item);
        var text = new RandomExpressions(seed.Item, EventSet.All).Next();
        for (var times = random.Next(1, 5); times > 0 && text.Length > 0; times--)
        {
            var at = random.Next(text.Length);
            text = random.Next(3) switch
            {
                0 => text.Remove(at, random.Next(1, Math.Min(4, text.Length - at) + 1)),
                1 => text.Insert(at, Signs[random.Next(Signs.Length)].ToString()),
                _ => text[..at] + Signs[random.Next(Signs.Length)] + text[(at + 1)..],
            };
        }

        if (Expression.Parse(text, EventSet.All) is ExpressionReading.Refused refused)
        {
            Assert.NotEmpty(refused.Faults);
            Assert.All(refused.Faults, fault => Assert.InRange(fault.Position, 0, text.Length));
        }
    }
}
