using Holdfast.Engine.OwnSignals;
using static Holdfast.Engine.Tests.OwnSignals.Expressions;

namespace Holdfast.Engine.Tests.OwnSignals;

/// <summary>What is as large as may be is taken, and what is larger is refused without harm.</summary>
public sealed class ExpressionLimitTests
{
    [Fact]
    public void An_expression_has_at_most_4000_characters()
    {
        Assert.True(AtWire("true" + new string(' ', 3_996)));
        var fault = Assert.Single(Refused("true" + new string(' ', 3_997)));

        Assert.Equal("4000: An expression has at most 4000 characters; this one has 4001.", Told(fault));
    }

    [Theory]
    [InlineData(125, true)]
    [InlineData(126, false)]
    public void An_expression_has_at_most_250_values_and_operators(int values, bool isTaken)
    {
        // A chain of n values has n - 1 operators.
        var text = string.Join(" or ", Enumerable.Repeat("true", values));

        Assert.Equal(isTaken, Expression.Parse(text, Engine.Signals.EventSet.All) is ExpressionReading.Accepted);
        if (!isTaken)
        {
            Assert.Contains(
                "at most 250 values and operators", Assert.Single(Refused(text)).Detail, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("(", "true", ")")]
    [InlineData("not ", "true", "")]
    [InlineData("known(", "1", ")")]
    [InlineData("-", "1", "", " < 2")]
    public void Nesting_goes_32_levels_deep(string open, string inside, string close, string behind = "")
    {
        Assert.Equal("", FaultOf(32));
        Assert.Contains("This is nested deeper than 32 levels.", FaultOf(33), StringComparison.Ordinal);

        string FaultOf(int depth)
        {
            var text = string.Concat(Enumerable.Repeat(open, depth)) + inside
                + string.Concat(Enumerable.Repeat(close, depth)) + behind;
            return Expression.Parse(text, Engine.Signals.EventSet.All) is ExpressionReading.Refused refused
                ? Told(refused.Faults)
                : "";
        }
    }

    [Fact]
    public void A_list_has_at_most_100_values()
    {
        Assert.NotNull(Accepted($"transfer.amount in [{string.Join(',', Enumerable.Range(0, 100))}]"));
        Assert.Contains(
            "A list has at most 100 values.",
            Assert.Single(Refused($"transfer.amount in [{string.Join(',', Enumerable.Range(0, 101))}]")).Detail,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_has_at_most_256_characters()
    {
        Assert.NotNull(Accepted($"device.id == \"{new string('a', 256)}\""));
        Assert.Contains("A text has from 1 to 256 characters.", Assert.Single(
            Refused($"device.id == \"{new string('a', 257)}\"")).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_has_at_most_27_digits()
    {
        Assert.False(AtWire("1 > 123456789012345678901234567"));
        Assert.False(AtWire("1 > 12345678901234567890123456.7"));
        Assert.NotEmpty(Refused("1 > 1234567890123456789012345678"));
    }

    [Fact]
    public void A_length_of_time_has_at_most_a_million_million_units()
    {
        Assert.True(AtWire("1 day < 1000000000000 weeks"));
        Assert.Contains("A length of time has at most 1000000000000 units.", Assert.Single(
            Refused("1 day < 1000000000001 seconds")).Detail, StringComparison.Ordinal);
    }

    public static TheoryData<string> Hostile =>
    [
        new string('(', 10_000), new string(')', 10_000), new string('(', 3_999), new string('-', 3_999),
        string.Concat(Enumerable.Repeat("not ", 999)), string.Concat(Enumerable.Repeat("known(", 600)),
        string.Concat(Enumerable.Repeat("[", 3_000)), new string('a', 65_536), new string('.', 3_999),
        string.Concat(Enumerable.Repeat("a.", 1_999)), new string('"', 3_999), new string('\'', 4_000),
        new string('9', 3_999), "0." + new string('9', 3_900) + " == 1", new string('%', 3_999), "\0", "\uD800",
        "device.id == \"\uD800\"", "device.id == \"\uDC00\uD800\"", "\u2028true", "true\u00A0and true", "тruе",
        "1 ==\u20091", string.Concat(Enumerable.Repeat("1 otherwise ", 300)),
        string.Concat(Enumerable.Repeat("true or ", 499)) + "true", new string('\n', 4_000), "==", "in in in", "in",
        "known", "otherwise", "not in", "transfer.rail in in", "[]", "()", ",", "1 days days", "% 1", "-", "- -",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Whatever_is_written_is_refused_with_a_fault_inside_it(string text)
    {
        var faults = Refused(text);

        Assert.NotEmpty(faults);
        Assert.All(faults, fault => Assert.InRange(fault.Position, 0, text.Length));
        Assert.All(faults, fault => Assert.True(Told(fault).Length < 20_000));
    }
}
