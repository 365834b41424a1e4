using Holdfast.Engine.Contract;
using Holdfast.Engine.Values;

namespace Holdfast.Engine.Policy;

/// <summary>
/// Gates and hard rules as shipped. Weights stand with their signals, limits with <see cref="PolicyLimits"/>.
/// </summary>
internal static class DefaultPolicy
{
    public static IReadOnlyList<HardRule> HardRules { get; } =
    [
        new("newDeviceAndResetBeforeWire", EventType.TransferRequested, ["newDeviceAndResetThenWire"], Outcome.Hold,
            "ATO-27: a new device and a password reset in the day before the first wire to a third party; "
            + "FINRA Rule 3110(c)(2)."),
        new("emailedInstructionToUnprovenPayee", EventType.TransferRequested, ["emailedToUnprovenPayee"], Outcome.Hold,
            "FINRA Regulatory Notice 12-05: an e-mailed instruction is verified with the customer before it is "
            + "carried out."),
        new("codeToJustChangedSim", EventType.LoginSucceeded, ["freshSimSwap", "newDevice"], Outcome.StepUp,
            "ATO-24: a code sent to a number whose SIM changed within 72 hours proves nothing: another factor is "
            + "needed."),
        new("coachedPayment", EventType.TransferRequested,
            ["phoneCallDuringTransfer", "remoteAccess", "newPayee"], Outcome.Hold,
            "ATO-58, ATO-59: a new payee is paid by remote control with somebody on the telephone; FINRA Rule 2165."),
        new("optionAfterContactChange", EventType.OrderPlaced,
            ["firstOptionAfterContactChange", "emailAndPhoneChanged"], Outcome.Hold,
            "FINRA Regulatory Notice 20-32: e-mail and telephone were changed, and options are traded for the "
            + "first time."),
        new("codeToChangedSim", EventType.TransferRequested, ["freshSimSwap", "newPayee"], Outcome.StepUp,
            "ATO-24: a code sent to a number whose SIM changed within 72 hours proves nothing: another factor is "
            + "needed."),
        new("emptiedInUnprovenVisit", EventType.TransferRequested, ["emptiedInUnprovenVisit"], Outcome.StepUp,
            "FINRA Regulatory Notice 21-18: nearly all goes to somebody else, from a new device on a strange network, "
            + "and nothing has proved that it is the customer."),
        new("disownedPayee", EventType.TransferRequested, ["disownedPayee"], Outcome.Hold,
            "ATO-72: the payee was used in a reported theft."),
    ];

    public static GatePolicy GateOf(EventType gate) => gate switch
    {
        EventType.LoginSucceeded => Gate(-4.5m, stepUp: 0.30m, deny: 0.995m),
        EventType.CredentialChanged => Gate(-5.8m, stepUp: 0.30m, deny: 0.99m),
        EventType.ContactChanged => Gate(-4.1m, stepUp: 0.30m, hold: 0.60m, deny: 0.99m),
        EventType.DeliveryChanged => Gate(-7.0m, stepUp: 0.30m, deny: 0.99m),
        EventType.BankLinked => Gate(-5.2m, stepUp: 0.30m, hold: 0.60m, deny: 0.99m),
        EventType.TransferRequested => Gate(-6.6m, stepUp: 0.25m, hold: 0.28m, deny: 0.995m),
        EventType.OrderPlaced => Gate(-7.5m, stepUp: 0.25m, hold: 0.40m, deny: 0.995m),
        EventType.AccountOpened => Gate(-3.8m, stepUp: 0.30m, hold: 0.70m, deny: 0.99m),
        EventType.EmployeeExported => Gate(-3.7m, hold: 0.50m, deny: 0.99m),
        _ => throw new ArgumentOutOfRangeException(nameof(gate), gate, "This type is no gate."),
    };

    private static GatePolicy Gate(
        decimal prior, decimal? stepUp = null, decimal? hold = null, decimal? deny = null) => new()
    {
        Prior = LogOdds.Of(prior),
        Thresholds = new Thresholds(Of(stepUp), Of(hold), Of(deny)),
    };

    private static Probability? Of(decimal? value) => value is { } given ? Probability.Of(given) : null;
}
