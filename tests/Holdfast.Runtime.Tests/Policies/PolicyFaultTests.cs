using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Runtime.Policies;
using static Holdfast.Runtime.Tests.Policies.PolicyTexts;

namespace Holdfast.Runtime.Tests.Policies;

/// <summary>Every fault that a policy file can have, with the place where it is told.</summary>
public sealed class PolicyFaultTests
{
    private const string Top = "version: 1\n";
    private const string Signals = Top + "signals:\n";
    private const string Limits = Top + "limits:\n";
    private const string Gates = Top + "gates:\n";
    private const string Transfer = Gates + "  transfer.requested:\n";
    private const string Rules = Top + "hardRules:\n";
    private const string Lists = Top + "lists:\n";
    private const string Whole = "- { name: a, gate: order.placed, signals: [newDevice], outcome: hold, because: b }\n";

    // The file as a whole.
    [Theory]
    [InlineData("", 1, 1, "Expected 'version: 1': a policy says its version.")]
    [InlineData("# nothing but a comment\n", 1, 1, "Expected 'version: 1'")]
    [InlineData("\n\n  signals: {}\n", 3, 3, "Expected 'version: 1'")]
    [InlineData("- version: 1\n", 1, 1, "Expected the sections of a policy file, not a list.")]
    [InlineData("version\n", 1, 1, "Expected the sections of a policy file, not 'version'.")]
    [InlineData("version: 2\n", 1, 10, "Expected version 1, the only one there is, not '2'.")]
    [InlineData("version: \"1\"\n", 1, 10, "not the text \"1\".")]
    [InlineData("version: 1.0\n", 1, 10, "not '1.0'.")]
    [InlineData("version:\n", 1, 9, "Expected version 1, the only one there is; nothing is written here.")]
    [InlineData(Top + "sgnals: {}\n", 2, 1, "There is no section 'sgnals'; did you mean 'signals'?")]
    [InlineData(Top + "thresholds: {}\n", 2, 1, "there is version, timeZone, gates, ownSignals, hardRules")]
    [InlineData(Top + "version: 1\n", 2, 1, "'version' stands here a second time; the first is in line 1.")]
    [InlineData(Top + "? [a]\n: b\n", 2, 3, "Expected a name, not a list.")]
    [InlineData(Top + "'': b\n", 2, 1, "There is no section the text \"\"")]
    [InlineData(Top + ": b\n", 2, 3, "Expected a name before this value; nothing is written there.")]
    [InlineData(Top + "---\nversion: 1\n", 2, 1, "A policy file is one document")]
    [InlineData(Top + "...\n---\nversion: 1\n", 3, 1, "A policy file is one document")]
    [InlineData("%YAML 1.2\n---\nversion: 1\n", 1, 1, "A policy file has no directives")]
    [InlineData("# a\n%TAG ! tag:a,2026:\n---\nversion: 1\n", 2, 1, "A policy file has no directives")]
    public void The_file_is_one_document_of_known_sections_that_says_its_version(
        string text, int line, int column, string detail) => IsTold(text, line, column, detail);

    // YAML itself.
    [Theory]
    [InlineData(Top + "signals: {newDevice: 1\n", 3, 1, "This is not YAML: ")]
    [InlineData(Top + "signals: {newDevice: 1\nlimits: {}\n", 3, 1, "did not find the end of a list in brackets")]
    [InlineData(Lists + "  exemptNetworks: [1, 2\n", 4, 1, "This is not YAML: ")]
    [InlineData(Signals + "  newDevice: 1\n bad: 2\n", 4, 2, "This is not YAML: ")]
    [InlineData(Signals + "  newDevice: 1: 2\n", 3, 15, "This is not YAML: ")]
    [InlineData(Signals + "  newDevice 1\n  newPayee: 1\n", 4, 11, "This is not YAML: ")]
    [InlineData(Top + "signals: 'a\n", 2, 10, "(noticed in line 3, column 1).")]
    [InlineData(Top + "signals: @a\n", 2, 10, "This is not YAML: ")]
    [InlineData(Top + "signals: - a\n", 2, 10, "This is not YAML: ")]
    [InlineData("version: \"\\q\"\n", 1, 10, "This is not YAML: ")]
    [InlineData("}\n", 1, 1, "This is not YAML: ")]
    public void What_is_not_YAML_is_told_where_it_stops_being_so(string text, int line, int column, string detail) =>
        IsTold(text, line, column, detail);

    [Theory]
    [InlineData(Signals + "  newDevice: &a 1\n", 3, 14, "A policy file has no anchors ('&')")]
    [InlineData(Signals + "  newDevice: *a\n", 3, 14, "A policy file has no aliases ('*')")]
    [InlineData(Signals + "  newDevice: !!float 1\n", 3, 14, "A policy file has no tags ('!')")]
    [InlineData(Signals + "  newDevice: ! 1\n", 3, 14, "A policy file has no tags ('!')")]
    [InlineData(Top + "signals: !mine {}\n", 2, 10, "A policy file has no tags ('!')")]
    [InlineData(Top + "signals: &a {}\n", 2, 10, "A policy file has no anchors ('&')")]
    [InlineData(Lists + "  exemptNetworks: &a []\n", 3, 19, "A policy file has no anchors ('&')")]
    [InlineData(Signals + "  &a newDevice: 1\n", 3, 3, "A policy file has no anchors ('&')")]
    [InlineData(Signals + "  <<: {}\n", 3, 3, "There is no signal '<<'.")]
    public void Nothing_in_a_policy_stands_for_something_written_elsewhere(
        string text, int line, int column, string detail) => IsTold(text, line, column, detail);

    [Theory]
    [InlineData(Top + "\tsignals: {}\n", 2, 1, "A tab may not indent a line; use spaces.")]
    [InlineData(Signals + "  \tnewDevice: 1\n", 3, 3, "A tab may not indent a line; use spaces.")]
    [InlineData(Top + "\t# a\n", 2, 1, "A tab may not indent a line; use spaces.")]
    [InlineData(Top + "# a\0\n", 2, 4, "The character U+0000 may not stand in a policy file; delete it.")]
    [InlineData(Top + "# a\u2028signals: 3\n", 2, 4, "The character U+2028")]
    [InlineData(Top + "# a\u0085signals: 3\n", 2, 4, "The character U+0085")]
    [InlineData(Top + "# a\uFEFF\n", 2, 4, "The character U+FEFF")]
    [InlineData(Top + "# a\r# b\r\n# \u0007\r\n", 4, 3, "The character U+0007")]
    public void Nothing_in_a_policy_is_unseen(string text, int line, int column, string detail) =>
        IsTold(text, line, column, detail);

    [Fact]
    public void Half_a_character_may_not_stand_in_a_policy()
    {
        IsTold(Top + "# a\uD83D\n", 2, 4, "The character U+D83D may not stand in a policy file; delete it.");
        IsTold(Top + "# a\uDD12\n", 2, 4, "The character U+DD12 may not stand in a policy file; delete it.");
        Accepted(Top + "# a\uD83D\uDD12\n");
    }

    // Signals and their weights.
    [Theory]
    [InlineData(Signals + "  newDevcie: 1\n", 3, 3, "There is no signal 'newDevcie'; did you mean 'newDevice'?")]
    [InlineData(Signals + "  NEWDEVICE: 1\n", 3, 3, "did you mean 'newDevice'?")]
    [InlineData(Signals + "  quiteAnotherThing: 1\n", 3, 3, "There is no signal 'quiteAnotherThing'.")]
    [InlineData(Signals + "  newDevice: 1\n  newDevice: 1\n", 4, 3, "a second time; the first is in line 3.")]
    [InlineData(Signals + "  newDevice: 20.001\n", 3, 14, "Expected a weight from 0 to 20 with at most 3 decimals")]
    [InlineData(Signals + "  newDevice: -1\n", 3, 14, "because this signal speaks against the customer, not '-1'.")]
    [InlineData(Signals + "  seasonedDevice: 1\n", 3, 19, "because this signal speaks for the customer, not '1'.")]
    [InlineData(Signals + "  seasonedDevice: -20.1\n", 3, 19, "Expected a weight from -20 to 0")]
    [InlineData(Signals + "  newDevice: 1.2345\n", 3, 14, "with at most 3 decimals")]
    [InlineData(Signals + "  newDevice: \"1\"\n", 3, 14, "not the text \"1\".")]
    [InlineData(Signals + "  newDevice: high\n", 3, 14, "not 'high'.")]
    [InlineData(Signals + "  newDevice: 1e1\n", 3, 14, "not '1e1'.")]
    [InlineData(Signals + "  newDevice: 1,5\n", 3, 14, "not '1,5'.")]
    [InlineData(Signals + "  newDevice: .inf\n", 3, 14, "not '.inf'.")]
    [InlineData(Signals + "  newDevice: 0x1\n", 3, 14, "not '0x1'.")]
    [InlineData(Signals + "  newDevice: 1.00000000000000000000000000000000001\n", 3, 14, "Expected a weight")]
    [InlineData(Signals + "  newDevice: [1]\n", 3, 14, "not a list.")]
    [InlineData(Signals + "  newDevice: {a: 1}\n", 3, 14, "not names with values.")]
    [InlineData(Signals + "  newDevice:\n", 3, 13, "nothing is written here.")]
    [InlineData(Signals + "  newDevice: ~\n", 3, 14, "not '~'.")]
    [InlineData(Signals, 2, 9, "Expected the names of signals, each with its weight; nothing is written here.")]
    [InlineData(Signals + "  - newDevice\n", 3, 3, "Expected the names of signals, each with its weight, not a list.")]
    public void A_weight_is_a_plain_number_that_leaves_its_signal_on_its_side(
        string text, int line, int column, string detail) => IsTold(text, line, column, detail);

    [Theory]
    [InlineData(Limits + "  newDevise: 1\n", 3, 3, "There is no limit 'newDevise'; did you mean 'newDevice'?")]
    [InlineData(Limits + "  newDevice: -1\n", 3, 14, "Expected a number of hours from 0 to 8784")]
    [InlineData(Limits + "  newDevice: 8785\n", 3, 14, "Expected a number of hours from 0 to 8784")]
    [InlineData(Limits + "  newDevice: 1.0000001\n", 3, 14, "with at most 6 decimals")]
    [InlineData(Limits + "  fastTransfer: 86401\n", 3, 17, "Expected a whole number of seconds from 0 to 86400")]
    [InlineData(Limits + "  fastTransfer: 1.5\n", 3, 17, "Expected a whole number of seconds")]
    [InlineData(Limits + "  liveSession: 10081\n", 3, 16, "Expected a number of minutes from 0 to 10080")]
    [InlineData(Limits + "  dormancy: 3661\n", 3, 13, "Expected a number of days from 0 to 3660")]
    [InlineData(Limits + "  fadeDays: 0\n", 3, 13, "Expected a number of days from 0.1 to 3660")]
    [InlineData(Limits + "  fadeWeeks: 0.09\n", 3, 14, "Expected a number of days from 0.1 to 3660")]
    [InlineData(Limits + "  emptyingShare: 1000.1\n", 3, 18, "Expected a number of percent from 0 to 1000")]
    [InlineData(Limits + "  emptyingShare: 33.33\n", 3, 18, "with at most one decimal")]
    [InlineData(Limits + "  familySecond: 101\n", 3, 17, "Expected a number of percent from 0 to 100")]
    [InlineData(Limits + "  familyRest: 100.1\n", 3, 15, "Expected a number of percent from 0 to 100")]
    [InlineData(Limits + "  reviewLimit: 1000000000001\n", 3, 16, "Expected a number of US dollars from 0 to")]
    [InlineData(Limits + "  reviewLimit: 0.00001\n", 3, 16, "with at most 4 decimals")]
    [InlineData(Limits + "  reviewLimit: 25,000\n", 3, 16, "not '25,000'.")]
    [InlineData(Limits + "  placeRadius: 100001\n", 3, 16, "Expected a whole number of kilometres from 0 to 100000")]
    [InlineData(Limits + "  stuffingNames: 1000001\n", 3, 18, "Expected a whole number from 0 to 1000000")]
    [InlineData(Limits + "  stuffingNames: 2.5\n", 3, 18, "Expected a whole number from 0 to 1000000, not '2.5'.")]
    [InlineData(Limits + "  stuffingNames: \"5\"\n", 3, 18, "not the text \"5\".")]
    [InlineData(Limits + "  dormancy: 1\n  dormancy: 1\n", 4, 3, "a second time; the first is in line 3.")]
    [InlineData(Top + "limits: 3\n", 2, 9, "Expected the names of limits, each with its number, not '3'.")]
    public void A_limit_keeps_to_the_bounds_of_its_unit(string text, int line, int column, string detail) =>
        IsTold(text, line, column, detail);

    // Gates, thresholds and rows.
    [Theory]
    [InlineData(Gates + "  transfer.reqested: {}\n", 3, 3, "There is no gate 'transfer.reqested'; did you mean")]
    [InlineData(Gates + "  wire: {}\n", 3, 3, "there is login.succeeded, credential.changed, ")]
    [InlineData(Gates + "  login.failed: {}\n", 3, 3, "'login.failed' is no gate: such an event asks no question")]
    [InlineData(Gates + "  order.placed: {}\n  order.placed: {}\n", 4, 3, "a second time; the first is in line 3.")]
    [InlineData(Gates + "  order.placed: 3\n", 3, 17, "Expected the prior and the thresholds of the gate, not '3'.")]
    [InlineData(Gates + "  order.placed: { holdd: 1 }\n", 3, 19, "no setting of a gate named 'holdd'; ")]
    [InlineData(Gates + "  order.placed: { prior: 0.001 }\n", 3, 26, "Expected log-odds from -20 to 0 with at most 3")]
    [InlineData(Gates + "  order.placed: { prior: -20.1 }\n", 3, 26, "Expected log-odds from -20 to 0")]
    [InlineData(Gates + "  order.placed: { prior: never }\n", 3, 26, "not 'never'.")]
    [InlineData(Gates + "  order.placed: { deny: 1.0001 }\n", 3, 25, "Expected a probability from 0 to 1 with")]
    [InlineData(Gates + "  order.placed: { deny: -0.1 }\n", 3, 25, "Expected a probability from 0 to 1")]
    [InlineData(Gates + "  order.placed: { deny: 0.99999 }\n", 3, 25, "4 decimals, or never, not '0.99999'.")]
    [InlineData(Gates + "  order.placed: { deny: 99% }\n", 3, 25, "not '99%'.")]
    [InlineData(Gates + "  order.placed: { deny: 'never' }\n", 3, 25, "not the text \"never\".")]
    [InlineData(Gates + "  order.placed: { deny: 1, deny: 1 }\n", 3, 28, "'deny' stands here a second time")]
    [InlineData(Gates + "  order.placed: { rows: [] }\n", 3, 19, "Only transfer.requested has rows")]
    [InlineData(Gates, 2, 7, "Expected the names of gates, each with its prior and thresholds; nothing")]
    public void A_gate_has_a_prior_and_thresholds_that_are_probabilities(
        string text, int line, int column, string detail) => IsTold(text, line, column, detail);

    [Theory]
    [InlineData("stepUp: 0.5, hold: 0.4, deny: 0.9", 3, 38, "hold 0.4 is below stepUp 0.5: thresholds grow from")]
    [InlineData("deny: 0.3, hold: 0.4, stepUp: 0.2", 3, 25, "deny 0.3 is below hold 0.4:")]
    [InlineData("stepUp: 0.5, hold: never, deny: 0.4", 3, 51, "deny 0.4 is below stepUp 0.5:")]
    [InlineData("stepUp: 0.9999, hold: 0.9999, deny: 0.9998", 3, 55, "deny 0.9998 is below hold 0.9999:")]
    public void Thresholds_grow_from_step_up_to_hold_to_deny(string thresholds, int line, int column, string detail) =>
        IsTold($"{Gates}  order.placed: {{ {thresholds} }}\n", line, column, detail);

    [Fact]
    public void A_threshold_is_also_held_against_the_defaults_of_those_left_out()
    {
        var standard = DecisionPolicy.Default.GateOf(EventType.OrderPlaced)!.Thresholds;

        IsTold(
            Gates + "  order.placed: { stepUp: 0.9 }\n", 3, 27,
            $"hold {standard.Hold} (the default) is below stepUp 0.9: thresholds grow from stepUp to hold to deny.");
        IsTold(
            Gates + "  order.placed:\n    deny: 0.1\n", 4, 11,
            $"deny 0.1 is below hold {standard.Hold} (the default): thresholds grow from stepUp to hold to deny.");
        Accepted(Gates + "  order.placed: { stepUp: 0.9, hold: never }\n");
    }

    [Theory]
    [InlineData("- { rail: wyre, hold: 0.9 }", 15, "There is no rail 'wyre'; did you mean 'wire'?")]
    [InlineData("- { rail: [wire], hold: 0.9 }", 15, "Expected the name of a rail, not a list.")]
    [InlineData("- { from: -1, hold: 0.9 }", 15, "Expected an amount in US dollars from 0 to 1000000000000")]
    [InlineData("- { from: 1000000000001, hold: 0.9 }", 15, "Expected an amount in US dollars")]
    [InlineData("- { from: $5, hold: 0.9 }", 15, "not '$5'.")]
    [InlineData("- { to: 5, hold: 0.9 }", 9, "There is no setting of a row named 'to'")]
    [InlineData("- { prior: -5, hold: 0.9 }", 9, "There is no setting of a row named 'prior'")]
    [InlineData("- { hold: 2 }", 15, "Expected a probability from 0 to 1")]
    [InlineData("- { stepUp: 0.9, hold: 0.8 }", 28, "hold 0.8 is below stepUp 0.9:")]
    [InlineData("- { stepUp: 0.9 }", 17, "hold 0.5 (the gate's, as the row leaves it out) is below stepUp 0.9:")]
    [InlineData("- { rail: wire, rail: ach, hold: 0.9 }", 21, "'rail' stands here a second time")]
    [InlineData("- { rail: wire, from: 5 }", 7, "This row changes nothing: it has no threshold.")]
    [InlineData("- wire", 7, "Expected a row: a rail, an amount and thresholds, not 'wire'.")]
    [InlineData("-", 6, "Expected a row: a rail, an amount and thresholds; nothing is written here.")]
    [InlineData("{}", 5, "Expected a list of rows, not names with values.")]
    public void A_row_has_a_rail_an_amount_and_thresholds(string row, int column, string detail) =>
        IsTold($"{Transfer}    stepUp: 0.4\n    hold: 0.5\n    deny: 0.95\n    rows:\n    {row}\n", 8, column, detail);

    // Hard rules.
    [Theory]
    [InlineData("- { name: a }", 3, 3, "This hard rule lacks gate, signals, outcome, because.")]
    [InlineData("- { nmae: a }", 3, 5, "There is no setting of a hard rule named 'nmae'; did you mean 'name'?")]
    [InlineData("- a", 3, 3, "Expected a hard rule: name, gate, signals, outcome, because, not 'a'.")]
    [InlineData("- { name: a b }", 3, 11, "a name: up to 64 letters, digits, '.', '_' and '-', a letter first")]
    [InlineData("- { name: 1a }", 3, 11, "Expected a name: up to 64 letters")]
    [InlineData("- { name: '' }", 3, 11, "Expected a name: up to 64 letters")]
    [InlineData("- { name: [a] }", 3, 11, "Expected a name: up to 64 letters")]
    [InlineData("- { gate: order.plaecd }", 3, 11, "There is no gate 'order.plaecd'; did you mean 'order.placed'?")]
    [InlineData("- { gate: order.filled }", 3, 11, "'order.filled' is no gate")]
    [InlineData("- { gate: }", 3, 11, "Expected the name of a gate; nothing is written here.")]
    [InlineData("- { signals: [] }", 3, 14, "Expected a list of signals that all have to speak, of at least one.")]
    [InlineData("- { signals: newDevice }", 3, 14, "Expected a list of signals that all have to speak")]
    [InlineData("- { signals: [newDevise] }", 3, 15, "There is no signal 'newDevise'; did you mean 'newDevice'?")]
    [InlineData("- { signals: [[newDevice]] }", 3, 15, "Expected the name of a signal, not a list.")]
    [InlineData("- { signals: [newDevice, newDevice] }", 3, 26, "The signal 'newDevice' is named twice.")]
    [InlineData("- { outcome: hodl }", 3, 14, "There is no outcome of a hard rule named 'hodl'; did you mean 'hold'?")]
    [InlineData("- { outcome: allow }", 3, 14, "'allow'; there is stepUp, hold, deny.")]
    [InlineData("- { outcome: {} }", 3, 14, "Expected an outcome, not names with values.")]
    [InlineData("- { because: '' }", 3, 14, "Expected a sentence that says why, with its source")]
    [InlineData("- { because: \"a\\0b\" }", 3, 14, "Expected a sentence that says why, with its source")]
    [InlineData("- { name: a, name: a }", 3, 14, "'name' stands here a second time")]
    [InlineData(Whole + Whole, 4, 11, "There is a hard rule named 'a' already.")]
    [InlineData("  a: b", 3, 3, "Expected a list of hard rules, each with a name, not names with values.")]
    public void A_hard_rule_says_its_name_gate_signals_outcome_and_why(
        string rule, int line, int column, string detail) => IsTold($"{Rules}{rule}\n", line, column, detail);

    // Lists.
    [Theory]
    [InlineData("  highRiskCountry: []\n", 3, 3, "'highRiskCountry'; did you mean 'highRiskCountries'?")]
    [InlineData("  highRiskCountries: [IR, ir]\n", 3, 27, "Expected a country by its two capital letters of ISO 3166")]
    [InlineData("  highRiskCountries: [IRN]\n", 3, 23, "Expected a country by its two capital letters")]
    [InlineData("  highRiskCountries: [{}]\n", 3, 23, "not names with values.")]
    [InlineData("  highRiskCountries: [IR, NO, IR]\n", 3, 31, "'IR' is listed twice.")]
    [InlineData("  highRiskCountries: IR\n", 3, 22, "Expected a list of countries, not 'IR'.")]
    [InlineData("  exemptNetworks: [0]\n", 3, 20, "an autonomous system number from 1 to 4294967295, not '0'.")]
    [InlineData("  exemptNetworks: [4294967296]\n", 3, 20, "Expected an autonomous system number")]
    [InlineData("  exemptNetworks: [AS64500]\n", 3, 20, "Expected an autonomous system number")]
    [InlineData("  exemptNetworks: [64500, 64500]\n", 3, 27, "'64500' is listed twice.")]
    [InlineData("  exemptNetworks:\n", 3, 18, "Expected a list of network numbers; nothing is written here.")]
    [InlineData("  signInHosts: [https://a.example]\n", 3, 17, "Expected the name of a host in small letters")]
    [InlineData("  signInHosts: [Login.example]\n", 3, 17, "Expected the name of a host in small letters")]
    [InlineData("  signInHosts: [a.example:443]\n", 3, 17, "Expected the name of a host in small letters")]
    [InlineData("  signInHosts: [a..example]\n", 3, 17, "Expected the name of a host in small letters")]
    [InlineData("  signInHosts: [-a.example]\n", 3, 17, "Expected the name of a host in small letters")]
    [InlineData("  signInHosts: ['a,b']\n", 3, 17, "not the text \"a,b\".")]
    [InlineData("  signInHosts: [a.example, a.example]\n", 3, 28, "'a.example' is listed twice.")]
    [InlineData("  signInHosts: []\n  signInHosts: []\n", 4, 3, "a second time; the first is in line 3.")]
    public void Lists_hold_countries_network_numbers_and_hosts_each_once(
        string list, int line, int column, string detail) => IsTold(Lists + list, line, column, detail);

    [Fact]
    public void A_list_has_an_end()
    {
        var numbers = string.Concat(Enumerable.Range(1, 1_001).Select(number => $"    - {number}\n"));

        IsTold(Lists + "  exemptNetworks:\n" + numbers, 1_004, 7, "This list is too long: at most 1000 items.");
    }

    [Fact]
    public void Nesting_has_an_end() => Assert.Equal(
        "3:20: This is nested deeper than anything in a policy; nothing is read from here on.",
        Refused(Signals + "  newDevice: [[[[[[[[[[1]]]]]]]]]]\n")[^1].ToString());

    [Fact]
    public void A_file_of_more_than_one_mebibyte_is_refused_unread()
    {
        var text = Top + "# " + new string('é', (PolicyFile.MaximumBytes - Top.Length - 2) / 2);

        Accepted(text);
        IsTold(text + "éé", 1, 1, "This file is larger than 1 MiB; no policy is.");
    }

    [Fact]
    public void All_faults_are_told_at_once_in_the_order_of_the_file()
    {
        var faults = Refused(
            """
            version: 3
            gates:
              transfer.requested:
                deny: 2
                stepUp: 0.9
                hold: 0.1
                rows:
                  - { rail: wirre, hold: 0.2 }
            signals:
              newDevcie: 1
              newDevice: -1
              newPayee: &a 1
            limits: { newDevice: -1, nowhere: 3 }
            hardRules:
              - { name: a, signals: [] }
            lists: { exemptNetworks: [x] }
            extra: 1
            """);

        Assert.Equal(
            [
                "1:10", "4:11", "6:11", "8:17", "10:3", "11:14", "12:13", "13:22", "13:26", "15:5", "15:25", "16:27",
                "17:1",
            ],
            faults.Select(fault => $"{fault.Line}:{fault.Column}"));
    }

    [Fact]
    public void Faults_before_the_place_where_a_file_stops_being_YAML_are_told_too_and_nothing_is_called_missing()
    {
        var faults = Refused("gates:\n  order.placed:\n    deny: 2\n  bank.linked:\n    stepUp: 0.9\n    'hold\n");

        Assert.Equal(["3:11", "6:5"], faults.Select(fault => $"{fault.Line}:{fault.Column}"));
    }

    [Fact]
    public void Faults_of_a_file_with_nothing_but_faults_have_an_end()
    {
        var names = string.Concat(Enumerable.Range(0, 2_000).Select(number => $"  a{number}: 1\n"));

        Assert.Equal(500, Refused(Signals + names).Count);
    }

    [Theory]
    [InlineData("newDevcie", "newDevice")]
    [InlineData("newdevice", "newDevice")]
    [InlineData("newDvice", "newDevice")]
    [InlineData("newDevicee", "newDevice")]
    [InlineData("nwePayee", "newPayee")]
    [InlineData("simSwop", "simSwap")]
    [InlineData("x", null)]
    [InlineData("completelyDifferent", null)]
    public void A_misspelt_name_is_answered_with_the_nearest_there_is(string misspelt, string? nearest) =>
        Assert.Equal(nearest, Assert.Single(Refused($"{Signals}  {misspelt}: 1\n")).Nearest);

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Places_do_not_depend_on_how_lines_end(string end) => Assert.Equal(
        Refused(Signals + "  newDevice: 1\n\n  # a\n  newDevcie: 1\n"),
        Refused((Signals + "  newDevice: 1\n\n  # a\n  newDevcie: 1\n").Replace("\n", end, StringComparison.Ordinal)));

    [Fact]
    public void A_mark_of_byte_order_moves_no_place() =>
        Assert.Equal(Refused("version: 2\n"), Refused("\uFEFFversion: 2\n"));

    [Fact]
    public void A_fault_shows_the_beginning_of_a_long_text_on_one_line()
    {
        var fault = Assert.Single(Refused($"{Signals}  newDevice: \"a\\n{new string('b', 100)}\"\n"));

        Assert.EndsWith($"not the text \"a {new string('b', 38)}...\".", fault.Detail, StringComparison.Ordinal);
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
