using Holdfast.Engine.Contract;
using Holdfast.Engine.OwnSignals;
using Holdfast.Engine.Policy;
using Holdfast.Engine.Signals;
using Holdfast.Engine.Values;
using static Holdfast.Engine.Tests.OwnSignals.Expressions;

namespace Holdfast.Engine.Tests.OwnSignals;

/// <summary>Makes own signals, and policies that have some.</summary>
internal static class Own
{
    public static OwnSignalDefinition Signal(
        string when = "transfer.amount >= 1000",
        decimal weight = 0.8m,
        string name = "mine",
        string says = "Own",
        Outcome? outcome = null,
        Carry carry = Carry.Not,
        EvidenceFamily family = EvidenceFamily.Own,
        params EventType[] on)
    {
        EventType[] at = on.Length == 0 ? [EventType.TransferRequested] : on;
        return new OwnSignalDefinition
        {
            Name = name,
            On = EventSet.Of(at),
            When = Accepted(when, at),
            Weight = LogOdds.Of(weight),
            Outcome = outcome,
            Sentence = Assert.IsType<SentenceReading.Accepted>(Sentence.Parse(says, EventSet.Of(at))).Sentence,
            Carry = carry,
            Family = family,
        };
    }

    /// <summary>The default policy with some own signals.</summary>
    public static DecisionPolicy Policy(params OwnSignalDefinition[] signals) => new(ownSignals: signals);

    /// <summary>A policy by which nothing weighs but own signals.</summary>
    public static DecisionPolicy Alone(params OwnSignalDefinition[] signals) => new(
        SignalCatalog.All.ToDictionary(signal => signal.Id, _ => LogOdds.Zero), ownSignals: signals);
}
