using Holdfast.Desk.Access;
using Holdfast.Desk.Settings;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace Holdfast.Desk.Customers;

/// <summary>
/// Puts things into a file and ends them: contacts that the firm had before, authorities, trusted contacts, own banks.
/// Each has an id that whoever sends it chooses, so that sent twice it is there once.
/// </summary>
internal sealed class KeepInFile(VaultWriter writer, ServerSettings settings)
{
    /// <summary>
    /// A contact that the firm has. A first one of its kind is in use; any other waits for a change of account data.
    /// </summary>
    public Task ContactAsync(HttpContext context) => PutAsync(context, VaultChange.ContactImported, (fields, call) =>
    {
        var (kind, value) = VaultForms.Contact(fields);
        var days = settings.Firm.TimeZone;
        var since = fields.Time("onFileSince", days) ?? call.Now;
        var (confirmedAt, how) = (fields.Time("confirmedAt", days), fields.Text("confirmedHow"));
        if (since > call.Now || confirmedAt > call.Now)
        {
            fields.Fault(since > call.Now ? "onFileSince" : "confirmedAt", "It has not come yet.");
        }

        var contact = new ContactProposal(call.Id, kind, value);
        return (file, now) => ContactChanges.Import(file, contact, since, confirmedAt, how, now, call.By);
    });

    public Task AuthorityAsync(HttpContext context) => PutAsync(context, VaultChange.AuthorityAdded, (fields, call) =>
    {
        var authority = VaultForms.Authority(fields, call.Id, call.By, call.Now);
        return (file, _) => FileChanges.Add(file, authority);
    });

    public Task TrustedContactAsync(HttpContext context) => PutAsync(
        context, VaultChange.TrustedContactAdded, (fields, call) =>
        {
            var contact = VaultForms.TrustedContact(fields, call.Id, call.By, call.Now);
            return (file, now) => FileChanges.Add(file, contact, now.InZone(file.Zone()).Date);
        });

    public Task BankAsync(HttpContext context) => PutAsync(context, VaultChange.BankAdded, (fields, call) =>
    {
        var bank = VaultForms.Bank(fields, call.Id, call.By, call.Now);
        return (file, now) => FileChanges.Add(file, bank, now.InZone(file.Zone()).Date);
    });

    public Task EndAuthorityAsync(HttpContext context) => PutAsync(
        context, VaultChange.AuthorityEnded, (fields, call) =>
        {
            var why = fields.NeededText("why");
            return (file, now) => FileChanges.EndAuthority(file, call.Id, why, now);
        });

    public Task EndTrustedContactAsync(HttpContext context) => PutAsync(
        context, VaultChange.TrustedContactEnded,
        (_, call) => (file, now) => FileChanges.EndTrustedContact(file, call.Id, now));

    public Task EndBankAsync(HttpContext context) => PutAsync(
        context, VaultChange.BankEnded, (_, call) => (file, now) => FileChanges.EndBank(file, call.Id, now));

    private sealed record Call(string Id, Actor By, Instant Now);

    private async Task PutAsync(
        HttpContext context, string change, Func<JsonFields, Call, Func<CustomerFile, Instant, VaultOutcome>> read)
    {
        var customer = CustomerRequest.PathText(context, CustomerRequest.First);
        var id = CustomerRequest.PathText(context, CustomerRequest.Second);
        var (isRead, version, _) = await CustomerRequest.VersionAsync(context);
        if (!isRead || await CustomerRequest.BodyAsync(context) is not { } fields)
        {
            return;
        }

        var call = new Call(id, ActorOf.Request(context), writer.Now);
        var decide = read(fields, call);
        if (!await CustomerRequest.IsGoodAsync(context, fields))
        {
            return;
        }

        await CustomerRequest.AnswerAsync(context, Fields.IdFault(customer) is null && Fields.IsName(id)
            ? await writer.ChangeAsync(
                new VaultOrder(customer, change, id, call.By) { Version = version }, decide, context.RequestAborted)
            : new VaultOutcome.Absent());
    }
}
