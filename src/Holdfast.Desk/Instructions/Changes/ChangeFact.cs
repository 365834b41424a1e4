using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Holdfast.Desk.Instructions.Changes;

/// <summary>What happened to a change of account data. The set is closed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "what")]
[JsonDerivedType(typeof(Requested), "requested")]
[JsonDerivedType(typeof(Noticed), "noticed")]
[JsonDerivedType(typeof(Confirmed), "confirmed")]
[JsonDerivedType(typeof(Reverted), "reverted")]
[JsonDerivedType(typeof(Furnished), "furnished")]
[JsonDerivedType(typeof(ReviewAsked), "reviewAsked")]
[JsonDerivedType(typeof(Reviewed), "reviewed")]
[JsonDerivedType(typeof(Alarmed), "alarmed")]
public abstract record ChangeFact
{
    private ChangeFact()
    {
    }

    /// <summary>It was asked for.</summary>
    public sealed record Requested(ChangeOrder Order) : ChangeFact;

    /// <summary>The contacts from before and now were told.</summary>
    public sealed record Noticed(ImmutableArray<NoticeTo> To) : ChangeFact;

    /// <summary>It was confirmed.</summary>
    /// <param name="Way">How.</param>
    /// <param name="Contact">The contact used; null in person.</param>
    /// <param name="Evidence">The id of the call's recording or of the document; null for a link.</param>
    public sealed record Confirmed(ChangeConfirmationWay Way, ContactUsed? Contact, string? Evidence) : ChangeFact;

    /// <summary>It was undone.</summary>
    /// <param name="Contact">The contact from before by whose link it was; null where a person did it.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Case">The case that was opened; null where none was.</param>
    public sealed record Reverted(ContactUsed? Contact, Personal Reason, string? Case) : ChangeFact;

    /// <summary>The record of the change was furnished.</summary>
    /// <param name="To">To whom.</param>
    /// <param name="Document">What was sent.</param>
    public sealed record Furnished(NoticeTo To, string Document) : ChangeFact;

    /// <summary>A supervisor is asked to look at it.</summary>
    /// <param name="Trade">
    /// The event of a trade on the day of the change that it is asked for; null where the change itself asks for it.
    /// </param>
    public sealed record ReviewAsked(string? Trade = null) : ChangeFact;

    /// <summary>A supervisor looked at it.</summary>
    /// <param name="Findings">What they found.</param>
    public sealed record Reviewed(Personal Findings) : ChangeFact;

    /// <summary>Something is due and was not done.</summary>
    public sealed record Alarmed(ChangeAlarm Alarm) : ChangeFact;
}
