using System.Text;
using System.Text.Json;
using Holdfast.Engine.Contract;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;

namespace Holdfast.Runtime.Following;

/// <summary>
/// Makes timelines of accounts and customers: which entries tell of them, and what is needed to choose.
/// </summary>
public sealed class TimelineDigest : IDigest<TimelineChange>
{
    private readonly EventReader _reader = new();

    /// <inheritdoc/>
    public string Name => "timelines";

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public void Take(JournalEntry entry, ICollection<TimelineChange> changes)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(changes);
        if (entry.Salted is null)
        {
            return;
        }

        switch (entry.Head.Kind)
        {
            case EntryKind.Event:
                if (EventContent.Read(entry) is { Account.IsEmpty: false } or { Customer.IsEmpty: false })
                {
                    changes.Add(Tell(entry));
                }

                break;
            case EntryKind.LookUp:
                var look = LookUpContent.Read(entry);
                if (look.Account is not null || look.Customer is not null)
                {
                    changes.Add(new TimelineChange.Came(entry.Position, EntryKind.LookUp,
                        look.Account ?? "", look.Customer ?? "", null, null, entry.Head.At));
                }

                break;
            case EntryKind.Disposal:
                foreach (var position in DisposalContent.Positions(entry))
                {
                    changes.Add(new TimelineChange.Went(position));
                }

                break;
            case EntryKind.Policy:
            case EntryKind.Access:
            case EntryKind.Hold:
            case >= EntryKind.Staff and <= EntryKind.Action:
                break;
            default:
                throw new JournalException(JournalFault.Unreadable,
                    $"Entry {entry.Position} is of kind {(byte)entry.Head.Kind}, which this release does not know.");
        }
    }

    /// <summary>What an entry of an event tells of itself.</summary>
    /// <exception cref="JournalException">It cannot be read.</exception>
    internal TimelineChange.Came Tell(JournalEntry entry)
    {
        var content = EventContent.Read(entry);
        var text = content.Event.ToArray();
        if (_reader.Read(text, 0, text.Length) is not { IsEvent: true } read)
        {
            throw new JournalException(JournalFault.Unreadable,
                $"The event of entry {entry.Position} is none to this release.");
        }

        return new TimelineChange.Came(
            entry.Position,
            EntryKind.Event,
            Encoding.UTF8.GetString(content.Account.Span),
            Encoding.UTF8.GetString(content.Customer.Span),
            read.Event.Type,
            OutcomeOf(content.Decision.Span, entry.Position),
            read.Event.Time);
    }

    private static Outcome OutcomeOf(ReadOnlySpan<byte> decision, long position)
    {
        try
        {
            var json = new Utf8JsonReader(decision);
            while (json.Read())
            {
                if (json.TokenType is JsonTokenType.PropertyName && json.CurrentDepth == 1 &&
                    json.ValueTextEquals("outcome"u8) && json.Read() &&
                    json.TokenType is JsonTokenType.String &&
                    ContractWords.Outcome.TryParse(json.ValueSpan, out var outcome))
                {
                    return outcome;
                }
            }
        }
        catch (JsonException)
        {
            // Said below, as for a decision without an outcome.
        }

        throw new JournalException(JournalFault.Damaged, $"The decision of entry {position} has no outcome.");
    }
}
