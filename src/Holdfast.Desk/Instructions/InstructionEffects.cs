using System.Collections.Immutable;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions.Actions;
using Holdfast.Desk.Instructions.Changes;
using Holdfast.Desk.Instructions.Customer;
using Holdfast.Desk.Instructions.Facts;
using Holdfast.Desk.Instructions.Letters;
using Holdfast.Desk.Instructions.Policy;
using Holdfast.Desk.Messages;
using Holdfast.Runtime.Journal;
using NodaTime;

namespace Holdfast.Desk.Instructions;

/// <summary>What entries of instructions make of the tables: rows, timers, messages, links, webhooks.</summary>
internal sealed class InstructionEffects(InstructionStore store, PolicyTable policies) : IDeskEffects
{
    /// <summary>Kinds of timers, each with its subject.</summary>
    public const string OfInstructions = "instruction.due", OfChanges = "change.due", OfEngine = "instruction.engine";

    public ImmutableArray<EntryKind> Kinds => [EntryKind.Instruction];

    public void Apply(DeskDb db, JournalEntry entry)
    {
        var told = InstructionEntry.Read(entry, key: null);
        foreach (var one in told.Instructions.GroupBy(block => block.Id))
        {
            Note(db, entry, one.Key.ToString());
            Take(db, entry, told, one.Key, [.. one.SelectMany(block => block.Facts)]);
        }

        foreach (var one in told.Changes)
        {
            Note(db, entry, one.Id.ToString());
            Take(db, entry, one.Id);
        }

        foreach (var one in told.Letters)
        {
            Note(db, entry, one.Id);
            Take(db, told.Customer, one.Id);
        }

        foreach (var one in told.Freezes)
        {
            Take(db, entry, told, one);
        }

        foreach (var done in told.Done)
        {
            db.ClearTimer(done.Kind, done.Subject);
        }

        if (told.Request is { } request && Subjects(told).FirstOrDefault() is { } subject)
        {
            db.Add(new RequestRow { Key = request.Key, Content = request.Content, Subject = subject });
        }

        foreach (var link in told.Links)
        {
            CustomerLinks.Add(db, entry, link);
        }

        foreach (var message in told.Messages)
        {
            Outbox.Queue(db, entry, message);
        }

        foreach (var letter in told.Records)
        {
            db.Add(new RecordLetterRow
            {
                Message = Outbox.Queue(db, entry, letter.Message),
                Change = letter.Change.ToString(),
                Party = letter.To.Party,
                PartyId = letter.To.Id,
            });
        }
    }

    private static IEnumerable<string> Subjects(InstructionEntry told) =>
        told.Instructions.Where(one => one.Facts.Any(fact => fact is InstructionFact.Received))
            .Select(one => one.Id.ToString())
            .Concat(told.Changes.Select(one => one.Id.ToString()))
            .Concat(told.Letters.Select(one => one.Id));

    // The rows are read anew below, and a query sees only what was saved.
    private static void Note(DeskDb db, JournalEntry entry, string subject)
    {
        db.Add(new SubjectEntryRow { Subject = subject, Position = entry.Position });
        db.SaveChanges();
    }

    private void Take(
        DeskDb db, JournalEntry entry, InstructionEntry told, InstructionId id, ImmutableArray<InstructionFact> facts)
    {
        if (store.Find(db, id, key: null) is not { } instruction)
        {
            return;
        }

        var row = db.Set<InstructionRow>().Find(id.ToString());
        if (row is null)
        {
            row = InstructionRows.Begin(instruction, told.AccountMark ?? "");
            db.Add(row);
        }

        var timers = Timers.Of(instruction, PolicyOn(entry.Head.At, instruction.Order.Zone));
        InstructionRows.Fill(row, instruction, timers);
        if (timers.IsEmpty)
        {
            db.ClearTimer(OfInstructions, row.Id);
        }
        else
        {
            db.SetTimer(OfInstructions, row.Id, timers.Min(timer => timer.At));
        }

        if (instruction.State is not InstructionState.AwaitingConfirmation)
        {
            CustomerLinks.Close(db, entry, row.Id);
        }

        if (EngineWords.Of(facts).Any())
        {
            db.SetTimer(OfEngine, $"{row.Id}/{entry.Position}", entry.Head.At);
        }

        foreach (var type in WebhookWords.Of(facts).Distinct())
        {
            Outbox.QueueWebhook(db, entry, type, row.Id, WebhookWords.DataOf(instruction));
        }
    }

    private void Take(DeskDb db, JournalEntry entry, InstructionId id)
    {
        if (store.FindChange(db, id, key: null) is not { } change)
        {
            return;
        }

        var row = db.Set<ChangeRow>().Find(id.ToString());
        if (row is null)
        {
            row = InstructionRows.Begin(change);
            db.Add(row);
            if (change.Order.What is DataKind.Objective)
            {
                db.SetTimer(Work.ChangeTrades.TimerKind, row.Id, Work.ChangeTrades.EndOf(change));
            }
        }

        InstructionRows.Fill(row, change);
        if (change is { Order.NewContact: not null, State: ChangeState.Effective or ChangeState.Reverted })
        {
            db.SetTimer(Work.ChangeFiling.TimerKind, row.Id, entry.Head.At);
        }

        if (change.State is ChangeState.Reverted)
        {
            // What a letter that nobody mailed yet tells of is not so any more.
            foreach (var letter in db.Set<RecordLetterRow>().Where(one => one.Change == row.Id).ToList())
            {
                Outbox.Withdraw(db, letter.Message);
            }
        }

        var timers = ChangeActions.Timers(change, PolicyOn(entry.Head.At, change.Order.Zone));
        if (timers.IsEmpty)
        {
            db.ClearTimer(OfChanges, row.Id);
        }
        else
        {
            db.SetTimer(OfChanges, row.Id, timers.Min(timer => timer.At));
        }
    }

    private void Take(DeskDb db, string customer, string id)
    {
        if (store.FindLetter(db, id, key: null) is not { } letter)
        {
            return;
        }

        var row = db.Set<LetterRow>().Find(id);
        if (row is null)
        {
            row = new LetterRow { Id = id, Customer = customer };
            db.Add(row);
        }

        (row.Version, row.VerifiedAt, row.RevokedAt) = (letter.Version, letter.VerifiedAt, letter.RevokedAt);
    }

    private void Take(DeskDb db, JournalEntry entry, InstructionEntry told, FreezeFacts freeze)
    {
        var row = db.Set<FreezeRow>().Find(freeze.Mark);
        switch (freeze.Fact)
        {
            case FreezeFact.Frozen frozen when row is null:
                db.Add(new FreezeRow
                {
                    AccountMark = freeze.Mark, Customer = told.Customer, At = entry.Head.At, Position = entry.Position,
                });
                Tell(db, entry, told.Customer, frozen);
                break;
            case FreezeFact.Frozen frozen when store.FindFreeze(db, freeze.Mark, key: null) is not { } known
                || known.Fact.GivesWayTo(frozen):
                (row.Customer, row.At, row.Position) = (told.Customer, entry.Head.At, entry.Position);
                Tell(db, entry, told.Customer, frozen);
                break;
            case FreezeFact.Thawed when row is not null:
                db.Remove(row);
                break;
            case FreezeFact.Frozen or FreezeFact.Thawed:
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    // The firm's systems were told of an order by the order itself.
    private static void Tell(DeskDb db, JournalEntry entry, string customer, FreezeFact.Frozen frozen)
    {
        if (frozen.Order is null)
        {
            Outbox.QueueWebhook(
                db, entry, "account.frozen", customer, Messages.Webhooks.WebhookData.Of(("customer", customer)));
        }
    }

    private InstructionPolicy PolicyOn(Instant at, string zone) => policies.On(InstructionPolicy.DayOf(at, zone));
}
