using System.Collections.Immutable;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;

namespace Holdfast.Desk.Instructions.Work;

/// <summary>Says of a customer's contacts whether they may be used to confirm what would be asked now.</summary>
public sealed class ContactUses
{
    private readonly DeskReader _reader;
    private readonly CustomerSight _sights;
    private readonly PolicyClock _clock;

    internal ContactUses(DeskReader reader, CustomerSight sights, PolicyClock clock) =>
        (_reader, _sights, _clock) = (reader, sights, clock);

    /// <summary>Why each contact may not be used, by its id; nothing where it may.</summary>
    public IReadOnlyDictionary<string, ImmutableArray<ContactFault>> Of(string customer)
    {
        using var db = _reader.Open();
        var acting = _clock.Acting(Officer.System, _clock.Zone);
        return InstructionReading
            .ContactsOf(_sights.Of(db, customer, null, acting.Policy), acting.Now, acting)
            .ToDictionary(one => one.Contact.Id, one => one.Faults, StringComparer.Ordinal);
    }
}
