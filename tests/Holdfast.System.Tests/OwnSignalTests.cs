using System.Text.Json;

namespace Holdfast.System.Tests;

/// <summary>Signals of the firm's own, from a policy file through the command line.</summary>
public sealed class OwnSignalTests
{
    private const string Policy = """
        version: 1
        timeZone: America/New_York
        ownSignals:
          - name: bigWire
            on: [transfer.requested]
            when: transfer.rail == wire and transfer.amount >= 50000
            weight: 0.5
            sentence: A wire of {transfer.amount}
          - name: thursdayNight
            on: [transfer.requested]
            when: time.weekday == thursday and time.hour >= 22
            weight: 0.4
            sentence: At {time.hour} o'clock on a {time.weekday}
          - name: throughTor
            on: [transfer.requested, login.succeeded]
            when: network.anonymizer in [tor, residentialProxy]
            weight: 0.3
            carry: days
            sentence: Through {network.anonymizer} from {network.country}
          - name: soonAfterReset
            on: [transfer.requested]
            when: since.passwordForgotten < 1 hour
            weight: 1
            family: credentials
            sentence: "{since.passwordForgotten} after a forgotten password"
          - name: nearlyAll
            on: [transfer.requested]
            when: |
              transfer.shareOfEquity > 80 %
              and payee.standing == unseen
            outcome: deny
            sentence: "{transfer.shareOfEquity} to {transfer.destination.token}"
          - name: builtInAgrees
            on: [transfer.requested]
            when: signal.newPayee and standing.torExit and not signal.knownPayee
            weight: 0.2
            sentence: What is built in agrees
          - name: noMfa
            on: [login.succeeded]
            when: login.mfa == none and device.isNew
            weight: 0.6
            carry: visit
            sentence: No second factor on a new device
          - name: unknownHere
            on: [transfer.requested]
            when: transfer.availableCash / (transfer.equity - 90000) > 1
            weight: 5
            sentence: Never
          - name: loyal
            on: [login.succeeded]
            when: customer.signIns >= 5 and not device.isNew and network.standing == home
            weight: -0.2
            sentence: Signed in {customer.signIns} times before, from home
          - name: notHere
            on: [order.placed]
            when: order.thin
            weight: 1
            sentence: A thin stock
        hardRules:
          - name: torAndWire
            gate: transfer.requested
            signals: [own.bigWire, own.throughTor]
            outcome: hold
            because: A large wire through an anonymiser waits for a call.
        gates:
          transfer.requested: { deny: never }

        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_own_signals_of_a_policy_file_take_part_in_decisions_and_explanations()
    {
        using var folder = new TemporaryFolder();
        var policy = folder.Write("policy.yaml", Policy);

        var check = await HoldfastProcess.RunAsync(Ct, "policy", "check", policy);
        var score = await HoldfastProcess.RunWithAsync(Events.Story(), Ct, "score", "--policy", policy);
        var explain = await HoldfastProcess.RunAsync(
            Ct, "score", folder.Write("events.ndjson", Events.Story()), "--policy", policy, "--explain", "wire");

        Assert.Equal((0, ""), (check.ExitCode, check.Error));
        var wire = Reasons(score.Output, "wire");
        Assert.Equal("A wire of $80,000", wire["own.bigWire"]);
        Assert.Equal("At 23 o'clock on a thursday", wire["own.thursdayNight"]);
        Assert.Equal("Through tor from DE", wire["own.throughTor"]);
        Assert.Equal("20 minutes after a forgotten password", wire["own.soonAfterReset"]);
        Assert.Equal("88 % to b-x", wire["own.nearlyAll"]);
        Assert.Equal("What is built in agrees", wire["own.builtInAgrees"]);
        Assert.StartsWith("Still standing from", wire["own.noMfa"], StringComparison.Ordinal);
        Assert.False(wire.ContainsKey("own.unknownHere") || wire.ContainsKey("own.notHere"));
        Assert.Equal("No second factor on a new device", Reasons(score.Output, "in-x")["own.noMfa"]);
        Assert.Equal("Signed in 9 times before, from home", Reasons(score.Output, "in-9")["own.loyal"]);
        Assert.Contains("The hard rule 'own.nearlyAll' asks for deny whatever the score.", explain.Output,
            StringComparison.Ordinal);
        Assert.Contains("[own.bigWire]", explain.Output, StringComparison.Ordinal);
        Assert.Contains("Without 'own.nearlyAll'", explain.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_cut_in_two_by_a_saved_state_goes_on_with_the_evidence_of_own_signals()
    {
        using var folder = new TemporaryFolder();
        var policy = folder.Write("policy.yaml", Policy);
        var lines = Events.Story().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var whole = await HoldfastProcess.RunWithAsync(Events.Story(), Ct, "score", "--policy", policy);

        var first = await HoldfastProcess.RunWithAsync(string.Join('\n', lines[..^1]), Ct,
            "score", "--policy", policy, "--save-state", folder["state"]);
        var second = await HoldfastProcess.RunWithAsync(lines[^1], Ct,
            "score", "--policy", policy, "--load-state", folder["state"]);
        var without = await HoldfastProcess.RunWithAsync(lines[^1], Ct, "score", "--load-state", folder["state"]);

        Assert.Equal(whole.Output, first.Output + second.Output);
        Assert.Contains("own.noMfa", second.Output, StringComparison.Ordinal);
        Assert.Equal(0, without.ExitCode);
        Assert.DoesNotContain("own.", without.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_of_own_signals_are_told_with_file_line_and_column()
    {
        using var folder = new TemporaryFolder();
        var policy = folder.Write(
            "policy.yaml", Policy.Replace("rail == wire", "rail == wier", StringComparison.Ordinal));

        var check = await HoldfastProcess.RunAsync(Ct, "policy", "check", policy);

        Assert.Equal(1, check.ExitCode);
        Assert.Equal(
            $"{policy}:6:28: There is no word for the rail 'wier'; did you mean 'wire'?\n",
            check.Error.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Reference_page_of_own_signals_is_what_the_command_prints()
    {
        var said = await HoldfastProcess.RunAsync(Ct, "policy", "words", "--markdown");

        var page = await File.ReadAllTextAsync(Checkout.Full("docs/reference/own-signals.md"), Ct);
        Assert.True(
            said.Output == page, "Write it anew: ./holdfast policy words --markdown > docs/reference/own-signals.md");
    }

    [Fact]
    public async Task Every_name_is_listed_on_a_line_of_its_own()
    {
        var said = await HoldfastProcess.RunAsync(Ct, "policy", "words");

        var names = ScoreStreamTests.Lines(said.Output).Select(line => line.Split(' ')[0]).ToArray();
        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.Superset(
            new HashSet<string> { "transfer.amount", "since.emailChanged", "signal.newDevice", "standing.torExit" },
            names.ToHashSet());
    }

    [Fact]
    public async Task The_schema_is_JSON_and_the_same_in_every_run()
    {
        var first = await HoldfastProcess.RunAsync(Ct, "policy", "schema");
        var second = await HoldfastProcess.RunAsync(Ct, "policy", "schema");

        using var schema = JsonDocument.Parse(first.Output);
        Assert.Equal("Holdfast policy, version 1", schema.RootElement.GetProperty("title").GetString());
        Assert.Equal(first.Output, second.Output);
    }

    private static Dictionary<string, string> Reasons(string output, string id)
    {
        var line = ScoreStreamTests.Lines(output).Single(line => line.StartsWith(
            $"{{\"event\":\"{id}\"", StringComparison.Ordinal));
        using var decision = JsonDocument.Parse(line);
        return decision.RootElement.GetProperty("reasons").EnumerateArray().ToDictionary(
            reason => reason.GetProperty("signal").GetString()!, reason => reason.GetProperty("text").GetString()!);
    }
}
