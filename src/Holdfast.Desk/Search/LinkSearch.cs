using System.Collections.Immutable;
using System.Text;
using Holdfast.Desk.Access;
using Holdfast.Desk.Console;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Facts;
using Holdfast.Engine.Values;
using Holdfast.Runtime.Following.Links;

namespace Holdfast.Desk.Search;

/// <summary>
/// Finds which accounts and customers used a device, came from an address, paid somebody, traded a security, have a
/// contact, were acted on by an employee: whether or not there is a case about it. Only where it was said for what:
/// each who is shown was looked at, and that is kept.
/// </summary>
internal sealed class LinkSearch(
    FollowedLinks links, DeskReader reader, Vault vault, VaultLooks looks, FirmTime time) : ISearchSource
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

    private static readonly ImmutableArray<string> Shown = ["activity"];

    public string Scope => Scopes.CustomersRead;

    /// <summary>An address as links and cases name it; null where a text is none.</summary>
    public static string? NetworkIn(string text) =>
        NetworkAddress.TryParse(Encoding.UTF8.GetBytes(text), out var address)
            ? FollowedLinks.NetworkName(address)
            : null;

    public async Task<IReadOnlyList<Found>> FindAsync(SearchQuestion question, Actor by, CancellationToken ct)
    {
        if (question.Purpose is not { } purpose)
        {
            return [];
        }

        List<Hit> hits = [];
        foreach (var (kind, said) in Kinds)
        {
            if (NameOf(kind, question.Text) is { } name && links.Index.Find(kind, name) is { } thing)
            {
                hits.AddRange(links.Index.OfThing(thing, ISearchSource.ShownAtMost)
                    .Select(link => HitOf(link, said)).OfType<Hit>());
            }
        }

        hits = [.. hits.DistinctBy(hit => (hit.IsAccount, hit.Subject)).OrderByDescending(hit => hit.Link.Seen)];
        await using var db = reader.Open();
        await looks.RecordAllAsync(
            [
                new VaultLook("search", null, purpose, Shown, hits.Count),
                .. hits.Select(hit => hit.IsAccount
                    ? new VaultLook("account", null, purpose, Shown, 1) { Account = hit.Subject }
                    : new VaultLook("customer", hit.Subject, purpose, Shown, 1)
                    {
                        Tie = vault.Read(db, hit.Subject) is { } file ? vault.TieOf(db, file, by) : StaffTie.None,
                    }),
            ],
            by, ct);
        return [.. hits.Select(hit => FoundOf(hit, purpose))];
    }

    private static string? NameOf(LinkKind kind, string text) => kind switch
    {
        LinkKind.Network => NetworkIn(text),
        LinkKind.Symbol => text.ToUpperInvariant(),
        _ => text,
    };

    private Hit? HitOf(Link link, string said) => links.NamesOf(link) is var (_, subject)
        ? new Hit(link, link.Subject.Kind is LinkKind.Account, subject, said)
        : null;

    private Found FoundOf(Hit hit, Purpose purpose) => new(
        hit.IsAccount ? FoundKind.Account : FoundKind.Customer, Fit.About,
        $"{(hit.IsAccount ? "Account" : "Customer")} {hit.Subject}", $"{hit.Said}, last {time.Text(hit.Link.Seen)}",
        hit.IsAccount ? null : CustomerSearch.PathOf(hit.Subject, purpose));

    private sealed record Hit(Link Link, bool IsAccount, string Subject, string Said);
}
