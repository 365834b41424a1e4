using Holdfast.Desk.Customers;

namespace Holdfast.Desk.Instructions.Work;

/// <summary>The keyed hashes, in hexadecimal digits, by which instructions are looked up.</summary>
internal sealed class Marks(VaultHashes hashes)
{
    /// <summary>Of an account.</summary>
    public string OfAccount(string account) => Convert.ToHexStringLower(hashes.Account(account));

    /// <summary>
    /// Of a payee's account, by which equal payees of all customers are found; empty where there is none.
    /// </summary>
    public string OfPayee(string account) => account.Length == 0
        ? ""
        : Convert.ToHexStringLower(hashes.Account("payee\0" + account));

    /// <summary>Of a request id of somebody's.</summary>
    public string OfRequest(string by, string request) =>
        Convert.ToHexStringLower(hashes.Account($"request\0{by}\0{request}"));

    /// <summary>Of what was sent with a request id.</summary>
    public string OfContent(string content) => Convert.ToHexStringLower(hashes.Account("content\0" + content));
}
