using System.Collections.Frozen;
using System.Collections.Immutable;
using Holdfast.Engine.Contract;

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

    /// <summary>Whether a signal is of what employees do.</summary>
    public static bool IsOfStaff(string signal) => OfStaff.Contains(signal);

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
