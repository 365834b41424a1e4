using System.Collections.Immutable;
using Holdfast.Desk.Access;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions.Actions;
using Holdfast.Desk.Instructions.Facts;

namespace Holdfast.Desk.Instructions.Work;

/// <summary>What a decision on an instruction sees.</summary>
/// <param name="Db">The tables.</param>
/// <param name="Instruction">The instruction.</param>
/// <param name="Sight">The customer.</param>
/// <param name="AccountMark">The keyed hash of the account.</param>
/// <param name="Acting">Who acts.</param>
internal sealed record Situation(
    DeskDb Db, Instruction Instruction, Sight Sight, string AccountMark, Acting Acting)
{
    /// <summary>A contact by its id; null where there is none.</summary>
    public Contact? Contact(string? id) => Sight.Contacts.FirstOrDefault(contact => contact.Id == id);
}

/// <summary>
/// Carries decisions on instructions out: reads, asks the rule, and keeps what it said in one entry, with the messages
/// that come of it.
/// </summary>
internal sealed class InstructionWork(
    DeskWriter writer, InstructionStore store, CustomerSight sights, Notices notices, PersonKeys keys)
{
    /// <summary>Looks customers up.</summary>
    public CustomerSight Sights => sights;

    /// <summary>Whether customers can be sent links.</summary>
    public bool CanLink => notices.CanLink;

    /// <summary>Acts on an instruction that there is.</summary>
    /// <param name="id">Which.</param>
    /// <param name="version">The version that whoever asks has read; null where they do not say.</param>
    /// <param name="by">Who acts.</param>
    /// <param name="clock">The time.</param>
    /// <param name="decide">The rule.</param>
    /// <param name="ct">Ends it.</param>
    /// <param name="done">A timer that is done by it, whatever it comes to.</param>
    public Task<InstructionOutcome> ActAsync(
        InstructionId id, int? version, Officer by, PolicyClock clock, Func<Situation, Verdict> decide,
        CancellationToken ct, TimerDone? done = null) => writer.DecideAsync<InstructionOutcome>(async (db, inner) =>
    {
        // One whose customer's key was disposed of cannot be read any more, and nothing is done with it.
        var row = db.Set<InstructionRow>().Find(id.ToString());
        using var key = row is null ? null : keys.Find(row.Customer);
        if (row is null || key is null || store.Find(db, id, key) is not { } instruction)
        {
            return new(new InstructionOutcome.Unknown(), done is null ? null : EntryOf(done));
        }

        if (version is { } read && read != instruction.Version)
        {
            return new(new InstructionOutcome.Stale(instruction));
        }

        var situation = SituationOf(db, instruction, row.AccountMark, by, clock);
        switch (decide(situation))
        {
            case Verdict.Refused(var objections):
                return new(new InstructionOutcome.Refused(objections), EntryOfTimer(situation, done, key));
            case Verdict.Done(var facts) when facts.IsEmpty:
                return new(new InstructionOutcome.Done(instruction), EntryOfTimer(situation, done, key));
            case Verdict.Done(var facts):
                var kept = await KeepAsync(situation, [new InstructionFacts(id, facts)], key, inner);
                return new(
                    new InstructionOutcome.Done(kept.After),
                    (kept.Entry with { Done = done is null ? [] : [done] }).ToEntry(key));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }, ct);

    /// <summary>The key of a customer; null where there is none, or none any more.</summary>
    public PersonKey? FindKey(string customer) => keys.Find(customer);

    /// <summary>Keeps that a timer is done of which nothing else came.</summary>
    public Task ForgetAsync(TimerDone done, CancellationToken ct) => writer.DecideAsync(
        (db, _) => Task.FromResult(db.Timers.Any(timer => timer.Kind == done.Kind && timer.Subject == done.Subject)
            ? new Decided<bool>(true, EntryOf(done))
            : new Decided<bool>(false)),
        ct);

    /// <summary>An entry that tells of nothing but a timer that is done.</summary>
    public static DeskEntry EntryOf(TimerDone done) =>
        new InstructionEntry(Officer.System, Stampless, "") { Done = [done] }.ToEntry(null);

    // Nothing is decided by a policy where a timer is put away.
    private static readonly Policy.PolicyStamp Stampless = new("", "");

    /// <summary>What a decision on an instruction sees now.</summary>
    public Situation SituationOf(DeskDb db, Instruction instruction, string mark, Officer by, PolicyClock clock)
    {
        var acting = clock.Acting(by, instruction.Order.Zone);
        var sight = sights.Of(db, instruction.Order.Customer, instruction.Order.Account.Text, acting.Policy);
        return new Situation(db, instruction, sight, mark, acting);
    }

    /// <summary>
    /// What is kept of facts: the facts with what follows of them by itself, messages, links, freezes.
    /// </summary>
    public async Task<(InstructionEntry Entry, Instruction After)> KeepAsync(
        Situation situation, ImmutableArray<InstructionFacts> blocks, PersonKey key, CancellationToken ct)
    {
        var (before, acting) = (situation.Instruction, situation.Acting);
        var (all, after) = Follow(situation, blocks);
        ImmutableArray<InstructionFact> facts = [.. all.Where(block => block.Id == before.Id).SelectMany(b => b.Facts)];
        var sendings = await notices.OfAsync(after, facts, situation, ct);
        return (
            new InstructionEntry(acting.By, acting.Policy.Stamp, before.Order.Customer)
            {
                Instructions = all,
                Freezes = FreezesOf(situation, facts),
                Links = sendings.Links,
                Messages = sendings.Messages,
            },
            after);
    }

    // The link that is sent is an attempt; a confirmation by which the policy releases, releases.
    private static (ImmutableArray<InstructionFacts> Blocks, Instruction After) Follow(
        Situation situation, ImmutableArray<InstructionFacts> blocks)
    {
        var id = situation.Instruction.Id;
        var after = Evolve(situation, situation.Instruction, blocks);
        InstructionFact? follows = blocks.Where(block => block.Id == id).SelectMany(b => b.Facts).LastOrDefault() switch
        {
            InstructionFact.ConfirmationSought({ Method: ConfirmationMethod.Link, Contact: { } contact }) =>
                new InstructionFact.Attempted(new Attempt(ConfirmationMethod.Link, contact, AttemptOutcome.Sent)),
            InstructionFact.Confirmed => ReleaseFunds.ByCustomer(after, Recheck(situation, null), situation.Acting),
            _ => null,
        };
        if (follows is null)
        {
            return (blocks, after);
        }

        ImmutableArray<InstructionFacts> more = [new InstructionFacts(id, [follows], Officer.System)];
        return (blocks.AddRange(more), Evolve(situation, after, more));
    }

    /// <summary>
    /// What is asked again when an instruction is released. The engine has judged every event of the account since;
    /// while
    /// what it said of one is still on its way to the instruction, there is no score and nothing is released.
    /// </summary>
    public static ReleaseFunds.Recheck Recheck(Situation situation, SanctionsResult? sanctions)
    {
        var (instruction, policy) = (situation.Instruction, situation.Acting.Policy);
        var prefix = $"{instruction.Id}/";
        var isPending = situation.Db.Timers.Any(timer =>
            timer.Kind == SignalTimers.TimerKind && timer.Subject.StartsWith(prefix));
        var input = instruction.Screening?.Input;
        return new ReleaseFunds.Recheck(
            isPending || input is null
                ? null
                : instruction.LaterSignals.Select(one => one.Score).Append(input.Score).Max(),
            sanctions ?? (input is null ? SanctionsResult.NotChecked
                : input.Sanctions is SanctionsResult.NotChecked && policy.SanctionsScreenedByFirm
                    ? SanctionsResult.ScreenedByFirm
                    : input.Sanctions),
            ScreeningSource.StandingOf(
                situation.Db, situation.Sight, situation.AccountMark,
                Policy.InstructionPolicy.DayOf(situation.Acting.Now, instruction.Order.Zone)));
    }

    private static Instruction Evolve(
        Situation situation, Instruction known, ImmutableArray<InstructionFacts> blocks) =>
        blocks.Where(block => block.Id == known.Id).Aggregate(known, (so, block) => block.Facts.Aggregate(
            so, (state, fact) => Instruction.Evolve(
                state.Id, state, new Recorded(fact, block.By ?? situation.Acting.By, situation.Acting.Now))));

    // "Not me" freezes at once: no sign-in, no second person.
    private static ImmutableArray<FreezeFacts> FreezesOf(Situation situation, ImmutableArray<InstructionFact> facts)
    {
        var (contact, isDenied, newCase) = facts.Select(fact => fact switch
        {
            InstructionFact.Refused(var refusal) when refusal.Kinds.Contains(RefusalKind.Denied) =>
                (refusal.Contact, true, refusal.Case),
            InstructionFact.Disowned(var used, var opened) => (used, true, opened),
            _ => ((ContactUsed?)null, false, ""),
        }).FirstOrDefault(one => one.Item2);
        var order = situation.Instruction.Order;
        return isDenied
            ?
            [
                new FreezeFacts(situation.AccountMark, new FreezeFact.Frozen(
                    order.Customer, order.Account, contact, Personal.Of("The customer says that it is not theirs."),
                    newCase)),
            ]
            : [];
    }

    private static DeskEntry? EntryOfTimer(Situation situation, TimerDone? done, PersonKey key) => done is null
        ? null
        : new InstructionEntry(
            situation.Acting.By, situation.Acting.Policy.Stamp, situation.Instruction.Order.Customer) { Done = [done] }
            .ToEntry(key);
}
