using Holdfast.Engine.Contract;
using Holdfast.Engine.OwnSignals;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;
using Holdfast.Runtime.Policies;
using static Holdfast.Runtime.Tests.Policies.PolicyTexts;

namespace Holdfast.Runtime.Tests.Policies;

/// <summary>Own signals of a policy file: what is read, and what is written back.</summary>
public sealed class OwnSignalFileTests
{
    [Fact]
    public void Every_setting_is_read()
    {
        var policy = Accepted(
            """
            version: 1
            timeZone: America/Chicago
            ownSignals:
              - name: fridayWireToNewPayee
                on: [transfer.requested, bank.linked]
                when: >-
                  transfer.direction == out and transfer.rail == wire
                  and time.weekday == friday   
                weight: 0.8
                outcome: hold
                sentence: A wire of {transfer.amount}
                  on a Friday
                family: payee
                carry: weeks
                source: FINRA Regulatory Notice 21-18
                review: Call the customer.
            """);

        Assert.Equal("America/Chicago", policy.TimeZone);
        var signal = Assert.Single(policy.OwnSignals);
        Assert.Equal(("fridayWireToNewPayee", "own.fridayWireToNewPayee"), (signal.Name, signal.Id));
        Assert.Equal(EventSet.Of(EventType.TransferRequested, EventType.BankLinked), signal.On);
        Assert.Equal(
            "transfer.direction == out and transfer.rail == wire and time.weekday == friday", signal.When.Text);
        Assert.Equal((new LogOdds(800), Outcome.Hold), (signal.Weight, signal.Outcome!.Value));
        Assert.Equal("A wire of {transfer.amount} on a Friday", signal.Sentence.Text);
        Assert.Equal((EvidenceFamily.Payee, Carry.Weeks), (signal.Family, signal.Carry));
        Assert.Equal(("FINRA Regulatory Notice 21-18", "Call the customer."), (signal.Source, signal.Review));
    }

    [Fact]
    public void What_may_be_left_out_has_its_default()
    {
        var signal = Assert.Single(Accepted(
            "version: 1\nownSignals: [{ name: a, on: [order.placed], when: order.thin, weight: 1, sentence: b }]\n")
            .OwnSignals);

        Assert.Equal((EvidenceFamily.Own, Carry.Not, (Outcome?)null), (signal.Family, signal.Carry, signal.Outcome));
        Assert.Equal(("", ""), (signal.Source, signal.Review));
        Assert.Empty(DecisionPolicy.Default.OwnSignals);
        Assert.Equal("America/New_York", DecisionPolicy.Default.TimeZone);
    }

    [Theory]
    [InlineData("device.id == 'a: #b'")]
    [InlineData("device.id == 'two  spaces'")]
    [InlineData("'a' == device.id")]
    [InlineData("(true)")]
    [InlineData("-1 < transfer.amount")]
    [InlineData("transfer.direction == in or transfer.direction in [in, out]")]
    [InlineData("not known(transfer.amount) or transfer.amount otherwise 5 % > 0.5")]
    [InlineData("device.id in [\"it's\", 'say \"a\"', 'x: y', '- z', '{b}', '%', '\\n', '\u00E9\uD83D\uDD12']")]
    [InlineData("true and true and true and true and true and true and true and true and true and true and true and "
        + "true and true and device.id == 'a text that is long and has and or in it and goes on and on and on'")]
    [InlineData("device.id == 'a text of one word only that is much longer than any line of a policy file may be, and "
        + "then has some more words at its end so that nothing is left to break at but what is inside it'")]
    public void What_is_written_reads_as_the_same_policy(string when)
    {
        var policy = new DecisionPolicy(ownSignals: [Signal(when)], timeZone: "Europe/Berlin");

        var text = PolicyFile.Render(policy);
        var read = Accepted(text);

        Assert.Equal(policy.Fingerprint, read.Fingerprint);
        Assert.Equal(policy.OwnSignals[0].When.Text, read.OwnSignals[0].When.Text);
        Assert.Equal(
            (policy.OwnSignals[0].Source, policy.OwnSignals[0].Review),
            (read.OwnSignals[0].Source, read.OwnSignals[0].Review));
        Assert.Equal(text, PolicyFile.Render(read));
    }

    [Fact]
    public void A_long_condition_is_written_on_lines_that_begin_with_its_joins()
    {
        var text = PolicyFile.Render(new DecisionPolicy(ownSignals: [Signal(
            "transfer.direction == out and transfer.rail == wire and payee.isNew and transfer.amount > 25000 "
            + "and time.weekday == friday")]));

        Assert.Contains(
            """
                when: |-
                  transfer.direction == out and transfer.rail == wire and payee.isNew
                  and transfer.amount > 25000 and time.weekday == friday

            """.ReplaceLineEndings("\n"),
            text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_example_in_the_default_file_is_an_own_signal()
    {
        var lines = PolicyFile.Render(DecisionPolicy.Default).Split('\n');
        var start = Array.IndexOf(lines, "ownSignals: []");
        var example = lines[(start + 2)..].TakeWhile(line => line.StartsWith("  # ", StringComparison.Ordinal));

        var policy = Accepted(
            "version: 1\nownSignals:\n" + string.Concat(example.Select(line => "  " + line[4..] + "\n")));

        Assert.Equal("fridayWireToNewPayee", Assert.Single(policy.OwnSignals).Name);
    }

    [Fact]
    public void Every_example_of_the_guide_is_read()
    {
        var guide = File.ReadAllText(Path.Combine(Root(), "docs/guides/policy.md"));
        var examples = guide.Split("```yaml\n").Skip(1).Select(part => part.Split("```")[0])
            .Where(example => example.Contains("ownSignals:", StringComparison.Ordinal)).ToList();

        var names = examples.SelectMany(example => Accepted("version: 1\n" + example).OwnSignals)
            .Select(signal => signal.Name).ToList();

        Assert.Equal(
            ["fridayWireToNewPayee", "mailChangedThenBigSale", "seniorByRemoteControl", "payrollWeek"], names);
    }

    private static OwnSignalDefinition Signal(string when)
    {
        var on = EventSet.Of(EventType.TransferRequested);
        return new OwnSignalDefinition
        {
            Name = "mine",
            On = on,
            When = Assert.IsType<ExpressionReading.Accepted>(Expression.Parse(when, on)).Expression,
            Weight = LogOdds.Of(-0.125m),
            Outcome = Outcome.StepUp,
            Sentence = Assert.IsType<SentenceReading.Accepted>(
                Sentence.Parse("# {transfer.amount}: " + new string('a', 150) + " - b", on)).Sentence,
            Family = EvidenceFamily.Crowd,
            Source = "'quoted': # and \"again\"",
            Review = "- {not a map}",
        };
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Holdfast.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside a checkout.");
    }
}
