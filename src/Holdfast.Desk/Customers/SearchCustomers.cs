using System.Collections.Immutable;
using Holdfast.Desk.Access;
using Holdfast.Desk.Api;
using Holdfast.Desk.Facts;
using Holdfast.Desk.Records;
using Holdfast.Engine.Contract;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Holdfast.Desk.Customers;

/// <summary>Who was found.</summary>
/// <param name="Customer">Their id.</param>
/// <param name="Name">What they are called.</param>
/// <param name="Status">Where they stand with the firm.</param>
internal sealed record FoundCustomer(string Customer, string Name, CustomerStatus Status);

/// <summary>What came of looking for somebody.</summary>
/// <param name="Found">Who was found, by name.</param>
/// <param name="HasMore">Whether there are more than are shown.</param>
internal sealed record CustomerSearch(ImmutableArray<FoundCustomer> Found, bool HasMore);

/// <summary>
/// <c>POST /v1/customers/search</c>: finds people by what a caller says. All that is given has to fit; it stands in the
/// body, because addresses are written into logs. Everybody who is shown was looked at.
/// </summary>
internal sealed class SearchCustomers(Vault vault, VaultHashes hashes, VaultLooks looks, DeskReader reader)
{
    /// <summary>The most people that are shown: who finds more asks with more.</summary>
    public const int ShownAtMost = 20;

    // The most words of a name that are looked for.
    private const int NameParts = 6;

    /// <summary>By what people are looked for.</summary>
    public static ImmutableArray<string> Terms { get; } =
        ["customer", "name", "email", "phone", "taxIdLastFour", "account"];

    public async Task HandleAsync(HttpContext context)
    {
        if (await CustomerRequest.PurposeAsync(context) is not { } purpose
            || await CustomerRequest.BodyAsync(context) is not { } fields)
        {
            return;
        }

        var hashed = Read(fields);
        if (!await CustomerRequest.IsGoodAsync(context, fields))
        {
            return;
        }

        if (hashed.IsEmpty)
        {
            await JsonAnswer.InvalidAsync(
                context, [new EventFault("", $"Expected one or more of {string.Join(", ", Terms)}.")]);
            return;
        }

        var found = await FindAsync(hashed, purpose, ActorOf.Request(context), context.RequestAborted);
        await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, json =>
        {
            json.WriteStartArray("customers");
            foreach (var one in found.Found)
            {
                json.WriteStartObject();
                json.WriteString("customer", one.Customer);
                json.WriteString("name", one.Name);
                json.WriteString("status", Words<CustomerStatus>.Of(one.Status));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteBoolean("more", found.HasMore);
        });
    }

    /// <summary>What is looked for, hashed; empty where nothing was said.</summary>
    public ImmutableArray<SearchTerm> Read(Fields fields)
    {
        var terms = ImmutableArray.CreateBuilder<SearchTerm>();
        if (fields.Id("customer") is { } customer)
        {
            terms.Add(new SearchTerm.OfPerson(hashes.Person(customer)));
        }

        if (fields.Text("name") is { } name)
        {
            var parts = OfName(name);
            if (parts.IsEmpty)
            {
                fields.Fault("name", $"Expected 1 to {NameParts} words.");
            }

            terms.AddRange(parts);
        }

        if (fields.Has("email"))
        {
            terms.Add(new SearchTerm.OfIndex(hashes.Email(
                fields.Form("email", Normal.TryEmail, "Expected a whole e-mail address."))));
        }

        if (fields.Has("phone"))
        {
            terms.Add(new SearchTerm.OfIndex(hashes.Phone(
                fields.Form("phone", Normal.TryPhone, "Expected a whole telephone number."))));
        }

        if (fields.Text("taxIdLastFour") is { } digits)
        {
            terms.Add(new SearchTerm.OfIndex(hashes.TaxIdLastFour(digits)));
        }

        if (fields.Id("account") is { } account)
        {
            terms.Add(new SearchTerm.OfAccount(hashes.Account(account)));
        }

        return terms.ToImmutable();
    }

    /// <summary>The words of a name, hashed; empty where there are none, or more than are looked for.</summary>
    public ImmutableArray<SearchTerm> OfName(string name)
    {
        string[] parts = [.. Normal.Words(name).Distinct(StringComparer.Ordinal)];
        return parts.Length is > 0 and <= NameParts
            ? [.. parts.Select(part => new SearchTerm.OfIndex(hashes.NamePart(part)))]
            : [];
    }

    /// <summary>Finds people, and keeps that each who is shown was looked at.</summary>
    public async Task<CustomerSearch> FindAsync(
        ImmutableArray<SearchTerm> terms, Purpose purpose, Actor actor, CancellationToken ct)
    {
        await using var db = reader.Open();
        var persons = await Matching(db, terms).OrderBy(person => person).Take(ShownAtMost + 1).ToListAsync(ct);
        CustomerFile[] files =
        [
            .. persons.Take(ShownAtMost).Select(person => vault.ReadBy(db, person, null)).OfType<CustomerFile>(),
        ];
        await looks.RecordAllAsync(
            [
                new VaultLook("search", null, purpose, VaultLook.NameOnly, files.Length),
                .. files.Select(file => new VaultLook("customer", file.Customer, purpose, VaultLook.NameOnly, 1)
                {
                    Tie = vault.TieOf(db, file, actor),
                }),
            ],
            actor, ct);
        return new CustomerSearch(
            [
                .. files.Select(file => new FoundCustomer(file.Customer, file.Name.Full, file.Standing.Status))
                    .OrderBy(one => one.Name, StringComparer.Ordinal)
                    .ThenBy(one => one.Customer, StringComparer.Ordinal),
            ],
            persons.Count > ShownAtMost);
    }

    private static IQueryable<byte[]> Matching(DeskDb db, ImmutableArray<SearchTerm> terms)
    {
        var persons = db.Set<PersonRow>().Select(row => row.Person);
        foreach (var term in terms)
        {
            persons = term switch
            {
                SearchTerm.OfPerson { Hash: var hash } => persons.Where(person => person == hash),
                SearchTerm.OfIndex { Hash: var hash } => persons.Where(person =>
                    db.Set<PersonIndexRow>().Any(row => row.Hash == hash && row.Person == person)),
                SearchTerm.OfAccount { Hash: var hash } => persons.Where(person =>
                    db.Set<HolderRow>().Any(row => row.Account == hash && row.Person == person)),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }

        return persons;
    }
}

/// <summary>Something that has to fit whoever is found.</summary>
internal abstract record SearchTerm
{
    private SearchTerm()
    {
    }

    /// <summary>The very person.</summary>
    public sealed record OfPerson(byte[] Hash) : SearchTerm;

    /// <summary>Something that is known of them.</summary>
    public sealed record OfIndex(byte[] Hash) : SearchTerm;

    /// <summary>An account they hold, or held.</summary>
    public sealed record OfAccount(byte[] Hash) : SearchTerm;
}
