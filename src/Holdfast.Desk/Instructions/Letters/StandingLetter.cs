using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;
using Holdfast.Desk.Instructions.Actions;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using NodaTime;

namespace Holdfast.Desk.Instructions.Letters;

/// <summary>What a standing letter of authorization allows.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="Account">The account that pays.</param>
/// <param name="Rail">By which system.</param>
/// <param name="Payee">Who is paid.</param>
/// <param name="AtMost">How much at most each time.</param>
/// <param name="Document">The id of the signed letter.</param>
/// <param name="Representative">The representative of the account; null where it has none.</param>
public sealed record LetterTerms(
    string Customer, Personal Account, Rail Rail, Payee Payee, Money AtMost, string Document, string? Representative);

/// <summary>What happened to a standing letter. The set is closed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "what")]
[JsonDerivedType(typeof(Made), "made")]
[JsonDerivedType(typeof(Verified), "verified")]
[JsonDerivedType(typeof(Changed), "changed")]
[JsonDerivedType(typeof(Used), "used")]
[JsonDerivedType(typeof(Revoked), "revoked")]
public abstract record LetterFact
{
    private LetterFact()
    {
    }

    /// <summary>It was entered.</summary>
    public sealed record Made(LetterTerms Terms) : LetterFact;

    /// <summary>The customer confirmed it on a call.</summary>
    /// <param name="Contact">The number used.</param>
    /// <param name="Recording">The id of the recording.</param>
    public sealed record Verified(ContactUsed Contact, string Recording) : LetterFact;

    /// <summary>It was changed, and has to be verified anew.</summary>
    public sealed record Changed(LetterTerms Terms) : LetterFact;

    /// <summary>An instruction was given under it.</summary>
    /// <param name="Instruction">Which.</param>
    /// <param name="IsFirst">Whether it is the first since it was made or changed: the customer is told.</param>
    public sealed record Used(InstructionId Instruction, bool IsFirst) : LetterFact;

    /// <summary>It holds no more.</summary>
    public sealed record Revoked(Personal Reason) : LetterFact;
}

/// <summary>A fact with who made it and when.</summary>
public sealed record RecordedLetter(LetterFact Fact, Officer By, Instant At);

/// <summary>What an action on a letter came to.</summary>
public abstract record LetterVerdict
{
    private LetterVerdict()
    {
    }

    /// <summary>It is done by these facts.</summary>
    public sealed record Done(ImmutableArray<LetterFact> Facts) : LetterVerdict;

    /// <summary>It is not done.</summary>
    public sealed record Refused(ImmutableArray<Objection> Objections) : LetterVerdict;

    internal static LetterVerdict Unless(List<Objection> objections, Func<ImmutableArray<LetterFact>> facts) =>
        objections.Count == 0 ? new Done(facts()) : new Refused([.. objections]);
}

/// <summary>A standing letter of authorization and all that became of it.</summary>
public sealed record StandingLetter
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>What it allows.</summary>
    public required LetterTerms Terms { get; init; }

    /// <summary>Who entered it, or changed it last.</summary>
    public required Officer EnteredBy { get; init; }

    /// <summary>When that was.</summary>
    public required Instant EnteredAt { get; init; }

    /// <summary>How many facts it is made of.</summary>
    public int Version { get; init; } = 1;

    /// <summary>When it was verified since; null where it was not.</summary>
    public Instant? VerifiedAt { get; init; }

    /// <summary>Whether it was used since it was made or changed.</summary>
    public bool IsUsed { get; init; }

    /// <summary>When it was revoked; null where it was not.</summary>
    public Instant? RevokedAt { get; init; }

    /// <summary>Until when it holds; null where it does not.</summary>
    public LocalDate? HoldsUntil(Policy.InstructionPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return RevokedAt is null && VerifiedAt is { } verified ? EndOf(verified, policy) : null;
    }

    /// <summary>The last day on which what was verified at a time holds.</summary>
    public static LocalDate EndOf(Instant verified, Policy.InstructionPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return verified.InUtc().Date.PlusMonths(policy.StandingLetterMonths);
    }

    /// <summary>How screening sees it for an instruction.</summary>
    public LetterStanding StandingFor(TransmittalOrder order, Instant now, Policy.InstructionPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(order);
        return new LetterStanding(
            Id, HoldsUntil(policy) is { } last && now.InUtc().Date <= last,
            order.Customer == Terms.Customer && order.Account == Terms.Account && order.Rail == Terms.Rail
                && order.Payee.Mark.Length > 0 && order.Payee.Mark == Terms.Payee.Mark
                && order.Amount.Currency == Terms.AtMost.Currency
                && order.Amount.TenThousandths <= Terms.AtMost.TenThousandths);
    }

    /// <summary>The letter that facts make; null where there are none.</summary>
    public static StandingLetter? Of(string id, IEnumerable<RecordedLetter> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts.Aggregate((StandingLetter?)null, (known, fact) => Evolve(id, known, fact));
    }

    /// <summary>What is known after one more fact.</summary>
    /// <exception cref="InvalidOperationException">The first fact is not that it was made, or a later one
    /// is.</exception>
    public static StandingLetter Evolve(string id, StandingLetter? known, RecordedLetter recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        return (known, recorded.Fact) switch
        {
            (null, LetterFact.Made(var terms)) => new StandingLetter
            {
                Id = id,
                Terms = terms,
                EnteredBy = recorded.By,
                EnteredAt = recorded.At,
            },
            (not null, not LetterFact.Made) => After(known, recorded) with { Version = known.Version + 1 },
            _ => throw new InvalidOperationException($"The facts of the letter {id} do not begin with its making."),
        };
    }

    /// <summary>Keeps that the customer confirmed it on a call, made by somebody independent.</summary>
    public static LetterVerdict Verify(
        StandingLetter letter, Contact number, CallBack.Direction direction, CallerProof proof, string recording,
        Acting acting)
    {
        ArgumentNullException.ThrowIfNull(letter);
        ArgumentNullException.ThrowIfNull(number);
        ArgumentNullException.ThrowIfNull(acting);
        List<Objection> objections = [];
        objections.When(letter.RevokedAt is not null, ObjectionKind.NotInThisState, "The letter was revoked.");
        objections.When(!acting.By.IsStaff, ObjectionKind.PersonNeeded, "A person calls back.");
        objections.When(
            direction is CallBack.Direction.Inbound, ObjectionKind.InboundCall,
            "A call that comes in is no call-back.");
        objections.When(
            proof is CallerProof.None or CallerProof.PublicFacts, ObjectionKind.NotAuthenticated,
            "It was not proven that it is the customer.");
        objections.When(
            acting.By.IsSamePersonAs(letter.EnteredBy), ObjectionKind.SameAsEntrant,
            "Whoever entered the letter does not verify it.");
        objections.When(
            acting.By.Is(letter.Terms.Representative), ObjectionKind.AccountRepresentative,
            "The account's representative does not verify it.");
        objections.When(string.IsNullOrWhiteSpace(recording), ObjectionKind.ReasonMissing, "The recording is kept.");
        objections.When(
            number.Medium is not ContactMedium.Phone
                || ContactEligibility.Judge(number, letter.EnteredAt, acting.Now, acting.Policy)
                    is Eligibility.NotEligible,
            ObjectionKind.ContactNotEligible, "The number was not on file long enough before the letter.");
        return LetterVerdict.Unless(
            objections, () => [new LetterFact.Verified(ContactUsed.Of(number), recording)]);
    }

    private static StandingLetter After(StandingLetter known, RecordedLetter recorded) => recorded.Fact switch
    {
        LetterFact.Verified => known with { VerifiedAt = recorded.At },
        LetterFact.Changed(var terms) => known with
        {
            Terms = terms,
            EnteredBy = recorded.By,
            EnteredAt = recorded.At,
            VerifiedAt = null,
            IsUsed = false,
        },
        LetterFact.Used => known with { IsUsed = true },
        LetterFact.Revoked => known with { RevokedAt = recorded.At },
        _ => throw new UnreachableException(),
    };
}
