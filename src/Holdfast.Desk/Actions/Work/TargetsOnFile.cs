using System.Collections.Immutable;
using System.Globalization;
using Holdfast.Desk.Access;
using Holdfast.Desk.Customers;
using Holdfast.Desk.Instructions.Work;
using Holdfast.Engine.Contract;
using Holdfast.Runtime.Hosting;
using Holdfast.Runtime.Journal;

namespace Holdfast.Desk.Actions.Work;

/// <summary>What an order may be about, as far as it is known before somebody types it.</summary>
/// <param name="Customer">The customer; null where none is known.</param>
/// <param name="Accounts">The accounts to choose from.</param>
/// <param name="Value">What it is done to; null where it is not known.</param>
internal sealed record TargetOnFile(string? Customer, ImmutableArray<string> Accounts, string? Value);

/// <summary>
/// Finds what an order may be about by what its page is opened with: a customer, or an event of the journal, by its
/// position, which tells nothing in an address. Whatever of a customer is shown then was recorded as a look.
/// </summary>
internal sealed class TargetsOnFile(Partition partition, Vault vault)
{
    public async Task<TargetOnFile> FindAsync(
        ActionKind kind, string? customer, string? position, string? of, Actor by, CancellationToken ct)
    {
        var told = EventAt(position);

        // What an event tells of one customer is no part of a look at another.
        told = customer is null || told?.Customer == customer ? told : null;
        customer ??= told is { Customer.Length: > 0 } ? told.Customer : null;
        var target = ActionRule.Of(kind).Target;
        if (customer is null || Fields.IdFault(customer) is not null
            || target is TargetKind.None or TargetKind.Symbol or TargetKind.Customer)
        {
            return new TargetOnFile(
                customer, [],
                target is TargetKind.Symbol or TargetKind.Customer ? ValueOf(target, told, customer) : null);
        }

        var file = await vault.OpenAsync(customer, new Purpose(PurposeKind.Investigation, of), by, ct);
        ImmutableArray<string> accounts =
        [
            .. (file?.Accounts ?? []).Select(account => account.Account),
            .. told is { Account.Length: > 0 } ? new[] { told.Account } : [],
        ];
        return new TargetOnFile(
            customer, target is TargetKind.Account ? [.. accounts.Distinct(StringComparer.Ordinal)] : [],
            ValueOf(target, told, customer));
    }

    private EventEntry? EventAt(string? text)
    {
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            || position >= partition.Journal.Head.Size)
        {
            return null;
        }

        return partition.Journal.At(position) is { Salted: not null, Head.Kind: EntryKind.Event } entry
            ? EventEntry.Read(entry)
            : null;
    }

    private static string? ValueOf(TargetKind target, EventEntry? told, string? customer)
    {
        var value = target switch
        {
            TargetKind.Customer => customer,
            TargetKind.Account => told?.Account,
            TargetKind.Device => told?.Event.Device?.Id.ToString(),
            TargetKind.Payee => (told?.Event.Data as TransferRequested)?.Destination?.Token.ToString(),
            TargetKind.Symbol => told?.Event.Data switch
            {
                OrderPlaced placed => placed.Symbol.ToString(),
                OrderFilled filled => filled.Symbol.ToString(),
                _ => null,
            },
            TargetKind.None => null,
        };
        return value is { Length: > 0 } ? value : null;
    }
}
