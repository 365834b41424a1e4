using System.Collections.Frozen;
using System.Collections.Immutable;
using Holdfast.Engine.Contract;
using Holdfast.Engine.Signals;

namespace Holdfast.Desk.Cases;

/// <summary>What an alert looks like, told from its type and the signals that spoke against it.</summary>
internal static class CaseKinds
{
    private static readonly FrozenSet<string> OfMarkets =
    [
        "thinStockBurst", "newThinStock", "coordinatedBuying", "orderMovesMarket", "absurdPrice", "losingRoundTrip",
        "firstOptionAfterContactChange",
    ];

    private static readonly FrozenSet<string> OfStaff =
        ["staffHarvest", "bulkExport", "exportInStrangeVisit", "staffLookedFirst", "staffChangedThenMoney"];

    private static readonly FrozenSet<string> Shipped =
        SignalCatalog.All.Select(signal => signal.Description.Id).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> OfPayments =
    [
        "newPayee", "firstUseOfRail", "cryptoToNewWallet", "payeeOfStrangers", "ownerNameMismatch", "unverifiedBank",
        "bankLinkedLately", "bankLinkChurn", "microEntryProbing", "foreignPayee", "acatsOutSurprise", "ownerUnknown",
        "largeShareToNewPayee", "accountEmptying", "unusualAmount", "liquidateThenWithdraw", "splitUnderLimit",
        "mostOfCash", "emailedInstruction", "emailedToUnprovenPayee", "thirdPartyInstruction",
        "unsolicitedLiquidation", "seniorAtRisk", "instantFundsAbuse", "dormantReactivation",
        "phoneCallDuringTransfer",
    ];

    private static readonly FrozenSet<string> OfProbing =
    [
        "stuffingFromAddress", "stuffingFromNetwork", "passwordSpray", "usernameEnumeration", "newAccountCluster",
        "identityCheckFailed",
    ];

    /// <summary>
    /// Whether a signal speaks of whoever did something, and not of the customer: one of looks or of exports, and any
    /// of the firm's own, which are written for the event.
    /// </summary>
    public static bool IsOfStaff(EventData data, string signal) => !Shipped.Contains(signal) || data switch
    {
        EmployeeViewed => signal is "staffHarvest",
        EmployeeExported => signal is "bulkExport" or "exportInStrangeVisit",
        _ => false,
    };

    /// <summary>What an alert looks like.</summary>
    /// <param name="told">The event.</param>
    /// <param name="against">The signals that spoke against it, the heaviest first.</param>
    public static CaseKind Of(BrokerageEvent told, ImmutableArray<string> against) => told.Data switch
    {
        EmployeeViewed or EmployeeExported => CaseKind.Insider,
        OrderPlaced when against.Any(OfMarkets.Contains) => CaseKind.Market,
        TransferRequested or BankLinked when against is [var first, ..] && OfPayments.Contains(first) =>
            CaseKind.Payment,
        CustomerReported { What: ReportKind.DeniedTransfer } => CaseKind.Payment,
        AccountOpened => CaseKind.Probing,
        _ when against is [var first, ..] && OfProbing.Contains(first) => CaseKind.Probing,
        _ when against is [var first, ..] && OfStaff.Contains(first) => CaseKind.Insider,
        _ => CaseKind.Takeover,
    };
}
