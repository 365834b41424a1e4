using System.Text.Json;
using System.Text.Unicode;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Contract;

/// <summary>
/// Reads events from JSON. Whatever the bytes are, there is an answer and no exception: an event, or an error that
/// names all its faults at once. One reader serves one event after another, for one thread at a time.
/// </summary>
/// <remarks>
/// Where the contract is silent: null is the same as absent; so is empty text where no least length is named; numbers
/// count by value, however they are spelled; a member of the wrong form is a fault even where it may be absent.
/// </remarks>
public sealed class EventReader
{
    // More would not help who has to mend them; the pointers name every fault.
    private const int FaultsInDetail = 10;

    private readonly JsonWorkspace _workspace = new();
    private readonly EventReading _reading = new();

    /// <summary>
    /// Reads one event from a part of a buffer. Texts of the event are parts of this buffer, which therefore must not
    /// change as long as the event is in use.
    /// </summary>
    /// <param name="buffer">Holds the event in UTF-8.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="length">Its bytes; white space round it is passed over.</param>
    /// <param name="line">Line of the batch, from 1; 0 where there is no batch.</param>
    public EventReadResult Read(byte[] buffer, int start, int length, long line = 0)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        var content = buffer.AsSpan(start, length);
        if (length > ContractLimits.EventBytes)
        {
            var detail = $"An event has at most {ContractLimits.EventBytes} bytes.";
            return new(new EventError(EventErrorCode.TooLarge, detail, []) { Line = line });
        }

        _reading.Reset();
        var brokerageEvent = new BrokerageEvent { Id = default, Type = default, Time = default };
        var cursor = new JsonCursor(buffer, start, length, _workspace);
        string? flaw;
        try
        {
            flaw = ReadAll(ref cursor, brokerageEvent, buffer) ?? (Utf8.IsValid(content) ? null : "It is not UTF-8.");
        }
        catch (JsonException)
        {
            flaw = $"It is not JSON, or nests deeper than {ContractLimits.Depth}, after byte {cursor.End - start}.";
        }

        return flaw is null && !_reading.IsTypeUnknown && !_reading.HasFaults
            ? new(brokerageEvent)
            : new(Error(flaw, brokerageEvent.Id, line));
    }

    // What makes the text no JSON text of an event; null where nothing does.
    private string? ReadAll(ref JsonCursor cursor, BrokerageEvent brokerageEvent, byte[] buffer)
    {
        cursor.Read();
        if (cursor.Kind is not JsonTokenType.StartObject)
        {
            return "An event is a JSON object.";
        }

        _reading.Envelope = EnvelopeForm.Event.Read(ref cursor, brokerageEvent, _reading);
        cursor.Read();
        if (_workspace.Flaw is not JsonFlaw.None)
        {
            return _workspace.Flaw switch
            {
                JsonFlaw.NameTwice => "A name stands twice in one object.",
                _ => "Half of a surrogate pair stands alone.",
            };
        }

        brokerageEvent.Content = _workspace.Mixer.Result;
        if (!_reading.IsTypeUnknown)
        {
            Complete(brokerageEvent, buffer);
        }

        return null;
    }

    // What can be done only once all members are read, for they stand in any order.
    private void Complete(BrokerageEvent brokerageEvent, byte[] buffer)
    {
        if (brokerageEvent.Type != default)
        {
            var form = EventForms.Of(brokerageEvent.Type);
            brokerageEvent.Data ??= form.New();
            if (_reading.EarlyData is { Length: > 0 } early)
            {
                var cursor = new JsonCursor(buffer, early.Start, early.Length, _workspace);
                cursor.Read();
                _reading.Data = form.Read(ref cursor, brokerageEvent.Data, _reading);
            }
        }

        EnvelopeForm.ReportMissing(brokerageEvent, _reading);
        if (_reading is { Latitude: { } latitude, Longitude: { } longitude }
            && GeoPoint.TryOf(latitude, longitude, out var place))
        {
            brokerageEvent.Network!.Place = place;
        }

        if (_reading.Currency != Currency.UsDollar)
        {
            MoneyForms.SetCurrency((TransferRequested)brokerageEvent.Data!, _reading.Currency);
        }
    }

    private EventError Error(string? flaw, Text id, long line)
    {
        var (code, detail, faults) = flaw is not null
            ? (EventErrorCode.InvalidJson, flaw, (EventFault[])[])
            : _reading.IsTypeUnknown
                ? (EventErrorCode.UnknownEventType, "There is no such type of event.",
                    [new EventFault("/type", "expected a type of event of the contract, version 1")])
                : (EventErrorCode.InvalidEvent, "", _reading.Faults());
        return new EventError(code, detail.Length > 0 ? detail : Detail(faults), faults)
        {
            Event = id.IsAbsent || _reading.IsIdDoubtful ? null : id.ToString(),
            Line = line,
        };
    }

    private static string Detail(EventFault[] faults)
    {
        var shown = string.Join("; ", faults.Take(FaultsInDetail).Select(fault => $"{fault.Pointer} {fault.Detail}"));
        return faults.Length > FaultsInDetail ? $"{shown}; and {faults.Length - FaultsInDetail} more." : $"{shown}.";
    }
}
