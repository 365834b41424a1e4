using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Holdfast.Desk.Access;

namespace Holdfast.Desk.Instructions;

/// <summary>In what capacity somebody acts for the firm.</summary>
[JsonConverter(typeof(WordConverter<Capacity>))]
public enum Capacity
{
    /// <summary>As a supervisor.</summary>
    Supervisory,

    /// <summary>In compliance.</summary>
    Compliance,

    /// <summary>As counsel.</summary>
    Legal,

    /// <summary>As a registered principal.</summary>
    Principal,
}

/// <summary>Who acts, with what the rules ask of them.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Title">Their title; empty where they have none.</param>
/// <param name="Capacities">In what capacity they act.</param>
/// <param name="ActsFor">The member of staff whose delegate this sign-in is; null where it is nobody's.</param>
public sealed record Officer(Actor Actor, string Title, ImmutableArray<Capacity> Capacities, string? ActsFor = null)
{
    /// <summary>The person: all delegates of one count as that one.</summary>
    [JsonIgnore]
    public string Person => ActsFor ?? Actor.Id;

    /// <summary>Whether this is one of the firm's own people.</summary>
    [JsonIgnore]
    public bool IsStaff => Actor.Kind is ActorKind.Staff or ActorKind.Shell;

    /// <summary>The system itself, which no rule of independence lets stand for a person.</summary>
    public static Officer System { get; } = new(new Actor(ActorKind.System, "holdfast", "Holdfast"), "", []);

    /// <summary>A customer.</summary>
    public static Officer OfCustomer(string customer) =>
        new(new Actor(ActorKind.Customer, customer, customer), "", []);

    /// <summary>Whether both are one person: the same sign-in, a delegate of it, or delegates of one.</summary>
    public bool IsSamePersonAs(Officer? other) => other is not null
        && (Person == other.Person || Actor.Id == other.Person || Person == other.Actor.Id);

    /// <summary>Whether this person, or whoever they act for, is the one of an id.</summary>
    public bool Is(string? id) => id is not null && (Person == id || Actor.Id == id);

    /// <summary>Whether they act in one of some capacities.</summary>
    public bool ActsAs(params ReadOnlySpan<Capacity> capacities)
    {
        foreach (var capacity in capacities)
        {
            if (Capacities.Contains(capacity))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Equal by what they say.</summary>
    public bool Equals(Officer? other) => other is not null && Actor == other.Actor && Title == other.Title
        && Capacities.SequenceEqual(other.Capacities) && ActsFor == other.ActsFor;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Actor, Title, ActsFor);
}

/// <summary>Who acts, when, and by which policy: what every decision is given.</summary>
/// <param name="By">Who.</param>
/// <param name="Now">When.</param>
/// <param name="Policy">The policy of that day.</param>
public sealed record Acting(Officer By, NodaTime.Instant Now, Policy.InstructionPolicy Policy);
