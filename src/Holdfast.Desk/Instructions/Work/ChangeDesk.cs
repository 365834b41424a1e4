using System.Collections.Immutable;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions.Changes;
using Holdfast.Desk.Instructions.Facts;
using FiledKind = Holdfast.Desk.Customers.ContactKind;

namespace Holdfast.Desk.Instructions.Work;

/// <summary>
/// What is done with changes of account data. Each is one entry that is durable before it is told of.
/// </summary>
public sealed class ChangeDesk
{
    private readonly DeskWriter _writer;
    private readonly InstructionStore _store;
    private readonly ChangeTools _tools;
    private readonly PersonKeys _keys;
    private readonly PolicyClock _clock;

    internal ChangeDesk(
        DeskWriter writer, InstructionStore store, ChangeTools tools, PersonKeys keys, PolicyClock clock) =>
        (_writer, _store, _tools, _keys, _clock) = (writer, store, tools, keys, clock);

    /// <summary>Takes a change in that somebody enters. A contact that is new goes on file, unconfirmed.</summary>
    /// <param name="order">What is asked.</param>
    /// <param name="once">Names the request: sent again, it is done once. Null where nothing names it.</param>
    /// <param name="by">Who enters it.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<ChangeOutcome> RequestAsync(
        ChangeOrder order, string? once, Officer by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(by);
        var id = once is null
            ? InstructionId.Draw()
            : InstructionId.Of(Engine.Values.Text.Of($"change of {by.Actor.Id} {once}").Mark.Value);
        var used = once is null ? null : UsedOf(order, once, by);
        if (used is not null && await ReusedAsync(used, ct) is { } reused)
        {
            return reused;
        }

        if (KindOf(order.What) is { } kind && !order.New.IsEmpty)
        {
            if (FormOf(kind, order.New.Text) is not { } value)
            {
                return new ChangeOutcome.Refused(
                    [new Objection(ObjectionKind.InvalidOrder, "It is no address or number of its kind.")]);
            }

            var contact = $"c-{id.ToString()[2..]}";
            var put = await _tools.Vault.ProposeContactAsync(
                order.Customer,
                new ContactProposal(contact, kind, value, order.OldContact, id.ToString()),
                by.Actor, ct);
            if (put is not (VaultOutcome.Changed or VaultOutcome.Same))
            {
                return new ChangeOutcome.Refused([new Objection(ObjectionKind.InvalidOrder, put switch
                {
                    VaultOutcome.Refused refused => refused.Detail,
                    VaultOutcome.Absent => "The customer is not on file.",
                    _ => "The customer's file was changed meanwhile.",
                })]);
            }

            order = order with { NewContact = contact };
        }

        return await TakeAsync(id, order, by, used, null, ct) switch
        {
            // Only a request that was named can come again.
            ChangeOutcome.Unknown when once is not null => await ActAsync(
                id, null, by, (_, _, _) => ChangeVerdict.By(), ct),
            var outcome => outcome,
        };
    }

    /// <summary>Has a supervisor look at a change of objective, because the account traded on its day.</summary>
    internal Task<ChangeOutcome> AskReviewAsync(
        InstructionId id, Func<DataChange, string?> tradeOf, TimerDone done, CancellationToken ct) =>
        ActAsync(
            id, null, Officer.System,
            (change, _, _) => tradeOf(change) is { } trade
                ? ChangeActions.AskReview(change, trade)
                : ChangeVerdict.By(),
            ct, done);

    /// <summary>Keeps that the customer confirmed it.</summary>
    public Task<ChangeOutcome> ConfirmAsync(
        InstructionId id, int? version, ChangeConfirmationWay way, string? contact, string? evidence, Officer by,
        CancellationToken ct) =>
        ActAsync(id, version, by, (change, sight, acting) => ChangeActions.Confirm(
            change, way, contact is null ? null : ContactOf(sight, contact), evidence, acting), ct);

    /// <summary>Undoes it: by the link of a contact from before, or by a person for a reason.</summary>
    public Task<ChangeOutcome> RevertAsync(
        InstructionId id, int? version, string? contact, string reason, Officer by, CancellationToken ct) =>
        ActAsync(id, version, by, (change, sight, acting) => ChangeActions.Revert(
            change, contact is null ? null : ContactOf(sight, contact), Personal.Of(reason),
            InstructionDesk.CaseOf(id), acting), ct);

    /// <summary>Keeps that the record was furnished.</summary>
    public Task<ChangeOutcome> FurnishAsync(
        InstructionId id, int? version, NoticeTo to, string document, Officer by, CancellationToken ct) =>
        ActAsync(id, version, by, (change, _, _) => ChangeActions.Furnish(change, to, document), ct);

    /// <summary>Keeps that the letter by which the record is furnished went out.</summary>
    internal Task<ChangeOutcome> FurnishAsync(
        InstructionId id, NoticeTo to, string document, TimerDone done, CancellationToken ct) =>
        ActAsync(id, null, Officer.System, (change, _, _) => ChangeActions.Furnish(change, to, document), ct, done);

    /// <summary>Keeps that a supervisor looked at it.</summary>
    public Task<ChangeOutcome> ReviewAsync(
        InstructionId id, int? version, string findings, Officer by, CancellationToken ct) =>
        ActAsync(id, version, by, (change, _, acting) =>
            ChangeActions.Review(change, Personal.Of(findings), acting), ct);

    /// <summary>Takes a change in that an event told of; once, however often it is called.</summary>
    internal Task<ChangeOutcome> TakeAsync(EventEntry told, DataKind what, TimerDone done, CancellationToken ct)
    {
        var (order, by) = EventOrders.ChangeOf(told, what, _clock.Zone);
        return TakeAsync(
            InstructionId.Of(Engine.Values.Text.Of($"change {told.Id}").Mark.Value), order, by, null, done, ct);
    }

    /// <summary>Does what is due of a change.</summary>
    internal Task<ChangeOutcome> DueAsync(InstructionId id, CancellationToken ct) =>
        ActAsync(id, null, Officer.System, (change, _, acting) => ChangeActions.Timers(change, acting.Policy)
            .Where(timer => timer.At <= acting.Now).OrderBy(timer => timer.At)
            .Select(timer => ChangeActions.Due(change, timer.Alarm, acting))
            .FirstOrDefault(ChangeVerdict.By()), ct);

    private Task<ChangeOutcome> TakeAsync(
        InstructionId id, ChangeOrder order, Officer by, RequestUsed? used, TimerDone? done, CancellationToken ct) =>
        _writer.DecideAsync<ChangeOutcome>(async (db, inner) =>
        {
            if (used is not null && Reused(db, used) is { } reused)
            {
                return new(reused);
            }

            var acting = _clock.Acting(by, order.Zone);
            var sight = _tools.Sights.Of(
                db, order.Customer, order.Account.IsEmpty ? null : order.Account.Text, acting.Policy);
            var filled = Fill(order, sight, acting);
            using var key = await _keys.ForAsync(order.Customer, inner);
            switch (ChangeActions.Request(filled))
            {
                case ChangeVerdict.Done(var facts) when db.Set<ChangeRow>().Find(id.ToString()) is null:
                    var change = facts.Aggregate((DataChange?)null, (known, fact) =>
                        DataChange.Evolve(id, known, new RecordedChange(fact, by, acting.Now)))!;
                    var sendings = await _tools.Notices.OfAsync(change, sight, acting, inner);
                    var letters = await _tools.Letters.OfAsync(db, change, sight, acting, inner);
                    return new(new ChangeOutcome.Done(change), new InstructionEntry(
                        by, acting.Policy.Stamp, order.Customer)
                    {
                        Changes = [new ChangeFacts(id, facts)],
                        Links = sendings.Links,
                        Messages = sendings.Messages,
                        Records = letters,
                        Request = used,
                        Done = done is null ? [] : [done],
                    }.ToEntry(key));
                case ChangeVerdict.Refused(var objections):
                    return new(
                        new ChangeOutcome.Refused(objections), done is null ? null : InstructionWork.EntryOf(done));
                default:
                    return new(new ChangeOutcome.Unknown(), done is null ? null : InstructionWork.EntryOf(done));
            }
        }, ct);

    private Task<ChangeOutcome> ActAsync(
        InstructionId id, int? version, Officer by, Func<DataChange, Sight, Acting, ChangeVerdict> decide,
        CancellationToken ct, TimerDone? done = null) => _writer.DecideAsync<ChangeOutcome>((db, _) => Task.FromResult(
            Act(db, id, version, by, decide, done)), ct);

    private Decided<ChangeOutcome> Act(
        DeskDb db, InstructionId id, int? version, Officer by, Func<DataChange, Sight, Acting, ChangeVerdict> decide,
        TimerDone? done)
    {
        // A change whose customer's key was disposed of cannot be read any more, and nothing is done with it.
        using var key = db.Set<ChangeRow>().Find(id.ToString()) is { } row ? _keys.Find(row.Customer) : null;
        if (key is null || _store.FindChange(db, id, key) is not { } change)
        {
            return new(new ChangeOutcome.Unknown(), done is null ? null : InstructionWork.EntryOf(done));
        }

        if (version is { } read && read != change.Version)
        {
            return new(new ChangeOutcome.Stale(change));
        }

        var acting = _clock.Acting(by, change.Order.Zone);
        var sight = _tools.Sights.Of(
            db, change.Order.Customer, change.Order.Account.IsEmpty ? null : change.Order.Account.Text, acting.Policy);
        return decide(change, sight, acting) switch
        {
            ChangeVerdict.Refused(var objections) => new(
                new ChangeOutcome.Refused(objections), done is null ? null : InstructionWork.EntryOf(done)),
            ChangeVerdict.Done(var facts) when facts.IsEmpty => new(
                new ChangeOutcome.Done(change), done is null ? null : InstructionWork.EntryOf(done)),
            ChangeVerdict.Done(var facts) => new(
                new ChangeOutcome.Done(facts.Aggregate(change, (known, fact) =>
                    DataChange.Evolve(id, known, new RecordedChange(fact, by, acting.Now)))),
                new InstructionEntry(by, acting.Policy.Stamp, change.Order.Customer)
                {
                    Changes = [new ChangeFacts(id, facts)],
                    Freezes = FreezesOf(change, facts),
                    Done = done is null ? [] : [done],
                }.ToEntry(key)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    // Whoever undoes a change by a link says that somebody else made it: nothing leaves before that is looked into.
    private ImmutableArray<FreezeFacts> FreezesOf(DataChange change, ImmutableArray<ChangeFact> facts) =>
        facts is [ChangeFact.Reverted { Contact: { } contact, Case: { } opened }] && !change.Order.Account.IsEmpty
            ?
            [
                new FreezeFacts(_tools.Sights.Marks.OfAccount(change.Order.Account.Text), new FreezeFact.Frozen(
                    change.Order.Customer, change.Order.Account, contact,
                    Personal.Of("A change of account data was undone from the contact before."), opened)),
            ]
            : [];

    private RequestUsed UsedOf(ChangeOrder order, string once, Officer by)
    {
        var marks = _tools.Sights.Marks;
        return new RequestUsed(
            marks.OfRequest(by.Actor.Id, $"change\0{once}"),
            marks.OfContent(string.Join(
                '\0', order.Customer, Words.Of(order.What), order.Old.Text, order.New.Text, Words.Of(order.Medium),
                Words.Of(order.InstructedBy), order.Zone, order.Account.Text, order.OldContact,
                order.DoesWidenRisk ? "widens" : "")));
    }

    // Before the file is touched: another contact would stand there as one that was asked for.
    private Task<ChangeOutcome?> ReusedAsync(RequestUsed used, CancellationToken ct) => _writer.DecideAsync(
        (db, _) => Task.FromResult(new Decided<ChangeOutcome?>(Reused(db, used))), ct);

    private static ChangeOutcome.Refused? Reused(DeskDb db, RequestUsed used) =>
        db.Set<RequestRow>().Find(used.Key) is { } before && before.Content != used.Content
            ? new ChangeOutcome.Refused([new Objection(
                ObjectionKind.RequestIdReused, "Another change was sent with this request id.")])
            : null;

    private static ChangeOrder Fill(ChangeOrder order, Sight sight, Acting acting)
    {
        var kind = KindOf(order.What);
        var day = Policy.InstructionPolicy.DayOf(acting.Now, order.Zone);
        return order with
        {
            Representative = sight.Account?.Representative ?? order.Representative,
            Branch = sight.Account?.Branch ?? order.Branch,
            OldContact = order.OldContact
                ?? (kind is { } one ? sight.File?.InUse(one).FirstOrDefault(c => c.Id != order.NewContact)?.Id : null),
            JointOwners = order.JointOwners.IsEmpty
                ?
                [
                    .. AccountsOf(order, sight).SelectMany(account => account.HoldersOn(day))
                        .Select(holder => holder.Customer).Where(holder => holder != order.Customer).Distinct(),
                ]
                : order.JointOwners,
        };
    }

    // A change that names no account is one of all accounts of the customer, and of those who own them too.
    private static ImmutableArray<AccountFile> AccountsOf(ChangeOrder order, Sight sight) =>
        order.Account.IsEmpty ? sight.File?.Accounts ?? [] : sight.Account is { } account ? [account] : [];

    private static Contact? ContactOf(Sight sight, string id) =>
        sight.Contacts.FirstOrDefault(contact => contact.Id == id)
        ?? new Contact(id, ContactMedium.Email, Personal.Of(null), NodaTime.Instant.MaxValue);

    private static string? FormOf(FiledKind kind, string text) => kind switch
    {
        FiledKind.Email => Normal.TryEmail(text, out var email) ? email : null,
        FiledKind.Phone => Normal.TryPhone(text, out var phone) ? phone : null,
        FiledKind.MailingAddress or FiledKind.ResidentialAddress => Normal.Address(text),
    };

    private static FiledKind? KindOf(DataKind what) => what switch
    {
        DataKind.Email => FiledKind.Email,
        DataKind.Phone => FiledKind.Phone,
        DataKind.Address => FiledKind.MailingAddress,
        _ => null,
    };
}

/// <summary>What changes take besides.</summary>
internal sealed record ChangeTools(
    CustomerSight Sights, Notices Notices, RecordLetters Letters, VaultWriter Vault);
