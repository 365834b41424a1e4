using System.Globalization;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;
using Holdfast.Runtime.Policies;
using static Holdfast.Runtime.Tests.Policies.PolicyTexts;

namespace Holdfast.Runtime.Tests.Policies;

public sealed class PolicyFileTests
{
    private static DecisionPolicy Default => DecisionPolicy.Default;

    [Fact]
    public void Default_policy_comes_back_from_its_file_as_it_was()
    {
        var text = PolicyFile.Render(Default);
        var read = Accepted(text);

        Assert.Equal(Default.Fingerprint, read.Fingerprint);
        Assert.Equal(text, PolicyFile.Render(read));
        Assert.Equal(Default.HardRules.Select(rule => rule.Because), read.HardRules.Select(rule => rule.Because));
    }

    [Fact]
    public void Any_policy_comes_back_from_its_file_as_it_was()
    {
        var random = new Random(20261123);
        for (var i = 0; i < 300; i++)
        {
            var policy = Drawn(random);
            var text = PolicyFile.Render(policy);
            var read = Accepted(text);

            Assert.Equal(policy.Fingerprint, read.Fingerprint);
            Assert.Equal(text, PolicyFile.Render(read));
        }
    }

    [Theory]
    [InlineData("a: b # c")]
    [InlineData("# not a comment")]
    [InlineData("- [x], {y}: 'z' \"q\" & * ! | > % @ `")]
    [InlineData("  more   than one\n line\t of it ")]
    [InlineData("... --- ?")]
    [InlineData("'")]
    [InlineData("Straße, 東京, \U0001F512")]
    public void Reason_of_a_hard_rule_may_hold_any_letters(string because)
    {
        var rule = new HardRule("a", EventType.OrderPlaced, ["newDevice"], Outcome.Hold, because);
        var text = PolicyFile.Render(new DecisionPolicy(hardRules: [rule]));

        Assert.Equal(
            string.Join(' ', because.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            Assert.Single(Accepted(text).HardRules).Because);
    }

    [Theory]
    [InlineData("version: 1")]
    [InlineData("\uFEFFversion: 1\r\n")]
    [InlineData("---\n# only the version\nversion: 1\n...\n")]
    [InlineData("{version: 1, signals: {}, limits: {}, gates: {}, lists: {}}")]
    public void What_a_file_leaves_out_has_its_default(string text) =>
        Assert.Equal(Default.Fingerprint, Accepted(text).Fingerprint);

    [Fact]
    public void A_file_of_three_lines_changes_one_number()
    {
        var policy = Accepted("version: 1\nsignals:\n  newDevice: 2.345\n");

        Assert.Equal(new LogOdds(2_345), policy.WeightOf(SignalCatalog.Find("newDevice")!));
        Assert.NotEqual(Default.Fingerprint, policy.Fingerprint);
        Assert.All(
            SignalCatalog.All.Where(signal => signal.Id != "newDevice"),
            signal => Assert.Equal(Default.WeightOf(signal), policy.WeightOf(signal)));
    }

    [Theory]
    [InlineData("newDevice: 20", 20_000)]
    [InlineData("newDevice: +1.5", 1_500)]
    [InlineData("newDevice: .5", 500)]
    [InlineData("newDevice: 1.500", 1_500)]
    [InlineData("newDevice: 0", 0)]
    [InlineData("seasonedDevice: -20", -20_000)]
    [InlineData("seasonedDevice: -0.001", -1)]
    [InlineData("seasonedDevice: 0", 0)]
    public void A_signal_can_weigh_anything_on_its_side_and_be_switched_off(string line, int thousandths)
    {
        var policy = Accepted($"version: 1\nsignals: {{{line}}}\n");

        Assert.Equal(new LogOdds(thousandths), policy.WeightOf(SignalCatalog.Find(line.Split(':')[0])!));
    }

    [Fact]
    public void No_signal_can_be_turned_round()
    {
        foreach (var signal in SignalCatalog.All)
        {
            var turned = signal.Description.Weight > 0 ? "-0.001" : "0.001";

            Assert.Contains(
                signal.Description.Weight > 0 ? "against the customer" : "for the customer",
                Assert.Single(Refused($"version: 1\nsignals: {{ {signal.Id}: {turned} }}\n")).Detail,
                StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("newDevice: 36", 36 * 3_600)]
    [InlineData("newDevice: 0.5", 1_800)]
    [InlineData("newDevice: 0.0001", 0)]
    [InlineData("dormancy: 0.333333", 28_800)]
    [InlineData("liveSession: 0.25", 15)]
    [InlineData("fastTransfer: 86400", 86_400)]
    [InlineData("emptyingShare: 33.3", 333)]
    [InlineData("reviewLimit: 0.0001", 1)]
    [InlineData("thinVolume: 1000000000000", 10_000_000_000_000_000)]
    [InlineData("placeRadius: 0", 0)]
    [InlineData("stuffingNames: 1000000", 1_000_000)]
    [InlineData("fadeDays: 0.1", 8_640)]
    public void A_limit_is_given_in_its_unit_and_kept_in_seconds_thousandths_and_ten_thousandths(string line, long kept)
    {
        var limit = PolicyLimits.All.Single(known => known.Name == line.Split(':')[0]);

        Assert.Equal(kept, Accepted($"version: 1\nlimits: {{{line}}}\n").Limit(limit));
    }

    [Fact]
    public void A_gate_keeps_what_a_file_does_not_say_of_it()
    {
        var standard = Default.GateOf(EventType.OrderPlaced)!;
        var gate = Accepted("version: 1\ngates: { order.placed: { deny: never } }\n").GateOf(EventType.OrderPlaced)!;

        Assert.Equal(standard.Prior, gate.Prior);
        Assert.Equal(standard.Thresholds with { Deny = null }, gate.Thresholds);
        Assert.Equal(Outcome.Hold, gate.Thresholds.OutcomeOf(Probability.Of(1m)));
    }

    [Fact]
    public void Equal_thresholds_grow_enough()
    {
        var gate = Accepted("version: 1\ngates: { order.placed: { prior: -20, stepUp: 0.5, hold: 0.5, deny: 0.5 } }\n")
            .GateOf(EventType.OrderPlaced)!;

        Assert.Equal(LogOdds.Of(-20), gate.Prior);
        Assert.Equal(Outcome.Allow, gate.Thresholds.OutcomeOf(Probability.Of(0.4999m)));
        Assert.Equal(Outcome.Deny, gate.Thresholds.OutcomeOf(Probability.Of(0.5m)));
    }

    [Theory]
    [InlineData(Rail.Ach, "24999.9999", 0.5, 0.6)]
    [InlineData(Rail.Ach, "25000", 0.4, 0.5)]
    [InlineData(Rail.Wire, "0.01", 0.2, 0.6)]
    [InlineData(Rail.Wire, "24999.9999", 0.2, 0.6)]
    [InlineData(Rail.Wire, "99999.99", 0.2, 0.6)]
    [InlineData(Rail.Wire, "100000", 0.1, null)]
    [InlineData(Rail.Crypto, "1000000", 0.3, 0.3)]
    public void The_last_row_that_fits_rail_and_amount_gives_the_thresholds(
        Rail rail, string amount, double stepUp, double? hold)
    {
        var gate = Accepted(
            """
            version: 1
            gates:
              transfer.requested:
                rows:
                  - { from: 25000, stepUp: 0.4, hold: 0.5 }
                  - { rail: wire, stepUp: 0.2 }
                  - { rail: wire, from: 100000, stepUp: 0.1, hold: never }
                  - { rail: any, from: 1000000, hold: 0.3, stepUp: 0.3 }
                stepUp: 0.5
                hold: 0.6
                deny: 0.9
            """).GateOf(EventType.TransferRequested)!;

        var thresholds = gate.For(rail, Money.Of(decimal.Parse(amount, CultureInfo.InvariantCulture)));

        Assert.Equal(Probability.Of((decimal)stepUp), thresholds.StepUp);
        Assert.Equal(hold is { } given ? Probability.Of((decimal)given) : null, thresholds.Hold);
        Assert.Equal(Probability.Of(0.9m), thresholds.Deny);
    }

    [Fact]
    public void Rows_are_about_dollars_and_leave_other_currencies_to_the_gate()
    {
        Assert.True(Currency.TryParse("EUR"u8, out var euro));
        var gate = Accepted("version: 1\ngates: { transfer.requested: { rows: [{ deny: never }] } }\n")
            .GateOf(EventType.TransferRequested)!;

        Assert.Null(gate.For(Rail.Wire, Money.Of(5)).Deny);
        Assert.Equal(gate.Thresholds, gate.For(Rail.Wire, Money.Of(5, euro)));
    }

    [Fact]
    public void Hard_rules_of_a_file_take_the_place_of_the_default_ones()
    {
        var rule = Assert.Single(Accepted(
            """
            version: 1
            hardRules:
              - because: >
                  Somebody
                  has to look.
                outcome: deny
                signals: [newDevice, "newPayee"]
                gate: transfer.requested
                name: our-own.rule_1
            """).HardRules);

        Assert.Equal("our-own.rule_1", rule.Name);
        Assert.Equal(EventType.TransferRequested, rule.Gate);
        Assert.Equal(["newDevice", "newPayee"], rule.Signals);
        Assert.Equal(Outcome.Deny, rule.Outcome);
        Assert.Equal("Somebody has to look.", rule.Because);
        Assert.Empty(Accepted("version: 1\nhardRules: []\n").HardRules);
    }

    [Fact]
    public void Each_list_of_a_file_takes_the_place_of_the_default_one()
    {
        var lists = Accepted(
            "version: 1\nlists:\n  highRiskCountries: [NO, 'IR']\n  exemptNetworks: [64500, 4294967295]\n").Lists;

        Assert.Equal([CountryCode.Of("NO"), CountryCode.Of("IR")], lists.HighRiskCountries);
        Assert.Equal([64_500u, uint.MaxValue], lists.ExemptNetworks);
        Assert.Equal(Default.Lists.SignInHosts, lists.SignInHosts);
        Assert.Equal(
            ["login.example.com", "10.0.0.1"],
            Accepted("version: 1\nlists: { signInHosts: [login.example.com, 10.0.0.1] }\n").Lists.SignInHosts);
        Assert.Empty(Accepted("version: 1\nlists: { highRiskCountries: [] }\n").Lists.HighRiskCountries);
    }

    [Fact]
    public void Comments_and_the_order_of_names_do_not_change_a_policy()
    {
        const string Text = "version: 1\nsignals: { newDevice: 1, newPayee: 2 }\nlimits: { newDevice: 5 }\n";
        const string Other =
            "# why\nlimits:\n  newDevice: 5.0 # hours\nsignals:\n  newPayee: 2.0\n  newDevice: 1\nversion: 1\n";

        Assert.Equal(Accepted(Text).Fingerprint, Accepted(Other).Fingerprint);
    }

    [Fact]
    public void Everything_in_the_file_is_explained()
    {
        var lines = PolicyFile.Render(Default).Split('\n');

        Assert.All(SignalCatalog.All, signal => Assert.StartsWith(
            "  # ", lines[Array.FindIndex(lines, SectionOf(lines, "signals:"), line => IsNamed(line, signal.Id)) - 1],
            StringComparison.Ordinal));
        Assert.All(PolicyLimits.All, limit => Assert.Contains(
            limit.Explanation, string.Join(' ', lines[..SectionOf(lines, "signals:")]), StringComparison.Ordinal));
        Assert.All(lines, line => Assert.True(line.Length <= 140, line));
        Assert.All(lines, line => Assert.Equal(line.TrimEnd(), line));
        Assert.DoesNotContain('\r', PolicyFile.Render(Default));

        static int SectionOf(string[] lines, string name) => Array.IndexOf(lines, name);

        static bool IsNamed(string line, string name) => line.StartsWith($"  {name}: ", StringComparison.Ordinal);
    }

    [Fact]
    public void Example_of_a_row_in_the_file_is_a_row()
    {
        var text = PolicyFile.Render(Default);
        var example = text.Split('\n').Single(line => line.Contains("- { rail:", StringComparison.Ordinal));
        var uncommented = text.Replace("rows: []", "rows:", StringComparison.Ordinal)
            .Replace(example, "", StringComparison.Ordinal)
            .Replace("    rows:\n", "    rows:\n" + example.Replace("# ", "", StringComparison.Ordinal) + "\n",
                StringComparison.Ordinal);

        Assert.Single(Accepted(uncommented).GateOf(EventType.TransferRequested)!.Rows);
    }

    [Fact]
    public void A_machine_that_writes_numbers_in_another_way_reads_and_writes_the_same()
    {
        var text = PolicyFile.Render(Default);
        var before = CultureInfo.CurrentCulture;
        var elsewhere = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (elsewhere.NumberFormat.NumberDecimalSeparator, elsewhere.NumberFormat.NegativeSign) = (",", "~");
        try
        {
            CultureInfo.CurrentCulture = elsewhere;

            Assert.Equal(text, PolicyFile.Render(Default));
            Assert.Equal(Default.Fingerprint, Accepted(text).Fingerprint);
            Assert.Equal(
                "3:14: Expected a weight from 0 to 20 with at most 3 decimals, because this signal speaks against the "
                + "customer, not '1,5'.",
                Assert.Single(Refused("version: 1\nsignals:\n  newDevice: 1,5\n")).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static DecisionPolicy Drawn(Random random)
    {
        var weights = SignalCatalog.All.Where(_ => random.Next(3) == 0).ToDictionary(
            signal => signal.Id,
            signal => new LogOdds(random.Next(20_001) * Math.Sign(signal.Description.Weight)));
        var limits = PolicyLimits.All.Where(_ => random.Next(3) == 0).ToDictionary(
            limit => limit.Name,
            limit => limit.FromKept(random.NextInt64(limit.ToKept(limit.Least), limit.ToKept(limit.Most) + 1)));
        var gates = Gates.All.Where(_ => random.Next(2) == 0).ToDictionary(type => type, type => new GatePolicy
        {
            Prior = new LogOdds(-random.Next(20_001)),
            Thresholds = Thresholds(),
            Rows = type is EventType.TransferRequested
                ? [.. Enumerable.Range(0, random.Next(4)).Select(_ => new ThresholdRow(
                    random.Next(3) == 0 ? null : (Rail)random.Next((int)Rail.Wire, (int)Rail.Wire + 8),
                    Money.OfTenThousandths(random.NextInt64(10_000_000_000)), Thresholds()))]
                : [],
        });
        var rules = Enumerable.Range(0, random.Next(4)).Select(number => new HardRule(
            $"rule-{number}",
            Gates.All[random.Next(Gates.All.Count)],
            [.. SignalCatalog.All.Where(_ => random.Next(40) == 0).Select(drawn => drawn.Id).DefaultIfEmpty("simSwap")],
            (Outcome)random.Next(1, 4),
            string.Join(' ', Enumerable.Range(0, random.Next(1, 60)).Select(word => $"word{word}:"))));
        var lists = new PolicyLists
        {
            HighRiskCountries = [.. new[] { "NO", "IR", "US" }.Where(_ => random.Next(2) == 0).Select(CountryCode.Of)],
            ExemptNetworks = [.. new uint[] { 1, 64_500, uint.MaxValue }.Where(_ => random.Next(2) == 0)],
            SignInHosts = [.. Enumerable.Range(0, random.Next(3)).Select(number => $"login-{number}.example.com")],
        };
        return new DecisionPolicy(weights, limits, gates, random.Next(4) == 0 ? null : [.. rules], lists);

        Thresholds Thresholds()
        {
            var grown = Enumerable.Range(0, 3).Select(_ => random.Next(10_001)).Order()
                .Select(value => random.Next(4) == 0 ? (Probability?)null : new Probability(value)).ToArray();
            return new Thresholds(grown[0], grown[1], grown[2]);
        }
    }
}
