using System.Security.Cryptography;
using Holdfast.Desk.Messages;
using Holdfast.Desk.Messages.Templates;
using Holdfast.Desk.Settings;
using NodaTime;

namespace Holdfast.Desk.Instructions.Customer;

/// <summary>Where a link, or its code, goes.</summary>
/// <param name="Id">The id of the contact.</param>
/// <param name="Medium">How it goes there.</param>
/// <param name="Destination">The address or number.</param>
/// <param name="OnFileSince">Since when it is on file.</param>
internal sealed record LinkContact(string Id, Medium Medium, string Destination, Instant OnFileSince);

/// <summary>A link with the messages that bring it, for the fact that brings it about.</summary>
internal sealed record DrawnLink(NewLink Link, IReadOnlyList<NewMessage> Messages);

/// <summary>To whom a link goes, and what about.</summary>
/// <param name="Subject">The instruction or the change.</param>
/// <param name="Customer">The customer.</param>
/// <param name="Language">Their language.</param>
/// <param name="Expires">At that instant it is over.</param>
internal sealed record LinkOrder(string Subject, string Customer, string Language, Instant Expires);

/// <summary>
/// Draws links for commands: the token goes into the sealed message and nowhere else, its hash into the link.
/// </summary>
internal sealed class LinkDrawing(ServerSettings settings, MessageSeals seals, SealFor seal)
{
    private const int SeedBytes = 16;

    /// <summary>Whether links can be made: customers have an address under which they reach this server.</summary>
    public bool IsPossible => settings.Messages.PublicUrl is not null;

    /// <summary>
    /// Draws a link that asks about an instruction. It goes to one contact, and its code to another one of another
    /// medium, both known from before: whoever has the mailbox has the link and not the code.
    /// </summary>
    /// <exception cref="ArgumentException">Link and code would go the same way.</exception>
    public async Task<DrawnLink> ConfirmAsync(
        LinkOrder order, LinkDetails details, LinkContact linkTo, LinkContact codeTo, DateTimeZone zone,
        CancellationToken ct)
    {
        if (linkTo.Id == codeTo.Id || linkTo.Destination == codeTo.Destination
            || (linkTo.Medium is Medium.Email) == (codeTo.Medium is Medium.Email))
        {
            throw new ArgumentException("A link and its code go to two contacts of different kinds.", nameof(codeTo));
        }

        var token = LinkToken.Draw();
        var code = LinkCode.Draw();
        var link = new NewLink(
            LinkPurpose.Confirm, token.Hash(), order.Subject, order.Customer, linkTo.Id, order.Expires)
        {
            CodeHash = token.HashOf(code),
            Sealed = await seal(order.Customer, details.ToBytes(), LinkDetails.Use, ct),
        };
        return new DrawnLink(link,
        [
            await MessageAsync(order, TemplateTable.Confirm, linkTo, MessageParameters.None
                .Masked("account", details.Account).Text("reference", order.Subject)
                .Moment("until", order.Expires, zone)
                .Link("link", UrlOf(token, LinkPurpose.Confirm, order.Language)), ct),
            await MessageAsync(order, TemplateTable.Code, codeTo, MessageParameters.None
                .Code("code", code).Moment("until", order.Expires, zone), ct),
        ]);
    }

    /// <summary>Draws a link for a notice: by one press "this was not me", or a change undone.</summary>
    /// <param name="order">To whom and what about.</param>
    /// <param name="purpose">What it is for.</param>
    /// <param name="template">The notice.</param>
    /// <param name="parameters">What the notice says besides the link.</param>
    /// <param name="to">The contacts that are told, each by a message of its own with the same link.</param>
    /// <param name="ct">Ends it.</param>
    public async Task<DrawnLink> NoticeAsync(
        LinkOrder order, LinkPurpose purpose, string template, MessageParameters parameters,
        IReadOnlyList<LinkContact> to, CancellationToken ct)
    {
        var token = LinkToken.Draw();
        var told = parameters.Link("link", UrlOf(token, purpose, order.Language));
        List<NewMessage> messages = [];
        foreach (var contact in to)
        {
            messages.Add(await MessageAsync(order, template, contact, told, ct));
        }

        return new DrawnLink(
            new NewLink(purpose, token.Hash(), order.Subject, order.Customer, to[0].Id, order.Expires), messages);
    }

    /// <summary>Makes a message without a link.</summary>
    public async Task<NewMessage> MessageAsync(
        LinkOrder order, string template, LinkContact to, MessageParameters parameters, CancellationToken ct) =>
        new(template, order.Customer, to.Medium, order.Language, await seals.SealAsync(
            order.Customer, MessageContent.Of(to.Destination, parameters), ct))
        {
            Contact = to.Id,
            OnFileSince = to.OnFileSince,
            About = order.Subject,

            // A page that is over helps nobody, and a code for it confuses.
            NotAfter = template is TemplateTable.Confirm or TemplateTable.Code ? order.Expires : null,
        };

    /// <summary>Random bytes for the choices of a page.</summary>
    public static byte[] Seed() => RandomNumberGenerator.GetBytes(SeedBytes);

    private Uri UrlOf(LinkToken token, LinkPurpose purpose, string language)
    {
        var root = settings.Messages.PublicUrl
            ?? throw new InvalidOperationException("Links need messages.publicUrl.");
        var slash = root.AbsoluteUri.EndsWith('/') ? "" : "/";
        var query = language == "es" ? "?es" : "";
        return new Uri($"{root.AbsoluteUri}{slash}{CustomerPages.PathOf(purpose)}/{token.ToPath()}{query}");
    }
}
