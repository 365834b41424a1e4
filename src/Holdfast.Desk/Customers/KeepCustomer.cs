using Holdfast.Desk.Access;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Desk.Customers;

/// <summary><c>PUT /v1/customers/{customer}</c>: begins a file, or keeps its profile as a whole.</summary>
internal sealed class KeepCustomer(VaultWriter writer)
{
    public async Task HandleAsync(HttpContext context)
    {
        var customer = CustomerRequest.PathText(context, CustomerRequest.First);
        var (isRead, version, isNewOnly) = await CustomerRequest.VersionAsync(context);
        if (!isRead || await CustomerRequest.BodyAsync(context) is not { } fields)
        {
            return;
        }

        var profile = VaultForms.Profile(fields);
        if (!await CustomerRequest.IsGoodAsync(context, fields))
        {
            return;
        }

        if (Fields.IdFault(customer) is not null)
        {
            await CustomerRequest.AbsentAsync(context);
            return;
        }

        var order = new VaultOrder(customer, VaultChange.Profile, null, ActorOf.Request(context))
        {
            Version = version,
            IsNewOnly = isNewOnly,
        };
        await CustomerRequest.AnswerAsync(context, await writer.ChangeOrBeginAsync(
            order, (file, now) => Decide(file, order, profile, now), context.RequestAborted));
    }

    // What is there is changed only by who says what they have read; asked for a second time it is the same.
    private static VaultOutcome Decide(CustomerFile? file, VaultOrder order, Profile profile, NodaTime.Instant now)
    {
        var today = now.InZone(NodaTime.DateTimeZoneProviders.Tzdb[profile.TimeZone]).Date;
        var outcome = FileChanges.Keep(file, order.Customer, profile, today);
        return file is not null && order.Version is null && outcome is VaultOutcome.Changed
            ? new VaultOutcome.Stale()
            : outcome;
    }
}
