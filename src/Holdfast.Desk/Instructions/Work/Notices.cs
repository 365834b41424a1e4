using System.Collections.Immutable;
using Holdfast.Desk.Instructions.Changes;
using Holdfast.Desk.Instructions.Customer;
using Holdfast.Desk.Instructions.Facts;
using Holdfast.Desk.Instructions.Policy;
using Holdfast.Desk.Messages;
using Holdfast.Desk.Messages.Templates;
using Holdfast.Engine.Contract;
using NodaTime;

namespace Holdfast.Desk.Instructions.Work;

/// <summary>Links and messages that come of a decision.</summary>
internal sealed record Sendings(ImmutableArray<NewLink> Links, ImmutableArray<NewMessage> Messages)
{
    public static Sendings None { get; } = new([], []);

    public Sendings With(DrawnLink? drawn) =>
        drawn is null ? this : new(Links.Add(drawn.Link), Messages.AddRange(drawn.Messages));
}

/// <summary>
/// What customers are told: always at contacts that were on file before (FINRA Regulatory Notice 09-64: confirmations
/// have been diverted), each with a link that stops everything by one press.
/// </summary>
internal sealed class Notices(LinkDrawing links, HoldTelling holds)
{
    /// <summary>Whether customers can be sent links.</summary>
    public bool CanLink => links.IsPossible;

    /// <summary>What facts of an instruction have the customer told.</summary>
    public async Task<Sendings> OfAsync(
        Instruction instruction, ImmutableArray<InstructionFact> facts, Situation seen, CancellationToken ct)
    {
        var sendings = await OfHoldAsync(instruction, facts, seen, ct);
        if (!CanLink)
        {
            return sendings;
        }

        var (sight, acting) = (seen.Sight, seen.Acting);
        foreach (var fact in facts)
        {
            sendings = fact switch
            {
                InstructionFact.ConfirmationSought({ Method: ConfirmationMethod.Link } sought) =>
                    sendings.With(await AskAsync(instruction, sought, sight, ct)),
                InstructionFact.ConfirmationSought => sendings.With(
                    await StatusAsync(instruction, "awaitingConfirmation", sight, acting, ct)),
                InstructionFact.Held(var hold) when hold.Kind is HoldKind.Verification =>
                    sendings.With(await StatusAsync(instruction, "held", sight, acting, ct)),
                InstructionFact.Released => sendings.With(await ReleasedAsync(instruction, sight, acting, ct)),
                InstructionFact.Rejected(var rejection) when rejection.Notice is not null =>
                    sendings.With(await RejectedAsync(instruction, rejection, sight, acting, ct)),
                InstructionFact.Returned => sendings.With(
                    await StatusAsync(instruction, "returned", sight, acting, ct)),
                InstructionFact.Recalled => sendings.With(
                    await StatusAsync(instruction, "recalled", sight, acting, ct)),
                _ => sendings,
            };
        }

        return sendings;
    }

    /// <summary>
    /// Tells of a change of account data: the contact from before, with a link that undoes it, and the one that is new.
    /// </summary>
    public async Task<Sendings> OfAsync(DataChange change, Sight sight, Acting acting, CancellationToken ct)
    {
        if (!CanLink || PhraseOf(change.Order.What) is not { } what)
        {
            return Sendings.None;
        }

        var expires = InstructionPolicy.EndOfDay(acting.Now, acting.Policy.RevertDays, change.Order.Zone);
        var order = new LinkOrder(change.Id.ToString(), change.Order.Customer, sight.Language, expires);
        var said = MessageParameters.None.Phrase("what", what).Moment("at", acting.Now, sight.Zone);
        if (!change.Order.Account.IsEmpty)
        {
            said = said.Account("account", change.Order.Account.Text);
        }

        // The one that is replaced hears of it first; where none is, all that were on file before do.
        var before = Reached(sight, change.RequestedAt, acting)
            .Where(contact => contact.Id != change.Order.NewContact).ToList();
        var sendings = before.Count == 0
            ? Sendings.None
            : Sendings.None.With(await links.NoticeAsync(
                order, LinkPurpose.Revert, TemplateTable.ChangeOld, said, before, ct));
        return sight.Contacts.FirstOrDefault(contact => contact.Id == change.Order.NewContact) is { } now
            && LinkTo(now) is { } newest
                ? sendings.With(await links.NoticeAsync(
                    order, LinkPurpose.NotMe, TemplateTable.ChangeNew, MessageParameters.None.Phrase("what", what),
                    [newest], ct))
                : sendings;
    }

    // These hold no link, and so take no page of the firm's.
    private async Task<Sendings> OfHoldAsync(
        Instruction instruction, ImmutableArray<InstructionFact> facts, Situation seen, CancellationToken ct)
    {
        var messages = ImmutableArray.CreateBuilder<NewMessage>();
        foreach (var notice in facts.OfType<InstructionFact.HoldNoticed>().Select(fact => fact.Notice))
        {
            if (notice.Sent is { } sent && instruction.Hold is { } hold)
            {
                messages.Add(await holds.MessageAsync(seen, hold, notice.Party, sent, ct));
            }
        }

        return new Sendings([], messages.ToImmutable());
    }

    private async Task<DrawnLink?> AskAsync(
        Instruction instruction, SoughtConfirmation sought, Sight sight, CancellationToken ct)
    {
        var order = instruction.Order;
        return LinkTo(sought.Contact!) is { } linkTo && LinkTo(sought.CodeContact!) is { } codeTo
            ? await links.ConfirmAsync(
                new LinkOrder(instruction.Id.ToString(), order.Customer, sight.Language, sought.Expires),
                new LinkDetails(
                    order.Asset is null ? order.Amount.ToString() : null, order.Asset, order.Payee.Name.Text,
                    order.Purpose.IsEmpty ? null : order.Purpose.Text,
                    MessageParameters.MaskOf(order.Account.Text), LinkDrawing.Seed()),
                linkTo, codeTo, sight.Zone, ct)
            : null;
    }

    private Task<DrawnLink?> StatusAsync(
        Instruction instruction, string state, Sight sight, Acting acting, CancellationToken ct) =>
        TellAsync(
            instruction, TemplateTable.Status,
            MessageParameters.None.Account("account", instruction.Order.Account.Text)
                .Text("reference", instruction.Id.ToString()).Phrase("state", state),
            sight, acting, ct);

    private Task<DrawnLink?> ReleasedAsync(
        Instruction instruction, Sight sight, Acting acting, CancellationToken ct)
    {
        var order = instruction.Order;
        var said = MessageParameters.None.Account("account", order.Account.Text).Moment("at", acting.Now, sight.Zone);
        return order.Rail is Rail.Acats
            ? TellAsync(instruction, TemplateTable.AcatsOut, said
                .Text("contraFirm", order.Payee.Bank.IsEmpty ? order.Payee.Name.Text : order.Payee.Bank.Text), sight,
                acting, ct)
            : TellAsync(instruction, TemplateTable.Completed, said.Amount("amount", order.Amount)
                .Text("payee", order.Payee.Name.Text).Text("reference", instruction.Id.ToString())
                .Phrase("rail", Words.Of(order.Rail)), sight, acting, ct);
    }

    private Task<DrawnLink?> RejectedAsync(
        Instruction instruction, Rejection rejection, Sight sight, Acting acting, CancellationToken ct)
    {
        var said = MessageParameters.None.Account("account", instruction.Order.Account.Text)
            .Text("reference", instruction.Id.ToString());
        return rejection.Reason is RejectionReason.NotConfirmed
            ? TellAsync(instruction, TemplateTable.Expired, said, sight, acting, ct)
            : TellAsync(
                instruction, TemplateTable.Rejected, said.Phrase("reason", ReasonOf(rejection.Reason)), sight, acting,
                ct);
    }

    private async Task<DrawnLink?> TellAsync(
        Instruction instruction, string template, MessageParameters said, Sight sight, Acting acting,
        CancellationToken ct)
    {
        var to = Reached(sight, instruction.ReceivedAt, acting).ToList();
        return to.Count == 0
            ? null
            : await links.NoticeAsync(
                new LinkOrder(
                    instruction.Id.ToString(), instruction.Order.Customer, sight.Language,
                    InstructionPolicy.EndOfDay(acting.Now, acting.Policy.RevertDays, instruction.Order.Zone)),
                LinkPurpose.NotMe, template, said, to, ct);
    }

    private static IEnumerable<LinkContact> Reached(Sight sight, Instant receivedAt, Acting acting) =>
        ContactEligibility.Sort(sight.Contacts, receivedAt, acting.Now, acting.Policy).Eligible
            .Select(LinkTo).OfType<LinkContact>();

    private static LinkContact? LinkTo(Contact contact) => LinkTo(ContactUsed.Of(contact));

    private static LinkContact? LinkTo(ContactUsed contact) => contact.Medium switch
    {
        ContactMedium.Email => new(contact.Id, Medium.Email, contact.Value.Text, contact.OnFileSince),
        ContactMedium.Phone => new(contact.Id, Medium.Sms, contact.Value.Text, contact.OnFileSince),
        ContactMedium.Address => null,
    };

    private static string ReasonOf(RejectionReason reason) => reason switch
    {
        RejectionReason.CustomerRefused => "denied",
        RejectionReason.NoAuthority => "authority",
        RejectionReason.AccountClosed or RejectionReason.AccountRestricted or RejectionReason.Sanctions
            or RejectionReason.Order => "restricted",
        RejectionReason.CustomerCancelled or RejectionReason.Superseded => "cancelled",
        RejectionReason.BeliefSustained or RejectionReason.Decided or RejectionReason.NotConfirmed => "review",
    };

    /// <summary>What was changed, by the word of the templates; null where another notice tells of it.</summary>
    public static string? PhraseOf(DataKind what) => what switch
    {
        DataKind.Email => "email",
        DataKind.Phone => "phone",
        DataKind.Address => "address",
        DataKind.Name => "name",
        DataKind.Objective => "objective",
        DataKind.TrustedContact => "trustedContact",
        DataKind.Authority => "authority",
        DataKind.BankLink => "bank",
        DataKind.Delivery => "delivery",

        // Credentials have a notice of their own.
        DataKind.Credential => null,
    };
}
