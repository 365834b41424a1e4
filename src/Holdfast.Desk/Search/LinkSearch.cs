using System.Text;
using Holdfast.Desk.Access;
using Holdfast.Desk.Console;
using Holdfast.Engine.Values;
using Holdfast.Runtime.Following.Links;

namespace Holdfast.Desk.Search;

/// <summary>
/// Finds which accounts and customers used a device, came from an address, paid somebody, traded a security, have a
/// contact, were acted on by an employee: whether or not there is a case about it.
/// </summary>
internal sealed class LinkSearch(FollowedLinks links, FirmTime time) : ISearchSource
{
    private static readonly (LinkKind Kind, string Said)[] Kinds =
    [
        (LinkKind.Device, "used this device"),
        (LinkKind.Network, "came from this address"),
        (LinkKind.Payee, "paid here, or was to"),
        (LinkKind.Symbol, "traded this security"),
        (LinkKind.Contact, "has this contact"),
        (LinkKind.Employee, "was acted on by this employee"),
    ];

    public string Scope => Scopes.TimelinesRead;

    /// <summary>An address as links and cases name it; null where a text is none.</summary>
    public static string? NetworkIn(string text) =>
        NetworkAddress.TryParse(Encoding.UTF8.GetBytes(text), out var address)
            ? FollowedLinks.NetworkName(address)
            : null;

    public Task<IReadOnlyList<Found>> FindAsync(SearchQuestion question, Actor by, CancellationToken ct)
    {
        List<Found> found = [];
        foreach (var (kind, said) in Kinds)
        {
            if (NameOf(kind, question.Text) is { } name && links.Index.Find(kind, name) is { } thing)
            {
                found.AddRange(links.Index.OfThing(thing, ISearchSource.ShownAtMost)
                    .Select(link => FoundOf(link, said)).OfType<Found>());
            }
        }

        return Task.FromResult<IReadOnlyList<Found>>([.. found.DistinctBy(one => one.Title)]);
    }

    private static string? NameOf(LinkKind kind, string text) => kind switch
    {
        LinkKind.Network => NetworkIn(text),
        LinkKind.Symbol => text.ToUpperInvariant(),
        _ => text,
    };

    private Found? FoundOf(Link link, string said)
    {
        if (links.NamesOf(link) is not var (_, subject))
        {
            return null;
        }

        var isAccount = link.Subject.Kind is LinkKind.Account;
        return new Found(
            isAccount ? FoundKind.Account : FoundKind.Customer, Fit.About,
            $"{(isAccount ? "Account" : "Customer")} {subject}", $"{said}, last {time.Text(link.Seen)}",
            isAccount ? null : $"/customers/{Uri.EscapeDataString(subject)}");
    }
}
