using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions.Changes;
using Holdfast.Desk.Instructions.Facts;
using NodaTime;

namespace Holdfast.Desk.Instructions.Work;

/// <summary>Says of changes that their record is due, or was not furnished in time.</summary>
internal sealed class ChangeTimers(ChangeDesk changes, InstructionWork work) : IDeskTimers
{
    public string Kind => InstructionEffects.OfChanges;

    public async Task DueAsync(string subject, Instant due, CancellationToken ct)
    {
        if (await changes.DueAsync(InstructionId.Parse(subject), ct) is ChangeOutcome.Unknown)
        {
            await work.ForgetAsync(new TimerDone(Kind, subject), ct);
        }
    }
}

/// <summary>
/// Brings the end of a change to the customer's file: what was confirmed comes into use there, what was undone goes.
/// Until
/// then the file has the contact as unconfirmed, which is the safe side.
/// </summary>
internal sealed class ChangeFiling(DeskReader reader, InstructionStore store, VaultWriter vault, InstructionWork work)
    : IDeskTimers
{
    /// <summary>The kind of these timers; their subject is a change.</summary>
    public const string TimerKind = "change.filing";

    public string Kind => TimerKind;

    public async Task DueAsync(string subject, Instant due, CancellationToken ct)
    {
        DataChange? change;
        await using (var db = reader.Open())
        {
            change = store.FindChange(db, InstructionId.Parse(subject), key: null);
        }

        if (change is { Order.NewContact: { } contact })
        {
            var how = change.Confirmation is { } confirmed ? Words.Of(confirmed.Way) : "";
            _ = change.State switch
            {
                ChangeState.Effective => await vault.ConfirmContactAsync(
                    change.Order.Customer, contact, how, Access.Actor.Holdfast, ct),
                ChangeState.Reverted => await vault.RevertContactAsync(
                    change.Order.Customer, contact, $"change {subject} was undone", Access.Actor.Holdfast, ct),
                ChangeState.Requested or ChangeState.PendingConfirmation => null,
            };
        }

        await work.ForgetAsync(new TimerDone(Kind, subject), ct);
    }
}
