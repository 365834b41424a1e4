using System.Text;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Tests;

/// <summary>What an engine tells of the event it decided last.</summary>
public sealed class LastEventTests
{
    private static readonly DecisionPolicy AsksNewDevices = new(hardRules:
        [new HardRule("newDevices", EventType.LoginSucceeded, ["newDevice"], Outcome.StepUp, "A test.")]);

    [Fact]
    public void Before_the_first_event_nothing_is_told()
    {
        var engine = new DecisionEngine(AsksNewDevices);

        Assert.Null(engine.RuleOfLast);
        Assert.True(engine.CustomerOfLast.IsEmpty);
    }

    [Fact]
    public void Rule_that_spoke_is_told_even_where_the_score_asks_for_more()
    {
        var engine = new DecisionEngine(AsksNewDevices.With(gates: new Dictionary<EventType, GatePolicy>
        {
            [EventType.LoginSucceeded] = DecisionPolicy.Default.GateOf(EventType.LoginSucceeded)! with
            {
                Thresholds = new Thresholds(null, null, Probability.Of(0)),
            },
        }));
        SignIn(engine, "d-home", day: 1);
        Assert.Null(engine.RuleOfLast);

        var decision = SignIn(engine, "d-other", day: 20);

        Assert.Equal((Outcome.Deny, "newDevices"), (decision.Outcome, engine.RuleOfLast?.Name));
    }

    [Fact]
    public void Customer_is_told_from_the_session_where_the_event_names_none()
    {
        var engine = new DecisionEngine(DecisionPolicy.Default);
        SignIn(engine, "d-home", day: 1);

        Decide(engine, "{'id':'t','type':'transfer.requested','time':'2026-03-01T09:01:00Z','account':'a-9',"
            + "'session':'s-1','data':{'direction':'out','rail':'ach','amount':5}}");

        Assert.Equal("c-1", Encoding.UTF8.GetString(engine.CustomerOfLast));
    }

    [Fact]
    public void Policy_with_something_put_in_its_place_is_another_and_the_old_one_stays()
    {
        var before = DecisionPolicy.Default.Fingerprint;

        var changed = DecisionPolicy.Default.With(new Dictionary<string, LogOdds> { ["newDevice"] = LogOdds.Of(2) });

        Assert.NotEqual(before, changed.Fingerprint);
        Assert.Equal(before, DecisionPolicy.Default.Fingerprint);
        Assert.Equal(before, DecisionPolicy.Default.With().Fingerprint);
        Assert.Equal(
            new DecisionPolicy(new Dictionary<string, LogOdds> { ["newDevice"] = LogOdds.Of(2) }).Fingerprint,
            changed.Fingerprint);
    }

    [Fact]
    public void Policy_takes_nothing_that_does_not_exist()
    {
        Assert.Throws<ArgumentException>(() => DecisionPolicy.Default.With(
            new Dictionary<string, LogOdds> { ["noSuch"] = LogOdds.Zero }));
        Assert.Throws<ArgumentException>(() => DecisionPolicy.Default.With(gates: new Dictionary<EventType, GatePolicy>
        {
            [EventType.LoginFailed] = DecisionPolicy.Default.GateOf(EventType.LoginSucceeded)!,
        }));
    }

    private static Decision SignIn(DecisionEngine engine, string device, int day) => Decide(engine,
        $"{{'id':'e-{day}','type':'login.succeeded','time':'2026-03-{day:00}T09:00:00Z','customer':'c-1',"
        + $"'session':'s-{day}','device':{{'id':'{device}','platform':'ios'}},"
        + "'data':{'method':'password','mfa':'none'}}");

    private static Decision Decide(DecisionEngine engine, string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json.Replace('\'', '"'));
        return engine.Decide(new EventReader().Read(bytes, 0, bytes.Length).Event!);
    }
}
