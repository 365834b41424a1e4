using System.Text;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Messages.Templates;
using Holdfast.Engine.Contract;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;
using NodaTime;

namespace Holdfast.Desk.Messages.PriorContacts;

/// <summary>What a customer is told of an event.</summary>
/// <param name="Template">The text.</param>
/// <param name="Customer">The customer.</param>
/// <param name="Subject">What "this was not me" is about: the instruction of a transfer; null for none.</param>
/// <param name="At">When it happened.</param>
/// <param name="Said">What is said, but for the link.</param>
internal sealed record PriorNotice(
    string Template, string Customer, string? Subject, Instant At, Func<DateTimeZone, MessageParameters> Said)
{
    /// <summary>The notice of an event; null where it needs none.</summary>
    public static PriorNotice? Of(JournalEntry entry)
    {
        var content = EventContent.Read(entry);
        var text = content.Event.ToArray();
        if (new EventReader().Read(text, 0, text.Length) is not { IsEvent: true, Event: var told }
            || History.Is(entry, told.Time))
        {
            return null;
        }

        var customer = Encoding.UTF8.GetString(content.Customer.Span);
        var account = Encoding.UTF8.GetString(content.Account.Span);
        return told.Data switch
        {
            LoginSucceeded => new(TemplateTable.Device, customer, null, told.Time, zone => Begun(zone)
                .Text("place", told.Network?.Country.ToString() ?? "")),
            CredentialChanged changed => new(TemplateTable.Credential, customer, null, told.Time, zone => Begun(zone)
                .Phrase("what", MessageWords.Of(changed.What))),
            FeatureEnabled enabled => new(TemplateTable.Feature, customer, null, told.Time, zone => Begun(zone)
                .Phrase("what", MessageWords.Of(enabled.Feature))),

            // A transfer to another firm is told of by the machine of instructions, when it is released or held.
            TransferRequested { Direction: TransferDirection.Out, Rail: not Rail.Acats } transfer => OfTransfer(
                transfer, told, customer, IsNewPayee(content.Decision.Span), Begun),
            _ => null,
        };

        MessageParameters Begun(DateTimeZone zone)
        {
            var begun = MessageParameters.None.Moment("at", told.Time, zone);
            return account.Length > 0 ? begun.Account("account", account) : begun;
        }
    }

    private static PriorNotice OfTransfer(
        TransferRequested transfer, BrokerageEvent told, string customer, bool isNewPayee,
        Func<DateTimeZone, MessageParameters> begun)
    {
        var payee = transfer.Destination?.Name.ToString() ?? "";

        // By the transfer's id, as the engine and the desk name the instruction of it.
        var id = transfer.Transfer.IsAbsent ? told.Id : transfer.Transfer;
        var subject = Instructions.InstructionId.Of(id.Mark.Value).ToString();
        return new(
            isNewPayee ? TemplateTable.Payee : TemplateTable.MoneyOut, customer, subject, told.Time, zone =>
                begun(zone).Text("payee", payee).Amount("amount", transfer.Amount));
    }

    private static bool IsNewPayee(ReadOnlySpan<byte> decision) =>
        decision.IndexOf("\"signal\":\"newPayee\""u8) >= 0;
}
