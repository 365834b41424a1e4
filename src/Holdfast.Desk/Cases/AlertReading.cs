using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using Holdfast.Desk.Cases.Rules;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions.Work;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using Holdfast.Runtime.Following.Links;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Cases;

/// <summary>Finds the alerts among the events of the journal.</summary>
internal static class AlertReading
{
    /// <summary>The beginning of the ids of events by which decided cases tell the engine what they were.</summary>
    public const string OfCases = EventEntry.OfDesk + "case-";

    private const int SignalsAtMost = 8;

    private static readonly byte[] Allowed = [.. "\"outcome\":\"allow\""u8];

    private static readonly byte[][] Concerns =
    [
        [.. "\"customer.reported\""u8], [.. "\"employee."u8],

        // A name may be written with escapes; whatever has one is read.
        [.. "\\u"u8],
    ];

    /// <summary>
    /// Whether an entry may be an alert, told from its bytes: nearly all are let through and told of.
    /// </summary>
    public static bool MayBeAlert(JournalEntry entry)
    {
        var content = EventContent.Read(entry);
        if (content.Decision.Span.IndexOf(Allowed) < 0)
        {
            return true;
        }

        foreach (var concern in Concerns)
        {
            if (content.Event.Span.IndexOf(concern) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The alert that an entry is; null where it is none.</summary>
    public static Alert? Read(JournalEntry entry, CaseRules rules, CaseMarks marks)
    {
        if (EventEntry.Read(entry) is not { } told || SeverityOf(told, rules) is not { } severity
            || History.Is(entry, told.Event.Time) || IsOfCases(told))
        {
            return null;
        }

        var (against, speaksFor) = (
            told.Answer.Signals.Where(signal => signal.Thousandths > 0).Select(signal => signal.Id),
            told.Answer.Signals.Where(signal => signal.Thousandths <= 0).Select(signal => signal.Id));
        var raw = KeysOf(told);
        var (advice, instruction) = AdviceOf(EventContent.Read(entry).Decision);
        ImmutableArray<string> heaviest = [.. against];
        return new Alert
        {
            Position = entry.Position,
            At = told.Event.Time,
            ToldAt = entry.Head.At,
            Type = told.Event.Type,
            Outcome = told.Answer.Outcome,
            Severity = severity,
            Score = told.Answer.Score,
            Against = heaviest,
            For = [.. speaksFor],
            Advice = advice,
            Kind = CaseKinds.Of(told.Event, heaviest),
            Customer = told.Customer,
            Raw = raw,
            Keys = [.. raw.Select(key => new AlertKey(key.Kind, marks.Of(key.Kind, key.Value)))],
            Amount = AmountOf(told.Event),
            Flow = FlowOf(told.Event),
            Transfer = told.Event.Data is TransferRequested { Transfer: { IsAbsent: false } transfer }
                ? transfer.ToString()
                : told.Event.Data is TransferRequested ? told.Id : null,
            Instruction = instruction,
            Symbol = told.Event.Data is OrderPlaced order ? order.Symbol.ToString() : null,
        };
    }

    /// <summary>The signals that a row names.</summary>
    public static string Heaviest(Alert alert) => string.Join(' ', alert.Against.Take(SignalsAtMost));

    // What decided cases tell the engine is no news to cases.
    private static bool IsOfCases(EventEntry told) =>
        told.Event.Data is CustomerReported && told.Id.StartsWith(OfCases, StringComparison.Ordinal);

    private static Outcome? SeverityOf(EventEntry told, CaseRules rules) => told.Answer.Outcome switch
    {
        Outcome.StepUp or Outcome.Hold or Outcome.Deny => told.Answer.Outcome,
        Outcome.Allow => told.Event.Data switch
        {
            CustomerReported { What: not (ReportKind.FalseAlarm or ReportKind.NotGiven) } => Outcome.Hold,
            // What stands against a customer is no mark of whoever looks at them: a case would grow by each look at it.
            EmployeeViewed or EmployeeExported when told.Answer.Score.TenThousandths >= rules.StaffAlertScore
                && told.Answer.Signals.Any(signal =>
                    signal.Thousandths > 0 && CaseKinds.IsOfStaff(told.Event.Data, signal.Id)) =>
                Outcome.Hold,
            _ => null,
        },
    };

    private static ImmutableArray<RawKey> KeysOf(EventEntry told)
    {
        var (happened, data) = (told.Event, told.Event.Data);
        List<RawKey> keys = [];
        Add(KeyKind.Customer, told.Customer);
        Add(KeyKind.Account, told.Account);
        Add(KeyKind.Session, happened.Session.ToString());
        Add(KeyKind.Device, happened.Device?.Id.ToString());
        if (happened.Network is { Ip.IsAbsent: false } network
            && IPAddress.TryParse(network.Ip.ToString(), out var address))
        {
            keys.Add(new RawKey(KeyKind.Network, FollowedLinks.NetworkName(network.Ip), address, network.Asn));
        }

        Add(KeyKind.Payee, data switch
        {
            TransferRequested { Direction: TransferDirection.Out } transfer => transfer.Destination?.Token.ToString(),
            BankLinked linked => linked.Destination.ToString(),
            _ => null,
        });
        Add(KeyKind.Symbol, data is OrderPlaced order ? order.Symbol.ToString() : null);
        Add(KeyKind.Employee, happened.Actor is ActorKind.Employee ? happened.ActorId.ToString() : null);
        return [.. keys];

        void Add(KeyKind kind, string? value)
        {
            if (value is { Length: > 0 })
            {
                keys.Add(new RawKey(kind, value));
            }
        }
    }

    private static Money? AmountOf(BrokerageEvent told) => told.Data switch
    {
        TransferRequested transfer => transfer.Amount,
        OrderPlaced order => order.Notional,
        _ => null,
    };

    private static MoneyFlow FlowOf(BrokerageEvent told) => told.Data switch
    {
        TransferRequested { Direction: TransferDirection.Out } => MoneyFlow.Out,
        OrderPlaced { Side: OrderSide.Buy } => MoneyFlow.Buy,
        OrderPlaced { Side: OrderSide.Sell or OrderSide.SellShort } => MoneyFlow.Sell,
        _ => MoneyFlow.None,
    };

    private static (ImmutableArray<string> Advice, string? Instruction) AdviceOf(ReadOnlyMemory<byte> decision)
    {
        using var read = JsonDocument.Parse(decision);
        var root = read.RootElement;
        return (
            root.TryGetProperty("actions", out var actions)
                ? [.. actions.EnumerateArray().Select(action => action.GetString()!)]
                : [],
            root.TryGetProperty("instruction", out var instruction) ? instruction.GetString() : null);
    }
}
