using System.Text;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Tests;

/// <summary>A decision taken apart says what the engine did, and what it would have done.</summary>
public sealed class ExplanationTests
{
    private const string Home = "'network':{'ip':'24.1.2.3','asn':7922,'country':'US'},"
        + "'device':{'id':'d-1','platform':'ios','timeZone':'America/New_York'}";

    private const string Strange = "'network':{'ip':'185.220.101.4','asn':60729,'country':'DE','anonymizer':'tor'},"
        + "'device':{'id':'d-x','platform':'windows','timeZone':'Europe/Berlin'}";

    [Fact]
    public void What_is_no_gate_is_explained_as_taken_in()
    {
        var explanation = Explain(new(), "account.snapshot", 0, "'account':'a-1'", "'equity':5000");

        Assert.False(explanation.IsGate);
        Assert.Null(explanation.Thresholds);
        Assert.Null(explanation.Rule);
        Assert.Equal(DecisionPolicy.PriorElsewhere, explanation.Prior);
        Assert.Empty(explanation.Alternatives);
        Assert.Contains("Nothing was known of the account.", explanation.Known);
        Assert.Contains("Which customer the event concerns could not be told.", explanation.Known);
    }

    [Fact]
    public void Money_that_comes_in_has_no_thresholds()
    {
        var explanation = Explain(new(), "transfer.requested", 0, "'account':'a-1'",
            "'transfer':'t-1','direction':'in','rail':'ach','amount':10");

        Assert.True(explanation.IsGate);
        Assert.Null(explanation.Thresholds);
        Assert.Equal(Outcome.Allow, explanation.Decision.Outcome);
    }

    [Fact]
    public void A_wire_after_a_strange_sign_in_tells_what_still_stands_and_what_was_known()
    {
        var teller = Customer();
        teller.Tell("login.succeeded", 60, $"'customer':'c-1','account':'a-1','session':'s-x',{Strange}", SignedIn);
        var explanation = teller.Explain("transfer.requested", 60.01,
            $"'customer':'c-1','account':'a-1','session':'s-x',{Strange}", Wire);

        Assert.True(explanation.Decision.Outcome >= Outcome.Hold);
        Assert.Contains(explanation.Evidence, evidence => !evidence.Since.IsNever && evidence.Reason.Standing);
        Assert.Contains(explanation.Evidence, evidence => evidence.Reason.Signal.Id == "newPayee");
        Assert.Contains("The payee was never named before.", explanation.Known);
        Assert.All(
            ["The customer was known since", "The device was first seen", "It was worth $90,000"],
            start => Assert.Contains(explanation.Known, line => line.StartsWith(start, StringComparison.Ordinal)));
        Holds(explanation);
    }

    [Fact]
    public void What_the_firm_has_told_of_an_account_is_said()
    {
        var teller = new Teller();
        teller.Tell("account.opened", 0, "'account':'a-1','customer':'c-1'", "'how':'online'");
        teller.Tell("account.snapshot", 1, "'account':'a-1'", "'trustedContact':true,'restricted':true");
        teller.Tell("account.closed", 2, "'account':'a-1'", "");
        var explanation = teller.Explain("transfer.requested", 3, "'account':'a-1'", Wire);

        Assert.Contains(
            "The account was known since 5 January 2026, 15:00 UTC and opened on 5 January 2026, 15:00 UTC, online.",
            explanation.Known);
        Assert.All(
            ["A trusted contact person is on file.", "It was restricted.", "It was closed."],
            line => Assert.Contains(line, explanation.Known));
    }

    [Fact]
    public void An_answer_by_hard_rule_names_it_and_is_another_without_its_signals()
    {
        var policy = new DecisionPolicy(
            gates: new Dictionary<EventType, GatePolicy> { [EventType.TransferRequested] = Never },
            hardRules: [new("named", EventType.TransferRequested, ["newPayee"], Outcome.Hold, "Because.")]);
        var explanation = Customer(policy).Explain("transfer.requested", 60,
            $"'customer':'c-1','account':'a-1',{Home}", Wire);

        Assert.Equal("named", explanation.Rule?.Name);
        Assert.Equal(Outcome.Hold, explanation.Decision.Outcome);
        var alternative = Assert.Single(explanation.Alternatives);
        Assert.Equal(["newPayee"], alternative.Without.Select(signal => signal.Id));
        Assert.Equal(Outcome.Allow, alternative.Outcome);
    }

    [Fact]
    public void An_event_that_was_allowed_names_what_spoke_for_the_customer_if_it_would_not_have_been_without()
    {
        var policy = new DecisionPolicy(gates: new Dictionary<EventType, GatePolicy>
        {
            [EventType.LoginSucceeded] = new()
            {
                Prior = LogOdds.Of(-1m), Thresholds = new Thresholds(Probability.Of(0.2m), null, null),
            },
        });
        var explanation = Customer(policy).Explain(
            "login.succeeded", 60, $"'customer':'c-1','account':'a-1',{Home}", SignedIn);

        Assert.Equal(Outcome.Allow, explanation.Decision.Outcome);
        Assert.NotEmpty(explanation.Alternatives);
        Assert.All(explanation.Alternatives, alternative => Assert.Equal(Outcome.StepUp, alternative.Outcome));
        Assert.Contains("The customer is at home at addresses near this one.", explanation.Known);
        Holds(explanation);
    }

    [Fact]
    public void An_answer_that_nothing_would_have_changed_has_no_alternative()
    {
        var policy = new DecisionPolicy(gates: new Dictionary<EventType, GatePolicy>
        {
            [EventType.TransferRequested] = new()
            {
                Prior = LogOdds.Of(9m), Thresholds = new Thresholds(Probability.Of(0.001m), null, null),
            },
        });
        var explanation = Customer(policy).Explain("transfer.requested", 60,
            $"'customer':'c-1','account':'a-1',{Strange}", Wire);

        Assert.Equal(Outcome.StepUp, explanation.Decision.Outcome);
        Assert.Empty(explanation.Alternatives);
    }

    [Fact]
    public void Where_more_than_three_signals_have_to_go_the_strongest_go_first()
    {
        var teller = Customer(new DecisionPolicy(hardRules: [], gates: new Dictionary<EventType, GatePolicy>
        {
            [EventType.TransferRequested] = new()
            {
                Prior = LogOdds.Of(-4.7m), Thresholds = new Thresholds(Probability.Of(0.01m), null, null),
            },
        }));
        teller.Tell("credential.changed", 59.9, $"'customer':'c-1','session':'s-x',{Strange}",
            "'what':'password','how':'forgotten'");
        teller.Tell("login.succeeded", 60, $"'customer':'c-1','account':'a-1','session':'s-x',{Strange}", SignedIn);
        var explanation = teller.Explain("transfer.requested", 60.01,
            $"'customer':'c-1','account':'a-1','session':'s-x',{Strange}", Wire);

        var alternative = Assert.Single(explanation.Alternatives);
        Assert.True(alternative.Without.Count > 3);
        Assert.Equal(
            explanation.Evidence.Select(evidence => evidence.Reason).Where(reason => reason.Weight > LogOdds.Zero)
                .Select(reason => reason.Signal).Take(alternative.Without.Count),
            alternative.Without);
        Holds(explanation);
    }

    private const string SignedIn = "'method':'password','mfa':'none'";

    private const string Wire = "'transfer':'t-1','direction':'out','rail':'wire','amount':80000,'equity':90000,"
        + "'destination':{'kind':'thirdPartyBank','token':'b-x'}";

    private static GatePolicy Never { get; } = new()
    {
        Prior = LogOdds.Of(-6m), Thresholds = new Thresholds(null, null, null),
    };

    // A customer with ten weeks of sign-ins from home.
    private static Teller Customer(DecisionPolicy? policy = null)
    {
        var teller = new Teller(policy);
        teller.Tell("account.snapshot", 0, "'account':'a-1','customer':'c-1'", "'equity':90000");
        for (var week = 0; week < 8; week++)
        {
            teller.Tell("login.succeeded", 7 * week,
                $"'customer':'c-1','account':'a-1','session':'s-{week}',{Home}", SignedIn);
        }

        return teller;
    }

    private static Explanation Explain(Teller teller, string type, double day, string envelope, string data) =>
        teller.Explain(type, day, envelope, data);

    // What holds of every explanation.
    private static void Holds(Explanation explanation)
    {
        Assert.Equal(
            explanation.Sum.Thousandths, explanation.Evidence.Sum(evidence => evidence.Reason.Weight.Thousandths));
        Assert.Equal((explanation.Prior + explanation.Sum).ToProbability(), explanation.Decision.Score);
        Assert.Equal(
            (explanation.Decision.Outcome, explanation.Decision.Score), explanation.Without(new HashSet<Signal>()));
        Assert.All(explanation.Alternatives, alternative => Assert.Equal(
            (alternative.Outcome, alternative.Score), explanation.Without(alternative.Without.ToHashSet())));
    }

    private sealed class Teller(DecisionPolicy? policy = null)
    {
        private static readonly NodaTime.Instant Start = NodaTime.Instant.FromUtc(2026, 1, 5, 15, 0);

        private readonly EventReader _reader = new();
        private readonly DecisionEngine _engine = new(policy ?? DecisionPolicy.Default);
        private int _told;

        public Decision Tell(string type, double day, string envelope, string data) =>
            _engine.Decide(Read(type, day, envelope, data));

        public Explanation Explain(string type, double day, string envelope, string data) =>
            _engine.Explain(Read(type, day, envelope, data));

        private BrokerageEvent Read(string type, double day, string envelope, string data)
        {
            var time = NodaTime.Text.InstantPattern.ExtendedIso.Format(Start + NodaTime.Duration.FromDays(day));
            var json = $"{{'id':'e-{++_told}','type':'{type}','time':'{time}',{envelope},'data':{{{data}}}}}";
            var bytes = Encoding.UTF8.GetBytes(json.Replace('\'', '"'));
            var read = _reader.Read(bytes, 0, bytes.Length);
            return read.Event ?? throw new InvalidOperationException(read.Error!.Detail);
        }
    }
}
