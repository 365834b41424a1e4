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
    /// <param name="Case">The case that was opened; the order, where one froze it.</param>
    /// <param name="Order">
    /// The order of the firm's that froze it; null where the customer did. Entries that were written earlier have it as
    /// the case only.
    /// </param>
    public sealed record Frozen(
        string Customer, Personal Account, ContactUsed? Contact, Personal Reason, string Case, string? Order = null)
        : FreezeFact
    {
        private const string OrderPrefix = "o-";

        /// <summary>Whether an order of the firm's froze it, and not the customer.</summary>
        [JsonIgnore]
        public bool IsOfOrder => Order is not null || Case.StartsWith(OrderPrefix, StringComparison.Ordinal);

        /// <summary>
        /// Whether another freeze takes the place of this one: what the customer says stands before an order of the
        /// firm's, so that it does not come off with the order.
        /// </summary>
        public bool GivesWayTo(Frozen next)
        {
            ArgumentNullException.ThrowIfNull(next);
            return IsOfOrder && !next.IsOfOrder;
        }
    }

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
        FreezeFact.Frozen frozen => known is null || known.Fact.GivesWayTo(frozen)
            ? new AccountFreeze(by, at, frozen)
            : known,
        FreezeFact.Thawed => null,
        _ => throw new UnreachableException(),
    };

    /// <summary>What speaks against taking it off; nothing where it may be.</summary>
    /// <param name="known">The freeze; null where there is none.</param>
    /// <param name="order">An order of the firm's that freezes the account and still stands; null for none.</param>
    /// <param name="reason">Why it is taken off.</param>
    /// <param name="acting">Who takes it off.</param>
    public static IReadOnlyList<Objection> AgainstThaw(
        AccountFreeze? known, string? order, Personal reason, Acting acting)
    {
        ArgumentNullException.ThrowIfNull(acting);
        List<Objection> objections = [];
        objections.When(known is null, ObjectionKind.NotInThisState, "The account is not frozen.");

        // Taken off here only, the firm's own systems would go on as ordered and nobody would tell them.
        objections.When(
            known is not null && order is not null, ObjectionKind.FrozenByOrder,
            $"The order {order} freezes it, here and in the firm's systems: have that order taken back first.");
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
