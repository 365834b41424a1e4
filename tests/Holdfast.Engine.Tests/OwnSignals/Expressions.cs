using System.Text;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Knowledge;
using Holdfast.Engine.OwnSignals;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;

namespace Holdfast.Engine.Tests.OwnSignals;

/// <summary>Reads expressions, and asks them of events.</summary>
internal static class Expressions
{
    /// <summary>A wire of 30,000 dollars, of which much is told.</summary>
    public const string WireEvent =
        """
        {"id":"e-1","type":"transfer.requested","time":"2026-03-06T23:30:15Z","account":"a1","customer":"c1",
        "channel":"mobile","network":{"ip":"203.0.113.9","asn":64500,"country":"DE","anonymizer":"tor"},
        "device":{"id":"d1","platform":"ios","remoteAccess":true},
        "data":{"transfer":"t1","direction":"out","rail":"wire","amount":30000,"equity":60000,"availableCash":0,
        "destination":{"kind":"thirdPartyBank","token":"b1","name":"Jo"},"medium":"online"}}
        """;

    public static Expression Accepted(string text, params ReadOnlySpan<EventType> on) =>
        Expression.Parse(text, On(on)) switch
        {
            ExpressionReading.Accepted accepted => accepted.Expression,
            ExpressionReading.Refused refused => throw new FormatException($"{text}: {Told(refused.Faults)}"),
            _ => throw new InvalidOperationException(),
        };

    public static IReadOnlyList<ExpressionFault> Refused(string text, params ReadOnlySpan<EventType> on) =>
        Assert.IsType<ExpressionReading.Refused>(Expression.Parse(text, On(on))).Faults;

    public static string Told(IEnumerable<ExpressionFault> faults) => string.Join('\n', faults.Select(Told));

    public static string Told(ExpressionFault fault) => $"{fault.Position}: {fault.Detail}"
        + (fault.Written is null ? "" : $" '{fault.Written}' of {string.Join(' ', fault.Existing!)}");

    /// <summary>What a condition comes to at an event of which nothing was known before.</summary>
    public static bool? Of(this Expression expression, string json, DecisionPolicy? policy = null)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var read = new EventReader().Read(bytes, 0, bytes.Length);
        Assert.True(read.IsEvent, read.Error?.Detail);
        return expression.Of(Scene(read.Event, policy), Nothing());
    }

    /// <summary>What a condition comes to at the wire.</summary>
    public static bool? AtWire(string text) => Accepted(text).Of(WireEvent);

    public static Scene Scene(BrokerageEvent @event, DecisionPolicy? policy = null)
    {
        var known = new Known(paging: null);
        var (customer, account) = known.SubjectsOf(@event, default);
        var scene = new Scene(policy ?? DecisionPolicy.Default, known);
        scene.Set(@event, customer, account, default);
        return scene;
    }

    public static Findings Nothing()
    {
        var findings = new Findings();
        findings.Begin([]);
        return findings;
    }

    private static EventSet On(ReadOnlySpan<EventType> on) =>
        on.IsEmpty ? EventSet.Of(EventType.TransferRequested) : EventSet.Of(on);
}
