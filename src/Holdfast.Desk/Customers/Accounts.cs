using System.Text.Json;
using Holdfast.Desk.Access;
using Holdfast.Desk.Api;
using Holdfast.Desk.Facts;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Desk.Customers;

/// <summary><c>/v1/accounts/{account}</c>: what the firm knows of an account, with who holds it.</summary>
internal sealed class Accounts(Vault vault, VaultWriter writer, VaultLooks looks, DeskReader reader)
{
    public async Task ReadAsync(HttpContext context)
    {
        if (await CustomerRequest.PurposeAsync(context) is not { } purpose)
        {
            return;
        }

        var id = CustomerRequest.PathText(context, CustomerRequest.First);
        AccountFile? account = null;
        if (Fields.IdFault(id) is null)
        {
            await using var db = reader.Open();
            account = vault.ReadAccount(db, id);
            await looks.RecordAsync(
                new VaultLook("account", null, purpose, [], account is null ? 0 : 1) { Account = id },
                ActorOf.Request(context), context.RequestAborted);
        }

        if (account is null)
        {
            await CustomerRequest.AbsentAsync(context);
            return;
        }

        CustomerRequest.Tag(context, account.Version);
        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        JsonSerializer.Serialize(json, account, FileJson.Default.AccountFile);
    }

    public async Task KeepAsync(HttpContext context)
    {
        var id = CustomerRequest.PathText(context, CustomerRequest.First);
        var (isRead, version, isNewOnly) = await CustomerRequest.VersionAsync(context);
        if (!isRead || await CustomerRequest.BodyAsync(context) is not { } fields)
        {
            return;
        }

        var holders = fields.List("holders");
        var account = VaultForms.Account(fields, id, [.. holders.Select(VaultForms.Holder)]);
        if (!await CustomerRequest.IsGoodAsync(context, fields, [.. holders]))
        {
            return;
        }

        if (Fields.IdFault(id) is not null)
        {
            await CustomerRequest.AbsentAsync(context);
            return;
        }

        await AnswerAsync(context, await writer.KeepAccountAsync(
            account, version, isNewOnly, ActorOf.Request(context), context.RequestAborted));
    }

    private Task AnswerAsync(HttpContext context, AccountOutcome outcome) => outcome switch
    {
        AccountOutcome.Changed changed => KeptAsync(context, changed.Account.Account),
        AccountOutcome.Same same => KeptAsync(context, same.Account.Account),
        AccountOutcome.Refused refused => Problem.Of(ProblemTypes.FileRefused, refused.Detail).ExecuteAsync(context),
        AccountOutcome.Stale => CustomerRequest.StaleAsync(context),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private Task KeptAsync(HttpContext context, string account)
    {
        using var db = reader.Open();
        return CustomerRequest.KeptAsync(
            context, "account", account, vault.ReadAccount(db, account)?.Version ?? -1);
    }
}
