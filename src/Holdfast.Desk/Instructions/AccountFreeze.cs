using System.Diagnostics;
using System.Text.Json.Serialization;
using NodaTime;

namespace Holdfast.Desk.Instructions;

/// <summary>What happened to the freeze of an account. The set is closed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "what")]
[JsonDerivedType(typeof(Frozen), "frozen")]
[JsonDerivedType(typeof(Thawed), "thawed")]
public abstract record FreezeFact
{
    private FreezeFact()
    {
    }

    /// <summary>No money leaves the account any more.</summary>
    /// <param name="Customer">The customer.</param>
    /// <param name="Account">The account.</param>
    /// <param name="Contact">The contact by whose link it was; null where it was another way.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Case">The case that was opened.</param>
    public sealed record Frozen(string Customer, Personal Account, ContactUsed? Contact, Personal Reason, string Case)
        : FreezeFact;

    /// <summary>Money may leave the account again.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Thawed(Personal Reason) : FreezeFact;
}

/// <summary>
/// The freeze of an account. Whoever says "not me" freezes at once, without signing in; a person takes it off, in a
/// capacity that may, and never the one who put it on.
/// </summary>
/// <param name="By">Who froze it.</param>
/// <param name="At">When.</param>
/// <param name="Fact">Why.</param>
public sealed record AccountFreeze(Officer By, Instant At, FreezeFact.Frozen Fact)
{
    /// <summary>What is known after one more fact: null where the account is not frozen.</summary>
    public static AccountFreeze? Evolve(AccountFreeze? known, FreezeFact fact, Officer by, Instant at) => fact switch
    {
        FreezeFact.Frozen frozen => known ?? new AccountFreeze(by, at, frozen),
        FreezeFact.Thawed => null,
        _ => throw new UnreachableException(),
    };

    /// <summary>What speaks against taking it off; nothing where it may be.</summary>
    public static IReadOnlyList<Objection> AgainstThaw(AccountFreeze? known, Personal reason, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(acting);
        List<Objection> objections = [];
        objections.When(known is null, ObjectionKind.NotInThisState, "The account is not frozen.");
        objections.When(!acting.By.IsStaff, ObjectionKind.PersonNeeded, "A person takes a freeze off.");
        objections.When(reason.IsEmpty, ObjectionKind.ReasonMissing, "It is said why.");
        objections.When(
            acting.By.IsSamePersonAs(known?.By), ObjectionKind.SameAsPlacer, "Whoever froze it does not take it off.");
        objections.When(
            !acting.By.ActsAs(Capacity.Supervisory, Capacity.Compliance, Capacity.Legal, Capacity.Principal),
            ObjectionKind.CapacityNeeded, "It takes somebody in a supervisory, compliance or legal capacity.");
        return objections;
    }
}
