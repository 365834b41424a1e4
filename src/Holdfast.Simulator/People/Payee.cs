using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;
using Holdfast.Simulator.Randomness;

namespace Holdfast.Simulator.People;

/// <summary>Where money goes or comes from: a bank account, a wallet, an address, another firm.</summary>
/// <param name="Token">What the firm calls it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Match">Whether its owner is the customer, as far as is known.</param>
internal sealed record Payee(Tag Token, DestinationKind Kind, OwnerNameMatch Match)
{
    /// <summary>Country of its bank, where told.</summary>
    public CountryCode Country { get; init; }

    /// <summary>Name of the payee, where told.</summary>
    public string? Name { get; init; }

    /// <summary>The customer's own bank account.</summary>
    public static Payee OwnBank(Chance chance) => new(
        chance.Mint(TagKind.Bank), DestinationKind.OwnBank,
        chance.Weighed(64, 10, 5, 21) switch
        {
            0 => OwnerNameMatch.Match,
            1 => OwnerNameMatch.Partial,
            2 => OwnerNameMatch.Mismatch,
            _ => OwnerNameMatch.Unknown,
        });

    /// <summary>
    /// Somebody else's bank account: an escrow agent, a school, a child, or whoever is told to be one.
    /// </summary>
    public static Payee ThirdParty(Chance chance, string? name = null) => new(
        chance.Mint(TagKind.Bank), DestinationKind.ThirdPartyBank,
        chance.Is(0.55) ? OwnerNameMatch.Mismatch : OwnerNameMatch.Unknown)
    {
        Name = name,
    };

    public static Payee Wallet(Chance chance) =>
        new(chance.Mint(TagKind.Wallet), DestinationKind.CryptoWallet, OwnerNameMatch.Unknown);
}
