using static Holdfast.Runtime.Tests.Policies.PolicyTexts;

namespace Holdfast.Runtime.Tests.Policies;

/// <summary>Every fault that an own signal of a policy file can have, with the place where it is told.</summary>
public sealed class OwnSignalFaultTests
{
    private const string Top = "version: 1\nownSignals:\n";
    private const string Rest = "    on: [transfer.requested]\n    when: payee.isNew\n    weight: 1\n    sentence: a\n";
    private const string Whole = Top + "  - name: mine\n" + Rest;

    // Line 4 and on of a signal whose name stands in line 3.
    private const string Named = Top + "  - name: mine\n    weight: 1\n    sentence: a\n";
    private const string Read = Named + "    on: [transfer.requested]\n";

    [Theory]
    [InlineData(Top + "  mine: 1\n", 3, 3, "Expected a list of own signals, each with a name, not names with values.")]
    [InlineData(Top + "  - mine\n", 3, 5, "Expected an own signal: name, on, when, weight, outcome, sentence")]
    [InlineData(Top + "  - nam: mine\n" + Rest, 3, 5, "There is no setting of an own signal named 'nam'; did you mean")]
    [InlineData(Top + "  - weight: 1\n", 3, 5, "This own signal lacks name, on, when, sentence.")]
    [InlineData(Top + "  - name: Mine\n" + Rest, 3, 11, "a small letter first, not 'Mine'.")]
    [InlineData(Top + "  - name: own.mine\n" + Rest, 3, 11, "Expected a name: up to 40 letters and digits")]
    [InlineData(Whole + "  - name: mine\n" + Rest, 8, 11, "There is an own signal named 'mine' already, in line 3.")]
    [InlineData(Named + "    when: payee.isNew\n    on: []\n", 7, 9, "Expected a list of types of events to look at")]
    [InlineData(Named + "    when: true\n    on: [transfer.requestet]\n", 7, 10, "did you mean 'transfer.requested'?")]
    [InlineData(Named + "    when: true\n    on: [order.placed, order.placed]\n", 7, 24, "is listed twice.")]
    [InlineData(Whole + "    weight: 2\n", 8, 5, "'weight' stands here a second time; the first is in line 6.")]
    [InlineData(Whole + "    outcome: allow\n", 8, 14, "There is no outcome of an own signal named 'allow'")]
    [InlineData(Whole + "    outcome: holt\n", 8, 14, "did you mean 'hold'?")]
    [InlineData(Whole + "    family: paye\n", 8, 13, "There is no family 'paye'; did you mean 'payee'?")]
    [InlineData(Whole + "    carry: month\n", 8, 12, "There is no way to carry evidence 'month'; there is")]
    [InlineData(Read + "    when:\n", 7, 10, "Expected a condition, such as: transfer.amount > 25000 and payee.isNew")]
    [InlineData(Read + "    when: [a]\n", 7, 11, "Expected a condition")]
    public void A_setting_of_an_own_signal_is_of_the_form_it_has(string text, int line, int column, string detail) =>
        IsTold(text, line, column, detail);

    [Theory]
    [InlineData("    weight: 20.1\n    sentence: a\n", 6, 13, "Expected a weight from -20 to 20 with at most")]
    [InlineData("    weight: 0\n    sentence: a\n", 3, 5, "it needs a weight, an outcome, or both.")]
    [InlineData("    sentence: a\n", 3, 5, "This own signal says nothing")]
    [InlineData("    weight: -1\n    sentence: a\n    carry: days\n", 8, 12, "Only evidence against the customer")]
    [InlineData("    outcome: hold\n    sentence: a\n    carry: days\n", 8, 12, "Only evidence against the customer")]
    [InlineData("    weight: 1\n    sentence: A {transfer.amoun}\n", 7, 18, "did you mean 'transfer.amount'?")]
    [InlineData("    weight: 1\n    sentence: \"A {x}\"\n", 7, 19, "There is no name 'x'.")]
    [InlineData("    weight: 1\n    sentence: ''\n", 7, 15, "Expected a sentence that says what was seen")]
    public void An_own_signal_says_something(string settings, int line, int column, string detail) => IsTold(
        Top + "  - name: mine\n    on: [transfer.requested]\n    when: payee.isNew\n" + settings, line, column, detail);

    [Fact]
    public void An_outcome_is_given_at_gates_only() => IsTold(
        Top + "  - name: mine\n    on: [order.filled]\n    when: true\n    outcome: hold\n    sentence: a\n", 6, 14,
        "An outcome is given at gates only, and this signal looks at none: there is login.succeeded");

    // However an expression is written, its fault is told at its own place in the file.
    [Theory]
    [InlineData("    when: payee.isNew and payee.isNwe\n", 7, 27)]
    [InlineData("    when:   payee.isNew and payee.isNwe\n", 7, 29)]
    [InlineData("    when:\n      payee.isNew and payee.isNwe\n", 8, 23)]
    [InlineData("    when: payee.isNew and\n      payee.isNwe\n", 8, 7)]
    [InlineData("    when: payee.isNew\n\n      and payee.isNwe\n", 9, 11)]
    [InlineData("    when: |\n      payee.isNew\n      and payee.isNwe\n", 9, 11)]
    [InlineData("    when: |  # why\n      payee.isNew\n        and   payee.isNwe\n", 9, 15)]
    [InlineData("    when: |-\n      payee.isNew\n\n\n      and payee.isNwe\n", 11, 11)]
    [InlineData("    when: >-\n      payee.isNew\n      and payee.isNwe\n", 9, 11)]
    [InlineData("    when: >\n      payee.isNew and\n\n      payee.isNwe\n", 10, 7)]
    [InlineData("    when: 'payee.isNew and payee.isNwe'\n", 7, 28)]
    [InlineData("    when: 'device.id == ''a'' and payee.isNwe'\n", 7, 35)]
    [InlineData("    when: 'payee.isNew and\n\n      payee.isNwe'\n", 9, 7)]
    [InlineData("    when: \"payee.isNew and payee.isNwe\"\n", 7, 28)]
    [InlineData("    when: \"device.id == \\\"a\\\" and payee.isNwe\"\n", 7, 35)]
    [InlineData("    when: \"payee.isNew and \\\n      payee.isNwe\"\n", 8, 7)]
    [InlineData("    when: \"payee.isNew\\n and payee.isNwe\"\n", 7, 30)]
    public void A_fault_in_an_expression_is_told_at_its_place_in_the_file(string when, int line, int column)
    {
        IsTold(Read + when, line, column, "There is no name 'payee.isNwe'; did you mean 'payee.isNew'?");
        IsTold((Read + when).Replace("\n", "\r\n", StringComparison.Ordinal), line, column, "There is no name");
    }

    [Fact]
    public void Where_an_escape_hides_the_place_the_column_within_the_expression_is_told() => IsTold(
        Read + "    when: \"\\u0070ayee.isNew and payee.isNwe\"\n", 7, 11,
        "There is no name 'payee.isNwe'; did you mean 'payee.isNew'? (Column 17 of the expression.)");

    [Fact]
    public void An_expression_that_ends_too_early_is_told_at_its_end()
    {
        IsTold(Read + "    when: payee.isNew and\n", 7, 26, "Expected a value; the expression ends here.");
        IsTold(Read + "    when: |\n      payee.isNew\n      and\n", 9, 10, "Expected a value");
    }

    [Fact]
    public void All_faults_of_several_signals_are_told_at_once() => Assert.Equal(
        [(5, 11), (7, 18), (9, 10), (10, 24)],
        Refused(Top + """
              - name: a
                on: [order.placed]
                when: nothing
                weight: 1
                sentence: a {nothing}
              - name: b
                on: [nothing]
                when: order.thin > 5
                weight: 1
                sentence: b

            """).Select(fault => (fault.Line, fault.Column)));

    [Fact]
    public void A_hard_rule_may_name_an_own_signal_wherever_it_stands()
    {
        const string Rule =
            "hardRules:\n- { name: a, gate: transfer.requested, signals: [own.mine], outcome: hold, because: b }\n";

        Assert.Single(Accepted("version: 1\n" + Rule + Whole["version: 1\n".Length..]).HardRules);
        Assert.Single(Accepted(Whole + Rule).HardRules);
        IsTold(Whole + Rule.Replace("own.mine", "own.min", StringComparison.Ordinal), 9, 50, "mean 'own.mine'?");
        IsTold(Whole + Rule.Replace("own.mine", "mine", StringComparison.Ordinal), 9, 50, "There is no signal 'mine'");
    }

    [Fact]
    public void A_signal_with_a_fault_is_not_told_again_where_a_hard_rule_names_it() => Assert.Single(Refused(
        Whole.Replace("payee.isNew", "payee.isNwe", StringComparison.Ordinal)
        + "hardRules:\n- { name: a, gate: transfer.requested, signals: [own.mine], outcome: hold, because: b }\n"));

    [Fact]
    public void The_weight_of_an_own_signal_stands_with_it() => IsTold(
        Whole + "signals:\n  own.mine: 2\n", 9, 3,
        "The weight of an own signal stands with it, in the section 'ownSignals'.");

    [Fact]
    public void A_policy_has_at_most_64_own_signals()
    {
        string Many(int count) => Top + string.Concat(
            Enumerable.Range(0, count).Select(number => $"  - name: s{number}\n{Rest}"));

        Assert.Equal(64, Accepted(Many(64)).OwnSignals.Count);
        IsTold(Many(65), 3 + (64 * 5), 5, "A policy has at most 64 own signals.");
    }

    [Theory]
    [InlineData("timeZone: America/New_Yorc\n", "'America/New_Yorc'; did you mean 'America/New_York'?")]
    [InlineData("timeZone: 5\n", "There is no time zone '5'.")]
    [InlineData("timeZone: [UTC]\n", "Expected a time zone by its IANA name, such as America/New_York, not a list.")]
    public void The_time_zone_is_one_that_there_is(string line, string detail) =>
        IsTold("version: 1\n" + line, 2, 11, detail);

    [Theory]
    [InlineData(65_536, "(")]
    [InlineData(10_000, "(")]
    [InlineData(65_536, "a")]
    [InlineData(20_000, "not ")]
    public void A_monstrous_expression_is_one_fault(int length, string piece)
    {
        var fault = Assert.Single(Refused(
            Read + "    when: " + string.Concat(Enumerable.Repeat(piece, length / piece.Length)) + "\n"));

        Assert.Equal(7, fault.Line);
        Assert.Contains("An expression has at most 4000 characters", fault.Detail, StringComparison.Ordinal);
    }

    private static void IsTold(string text, int line, int column, string detail)
    {
        var faults = Refused(text);

        Assert.True(
            faults.Any(fault => fault.Line == line && fault.Column == column
                && fault.Detail.Contains(detail, StringComparison.Ordinal)),
            $"No fault at {line}:{column} says \"{detail}\":\n{string.Join('\n', faults)}");
    }
}
