using System.Collections.Immutable;
using Holdfast.Desk.Access;
using Holdfast.Desk.Console.Parts;
using Holdfast.Desk.Customers;

namespace Holdfast.Desk.Search;

/// <summary>
/// Finds customers by whatever was typed: a number of theirs or of an account, an address, a telephone number, the last
/// digits of a tax id, or a name. Only where it was said for what: who is shown was looked at, and that is kept.
/// </summary>
internal sealed class CustomerSearch(SearchCustomers search, VaultHashes hashes) : ISearchSource
{
    private const int TaxIdDigits = 4;

    public string Scope => Scopes.CustomersRead;

    /// <summary>The file of a customer, opened for a purpose.</summary>
    public static string PathOf(string customer, Purpose purpose)
    {
        var named = purpose.Case is { } said ? $"&case={Uri.EscapeDataString(said)}" : "";
        return $"/customers/{Uri.EscapeDataString(customer)}?purpose={Words<PurposeKind>.Of(purpose.Kind)}{named}";
    }

    public async Task<IReadOnlyList<Found>> FindAsync(SearchQuestion question, Actor by, CancellationToken ct)
    {
        if (question.Purpose is not { } purpose)
        {
            return [];
        }

        foreach (var (terms, fit, why) in TermsOf(question.Text))
        {
            var found = await search.FindAsync(terms, purpose, by, ct);
            if (!found.Found.IsEmpty)
            {
                return [.. found.Found.Select(one => FoundOf(one, fit, why, purpose))];
            }
        }

        return [];
    }

    // What a text can be is tried in this order, and only as far as something is found: each try is kept.
    private IEnumerable<(ImmutableArray<SearchTerm> Terms, Fit Fit, string Why)> TermsOf(string text)
    {
        if (Normal.TryEmail(text, out var email))
        {
            yield return ([new SearchTerm.OfIndex(hashes.Email(email))], Fit.About, "by e-mail address");
            yield break;
        }

        if (text.Length == TaxIdDigits && text.All(char.IsAsciiDigit))
        {
            yield return ([new SearchTerm.OfIndex(hashes.TaxIdLastFour(text))], Fit.About, "by last digits of tax id");
        }

        if (!text.Contains(' ', StringComparison.Ordinal))
        {
            yield return ([new SearchTerm.OfPerson(hashes.Person(text))], Fit.ItsId, "by customer number");
            yield return ([new SearchTerm.OfAccount(hashes.Account(text))], Fit.About, "holds this account");
        }

        if (text.Any(char.IsAsciiDigit) && Normal.TryPhone(text, out var phone))
        {
            yield return ([new SearchTerm.OfIndex(hashes.Phone(phone))], Fit.About, "by telephone number");
        }

        if (search.OfName(text) is { IsEmpty: false } name)
        {
            yield return (name, Fit.About, "by name");
        }
    }

    private static Found FoundOf(FoundCustomer one, Fit fit, string why, Purpose purpose) => new(
        FoundKind.Customer, fit, one.Name, why, PathOf(one.Customer, purpose))
    {
        State = Words<CustomerStatus>.Of(one.Status), Tone = Tone.Neutral,
    };
}
