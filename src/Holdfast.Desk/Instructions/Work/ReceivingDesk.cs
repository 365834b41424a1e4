using System.Collections.Immutable;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions.Actions;
using Holdfast.Desk.Instructions.Facts;
using Holdfast.Desk.Instructions.Letters;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;

namespace Holdfast.Desk.Instructions.Work;

/// <summary>An instruction that somebody sends or enters.</summary>
/// <param name="Order">What is asked; the desk fills in what it knows of the account.</param>
/// <param name="Sanctions">What the lists said, where whoever sends it asked them.</param>
/// <param name="Content">What was sent, by which a request id that comes again is the same request or not.</param>
public sealed record NewInstruction(TransmittalOrder Order, SanctionsResult? Sanctions, string Content);

/// <summary>
/// Takes instructions in, from the API, from staff and from the engine's events, and runs each as far as it goes
/// without
/// a person: screened, released or held, or the customer asked.
/// </summary>
public sealed class ReceivingDesk
{
    private readonly DeskWriter _writer;
    private readonly InstructionWork _work;
    private readonly ReceivingTools _tools;
    private readonly PersonKeys _keys;
    private readonly PolicyClock _clock;

    internal ReceivingDesk(
        DeskWriter writer, InstructionWork work, ReceivingTools tools, PersonKeys keys, PolicyClock clock) =>
        (_writer, _work, _tools, _keys, _clock) = (writer, work, tools, keys, clock);

    /// <summary>Takes an instruction in.</summary>
    public Task<InstructionOutcome> ReceiveAsync(NewInstruction request, Officer by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(by);
        var key = request.Order.RequestId is { } sent ? _work.Sights.Marks.OfRequest(by.Actor.Id, sent) : null;
        var transfer = request.Order.Transfer ?? $"t-{key?[..20] ?? InstructionId.Draw().ToString()[2..]}";
        var order = request.Order with { Transfer = transfer };
        return _writer.DecideAsync(async (db, inner) =>
        {
            if (key is not null && db.Set<RequestRow>().Find(key) is { } used)
            {
                return Repeat(db, used, request.Content);
            }

            var id = IdOf(order);
            return Receive.Decide(order) is Verdict.Refused(var faults) ? Refuse(faults)
                : db.Set<InstructionRow>().Find(id.ToString()) is not null
                    ? Refuse([new Objection(ObjectionKind.DoneAlready, "There is an instruction of this transfer.")])
                : await TakeAsync(db, new Taking(id, order, by)
                {
                    Sanctions = request.Sanctions,
                    Request = key is null ? null : new RequestUsed(key, ContentMark(request.Content)),
                }, inner);
        }, ct);
    }

    /// <summary>
    /// Takes in what an event told of, with the engine's answer to it; once, however often it is called.
    /// </summary>
    internal Task<InstructionOutcome> ReceiveAsync(EventEntry told, TimerDone done, CancellationToken ct)
    {
        var (order, by) = EventOrders.Of(told, _clock.Zone);
        return _writer.DecideAsync(async (db, inner) =>
        {
            var id = IdOf(order);
            if (db.Set<InstructionRow>().Find(id.ToString()) is null && Receive.Decide(order) is Verdict.Done)
            {
                return await TakeAsync(db, new Taking(id, order, by)
                {
                    Answer = told.Answer,
                    SignedInBy = by.Actor.Kind is Access.ActorKind.Customer ? told.Id : null,
                    Done = done,
                }, inner);
            }

            return new Decided<InstructionOutcome>(
                new InstructionOutcome.Unknown(), InstructionWork.EntryOf(done));
        }, ct);
    }

    /// <summary>Puts another instruction in the place of one.</summary>
    public Task<InstructionOutcome> AmendAsync(
        InstructionId id, int? version, TransmittalOrder order, Officer by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(by);
        return _writer.DecideAsync(async (db, inner) =>
        {
            var row = db.Set<InstructionRow>().Find(id.ToString());
            using var key = row is null ? null : _keys.Find(row.Customer);
            if (row is null || key is null || _tools.Store.Find(db, id, key) is not { } old)
            {
                return new Decided<InstructionOutcome>(new InstructionOutcome.Unknown());
            }

            if (version is { } read && read != old.Version)
            {
                return new Decided<InstructionOutcome>(new InstructionOutcome.Stale(old));
            }

            var replacement = InstructionId.Draw();
            var next = order with { Transfer = $"t-{replacement.ToString()[2..]}" };
            replacement = IdOf(next);
            return Amend.Decide(old, next, replacement) switch
            {
                Amend.Outcome.Amended(var facts, _) => await TakeAsync(db, new Taking(replacement, next, by)
                {
                    Supersedes = new InstructionFacts(id, facts),
                }, inner),
                Amend.Outcome.Refused(var objections) => Refuse(objections),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }, ct);
    }

    private async Task<Decided<InstructionOutcome>> TakeAsync(DeskDb db, Taking taking, CancellationToken ct)
    {
        var acting = _clock.Acting(taking.By, taking.Order.Zone);
        var account = taking.Order.Account.Text;
        var sight = _work.Sights.Of(db, taking.Order.Customer, account, acting.Policy);
        var order = taking.Order with
        {
            Representative = sight.Account?.Representative ?? taking.Order.Representative,
            Branch = sight.Account?.Branch ?? taking.Order.Branch,
            Payee = taking.Order.Payee with { Mark = _work.Sights.Marks.OfPayee(taking.Order.Payee.Account.Text) },
        };
        var answer = taking.Answer
            ?? await _tools.Engine.AskAsync(order, order.Payee.Mark, taking.By, acting.Now, ct);
        using var key = await _keys.ForAsync(order.Customer, ct);
        var received = new InstructionFact.Received(order, taking.Supersedes?.Id);
        var instruction = Instruction.Evolve(taking.Id, null, new Recorded(received, taking.By, acting.Now));
        var mark = _work.Sights.Marks.OfAccount(account);
        var situation = new Situation(db, instruction, sight, mark, acting with { By = Officer.System });
        var input = _tools.Screening.Of(
            situation, answer, taking.Sanctions, taking.SignedInBy, key);
        var (entry, after) = await _work.KeepAsync(
            situation, [new InstructionFacts(taking.Id, Run(situation, input), Officer.System)], key, ct);
        ImmutableArray<InstructionFacts> before =
        [
            .. taking.Supersedes is { } old ? [old with { By = taking.By }] : Array.Empty<InstructionFacts>(),
            new InstructionFacts(taking.Id, [received], taking.By),
        ];
        return new Decided<InstructionOutcome>(
            new InstructionOutcome.Done(after),
            (entry with
            {
                By = taking.By,
                Instructions = [.. before, .. entry.Instructions],
                AccountMark = mark,
                Letters = UsesOf(db, after),
                Request = taking.Request,
                Done = taking.Done is { } done ? [done] : [],
            }).ToEntry(key));
    }

    // The first use of a letter since it was made or changed stands out; the customer hears of every release.
    private ImmutableArray<LetterFacts> UsesOf(DeskDb db, Instruction after) =>
        after.Release is { Release.Way: ReleaseNeed.Nobody }
            && after.Screening?.Input.Letter is { IsInForce: true, Fits: true } used
            && _tools.Store.FindLetter(db, used.Id, key: null) is { } letter
            ? [new LetterFacts(used.Id, [new LetterFact.Used(after.Id, IsFirst: !letter.IsUsed)])]
            : [];

    // What happens without a person: screening, and where the customer is to be asked, the question.
    private ImmutableArray<InstructionFact> Run(Situation situation, ScreeningInput input)
    {
        var screened = ((Verdict.Done)Screen.Decide(situation.Instruction, input, situation.Acting)).Facts;
        var after = screened.Aggregate(situation.Instruction, (known, fact) => Instruction.Evolve(
            known.Id, known, new Recorded(fact, Officer.System, situation.Acting.Now)));
        return after.State is InstructionState.Screened
            && SeekConfirmation.Decide(after, situation.Sight.Contacts, null, situation.Acting, _work.CanLink)
                is Verdict.Done(var sought)
                ? [.. screened, .. sought]
                : screened;
    }

    private Decided<InstructionOutcome> Repeat(DeskDb db, RequestRow used, string content)
    {
        if (used.Content != ContentMark(content))
        {
            return Refuse([new Objection(
                ObjectionKind.RequestIdReused, "Another instruction was sent with this request id.")]);
        }

        var id = InstructionId.Parse(used.Subject);
        using var key = _keys.Find(db.Set<InstructionRow>().Find(used.Subject)!.Customer);
        return new Decided<InstructionOutcome>(key is not null && _tools.Store.Find(db, id, key) is { } known
            ? new InstructionOutcome.Repeated(known)
            : new InstructionOutcome.Unknown());
    }

    private string ContentMark(string content) => _work.Sights.Marks.OfContent(content);

    private static Decided<InstructionOutcome> Refuse(ImmutableArray<Objection> objections) =>
        new(new InstructionOutcome.Refused(objections));

    // As the engine derives it, so that its decision and the desk name the same instruction.
    private static InstructionId IdOf(TransmittalOrder order) =>
        InstructionId.Of(Text.Of(order.Transfer!).Mark.Value);

    private sealed record Taking(InstructionId Id, TransmittalOrder Order, Officer By)
    {
        public EngineAnswer? Answer { get; init; }

        public SanctionsResult? Sanctions { get; init; }

        public string? SignedInBy { get; init; }

        public RequestUsed? Request { get; init; }

        public InstructionFacts? Supersedes { get; init; }

        public TimerDone? Done { get; init; }
    }
}

/// <summary>What taking in takes besides.</summary>
internal sealed record ReceivingTools(InstructionStore Store, ScreeningSource Screening, EngineVoice Engine);
