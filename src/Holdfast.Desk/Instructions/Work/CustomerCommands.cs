using Holdfast.Desk.Instructions.Actions;
using Holdfast.Desk.Instructions.Customer;

namespace Holdfast.Desk.Instructions.Work;

/// <summary>Brings what a customer said at a link to the instruction or the change that it is about.</summary>
internal sealed class CustomerCommands(
    InstructionWork work, ChangeDesk changes, FreezeDesk freezes, PolicyClock clock) : ICustomerCommands
{
    public Task AnswerAsync(CustomerVoice voice, CancellationToken ct) => work.ActAsync(
        InstructionId.Parse(voice.Subject), null, Officer.OfCustomer(voice.Customer), clock,
        seen => seen.Contact(voice.Contact) is { } contact
            ? CustomerAnswers.Decide(
                seen.Instruction,
                new CustomerAnswers.Answer(contact, IsTheirs: true, ToldOf(voice, seen.Instruction), IsCodeRight: true,
                    voice.IsCoached),
                InstructionDesk.CaseOf(seen.Instruction.Id), seen.Acting)
            : Verdict.By(),
        ct);

    public async Task NotMeAsync(CustomerVoice voice, CancellationToken ct)
    {
        var by = Officer.OfCustomer(voice.Customer);
        var outcome = await work.ActAsync(
            InstructionId.Parse(voice.Subject), null, by, clock,
            seen => CustomerAnswers.Decide(
                seen.Instruction,
                new CustomerAnswers.Answer(
                    seen.Contact(voice.Contact) ?? Unknown(voice.Contact), IsTheirs: false,
                    new Restated(null, default, default, false), IsCodeRight: false, IsCoached: false),
                InstructionDesk.CaseOf(seen.Instruction.Id), seen.Acting),
            ct);
        if (outcome is InstructionOutcome.Unknown)
        {
            // The notice was of a change: it is undone, and what belongs to it is frozen.
            await changes.RevertAsync(InstructionId.Parse(voice.Subject), null, voice.Contact, "", by, ct);
        }

        // Whatever could still be stopped, the customer's accounts are frozen: also when nothing was left to stop.
        await freezes.FreezeAsync(voice, ct);
    }

    public Task RevertAsync(CustomerVoice voice, CancellationToken ct) => changes.RevertAsync(
        InstructionId.Parse(voice.Subject), null, voice.Contact, "", Officer.OfCustomer(voice.Customer), ct);

    // What the page showed beside the choices is what was asked for, so choosing rightly says that too.
    private static Restated ToldOf(CustomerVoice voice, Instruction instruction)
    {
        var isAmountless = instruction.Order.Asset is not null && voice.IsRight;
        return new Restated(
            isAmountless ? instruction.Order.Amount : voice.Amount,
            Personal.Of(voice.IsRight && instruction.Order.Payee.Name.IsEmpty ? "as shown" : voice.Payee),
            Personal.Of(voice.Purpose is { Length: > 0 } purpose ? purpose : "as shown"), voice.IsRight);
    }

    private static Contact Unknown(string id) =>
        new(id, ContactMedium.Email, Personal.Of(null), NodaTime.Instant.MinValue);
}
