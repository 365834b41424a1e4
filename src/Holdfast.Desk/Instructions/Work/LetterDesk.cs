using System.Collections.Immutable;
using System.Globalization;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions.Actions;
using Holdfast.Desk.Instructions.Facts;
using Holdfast.Desk.Instructions.Letters;

namespace Holdfast.Desk.Instructions.Work;

/// <summary>What a command on a standing letter came to.</summary>
public abstract record LetterOutcome
{
    private LetterOutcome()
    {
    }

    /// <summary>It is done and durable.</summary>
    public sealed record Done(StandingLetter Letter) : LetterOutcome;

    /// <summary>It is not done.</summary>
    public sealed record Refused(ImmutableArray<Objection> Objections) : LetterOutcome;

    /// <summary>There is no such letter.</summary>
    public sealed record Unknown : LetterOutcome;
}

/// <summary>
/// What is done with standing letters of authorization: entered by one, verified with the customer by another, and anew
/// after every change and every three years.
/// </summary>
public sealed class LetterDesk
{
    private readonly DeskWriter _writer;
    private readonly InstructionStore _store;
    private readonly CustomerSight _sights;
    private readonly PersonKeys _keys;
    private readonly PolicyClock _clock;

    internal LetterDesk(
        DeskWriter writer, InstructionStore store, CustomerSight sights, PersonKeys keys, PolicyClock clock) =>
        (_writer, _store, _sights, _keys, _clock) = (writer, store, sights, keys, clock);

    /// <summary>Enters a letter. It holds for nothing before it was verified.</summary>
    /// <param name="terms">What it allows.</param>
    /// <param name="once">Names the request: sent again, it is done once. Null where nothing names it.</param>
    /// <param name="by">Who enters it.</param>
    /// <param name="ct">Ends it.</param>
    public Task<LetterOutcome> MakeAsync(LetterTerms terms, string? once, Officer by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(by);
        var used = once is null ? null : UsedOf(terms, once, by);
        return _writer.DecideAsync<LetterOutcome>(async (db, inner) =>
        {
            if (used is not null && db.Set<RequestRow>().Find(used.Key) is { } before && before.Content != used.Content)
            {
                return new(new LetterOutcome.Refused([new Objection(
                    ObjectionKind.RequestIdReused, "Another letter was sent with this request id.")]));
            }

            var acting = _clock.Acting(by, _clock.Zone);
            var sight = _sights.Of(db, terms.Customer, terms.Account.Text, acting.Policy);
            var drawn = once is null
                ? InstructionId.Draw()
                : InstructionId.Of(Engine.Values.Text.Of($"letter of {by.Actor.Id} {once}").Mark.Value);
            var id = $"l{drawn.ToString()[1..]}";
            if (_store.FindLetter(db, id, key: null) is { } known)
            {
                return new(new LetterOutcome.Done(known));
            }

            ImmutableArray<LetterFact> facts = [new LetterFact.Made(Marked(terms, sight))];
            using var key = await _keys.ForAsync(terms.Customer, inner);
            return Keep(id, null, facts, acting, terms.Customer, key, used);
        }, ct);
    }

    /// <summary>Keeps that the customer confirmed it on a call.</summary>
    public Task<LetterOutcome> VerifyAsync(
        string id, string contact, CallBack.Direction direction, CallerProof proof, string recording, Officer by,
        CancellationToken ct) => ActAsync(id, by, (letter, sight, acting) =>
            sight.Contacts.FirstOrDefault(one => one.Id == contact) is { } number
                ? StandingLetter.Verify(letter, number, direction, proof, recording, acting)
                : Refuse(ObjectionKind.ContactNotEligible, "There is no such contact on file."), ct);

    /// <summary>Changes what it allows; it is to be verified anew.</summary>
    public Task<LetterOutcome> ChangeAsync(string id, LetterTerms terms, Officer by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return ActAsync(id, by, (letter, sight, _) =>
            letter.RevokedAt is not null ? Refuse(ObjectionKind.NotInThisState, "The letter was revoked.")
            : terms.Customer != letter.Terms.Customer || terms.Account != letter.Terms.Account
                ? Refuse(ObjectionKind.InvalidOrder, "Customer and account stay the same.")
                : new LetterVerdict.Done([new LetterFact.Changed(Marked(terms, sight))]), ct);
    }

    /// <summary>Ends it.</summary>
    public Task<LetterOutcome> RevokeAsync(string id, string reason, Officer by, CancellationToken ct) =>
        ActAsync(id, by, (letter, _, _) => letter.RevokedAt is not null
            ? Refuse(ObjectionKind.DoneAlready, "It was revoked already.")
            : new LetterVerdict.Done([new LetterFact.Revoked(Personal.Of(reason))]), ct);

    private Task<LetterOutcome> ActAsync(
        string id, Officer by, Func<StandingLetter, Sight, Acting, LetterVerdict> decide, CancellationToken ct) =>
        _writer.DecideAsync((db, _) => Task.FromResult(Act(db, id, by, decide)), ct);

    private Decided<LetterOutcome> Act(
        DeskDb db, string id, Officer by, Func<StandingLetter, Sight, Acting, LetterVerdict> decide)
    {
        // A letter whose customer's key was disposed of cannot be read any more, and nothing is done with it.
        var row = db.Set<LetterRow>().Find(id);
        using var key = row is null ? null : _keys.Find(row.Customer);
        if (row is null || key is null || _store.FindLetter(db, id, key) is not { } letter)
        {
            return new(new LetterOutcome.Unknown());
        }

        var acting = _clock.Acting(by, _clock.Zone);
        var sight = _sights.Of(db, row.Customer, letter.Terms.Account.Text, acting.Policy);
        return decide(letter, sight, acting) switch
        {
            LetterVerdict.Done(var facts) => Keep(id, letter, facts, acting, row.Customer, key),
            LetterVerdict.Refused(var objections) => new(new LetterOutcome.Refused(objections)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static Decided<LetterOutcome> Keep(
        string id, StandingLetter? known, ImmutableArray<LetterFact> facts, Acting acting, string customer,
        PersonKey key, RequestUsed? used = null)
    {
        var after = facts.Aggregate(
            known, (so, fact) => StandingLetter.Evolve(id, so, new RecordedLetter(fact, acting.By, acting.Now)))!;
        return new(new LetterOutcome.Done(after), new InstructionEntry(acting.By, acting.Policy.Stamp, customer)
        {
            Letters = [new LetterFacts(id, facts)],
            Request = used,
        }.ToEntry(key));
    }

    private RequestUsed UsedOf(LetterTerms terms, string once, Officer by) => new(
        _sights.Marks.OfRequest(by.Actor.Id, $"letter\0{once}"),
        _sights.Marks.OfContent(string.Join(
            '\0', terms.Customer, terms.Account.Text, Words.Of(terms.Rail),
            terms.AtMost.TenThousandths.ToString(CultureInfo.InvariantCulture), terms.AtMost.Currency.ToString(),
            Words.Of(terms.Payee.Kind), terms.Payee.Name.Text, terms.Payee.Account.Text, terms.Payee.Bank.Text,
            terms.Payee.Country, Words.Of(terms.Payee.Owner), terms.Document)));

    // The payee is known by the same hash as in instructions, and the representative is who the file says.
    private LetterTerms Marked(LetterTerms terms, Sight sight) => terms with
    {
        Payee = terms.Payee with { Mark = _sights.Marks.OfPayee(terms.Payee.Account.Text) },
        Representative = sight.Account?.Representative ?? terms.Representative,
    };

    private static LetterVerdict.Refused Refuse(ObjectionKind kind, string detail) =>
        new([new Objection(kind, detail)]);
}
