using Holdfast.Desk.Customers;
using Holdfast.Desk.Instructions;

namespace Holdfast.Desk.Cases;

/// <summary>
/// The keyed hashes, in hexadecimal digits, by which cases name what they are about. Accounts have the hash by which
/// instructions are found, so that both can be looked up together.
/// </summary>
public sealed class CaseMarks
{
    private readonly VaultHashes _hashes;

    internal CaseMarks(VaultHashes hashes) => _hashes = hashes;

    /// <summary>The hash of something.</summary>
    public string Of(KeyKind kind, string value) => Convert.ToHexStringLower(kind switch
    {
        KeyKind.Account => _hashes.Account(value),
        KeyKind.Customer or KeyKind.Session or KeyKind.Device or KeyKind.Network or KeyKind.Payee or KeyKind.Symbol
            or KeyKind.Employee => _hashes.Account($"case {Words.Of(kind)}\0{value}"),
    });

    /// <summary>The hash of a request id of somebody's.</summary>
    internal string OfRequest(string by, string request) =>
        Convert.ToHexStringLower(_hashes.Account($"case request\0{by}\0{request}"));

    /// <summary>The lot of a case, which only the server can tell.</summary>
    internal string OfLot(CaseId id) => Convert.ToHexStringLower(_hashes.Account($"case lot\0{id}"));

    /// <summary>The hash of what was sent with a request id.</summary>
    internal string OfContent(string content) => Convert.ToHexStringLower(_hashes.Account("case content\0" + content));
}
