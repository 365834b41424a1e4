using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Instructions.Work;

/// <summary>An event of the journal with the engine's answer, as far as instructions look at it.</summary>
/// <param name="Id">The event's id.</param>
/// <param name="Event">The event.</param>
/// <param name="Account">The account, named in it or told from what it belongs to; empty where neither.</param>
/// <param name="Customer">The customer; empty where nobody is known.</param>
/// <param name="Answer">The engine's answer.</param>
internal sealed record EventEntry(
    string Id, BrokerageEvent Event, string Account, string Customer, EngineAnswer Answer)
{
    /// <summary>The beginning of the ids of events that the desk itself makes.</summary>
    public const string OfDesk = "desk-";

    /// <summary>Reads it; null where this release does not read the event any more.</summary>
    public static EventEntry? Read(JournalEntry entry)
    {
        var content = EventContent.Read(entry);
        var text = content.Event.ToArray();
        return new EventReader().Read(text, 0, text.Length) is { IsEvent: true } read
            ? new EventEntry(
                read.Event.Id.ToString(), read.Event, Encoding.UTF8.GetString(content.Account.Span),
                Encoding.UTF8.GetString(content.Customer.Span), AnswerOf(content.Decision))
            : null;
    }

    /// <summary>Reads the engine's answer as it was given.</summary>
    public static EngineAnswer AnswerOf(ReadOnlyMemory<byte> decision)
    {
        using var read = JsonDocument.Parse(decision);
        var root = read.RootElement;
        return ContractWords.Outcome.TryParse(
            Encoding.UTF8.GetBytes(root.GetProperty("outcome").GetString()!), out var outcome)
            ? new EngineAnswer(
                outcome, Probability.Of(root.GetProperty("score").GetDecimal()), SignalsOf(root),
                root.GetProperty("policy").GetString()!,
                root.TryGetProperty("actions", out var actions)
                    && actions.EnumerateArray().Any(action => action.ValueEquals("callBack")))
            : throw new JournalException(JournalFault.Unreadable, "A decision has an outcome that there is not.");
    }

    private static ImmutableArray<SignalValue> SignalsOf(JsonElement root) =>
        root.TryGetProperty("reasons", out var reasons)
            ?
            [
                .. reasons.EnumerateArray().Select(reason => new SignalValue(
                    reason.GetProperty("signal").GetString()!,
                    (int)decimal.Truncate(reason.GetProperty("weight").GetDecimal() * 1000))),
            ]
            : [];
}
