using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Messages.PriorContacts;

/// <summary>
/// Has a customer told of what happens to their account, where the engine says that they are to be: a sign-in from a
/// new device, another way of signing in, a feature switched on, money that is asked for. Changes of account data are
/// told of by the machine that carries them out.
/// </summary>
internal sealed class PriorContactEffects(VaultHashes hashes) : IDeskEffects
{
    private static readonly byte[][] Types =
    [
        [.. "\"login.succeeded\""u8], [.. "\"credential.changed\""u8], [.. "\"feature.enabled\""u8],
        [.. "\"transfer.requested\""u8],

        // A name may be written with escapes; whatever has one is read.
        [.. "\\u"u8],
    ];

    public ImmutableArray<EntryKind> Kinds => [EntryKind.Event];

    public bool Wants(JournalEntry entry)
    {
        var content = EventContent.Read(entry);
        return content.Decision.Span.IndexOf("\"notifyPriorContact\""u8) >= 0
            && Types.Any(type => content.Event.Span.IndexOf(type) >= 0);
    }

    public void Apply(DeskDb db, JournalEntry entry)
    {
        // Another slice may have wanted it.
        if (!Wants(entry))
        {
            return;
        }

        var customer = Encoding.UTF8.GetString(EventContent.Read(entry).Customer.Span);
        if (customer.Length > 0 && db.Set<PersonRow>().Find(hashes.Person(customer)) is not null)
        {
            db.SetTimer(
                PriorContactTimers.TimerKind, entry.Position.ToString(CultureInfo.InvariantCulture), entry.Head.At);
        }
    }
}
