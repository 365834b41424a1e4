using System.Text.Json;
using System.Text.Json.Nodes;
using Holdfast.Desk.Access;
using Microsoft.AspNetCore.Http;

namespace Holdfast.Desk.Customers;

/// <summary><c>GET /v1/customers/{customer}</c>: the file, for a purpose; the look is kept first.</summary>
internal sealed class ReadCustomer(Vault vault)
{
    public async Task HandleAsync(HttpContext context)
    {
        if (await CustomerRequest.PurposeAsync(context) is not { } purpose)
        {
            return;
        }

        var customer = CustomerRequest.PathText(context, CustomerRequest.First);
        var file = Fields.IdFault(customer) is null
            ? await vault.OpenAsync(customer, purpose, ActorOf.Request(context), context.RequestAborted)
            : null;
        if (file is null)
        {
            await CustomerRequest.AbsentAsync(context);
            return;
        }

        CustomerRequest.Tag(context, file.Version);
        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        Of(file).WriteTo(json);
    }

    /// <summary>A file as it is answered: as it is kept, with its version and the accounts it goes with.</summary>
    public static JsonObject Of(CustomerFile file)
    {
        var answer = JsonSerializer.SerializeToNode(file, FileJson.Default.CustomerFile)!.AsObject();
        answer["version"] = file.Version;
        answer["accounts"] = new JsonArray(
        [
            .. file.Accounts.Select(
                account => JsonSerializer.SerializeToNode(account, FileJson.Default.AccountFile)),
        ]);
        answer["jointHolders"] = new JsonArray([.. file.JointHolders.Select(holder => new JsonObject
        {
            ["customer"] = holder.Customer,
            ["account"] = holder.Account,
            ["role"] = Words<HolderRole>.Of(holder.Role),
        })]);
        return answer;
    }
}
