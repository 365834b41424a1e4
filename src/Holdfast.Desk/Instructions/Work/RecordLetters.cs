using System.Collections.Immutable;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Instructions.Changes;
using Holdfast.Desk.Instructions.Customer;
using Holdfast.Desk.Instructions.Facts;
using Holdfast.Desk.Instructions.Policy;
using Holdfast.Desk.Messages.Templates;

namespace Holdfast.Desk.Instructions.Work;

/// <summary>
/// Writes the letters that furnish a change of an account's record: 17 CFR 240.17a-3(a)(17)(i)(B)(2) and (3). Of a name
/// or an address the old address hears by mail, because whoever changes it may read the mailbox too; of an objective
/// whoever agreed to electronic delivery hears by e-mail.
/// </summary>
internal sealed class RecordLetters(CustomerSight sights, LinkDrawing messages)
{
    /// <summary>The letters of a change; to whom none can be written, somebody furnishes it another way.</summary>
    public async Task<ImmutableArray<RecordLetter>> OfAsync(
        DeskDb db, DataChange change, Sight sight, Acting acting, CancellationToken ct)
    {
        var letters = ImmutableArray.CreateBuilder<RecordLetter>();
        foreach (var to in change.StillToFurnish.Where(one => one.Party is not NoticeParty.Representative))
        {
            var its = to.Party is NoticeParty.JointOwner ? sights.Of(db, to.Id, null, acting.Policy) : sight;
            if (its.File is { } file && ContactFor(change, its, acting) is { } contact
                && AccountFor(change, sight, to) is { } account)
            {
                var message = await messages.MessageAsync(
                    new LinkOrder(
                        change.Id.ToString(), change.Order.Customer, its.Language, NodaTime.Instant.MaxValue),
                    TemplateTable.RecordChange, Letters.To(ContactUsed.Of(contact), file.Name.Full),
                    SaidOf(change, sight, file, account), ct);

                // The ids of contacts are each customer's own: another's would be taken for this one's.
                letters.Add(new RecordLetter(
                    change.Id, to,
                    to.Party is NoticeParty.JointOwner ? message with { Contact = null } : message));
            }
        }

        return letters.ToImmutable();
    }

    private static Contact? ContactFor(DataChange change, Sight sight, Acting acting)
    {
        // The old address is written to however short a time it was on file: the rule names it.
        var before = sight.Contacts.Where(one => one.OnFileSince < change.RequestedAt && !one.IsUnconfirmedChange
            && !(one.RemovedAt <= change.RequestedAt)).ToList();
        var address = before.FirstOrDefault(one => one.Id == change.Order.OldContact
                && one.Medium is ContactMedium.Address)
            ?? before.FirstOrDefault(one => one.Medium is ContactMedium.Address);
        var mailbox = sight.File?.ElectronicDelivery is null
            ? null
            : ContactEligibility.Sort(before, change.RequestedAt, acting.Now, acting.Policy).Eligible
                .FirstOrDefault(one => one.Medium is ContactMedium.Email);
        return change.Order.What is DataKind.Objective ? mailbox ?? address : address ?? mailbox;
    }

    // Of a change that names no account, a joint owner is told by one that they own, and never of another.
    private static string? AccountFor(DataChange change, Sight sight, NoticeTo to)
    {
        var order = change.Order;
        var day = InstructionPolicy.DayOf(change.RequestedAt, order.Zone);
        ImmutableArray<AccountFile> all = sight.File?.Accounts ?? [];
        return !order.Account.IsEmpty ? order.Account.Text
            : to.Party is NoticeParty.JointOwner
                ? all.FirstOrDefault(one => one.HoldersOn(day).Any(holder => holder.Customer == to.Id))?.Account
            : all.FirstOrDefault()?.Account ?? "";
    }

    private static MessageParameters SaidOf(DataChange change, Sight sight, CustomerFile recipient, string account)
    {
        var order = change.Order;
        var old = order.Old.IsEmpty
            ? sight.Contacts.Where(one => one.Id == order.OldContact).Select(one => one.Value.Text).FirstOrDefault()
            : order.Old.Text;
        return MessageParameters.None.Text("name", recipient.Name.Full).Account("account", account)
            .Phrase("what", Notices.PhraseOf(order.What)!)
            .Day("day", InstructionPolicy.DayOf(change.RequestedAt, order.Zone))
            .Text("old", old ?? "").Text("new", order.New.Text).Text("reference", change.Id.ToString());
    }
}
