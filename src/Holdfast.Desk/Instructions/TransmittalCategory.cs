using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Holdfast.Engine.Contract;

namespace Holdfast.Desk.Instructions;

/// <summary>What FINRA Rule 3110(c)(2)(A)(iv) lists of transmittals. One instruction may be several of them.</summary>
[JsonConverter(typeof(WordConverter<TransmittalCategory>))]
public enum TransmittalCategory
{
    /// <summary>To an account of somebody else: the beneficial owner changes.</summary>
    ThirdParty,

    /// <summary>To a bank, an investment company or another outside entity.</summary>
    OutsideEntity,

    /// <summary>To a place other than the customer's primary residence.</summary>
    AlternateLocation,

    /// <summary>Between the customer and a registered representative, hand delivery of cheques included.</summary>
    RepHandled,
}

/// <summary>Finds the categories of an instruction.</summary>
public static class Categories
{
    /// <summary>All that apply, in the order of the rule.</summary>
    public static ImmutableArray<TransmittalCategory> Of(TransmittalOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        List<TransmittalCategory> found = [];
        if (IsThirdParty(order))
        {
            found.Add(TransmittalCategory.ThirdParty);
        }

        if (order.Payee.Kind is DestinationKind.OwnBank or DestinationKind.ThirdPartyBank or DestinationKind.OutsideFirm
            or DestinationKind.CryptoWallet)
        {
            found.Add(TransmittalCategory.OutsideEntity);
        }

        if (order.Payee.Kind is DestinationKind.OtherAddress || order.DeliverTo is DeliverTo.OtherAddress)
        {
            found.Add(TransmittalCategory.AlternateLocation);
        }

        // An instruction that the representative brings in is handled by the representative, whoever is paid.
        if (order.InstructedBy is Instructor.Representative || order.DeliverTo is DeliverTo.HandDelivery)
        {
            found.Add(TransmittalCategory.RepHandled);
        }

        return [.. found];
    }

    /// <summary>Whether somebody else is paid. Where it is not known whose the account is, somebody else is.</summary>
    public static bool IsThirdParty(TransmittalOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return order.Payee.Kind switch
        {
            DestinationKind.ThirdPartyBank or DestinationKind.ThirdPartyAccount => true,
            DestinationKind.OwnBank or DestinationKind.OutsideFirm => order.Payee.Owner is not OwnerNameMatch.Match,
            DestinationKind.CryptoWallet => order.Payee.Owner is not OwnerNameMatch.Match,
            DestinationKind.AddressOfRecord or DestinationKind.OtherAddress =>
                order.Payee.Owner is OwnerNameMatch.Mismatch or OwnerNameMatch.Partial,
            DestinationKind.NotGiven => true,
        };
    }
}
