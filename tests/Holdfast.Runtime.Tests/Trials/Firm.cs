using System.Text;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Values;
using Holdfast.Runtime.Trials;
using NodaTime;
using NodaTime.Text;

namespace Holdfast.Runtime.Tests.Trials;

/// <summary>
/// Events of a made-up firm, one after another, and their labels; answered by a policy whose answers can be foretold.
/// </summary>
internal sealed class Firm
{
    private readonly List<string> _events = [];
    private readonly List<string> _labels = [];

    /// <summary>Asks at transfers from 1,000 dollars on and at nothing else, whatever the evidence.</summary>
    public static DecisionPolicy AsksFromThousand { get; } = new(
        gates: Gates.All.ToDictionary(gate => gate, gate => new GatePolicy
        {
            Prior = LogOdds.Of(-5),
            Thresholds = new Thresholds(null, null, null),
            Rows = gate is EventType.TransferRequested
                ? [new ThresholdRow(null, Money.Of(1_000), new Thresholds(Probability.Of(0), null, null))]
                : [],
        }),
        hardRules: []);

    public int Events => _events.Count;

    /// <summary>A transfer; with an attack and a stage it has a label.</summary>
    public Firm Transfer(
        string time,
        decimal amount,
        string session = "",
        string customer = "c-1",
        string attack = "",
        string stage = "cashOut",
        string channel = "web",
        string actor = "customer",
        string more = "")
    {
        var id = $"e-{_events.Count}";
        var inSession = session.Length == 0 ? "" : $"'session':'{session}',";
        return Add(id, $$"""{'id':'{{id}}','type':'transfer.requested','time':'{{time}}','account':'a-{{customer}}',"""
            + $"'customer':'{customer}',{inSession}'channel':'{channel}','actor':{{'kind':'{actor}'}},{more}"
            + $$"""'data':{'transfer':'t-{{_events.Count}}','direction':'out','rail':'ach','amount':{{amount}},"""
            + "'destination':{'kind':'thirdPartyBank','token':'b-1'}}}", attack, stage);
    }

    public Firm SignIn(
        string time,
        string session,
        string customer = "c-1",
        string attack = "",
        string stage = "entry",
        string more = "")
    {
        var id = $"e-{_events.Count}";
        return Add(id, $$"""{'id':'{{id}}','type':'login.succeeded','time':'{{time}}','customer':'{{customer}}',"""
            + $"'session':'{session}',{more}'data':{{'method':'password','mfa':'none'}}}}", attack, stage);
    }

    public Firm Order(string time, string session, decimal notional, string attack, string stage = "manipulate")
    {
        var id = $"e-{_events.Count}";
        return Add(id, $$"""{'id':'{{id}}','type':'order.placed','time':'{{time}}','account':'a-c-1',"""
            + $"'customer':'c-1','session':'{session}',"
            + $"'data':{{'order':'o-{id}','symbol':'X','side':'buy','notional':{notional}}}}}",
            attack, stage);
    }

    public Firm Reported(string time, string what, string customer = "c-1", string more = "")
    {
        var id = $"e-{_events.Count}";
        return Add(id, $$"""{'id':'{{id}}','type':'customer.reported','time':'{{time}}','customer':'{{customer}}',"""
            + $"'data':{{'what':'{what}'{more}}}}}", "", "");
    }

    public Firm Line(string line)
    {
        _events.Add(line.Replace('\'', '"'));
        return this;
    }

    public Stream Open() => new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', _events)));

    public AttackLabels Labels() => LabelsOf(string.Join('\n', _labels));

    public static AttackLabels LabelsOf(string text) =>
        Assert.IsType<LabelReading.Accepted>(AttackLabels.Read(Bytes(text))).Labels;

    public static Stream Bytes(string text) => new MemoryStream(Encoding.UTF8.GetBytes(text.Replace('\'', '"')));

    public Trial Play(DecisionPolicy? policy = null, bool labelled = true) => TrialPlay.Run(
        Open(), policy ?? AsksFromThousand, labelled && _labels.Count > 0 ? Labels() : null, null, null,
        CancellationToken.None);

    public Measured Measure(string from = "2026-01-01T00:00:00Z", DecisionPolicy? policy = null) =>
        new(Play(policy), At(from));

    public TrialCount Count(string from = "2026-01-01T00:00:00Z") => Measure(from).Count(Measured.AsPlayed);

    public static Instant At(string time) => InstantPattern.General.Parse(time).Value;

    private Firm Add(string id, string line, string attack, string stage)
    {
        if (attack.Length > 0)
        {
            _labels.Add($$"""{"event":"{{id}}","attack":"{{attack}}","stage":"{{stage}}"}""");
        }

        return Line(line);
    }
}
